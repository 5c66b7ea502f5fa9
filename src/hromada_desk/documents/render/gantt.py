"""The workplan drawn to scale on one turned page: years, months, bars by who leads, diamonds for milestones."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from hromada_desk.documents.figures import Gantt, GanttMilestone, GanttRow
from hromada_desk.documents.render import fonts, palette
from hromada_desk.documents.render.strokes import box, fitted, rule, write

CODE, TITLE, LEAD = 11 * mm, 75 * mm, 18 * mm
HEAD = 33.0
KEYS = 13.0
BAR = 3 * mm
LARGEST_ROW, LEAST_ROW = 8 * mm, 5.6 * mm
MOST_ROWS = 22
HEATING_MONTHS = frozenset({11, 12, 1, 2, 3})


def pages(plan: Gantt) -> list[Gantt]:
    """The plan in parts that fit a page each: at most 22 rows, milestones with their rows."""
    parts = []
    for start in range(0, len(plan.rows), MOST_ROWS):
        rows = plan.rows[start:start + MOST_ROWS]
        marks = tuple(GanttMilestone(each.code, each.title, each.month, each.row - start)
                      for each in plan.milestones if start <= each.row < start + MOST_ROWS)
        parts.append(Gantt(rows, plan.months, marks, plan.heads, plan.keys, plan.starts_on))
    return parts


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where months lie, and what they are called."""

    left: float
    month: float
    first_year: int
    first_month: int

    def start(self, month: int) -> float:
        return self.left + (month - 1) * self.month

    def calendar(self, month: int) -> tuple[int, int]:
        """Year and month of the calendar of a project month; year 0 while the start is not dated."""
        number = self.first_month - 1 + month - 1
        return (self.first_year + number // 12 if self.first_year else 0), number % 12 + 1


class GanttDrawing(Flowable):
    """One page of the workplan, sized to the room it is given."""

    def __init__(self, plan: Gantt, room: float, height: float) -> None:
        super().__init__()
        self.plan = plan
        self.width = room
        self.marks = [f"{each.code} {each.title}".strip() for each in plan.milestones]
        self.mark_lines = _wrapped(self.marks, room)
        foot = KEYS + len(self.mark_lines) * 9 + 6
        fitted_row = (height - HEAD - foot) / max(1, len(plan.rows))
        self.row = min(LARGEST_ROW, max(min(LEAST_ROW, fitted_row), fitted_row))
        self.height = HEAD + self.row * len(plan.rows) + foot
        dated = plan.starts_on
        self.scale = _Scale(CODE + TITLE + LEAD, (room - CODE - TITLE - LEAD) / max(1, plan.months),
                            dated.year if dated else 0, dated.month if dated else 1)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        top = self.height - HEAD
        bottom = top - self.row * len(self.plan.rows)
        self._draw_grid(top, bottom)
        self._draw_heads(top)
        for number, row in enumerate(self.plan.rows):
            self._draw_row(row, top - (number + 1) * self.row)
        for mark in self.plan.milestones:
            self._draw_milestone(mark, top - (mark.row + 0.5) * self.row)
        rule(self.canv, 0, bottom, self.width, colour=palette.PRIMARY, weight=0.7)
        self._draw_keys(bottom - KEYS)

    def _draw_grid(self, top: float, bottom: float) -> None:
        if self.plan.starts_on is not None:
            for month in range(1, self.plan.months + 1):
                if self.scale.calendar(month)[1] in HEATING_MONTHS:
                    box(self.canv, self.scale.start(month), bottom, self.scale.month, top - bottom, fill=palette.PALE)
        for month in range(1, self.plan.months + 2):
            x = self.scale.start(month)
            new_year = self.plan.starts_on is not None and self.scale.calendar(month)[1] == 1
            rule(self.canv, x, bottom, x, to_y=top + (HEAD if new_year else 0), weight=0.5 if new_year else 0.25,
                 colour=palette.RULE if new_year else palette.HAIR)

    def _draw_heads(self, top: float) -> None:
        rule(self.canv, 0, top + HEAD, self.width, colour=palette.PRIMARY, weight=1.1)
        rule(self.canv, 0, top, self.width, colour=palette.PRIMARY, weight=0.7)
        for x, head in zip((0, CODE, CODE + TITLE), self.plan.heads, strict=False):
            write(self.canv, x, top + 12, head.main, font=fonts.BOLD, colour=palette.PRIMARY)
            write(self.canv, x, top + 4, head.second, font=fonts.ITALIC, size=7.2, colour=palette.MUTED)
        every = next(step for step in (1, 2, 3, 6, 12, 24) if step * self.scale.month >= 8.5 or step == 24)
        for month in range(1, self.plan.months + 1):
            x = self.scale.start(month) + self.scale.month / 2
            year, calendar_month = self.scale.calendar(month)
            if year and (calendar_month == 1 or month == 1):
                write(self.canv, self.scale.start(month) + 2, top + 23, str(year), font=fonts.BOLD,
                      colour=palette.PRIMARY)
            if (month - 1) % every == 0:
                if year:
                    write(self.canv, x, top + 13, f"{calendar_month:02}", size=6.6, colour=palette.MUTED,
                          align="centre")
                write(self.canv, x, top + 4, str(month), font=fonts.BOLD, size=6.6, align="centre")

    def _draw_row(self, row: GanttRow, y: float) -> None:
        middle = y + self.row / 2
        if row.package:
            box(self.canv, 0, y, CODE + TITLE + LEAD, self.row, fill=palette.TINT)
        rule(self.canv, 0, y, self.width)
        font = fonts.BOLD if row.package else fonts.REGULAR
        write(self.canv, 2, middle - 2.6, fitted(row.code, fonts.BOLD, 7.8, CODE - 4), font=fonts.BOLD, size=7.8)
        two_lines = bool(row.title.second) and self.row >= 15
        level = middle + (1 if two_lines else -2.6)
        write(self.canv, CODE, level, fitted(row.title.main, font, 8.2, TITLE - 6), font=font, size=8.2)
        if two_lines:
            write(self.canv, CODE, middle - 6.2, fitted(row.title.second, fonts.ITALIC, 6.8, TITLE - 6),
                  font=fonts.ITALIC, size=6.8, colour=palette.MUTED)
        write(self.canv, CODE + TITLE, middle - 2.6, fitted(row.lead, fonts.REGULAR, 7.8, LEAD - 4), size=7.8)
        first, last = max(1, row.first_month), min(self.plan.months, row.last_month)
        if last >= first:
            self._draw_bar(row, self.scale.start(first), self.scale.start(last + 1), middle)

    def _draw_bar(self, row: GanttRow, left: float, right: float, middle: float) -> None:
        if row.package:
            rule(self.canv, left + 1, middle, right - 1, colour=palette.PRIMARY, weight=0.8)
            for x in (left + 1, right - 1):
                rule(self.canv, x, middle - 2.5, x, colour=palette.PRIMARY, weight=0.8, to_y=middle + 2.5)
        elif row.led_by == "lead":
            box(self.canv, left, middle - BAR / 2, right - left, BAR, fill=palette.PRIMARY)
        elif row.led_by == "partner":
            box(self.canv, left, middle - BAR / 2, right - left, BAR, fill=palette.OCHRE_LIGHT, outline=palette.OCHRE)
        else:
            box(self.canv, left, middle, right - left, BAR / 2, fill=palette.PRIMARY)
            box(self.canv, left, middle - BAR / 2, right - left, BAR / 2, fill=palette.OCHRE_LIGHT,
                outline=palette.OCHRE)

    def _draw_milestone(self, mark: GanttMilestone, middle: float) -> None:
        if not 1 <= mark.month <= self.plan.months:
            return
        x = self.scale.start(mark.month + 1)
        size = 4.6
        path = self.canv.beginPath()
        path.moveTo(x, middle + size)
        for dx, dy in ((size, 0), (0, -size), (-size, 0)):
            path.lineTo(x + dx, middle + dy)
        path.close()
        at_the_end = mark.month > self.plan.months - 3
        length = fonts.width(mark.code, fonts.BOLD, 7.2)
        start = x - size - 3 - length if at_the_end else x + size + 3
        if at_the_end:
            box(self.canv, start - 1.5, middle - 4, length + 3, 8, fill=palette.WHITE)
        self.canv.setFillColor(palette.WHITE)
        self.canv.setStrokeColor(palette.RED)
        self.canv.setLineWidth(1)
        self.canv.drawPath(path, fill=1, stroke=1)
        write(self.canv, start, middle - 2.5, mark.code, font=fonts.BOLD, size=7.2, colour=palette.RED)

    def _draw_keys(self, y: float) -> None:
        x = 0.0
        looks = ((palette.PRIMARY, None), (palette.OCHRE_LIGHT, palette.OCHRE), (palette.WHITE, palette.RED),
                 (palette.PALE, palette.HAIR))
        for (fill, outline), name in zip(looks, self.plan.keys, strict=False):
            if not name:
                continue
            box(self.canv, x, y, 14, 6, fill=fill, outline=outline)
            write(self.canv, x + 18, y, name, size=7.6)
            x += 30 + fonts.width(name, fonts.REGULAR, 7.6)
        for number, line in enumerate(self.mark_lines, start=1):
            write(self.canv, 0, y - number * 9 - 2, line, size=7.4, colour=palette.INK)


def _wrapped(marks: list[str], room: float) -> list[str]:
    """The names of milestones in lines of the whole width."""
    lines: list[str] = []
    for mark in marks:
        short = fitted(mark, fonts.REGULAR, 7.4, room)
        joined = f"{lines[-1]}    {short}" if lines else short
        if lines and fonts.width(joined, fonts.REGULAR, 7.4) <= room:
            lines[-1] = joined
        else:
            lines.append(short)
    return lines
