"""An icon as a widget of its own, painted in the colours of the moment; decoration for readers, the word stands
beside it.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.style_tokens import Token


class Glyph(QWidget):
    """One icon in one colour."""

    def __init__(self, name: str, token: Token = Token.TEXT_2, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._side = name, token, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_glyph(self, name: str, token: Token) -> None:
        """Show another icon or colour."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            draw_glyph(painter, self._name, self._token, self.rect())
            painter.end()
