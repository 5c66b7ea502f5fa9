"""Progress counted in stitches: one square per countable thing, told apart by shape as well as by colour."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style import colour
from hromada_desk.desktop.style_tokens import Token

GAP = 2
MOST_STITCHES = 30
"""Beyond that many things squares are no longer counted by the eye: the meter becomes a bar."""


class Stitch(Enum):
    """State of one countable thing."""

    DONE = "done"
    ATTENTION = "attention"
    PROBLEM = "problem"
    NOT_BEGUN = "not_begun"


def paint_stitch(painter: QPainter, rect: QRect, stitch: Stitch) -> None:
    """Paint one stitch on device pixels: filled, half filled, crossed, or only bordered."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if stitch is Stitch.DONE:
        painter.fillRect(rect, colour(Token.OK))
        return
    border = {Stitch.ATTENTION: Token.WARNING, Stitch.PROBLEM: Token.PROBLEM, Stitch.NOT_BEGUN: Token.EDGE}[stitch]
    inside = rect.adjusted(0, 0, -1, -1)
    painter.setPen(colour(border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stitch is Stitch.ATTENTION:
        painter.setBrush(colour(Token.WARNING))
        painter.drawPolygon(QPolygon([inside.topLeft(), inside.bottomLeft(), inside.bottomRight()]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    elif stitch is Stitch.PROBLEM:
        painter.fillRect(rect, colour(Token.PROBLEM_SOFT))
        reach = 3 if rect.width() >= 12 else 2
        cross = inside.adjusted(reach, reach, -reach, -reach)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(colour(border))
    painter.drawRect(inside)


class StitchMeter(QWidget):
    """A row of stitches; always stands beside words that say the same, which are also its accessible name."""

    def __init__(
        self, stitches: Sequence[Stitch] = (), words: str = "", side: int = 15, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._stitches = tuple(stitches)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_stitches(stitches, words)

    def show_stitches(self, stitches: Sequence[Stitch], words: str) -> None:
        """Show these states, in the order of the things; `words` is the same as a sentence."""
        self._stitches = tuple(stitches)
        name_for_readers(self, words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = min(len(self._stitches), MOST_STITCHES)
        return QSize(max(0, count * (self._side + GAP) - GAP), self._side)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if len(self._stitches) > MOST_STITCHES or self.sizeHint().width() > self.width():
            self._paint_bar(painter)
        else:
            for at, stitch in enumerate(self._stitches):
                paint_stitch(painter, QRect(QPoint(at * (self._side + GAP), 0), QSize(self._side, self._side)), stitch)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        """The shares of the four states side by side, for more things than fit."""
        left, whole = 0, self.width()
        for stitch in Stitch:
            count = self._stitches.count(stitch)
            width = round(whole * count / len(self._stitches))
            if count:
                rect = QRect(left, 0, max(width - GAP, 3), self._side)
                if stitch is Stitch.DONE:
                    painter.fillRect(rect, colour(Token.OK))
                else:
                    paint_stitch(painter, rect, stitch)
            left += width
