"""A line to type in that is higher than those of forms: for the one field a page is about."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hromada_desk.desktop import style
from hromada_desk.desktop.style_tokens import Size


class LargeLine(QLineEdit):
    """A field 40 high at 100 %. The sheet gives fields their least height, so this one asks for more as its hint.

    Enter ends here, as `returnPressed`: the page around must not hear it a second time.
    """

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, style.px(Size.CONTROL_LARGE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
