"""Sheets of paper: sizes, margins and the text block, upright and turned.

Single-sided A4 with a filing edge of 20 mm, at the left of an upright sheet and at the top of a turned one, so that
the holes stay on the same edge of the paper.
"""

from dataclasses import dataclass

from reportlab.lib.units import mm

A4_SHORT, A4_LONG = 210 * mm, 297 * mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """One orientation. All measures in points; baselines count from the edge they are named after."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float = 11 * mm

    @property
    def size(self) -> tuple[float, float]:
        return self.width, self.height

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def right_edge(self) -> float:
        return self.width - self.right


UPRIGHT = Sheet("upright", A4_SHORT, A4_LONG, 20 * mm, 15 * mm, 21 * mm, 20 * mm, 13 * mm)
TURNED = Sheet("turned", A4_LONG, A4_SHORT, 15 * mm, 15 * mm, 27 * mm, 19 * mm, 20 * mm)
SHEETS = {sheet.name: sheet for sheet in (UPRIGHT, TURNED)}

HEADING_BLOCK = 62.0
"""What a first-level heading takes of the text height: what must stand below it on one page is sized to the rest."""
