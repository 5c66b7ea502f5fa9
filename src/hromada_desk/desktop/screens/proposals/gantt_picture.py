"""How the workplan is painted on the screen: months above, names at the left, bars by who leads, diamonds, arrows.

Where things lie is worked out in `domain.workplan.Layout`, as for the paper.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.bars import paint_requested
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.workplan import Box, Layout, PlanMark
from hromada_desk.services.workplan import PlanView
from hromada_desk.text.catalog import translate

HEAD, ROW, NAMES, CODE, BAR = 40, 30, 220, 46, 14
LEFT, ICON, DIAMOND = 18, 14, 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight


class GanttPicture:
    """One painting of a plan; `down` is how far the rows are scrolled under the head."""

    def __init__(self, painter: QPainter, view: PlanView, layout: Layout, down: int) -> None:
        self._painter, self._view, self._layout, self._down = painter, view, layout, down

    def paint(self, chosen: int, *, focused: bool) -> None:
        """Rows first, what lies over them after, the head last, over everything that is scrolled."""
        self._painter.save()
        self._painter.translate(0, -self._down)
        for at in range(len(self._view.rows)):
            self._ground(at, chosen=at == chosen)
        self._months()
        for at in range(len(self._view.rows)):
            self._row(at)
        for before, after in self._view.plan.links:
            self._link(before, after)
        for mark in self._view.plan.marks:
            self._mark(mark)
        if 0 <= chosen < len(self._view.rows) and focused:
            self._painter.setPen(QPen(style.colour(Token.ACCENT), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(self._strip(chosen).adjusted(1, 1, -1, -1))
        self._painter.restore()
        self._head()

    def _strip(self, at: int) -> QRect:
        top = round(self._layout.top(at))
        return QRect(0, top, round(self._layout.room.width), round(self._layout.room.row))

    def _ground(self, at: int, *, chosen: bool) -> None:
        strip = self._strip(at)
        package = self._view.plan.rows[at].is_package
        self._painter.fillRect(strip, style.colour(Token.SELECTED if chosen else Token.WINDOW if package
                                                   else Token.SURFACE))
        self._painter.fillRect(QRect(0, strip.bottom(), strip.width(), 1), style.colour(Token.LINE))

    def _months(self) -> None:
        top, bottom = round(self._layout.room.head), round(self._layout.height)
        for month in range(1, self._layout.months + 1):
            x, width = round(self._layout.start(month)), round(self._layout.month_width)
            if self._layout.is_heated(month):
                ground = style.colour(Token.ACCENT_SOFT)
                ground.setAlpha(110)
                self._painter.fillRect(QRect(x, top, width, bottom - top), ground)
            edge = Token.EDGE if self._layout.begins_year(month) else Token.LINE
            self._painter.fillRect(QRect(x, top, 1, bottom - top), style.colour(edge))

    def _row(self, at: int) -> None:
        words, row, strip = self._view.rows[at], self._view.plan.rows[at], self._strip(at)
        kind = Type.SMALL_BOLD if row.is_package else Type.SMALL
        code, names = style.px(CODE), round(self._layout.room.names)
        lead = style.metrics(Type.CAPTION).horizontalAdvance(words.lead) + 8 if words.lead else 0
        lead = min(lead, style.px(64))
        self._text(QRect(LEFT, strip.y(), code - 6, strip.height()), words.code, Type.SMALL_BOLD, Token.TEXT)
        self._text(QRect(LEFT + code, strip.y(), names - LEFT - code - lead - 8, strip.height()), words.title, kind,
                   Token.TEXT)
        if lead:
            self._text(QRect(names - lead - 4, strip.y(), lead, strip.height()), words.lead, Type.CAPTION,
                       Token.TEXT_2, at_right=True)
        bar = self._layout.bar(at, row.first_month, row.last_month, style.px(BAR))
        if bar is None:
            if not row.is_package:
                self._text(QRect(names + 8, strip.y(), strip.width() - names - 8, strip.height()),
                           translate("parts.plan.undated"), Type.CAPTION, Token.TEXT_2)
        elif row.is_package:
            self._bracket(bar)
        else:
            self._bar(bar, by_lead=row.led_by == "lead", wrong=bool(words.problem))

    def _bar(self, bar: Box, *, by_lead: bool, wrong: bool) -> None:
        rect = QRectF(bar.left, bar.top, bar.width, bar.height).toRect().adjusted(1, 0, 0, 0)
        if by_lead:
            self._painter.fillRect(rect, style.colour(Token.FILL))
        else:
            paint_requested(self._painter, rect)
        if wrong:
            self._painter.setPen(QPen(style.colour(Token.PROBLEM), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(rect.adjusted(-1, -2, 1, 2))
            draw_glyph(self._painter, "problem", Token.PROBLEM, QRect(2, rect.center().y() - ICON // 2, ICON, ICON))

    def _bracket(self, bar: Box) -> None:
        middle = round(bar.top + bar.height / 2)
        ink = style.colour(Token.TEXT_2)
        self._painter.fillRect(QRect(round(bar.left) + 1, middle, round(bar.width) - 2, 2), ink)
        for x in (round(bar.left) + 1, round(bar.right) - 3):
            self._painter.fillRect(QRect(x, middle - 4, 2, 10), ink)

    def _link(self, before: int, after: int) -> None:
        rows, thick = self._view.plan.rows, style.px(BAR)
        bars = [self._layout.bar(at, rows[at].first_month, rows[at].last_month, thick) for at in (before, after)]
        if bars[0] is None or bars[1] is None:
            return
        ink = Token.PROBLEM if bars[1].left < bars[0].right else Token.TEXT_2
        points = [QPoint(round(x), round(y)) for x, y in self._layout.link(bars[0], bars[1])]
        self._painter.setPen(QPen(style.colour(ink), 1.5))
        for start, end in pairwise(points):
            self._painter.drawLine(start, end)
        tip = points[-1]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(style.colour(ink))
        self._painter.drawPolygon([tip, tip + QPoint(-6, -4), tip + QPoint(-6, 4)])

    def _mark(self, mark: PlanMark) -> None:
        place = self._layout.mark(mark.row, mark.month)
        if place is None:
            return
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(style.colour(Token.ACCENT), 1.5))
        self._painter.setBrush(style.colour(Token.SURFACE))
        self._painter.drawPolygon(diamond(*place))
        self._painter.restore()
        words = f"M{mark.number}"
        wide = style.metrics(Type.CAPTION).horizontalAdvance(words) + 2
        left = round(place[0]) - wide - DIAMOND - 3
        if left + wide + 2 * DIAMOND + wide + 6 < self._layout.room.width:
            left = round(place[0]) + DIAMOND + 3
        height = style.metrics(Type.CAPTION).height()
        rect = QRect(left, round(place[1]) - height // 2, wide, height)
        self._painter.fillRect(rect, style.colour(Token.SURFACE))
        self._text(rect, words, Type.CAPTION, Token.ACCENT)

    def _head(self) -> None:
        room = self._layout.room
        head = round(room.head)
        self._painter.fillRect(QRect(0, 0, round(room.width), head), style.colour(Token.SUNKEN))
        self._painter.fillRect(QRect(0, head - 1, round(room.width), 1), style.colour(Token.LINE))
        step = self._layout.label_step(style.metrics(Type.CAPTION).horizontalAdvance("000"))
        half = head // 2
        for month in range(1, self._layout.months + 1):
            x, wide = round(self._layout.start(month)), round(self._layout.month_width)
            year, number = self._layout.calendar(month)
            if year and (number == 1 or month == 1):
                self._painter.fillRect(QRect(x, 0, 1, head), style.colour(Token.EDGE))
                self._text(QRect(x + 5, 0, wide * 12, half + 2), str(year), Type.CAPTION, Token.TEXT)
            if (month - 1) % step == 0:
                self._text(QRect(x, half - 2, wide * step, half), str(month), Type.CAPTION, Token.TEXT_2,
                           centred=step == 1)

    def _text(self, rect: QRect, words: str, kind: Type, ink: Token, *, at_right: bool = False,
              centred: bool = False) -> None:
        self._painter.setFont(style.font(kind))
        self._painter.setPen(style.colour(ink))
        shown = style.metrics(kind).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter if centred else _RIGHT if at_right else _LEFT, shown)


def diamond(x: float, y: float) -> QPolygonF:
    """The mark of a milestone around a point."""
    return QPolygonF([QPointF(x, y - DIAMOND), QPointF(x + DIAMOND, y), QPointF(x, y + DIAMOND),
                      QPointF(x - DIAMOND, y)])
