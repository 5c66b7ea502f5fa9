"""A heading stays with what it heads, and no more than that: the start of a long table is enough company.

reportlab keeps a heading with the whole of the next flowable and turns the page for a table that could begin below.
"""

from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Table, flowables

from hromada_desk.documents.render.long_table import LongTable

_reportlab: Any = flowables


def stacked_height(parts: list[Flowable], room: float, canvas: Any = None) -> float:
    """The height of flowables one below the other."""
    height: float = _reportlab._listWrapOn(parts, room, canvas)[1] if parts else 0.0  # noqa: SLF001 - the only door
    return height


class KeptWithStart(KeepTogether):
    """Keeps its content together; where the last of it is a table, the part that fits below the rest will do."""

    def split(self, room: float, height: float) -> list[Flowable]:
        """What is placed now and what follows; the page turns only where not even a start fits."""
        keeping: Any = self
        *before, last = keeping._content  # noqa: SLF001 - what the class was given
        if before and isinstance(last, Table | LongTable):
            taken = stacked_height(before, room, keeping.canv)
            started = last.split(room, height - taken - last.getSpaceBefore()) if taken < height else []
            if len(started) > 1:
                return [*before, *started]
        found: list[Flowable] = super().split(room, height)
        return found
