"""Bars drawn to scale: the chart of several bars, and the one bar of who pays."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from hromada_desk.documents.figures import Bar, BarChart, FundingBar, Segment
from hromada_desk.documents.render import fonts, palette
from hromada_desk.documents.render.strokes import Canvas, box, fitted, rule, write

LABEL_ROOM = 74.0
END_ROOM = 52.0
BAR_HEIGHT = 17.0
BAR_STEP = 27.0
LEAST_LABELLED = 30.0
"""A narrower part carries no number: it is in the table."""
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


class BarChartDrawing(Flowable):
    """Horizontal bars from zero, keys above, a light grid."""

    def __init__(self, chart: BarChart, room: float) -> None:
        super().__init__()
        self.chart = chart
        self.width = room
        self.head = 18.0 if chart.keys else 4.0
        self.height = self.head + len(chart.bars) * BAR_STEP + (16 if chart.axis else 4)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        top = self.height - self.head
        left, right = LABEL_ROOM, self.width - END_ROOM
        largest = max((_sum(bar.segments) for bar in self.chart.bars), default=Decimal(0))
        _draw_keys(self.canv, self.chart, left, self.height - 9, self.width)
        if self.chart.axis:
            self._draw_grid(left, right, top, largest)
        for number, bar in enumerate(self.chart.bars):
            self._draw_bar(bar, left, right, top - number * BAR_STEP - BAR_HEIGHT - 4, largest)
        rule(self.canv, left, 14 if self.chart.axis else 2, left, colour=palette.INK, weight=0.8, to_y=top)

    def _draw_grid(self, left: float, right: float, top: float, largest: Decimal) -> None:
        for value in grid(largest):
            x = left + float(value / largest) * (right - left)
            rule(self.canv, x, 14, x, to_y=top)
            write(self.canv, x, 4, format(value.normalize(), "f"), size=7.2, colour=palette.MUTED, align="centre")

    def _draw_bar(self, bar: Bar, left: float, right: float, y: float, largest: Decimal) -> None:
        write(self.canv, 0, y + 9, fitted(bar.label.main, fonts.BOLD, 8.4, LABEL_ROOM - 6), font=fonts.BOLD, size=8.4)
        write(self.canv, 0, y + 0.5, fitted(bar.label.second, fonts.ITALIC, 7.2, LABEL_ROOM - 6), font=fonts.ITALIC,
              size=7.2, colour=palette.MUTED)
        end = left + draw_segments(self.canv, bar.segments, left, y, right - left, BAR_HEIGHT, largest)
        write(self.canv, end + 5, y + 5, bar.total, font=fonts.BOLD, size=8.8)


class FundingBarDrawing(Flowable):
    """One bar over the whole width: expected money is outlined by dashes, confirmed money is solid."""

    def __init__(self, bar: FundingBar, room: float) -> None:
        super().__init__()
        self.bar = bar
        self.width = room
        self.height = 24.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        draw_segments(self.canv, self.bar.segments, 0, 5, self.width, 16, _sum(self.bar.segments))


def draw_segments(canvas: Canvas, segments: Sequence[Segment], x: float, y: float, room: float, height: float,
                  largest: Decimal) -> float:
    """The parts of one bar, parted by white; gives the length drawn."""
    start = x
    for segment in segments:
        length = float(segment.value / largest) * room if largest > 0 and segment.value > 0 else 0.0
        if not length:
            continue
        tone = segment.series % len(palette.SERIES)
        if segment.expected:
            canvas.setDash(2.4, 1.8)
            box(canvas, x + 0.4, y, max(0.4, length - 0.8), height, fill=palette.TINT, outline=palette.PRIMARY,
                weight=0.8)
            canvas.setDash()
        else:
            box(canvas, x, y, max(0.4, length - 0.7), height, fill=palette.SERIES[tone])
        if length >= max(LEAST_LABELLED, fonts.width(segment.label, fonts.BOLD, 8) + 6):
            colour = palette.PRIMARY if segment.expected else palette.ON_SERIES[tone]
            write(canvas, x + length / 2, y + height / 2 - 2.8, segment.label, font=fonts.BOLD, size=8, colour=colour,
                  align="centre")
        x += length
    return x - start


def grid(largest: Decimal) -> tuple[Decimal, ...]:
    """Round steps from zero up to `largest`, four to eight of them; none for nothing."""
    if largest <= 0:
        return ()
    magnitude = Decimal(10) ** (largest.adjusted() - 1)
    steps = [step * magnitude * ten for ten in (1, 10) for step in _STEPS]
    step = next((each for each in steps if largest / each <= 6), steps[-1])
    return tuple(step * number for number in range(int(largest / step) + 1))


def _draw_keys(canvas: Canvas, chart: BarChart, x: float, y: float, width: float) -> None:
    """The names of the series in one line; the second language where there is room."""
    room = (width - x) / max(1, len(chart.keys))
    for number, key in enumerate(chart.keys):
        label = fitted(key.main, fonts.REGULAR, 7.8, room - 20)
        left = room - 28 - fonts.width(label, fonts.REGULAR, 7.8)
        other = key.second if fonts.width(key.second, fonts.ITALIC, 7.2) <= left else ""
        length = fonts.width(label, fonts.REGULAR, 7.8) + fonts.width(other, fonts.ITALIC, 7.2) + 26
        box(canvas, x, y - 1, 8, 8, fill=palette.SERIES[number % len(palette.SERIES)])
        write(canvas, x + 11, y, label, size=7.8)
        write(canvas, x + 15 + fonts.width(label, fonts.REGULAR, 7.8), y, other, font=fonts.ITALIC, size=7.2,
              colour=palette.MUTED)
        x += length


def _sum(segments: Sequence[Segment]) -> Decimal:
    return sum((each.value for each in segments if each.value > 0), Decimal(0))
