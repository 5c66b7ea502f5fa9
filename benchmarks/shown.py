"""Runs in a process of its own: shows our window or a bare one and says when it has painted.

`python -m benchmarks.shown SIDE WHAT [FILE KEY]`. The first paint ends with the word `painted` on standard output: the
starter holds the clock. The filled list ends with the seconds since the file was about to be opened.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QTableView, QWidget

TYPING_MS = 3000
"""So long the person is at the unlock page; what the program reads meanwhile is not waited for."""


class PaintWatch(QObject):
    """Calls `done` once, after the whole pass of painting in which one of the widgets was painted and `counts`.

    It hears only those widgets: in Python, every event of a program costs more than a bare window does.
    """

    def __init__(self, watched: Sequence[QWidget], counts: Callable[[QWidget], bool], done: Callable[[], None]) -> None:
        super().__init__()
        self._watched, self._counts, self._done = watched, counts, done
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._counts(watched):
            for each in self._watched:
                each.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


class Tuples(QAbstractTableModel):
    """The least model there is: rows as the driver gave them."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = None) -> int:  # noqa: ARG002 - Qt's own signature
        return len(self._rows)

    def columnCount(self, parent: Any = None) -> int:  # noqa: ARG002 - Qt's own signature
        return len(self._rows[0]) if self._rows else 0

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def first_paint(side: str, file: Path | None) -> int:
    """The whole program with a file to unlock, or an empty QMainWindow."""
    if side == "bare":
        app = QApplication([])
        window = QMainWindow()
        window.resize(1366, 728)
        window.watch = PaintWatch([window], lambda _widget: True, lambda: _say(app, "painted"))
        window.show()
        return app.exec()
    from hromada_desk import __main__
    from hromada_desk.desktop import app as ours

    show_first_page = ours.show_first_page

    def watched(window: Any, path: Path | None, *, demo: bool = False) -> None:
        show_first_page(window, path, demo=demo)
        page = window.centralWidget()
        window.watch = PaintWatch([page], lambda _widget: True, lambda: _say(QApplication.instance(), "painted"))

    ours.show_first_page = watched
    return __main__.main([str(file)])


def filled_list(side: str, file: Path, key: str) -> int:
    """From the wish to open the file, its key known, to the painted rows."""
    app = QApplication([])
    window, open_it = _bare_list(file, key) if side == "bare" else _our_list(app, file, key)
    kept: list[object] = []

    def unlock() -> None:
        started = time.perf_counter()
        open_it()
        viewports = [each.viewport() for each in window.findChildren(QAbstractItemView)]
        kept.append(PaintWatch(viewports, _is_filled_view,
                               lambda: _say(app, f"{time.perf_counter() - started:.6f}")))

    window.show()
    QTimer.singleShot(TYPING_MS, unlock)
    return app.exec()


def _bare_list(file: Path, key: str) -> tuple[QMainWindow, Callable[[], None]]:
    from benchmarks import bare_file

    window = QMainWindow()
    window.resize(1366, 728)

    def open_it() -> None:
        connection = bare_file.connect(file, key)
        rows = connection.execute("SELECT number, title, stage, estimated_cost, sector, id FROM project "
                                  "WHERE alive = 1 ORDER BY id").fetchall()
        connection.execute("SELECT project_id, amount FROM payment WHERE alive = 1").fetchall()
        view = QTableView()
        view.setModel(Tuples(rows))
        view.model().setParent(view)
        window.setCentralWidget(view)

    return window, open_it


def _our_list(app: QApplication, file: Path, recovery_key: str) -> tuple[QMainWindow, Callable[[], None]]:
    from hromada_desk.desktop.rubbish import collect_rarely

    collect_rarely()
    from hromada_desk.desktop import style
    from hromada_desk.desktop.window import Window

    style.install(app, style.Theme.LIGHT, 1.0)
    window = Window()
    window.show_unlock(file)

    def open_it() -> None:
        from hromada_desk.services.workspaces import open_workspace

        window.show_desk(open_workspace(file, recovery_key=recovery_key, who="bench"))

    return window, open_it


def _is_filled_view(widget: QWidget) -> bool:
    view = widget.parent()
    return isinstance(view, QAbstractItemView) and view.viewport() is widget and view.model() is not None \
        and view.model().rowCount() > 0


def _say(app: Any, word: str) -> None:
    print(word, flush=True)
    app.quit()


def main(words: list[str]) -> int:
    """Show what is asked for; the exit code is that of the event loop."""
    side, what, *rest = words
    if what == "paint":
        return first_paint(side, Path(rest[0]) if rest else None)
    return filled_list(side, Path(rest[0]), rest[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
