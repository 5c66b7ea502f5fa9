"""While a person types the passphrase, what stands behind the entrance is read: storage first, then the frame.

Storage and records are imported in a thread, for they know nothing of the window; the modules of the window, which
belong to its thread, one by one in its idle moments. Nothing is opened, and nothing is made that stays.
"""

from collections.abc import Iterator
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from hromada_desk.services.workspaces import read_ahead

AFTER_PAINT_MS, BETWEEN_MS = 50, 20
WINDOW_MODULES = tuple(f"hromada_desk.desktop.{name}" for name in (
    "kit.rail", "kit.table_view", "history_actions", "frame", "backup_watch", "screens.projects.listing",
    "screens.projects.screen",
))


class ReadingAhead(QObject):
    """Begins when the event loop has painted the page, and ends by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[str] = iter(WINDOW_MODULES)
        self._thread = Thread(target=read_ahead, name="reading ahead", daemon=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        self._timer.start(AFTER_PAINT_MS)

    def _step(self) -> None:
        if self._thread.ident is None:
            self._thread.start()
        elif not self._thread.is_alive():
            name = next(self._left, "")
            if not name:
                _learn_widgets()
                return
            import_module(name)
        self._timer.start(BETWEEN_MS)


def _learn_widgets() -> None:
    """Let the binding look through the kinds of widgets now: it does so when it is first given one that Qt made."""
    QTableView().viewport()
