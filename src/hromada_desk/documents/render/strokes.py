"""Small drawing on a canvas that covers, headers and figures share: lines of text, rules, codes to scan.

The canvas comes from reportlab; its methods are untyped.
"""

from functools import lru_cache
from typing import Any

import segno
from reportlab.lib.colors import Color

from hromada_desk.documents.render import fonts, palette
from hromada_desk.documents.render.markup import clean

Canvas = Any
ELLIPSIS = "…"


def write(canvas: Canvas, x: float, y: float, text: str, *, font: str = fonts.REGULAR, size: float = 8,
          colour: Color = palette.INK, align: str = "left", spacing: float = 0) -> None:
    """One line of text at its baseline; `spacing` letter-spaces it."""
    drawn = clean(text).replace(fonts.SOFT_HYPHEN, "")
    canvas.setFont(font, size)
    canvas.setFillColor(colour)
    if align == "right":
        canvas.drawRightString(x, y, drawn, charSpace=spacing)
    elif align == "centre":
        canvas.drawCentredString(x, y, drawn, charSpace=spacing)
    else:
        canvas.drawString(x, y, drawn, charSpace=spacing)


def rule(canvas: Canvas, x: float, y: float, to_x: float, *, colour: Color = palette.HAIR, weight: float = 0.35,
         to_y: float | None = None) -> None:
    """A straight line, level unless `to_y` says otherwise."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x, y, to_x, y if to_y is None else to_y)


def box(canvas: Canvas, x: float, y: float, width: float, height: float, fill: Color | None = None,
        outline: Color | None = None, weight: float = 0.6) -> None:
    """A rectangle, filled, outlined or both."""
    if fill is not None:
        canvas.setFillColor(fill)
    if outline is not None:
        canvas.setStrokeColor(outline)
        canvas.setLineWidth(weight)
    canvas.rect(x, y, width, height, fill=int(fill is not None), stroke=int(outline is not None))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than `room` points."""
    drawn = clean(text).replace(fonts.SOFT_HYPHEN, "").replace("\n", " ")
    if fonts.width(drawn, font, size) <= room:
        return drawn
    low, high = 0, len(drawn)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(drawn[:middle].rstrip() + ELLIPSIS, font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return drawn[:low].rstrip() + ELLIPSIS if low else ""


def scan_code(canvas: Canvas, x: float, y: float, side: float, content: str) -> None:
    """A QR code as runs of dark modules on a white ground that reaches 2 mm beyond it."""
    rows = _modules(content)
    module = side / len(rows)
    box(canvas, x - 5.67, y - 5.67, side + 11.34, side + 11.34, fill=palette.WHITE)
    canvas.setFillColor(palette.INK)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        level = y + side - (number + 1) * module
        for start, length in row_runs(row):
            path.rect(x + start * module, level, length * module, module)
    canvas.drawPath(path, fill=1, stroke=0)


def row_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The dark runs of a row as (start, length)."""
    runs: list[tuple[int, int]] = []
    start = -1
    for at, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = at
        elif not dark and start >= 0:
            runs.append((start, at - start))
            start = -1
    return runs


@lru_cache(maxsize=64)
def _modules(content: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make(content, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
