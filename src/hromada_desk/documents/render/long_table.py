"""A table that may run over many pages, in time that grows with its rows and not with their square.

reportlab's own table copies all that follows at every page. This one knows the height of each row, decides where a page
ends and makes a small table of every page's rows, its head above them.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable, Table

Commands = list[tuple[Any, ...]]


class LongTable(Flowable):
    """Rows with their heights. `glued` are rows that stay with the next one; `commands` dresses rows from-to.

    `page` is the height from which on glue gives way: rows that fill a page cannot be kept together.
    """

    def __init__(self, head: list[Any], rows: list[list[Any]], widths: list[float], heights: list[float], *,
                 glued: frozenset[int], commands: Callable[[int, int], Commands], page: float, start: int = 0) -> None:
        super().__init__()
        self.head, self.rows, self.widths, self.heights = head, rows, widths, heights
        self.glued, self.commands, self.page, self.start = glued, commands, page, start
        self.below = list(accumulate(heights[start + 1:], initial=heights[0]))
        self.width = sum(widths)
        self.height = self.below[-1]
        self.hAlign = "LEFT"

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        """The rows that fit, and the rest; nothing where not even the first of them do."""
        fitting = min(bisect_right(self.below, height + 0.01) - 1, len(self.below) - 1)
        at = fitting
        while at > 0 and self.start + at - 1 in self.glued:
            at -= 1
        if at <= 0:
            at = fitting if height >= self.page else 0
        if at <= 0:
            return []
        end = self.start + at
        return [self._piece(self.start, end), *([self._rest(end)] if end < len(self.rows) else [])]

    def draw(self) -> None:
        table = self._piece(self.start, len(self.rows))
        table.wrapOn(self.canv, self.width, self.height)
        table.drawOn(self.canv, 0, 0)

    def _rest(self, start: int) -> "LongTable":
        return LongTable(self.head, self.rows, self.widths, self.heights, glued=self.glued, commands=self.commands,
                         page=self.page, start=start)

    def _piece(self, start: int, end: int) -> Table:
        """One page's rows under the head; heights are known, so nothing is measured again."""
        return Table([self.head, *self.rows[start:end]], colWidths=self.widths,
                     rowHeights=[self.heights[0], *self.heights[start + 1:end + 1]], style=self.commands(start, end),
                     hAlign="LEFT")


def glue_of(commands: Commands) -> frozenset[int]:
    """The rows that stay with the next one, from NOSPLIT commands that count the head as row 0."""
    return frozenset(row - 1 for name, start, end, *_ in commands if name == "NOSPLIT"
                     for row in range(start[1], end[1]))
