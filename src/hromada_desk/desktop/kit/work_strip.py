"""The strip that shows long work: nothing under 0.3 s, the wait cursor to 2 s, then a stitch bar with counts, time
left and Stop.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.jobs import JobRun
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.kit.stitch_meter import Stitch, StitchMeter
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import translate, translate_plural

CURSOR_AFTER_MS = 300
STRIP_AFTER_MS = 2000
STITCHES = 24


class WorkStrip(QFrame):
    """Follows one JobRun; hidden while there is nothing to show. `say` names the work in a few words."""

    def __init__(self, work: JobRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="bar")
        self._work = work
        self._has_cursor = False
        self._words = Label("", Type.SMALL)
        self._meter = StitchMeter((), "", 12)
        self._count = Label("", Type.SMALL, "secondary")
        self.stop = button(translate("kit.cancel"), self._cancel, size="small")
        layout = row(self, spacing=12, margins=(20, 6, 16, 6))
        layout.addWidget(self._words)
        layout.addWidget(self._meter)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self.stop)
        self._cursor_timer, self._strip_timer = QTimer(self), QTimer(self)
        for timer, wait, deed in (
            (self._cursor_timer, CURSOR_AFTER_MS, self._show_cursor),
            (self._strip_timer, STRIP_AFTER_MS, self._show_strip),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(deed)
        work.started.connect(self._begin)
        work.progressed.connect(self._progress)
        for ending in (work.finished, work.refused, work.cancelled, work.crashed):
            ending.connect(self._end)
        self.hide()

    def say(self, words: str) -> None:
        """What is being done: "Writing the package"."""
        self._words.setText(words)
        name_for_readers(self, words)

    def _begin(self) -> None:
        self.stop.setEnabled(True)
        self.stop.setText(translate("kit.cancel"))
        self._meter.show_stitches([Stitch.NOT_BEGUN] * STITCHES, self._words.text())
        self._count.setText("")
        self._cursor_timer.start()
        self._strip_timer.start()

    def _progress(self, done: int, total: int) -> None:
        filled = done * STITCHES // total if total else 0
        words = translate("kit.work_done", done=done, total=total)
        self._meter.show_stitches([Stitch.DONE] * filled + [Stitch.NOT_BEGUN] * (STITCHES - filled), words)
        left = self._work.seconds_left()
        self._count.setText(words if left is None else f"{words} \u00b7 {_in_words(left)}")

    def _show_cursor(self) -> None:
        self._has_cursor = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def _show_strip(self) -> None:
        self._drop_cursor()
        # Nobody has placed the strip in a layout: then the work goes on without one, rather than in a window of its
        # own.
        self.setVisible(self.parentWidget() is not None)

    def _drop_cursor(self) -> None:
        if self._has_cursor:
            self._has_cursor = False
            QGuiApplication.restoreOverrideCursor()

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(translate("kit.cancelling"))
        self._work.cancel()

    def _end(self, _outcome: object = None) -> None:
        self._cursor_timer.stop()
        self._strip_timer.stop()
        self._drop_cursor()
        self.hide()


def _in_words(seconds: int) -> str:
    if seconds < 60:
        return translate_plural("kit.work_seconds", seconds)
    return translate_plural("kit.work_minutes", round(seconds / 60))
