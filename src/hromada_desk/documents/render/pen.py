"""A sheet with the looks of its workbook: texts, figures and formulas in one short way."""

from collections.abc import Sequence
from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.sheet_formats import (
    LINE_HEIGHT,
    RIGHT,
    Formats,
    head,
    put_text,
    put_titles,
    raise_row,
)

HEAD_ROW = 2
FIRST_ROW = 3
LEFT = ("text", "wrapped", "")


class Pen:
    """Writes into one sheet; rows and columns count from 0."""

    def __init__(self, sheet: Any, formats: Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self._widths: dict[int, float] = {}

    def titles(self, title: str, subtitle: str) -> None:
        """The first two rows."""
        put_titles(self.sheet, title, subtitle, self.formats)

    def wrapped_subtitle(self, columns: int, text: str, width: float) -> None:
        """A second row over several columns that may take more than one line."""
        look = self.formats.of("subtitle", "wrapped")
        self.sheet.merge_range(1, 0, 1, columns - 1, "", look)
        put_text(self.sheet, 1, 0, text, self.formats, "subtitle", "wrapped")
        raise_row(self.sheet, 1, (text, width))

    def heads(self, heads: Sequence[tuple[Pair | str, float, str]], row: int = HEAD_ROW) -> None:
        """Heads of columns: words, width, kind of content (figures stand at the right); as high as they need."""
        most = 1
        for column, (words, width, kind) in enumerate(heads):
            text = head(words) if isinstance(words, Pair) else words
            put_text(self.sheet, row, column, text, self.formats, "head",
                     "right" if kind in RIGHT else "wrapped")
            self.width(column, width)
            most = max(most, sum(max(1, -(-len(line) // max(1, int(width - 2)))) for line in text.split("\n")))
        self.sheet.set_row(row, LINE_HEIGHT * most + 6)

    def width(self, column: int, width: float) -> None:
        """The width of a column, in digits."""
        self._widths[column] = width
        self.sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, role: str = "line", kind: str = "wrapped") -> None:
        """A text, whatever it begins with; its row grows with it."""
        put_text(self.sheet, row, column, text, self.formats, role, kind)
        if kind == "wrapped" and text:
            self.grow(row, (text, column))

    def grow(self, row: int, *texts: tuple[str, int]) -> None:
        """The height a row needs for texts in columns of known width."""
        raise_row(self.sheet, row, *((text, self._widths.get(column, 60.0)) for text, column in texts))

    def texts(self, row: int, column: int, pair: Pair, role: str = "line") -> None:
        """A text in both languages, one under the other."""
        self.text(row, column, head(pair), role)

    def number(self, row: int, column: int, value: Any, kind: str, role: str = "line") -> None:
        """A figure, or an empty cell of the same look."""
        look = self.formats.of(role, kind)
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        else:
            self.sheet.write_number(row, column, value, look)

    def formula(self, row: int, column: int, formula: str, value: Any, kind: str = "money", role: str = "line") -> None:
        """A formula and the figure it leads to."""
        self.sheet.write_formula(row, column, f"={formula}", self.formats.of(role, kind), value)

    def blanks(self, row: int, columns: Sequence[int], role: str) -> None:
        """Empty cells of a look."""
        for column in columns:
            self.sheet.write_blank(row, column, None, self.formats.of(role))
