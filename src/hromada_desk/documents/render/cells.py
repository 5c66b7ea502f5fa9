"""A paragraph inside a table: measured once, where reportlab would break its lines again at every question."""

from typing import Any

from reportlab.platypus import Paragraph


class CellParagraph(Paragraph):
    """Keeps the outcome of its last wrapping; the width of a cell does not change."""

    _wrapped_for: float = -1.0
    _outcome: tuple[float, float] = (0.0, 0.0)

    def wrap(self, room: float, height: float) -> Any:
        """Width and height for that room; asked again with the same room it answers at once."""
        if room != self._wrapped_for:
            self._outcome = super().wrap(room, height)
            self._wrapped_for = room
        return self._outcome
