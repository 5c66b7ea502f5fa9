"""A line to type in that is higher than those of forms: for the one field a page is about."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit

from hromada_desk.desktop import style
from hromada_desk.desktop.style_tokens import Size


class LargeLine(QLineEdit):
    """A field 40 high at 100 %. The sheet gives fields their least height, so this one asks for more as its hint."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, style.px(Size.CONTROL_LARGE)))
