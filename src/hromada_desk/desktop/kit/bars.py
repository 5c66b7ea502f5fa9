"""Two bars that compare: what a project's money is made of, and how near a figure is to its limit."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style import colour
from hromada_desk.desktop.style_tokens import Token

BAR = 12
GAP = 2


def paint_secured(painter: QPainter, rect: QRect) -> None:
    """Money that is there: filled."""
    painter.fillRect(rect, colour(Token.FILL))


def paint_requested(painter: QPainter, rect: QRect) -> None:
    """Money that was asked for: hatched, 3 on and 3 off at 45 degrees, with a border."""
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(Token.CHART_2), 3))
    for left in range(rect.left() - rect.height(), rect.right() + rect.height(), 6):
        painter.drawLine(QPointF(left, rect.bottom() + 2), QPointF(left + rect.height() + 3, rect.top() - 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(colour(Token.CHART_2))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def paint_missing(painter: QPainter, rect: QRect) -> None:
    """Money nobody has promised: empty, outlined."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(Token.CHART_3), 1.5))
    painter.drawRect(rect.toRectF().adjusted(0.75, 0.75, -0.75, -0.75))
    painter.restore()


@dataclass(frozen=True, slots=True)
class Funding:
    """Minor units of one currency: there, asked for, missing."""

    secured: int
    requested: int
    missing: int


class FundingBar(QWidget):
    """The three parts of a project's money, always in the same order with the same marks."""

    def __init__(self, funding: Funding = Funding(0, 0, 0), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_funding(funding, words)

    def show_funding(self, funding: Funding, words: str) -> None:
        """Show these amounts; `words` says the same as a sentence."""
        self._funding = funding
        name_for_readers(self, words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BAR)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        parts = [
            (amount, paint)
            for amount, paint in (
                (self._funding.secured, paint_secured),
                (self._funding.requested, paint_requested),
                (self._funding.missing, paint_missing),
            )
            if amount > 0
        ]
        whole = sum(amount for amount, _ in parts)
        room = self.width() - GAP * (len(parts) - 1)
        left, before = 0, 0
        for amount, paint in parts:
            # Ends are computed from running sums, so rounding never makes the bar longer or shorter than its room.
            width = (before + amount) * room // whole - before * room // whole
            paint(painter, QRect(left, 0, max(width, 3), BAR))
            left += width + GAP
            before += amount
        painter.end()


class LegendMark(QWidget):
    """The 12-pixel square of one part of the funding bar, for legends: `part` is secured, requested or missing."""

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = {"secured": paint_secured, "requested": paint_requested, "missing": paint_missing}[part]
        self.setFixedSize(BAR, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, self.rect())
        painter.end()


def paint_limit(painter: QPainter, rect: QRect, share: float, limit_share: float, tone: Tone) -> None:
    """A bar of 6 pixels in the middle of `rect` filled to `share`, with a tick of 2 x 12 at `limit_share` (both of
    the width).
    """
    bar = QRect(rect.x(), rect.center().y() - 2, rect.width(), 6)
    painter.fillRect(bar, colour(Token.SURFACE))
    painter.setPen(colour(Token.LINE))
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    ink = colour(tone.ink if tone is not Tone.PLAIN else Token.EDGE)
    painter.fillRect(QRect(bar.x(), bar.y(), round(bar.width() * min(max(share, 0.0), 1.0)), 6), ink)
    tick = bar.x() + min(round(bar.width() * min(max(limit_share, 0.0), 1.0)), bar.width() - 2)
    painter.fillRect(QRect(tick, bar.y() - 3, 2, 12), colour(Token.TEXT))


class LimitBar(QWidget):
    """How near a figure is to its limit; the word that says so stands above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(0.0, 1.0, Tone.OK, "")

    def show_share(self, share: float, limit_share: float, tone: Tone, words: str) -> None:
        """Fill to `share` of the width with a tick at `limit_share`; `words` says the same as a sentence."""
        self._share, self._limit_share, self._tone = share, limit_share, tone
        name_for_readers(self, words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_limit(painter, self.rect(), self._share, self._limit_share, self._tone)
        painter.end()
