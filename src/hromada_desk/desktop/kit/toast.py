"""The note at the bottom that says what was just done and offers to take it back. It leaves by itself."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from hromada_desk.desktop.kit.buttons import button, icon_button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import translate

WIDTH = 400
SECONDS = 10
ABOVE_BOTTOM = 42
"""Pixels between the toast's lower edge and the window's: above the status bar."""


class Toast(QFrame):
    """One toast per window, 10 seconds; the time stands still under the pointer or with the focus inside.

    `undone` asks for undo.
    """

    undone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, role="popup")
        self._window = window
        self._left_ms = 0
        self._words = WrappingLabel("", Type.SMALL)
        self._undo = button(translate("kit.undo"), self._take_back, kind="link")
        self._close = icon_button("close", translate("kit.close_message"), self.hide)
        self._close.setMinimumSize(24, 24)
        layout = row(self, spacing=12, margins=(16, 8, 8, 8))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._pass_time)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._make_way)
        self.hide()

    def offer(self, words: str, undo_words: str = "") -> None:
        """Say what was done; the link takes it back (default words: "Undo")."""
        self._words.setText(words)
        self._undo.setText(undo_words or translate("kit.undo"))
        name_for_readers(self._undo, self._undo.text(), words)
        name_for_readers(self, words)
        self._left_ms = SECONDS * 1000
        self.show()
        self._settle()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return False

    def _take_back(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()

    def _pass_time(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            return
        self._left_ms -= self._timer.interval()
        if self._left_ms <= 0:
            self._timer.stop()
            self.hide()

    def _settle(self) -> None:
        width = min(WIDTH, self._window.width() - 32)
        self.setFixedWidth(width)
        layout = self.layout()
        self.setFixedHeight(layout.totalHeightForWidth(width) if layout else self.sizeHint().height())
        left = (self._window.width() - width) // 2
        self.move(left, self._window.height() - self.height() - ABOVE_BOTTOM)
        self._make_way(None, QApplication.focusWidget())

    def _make_way(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Never cover the control that has the focus: move above it."""
        if self.isHidden() or focus is None or not self._window.isAncestorOf(focus) or self.isAncestorOf(focus):
            return
        taken = QRect(focus.mapTo(self._window, QPoint(0, 0)), focus.size())
        if focus.inherits("QAbstractScrollArea") or not taken.intersects(self.geometry()):
            return
        self.move(self.x(), max(8, taken.top() - self.height() - 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
