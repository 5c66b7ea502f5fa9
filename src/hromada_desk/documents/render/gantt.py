"""The workplan drawn to scale on one turned page: years, months, bars by who leads, diamonds for milestones."""

from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from hromada_desk.documents.figures import Gantt, GanttMilestone, GanttRow
from hromada_desk.documents.render import fonts, palette
from hromada_desk.documents.render.strokes import box, fitted, rule, write
from hromada_desk.domain.workplan import Box, Layout, Room

CODE, TITLE, LEAD = 11 * mm, 75 * mm, 18 * mm
HEAD = 33.0
KEYS = 13.0
BAR = 3 * mm
LARGEST_ROW, LEAST_ROW = 8 * mm, 5.6 * mm
MOST_ROWS = 22


def pages(plan: Gantt) -> list[Gantt]:
    """The plan in parts that fit a page each: at most 22 rows, milestones with their rows."""
    parts = []
    for start in range(0, len(plan.rows), MOST_ROWS):
        rows = plan.rows[start:start + MOST_ROWS]
        marks = tuple(GanttMilestone(each.code, each.title, each.month, each.row - start)
                      for each in plan.milestones if start <= each.row < start + MOST_ROWS)
        links = tuple((before - start, after - start) for before, after in plan.links
                      if start <= min(before, after) and max(before, after) < start + MOST_ROWS)
        parts.append(Gantt(rows, plan.months, marks, plan.heads, plan.keys, plan.starts_on, links))
    return parts


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
        self.layout = Layout(Room(room, CODE + TITLE + LEAD, HEAD, self.row), plan.months, len(plan.rows),
                             plan.starts_on)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        top = self.height - HEAD
        bottom = top - self.row * len(self.plan.rows)
        self._draw_grid(top, bottom)
        self._draw_heads(top)
        for number, row in enumerate(self.plan.rows):
            self._draw_row(number, row)
        for before, after in self.plan.links:
            self._draw_link(before, after)
        for mark in self.plan.milestones:
            self._draw_milestone(mark)
        rule(self.canv, 0, bottom, self.width, colour=palette.PRIMARY, weight=0.7)
        self._draw_keys(bottom - KEYS)

    def _draw_grid(self, top: float, bottom: float) -> None:
        for month in range(1, self.plan.months + 1):
            if self.layout.is_heated(month):
                box(self.canv, self.layout.start(month), bottom, self.layout.month_width, top - bottom,
                    fill=palette.PALE)
        for month in range(1, self.plan.months + 2):
            x = self.layout.start(month)
            new_year = self.layout.begins_year(month)
            rule(self.canv, x, bottom, x, to_y=top + (HEAD if new_year else 0), weight=0.5 if new_year else 0.25,
                 colour=palette.RULE if new_year else palette.HAIR)

    def _draw_heads(self, top: float) -> None:
        rule(self.canv, 0, top + HEAD, self.width, colour=palette.PRIMARY, weight=1.1)
        rule(self.canv, 0, top, self.width, colour=palette.PRIMARY, weight=0.7)
        for x, head in zip((0, CODE, CODE + TITLE), self.plan.heads, strict=False):
            write(self.canv, x, top + 12, head.main, font=fonts.BOLD, colour=palette.PRIMARY)
            write(self.canv, x, top + 4, head.second, font=fonts.ITALIC, size=7.2, colour=palette.MUTED)
        every = self.layout.label_step(8.5)
        for month in range(1, self.plan.months + 1):
            x = self.layout.start(month) + self.layout.month_width / 2
            year, calendar_month = self.layout.calendar(month)
            if year and (calendar_month == 1 or month == 1):
                write(self.canv, self.layout.start(month) + 2, top + 23, str(year), font=fonts.BOLD,
                      colour=palette.PRIMARY)
            if (month - 1) % every == 0:
                if year:
                    write(self.canv, x, top + 13, f"{calendar_month:02}", size=6.6, colour=palette.MUTED,
                          align="centre")
                write(self.canv, x, top + 4, str(month), font=fonts.BOLD, size=6.6, align="centre")

    def _up(self, down: float) -> float:
        """What the layout measures from the top, as the canvas measures it: from the foot."""
        return self.height - down

    def _draw_row(self, number: int, row: GanttRow) -> None:
        y = self._up(self.layout.top(number + 1))
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
        bar = self.layout.bar(number, row.first_month, row.last_month, BAR)
        if bar is not None:
            self._draw_bar(row, bar)

    def _draw_bar(self, row: GanttRow, bar: Box) -> None:
        left, foot = bar.left, self._up(bar.top + bar.height)
        middle = foot + bar.height / 2
        if row.package:
            rule(self.canv, left + 1, middle, bar.right - 1, colour=palette.PRIMARY, weight=0.8)
            for x in (left + 1, bar.right - 1):
                rule(self.canv, x, middle - 2.5, x, colour=palette.PRIMARY, weight=0.8, to_y=middle + 2.5)
        elif row.led_by == "lead":
            box(self.canv, left, foot, bar.width, bar.height, fill=palette.PRIMARY)
        elif row.led_by == "partner":
            box(self.canv, left, foot, bar.width, bar.height, fill=palette.OCHRE_LIGHT, outline=palette.OCHRE)
        else:
            box(self.canv, left, middle, bar.width, bar.height / 2, fill=palette.PRIMARY)
            box(self.canv, left, foot, bar.width, bar.height / 2, fill=palette.OCHRE_LIGHT, outline=palette.OCHRE)

    def _draw_link(self, before: int, after: int) -> None:
        """From the end of what is waited for to the start of what waits, with a small arrow head."""
        bars = [self.layout.bar(each, self.plan.rows[each].first_month, self.plan.rows[each].last_month, BAR)
                for each in (before, after)]
        if bars[0] is None or bars[1] is None:
            return
        points = [(x, self._up(y)) for x, y in self.layout.link(bars[0], bars[1])]
        for (x, y), (to_x, to_y) in pairwise(points):
            rule(self.canv, x, y, to_x, to_y=to_y, colour=palette.MUTED, weight=0.7)
        x, y = points[-1]
        path = self.canv.beginPath()
        path.moveTo(x, y)
        path.lineTo(x - 3.2, y + 1.9)
        path.lineTo(x - 3.2, y - 1.9)
        path.close()
        self.canv.setFillColor(palette.MUTED)
        self.canv.drawPath(path, fill=1, stroke=0)

    def _draw_milestone(self, mark: GanttMilestone) -> None:
        place = self.layout.mark(mark.row, mark.month)
        if place is None:
            return
        x, middle = place[0], self._up(place[1])
        size = 4.6
        path = self.canv.beginPath()
        path.moveTo(x, middle + size)
        for dx, dy in ((size, 0), (0, -size), (-size, 0)):
            path.lineTo(x + dx, middle + dy)
        path.close()
        at_the_end = mark.month > self.plan.months - 3
        length = fonts.width(mark.code, fonts.BOLD, 7.2)
        start = x - size - 3 - length if at_the_end else x + size + 3
        if at_the_end or self.plan.links:
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
