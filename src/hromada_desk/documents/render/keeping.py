"""A heading stays with what it heads, and no more than that: the start of a long table is enough company.

reportlab keeps a heading with the whole of the next flowable and turns the page for a table that could begin below.
"""

from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Table
from reportlab.platypus.flowables import _listWrapOn


class KeptWithStart(KeepTogether):  # type: ignore[misc]  # reportlab is untyped
    """Keeps its content together; where the last of it is a table, the part that fits below the rest will do."""

    def split(self, room: float, height: float) -> list[Flowable]:
        """What is placed now and what follows; the page turns only where not even a start fits."""
        content: list[Any] = list(self._content)
        *before, last = content
        if before and isinstance(last, Table):
            taken = _listWrapOn(before, room, self.canv)[1]
            started = last.split(room, height - taken - last.getSpaceBefore()) if taken < height else []
            if len(started) > 1:
                return [*before, *started]
        found: list[Flowable] = super().split(room, height)
        return found
