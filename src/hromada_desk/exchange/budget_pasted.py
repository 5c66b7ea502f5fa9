"""A block from the clipboard as a table: tab-separated text, or the table a browser or an office program put there."""

from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.exchange.delimited import read_delimited
from hromada_desk.exchange.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, refuse_extent
from hromada_desk.exchange.tables import Cell, Merged, Table, TableFile

EXACT_VALUES = ("sdval", "x:num", "data-sheets-value-number")
"""Attributes in which office programs keep the number behind what a cell shows."""


def read_pasted(name: str, text: str, html: str = "") -> TableFile:
    """The block as a file of one sheet called `name`. Raises RuleBroken("budget_import.nothing_pasted")."""
    if "<table" in html.lower():
        reader = _TableReader()
        reader.feed(html)
        table = reader.table(name)
        if table is not None:
            return TableFile(name, (table,))
    if not text.strip():
        raise RuleBroken("budget_import.nothing_pasted")
    return TableFile(name, (read_delimited(name, text.encode("utf-8")),))


class _TableReader(HTMLParser):
    """The first table of a page; cells that span others are merged ones."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merged: list[Merged] = []
        self._row, self._column = -1, 0
        self._text: list[str] | None = None
        self._exact: Cell = ""
        self._span = (1, 1)
        self._depth, self._ended = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and not self._ended and self._row < MAX_ROWS:
            self._row, self._column = self._row + 1, 0
        elif tag in ("td", "th") and not self._ended and self._row >= 0:
            self._close()
            values = {name: value or "" for name, value in attrs}
            self._span = (_span(values.get("rowspan", ""), MAX_ROWS), _span(values.get("colspan", ""), MAX_COLUMNS))
            self._exact = next((number for each in EXACT_VALUES
                                if (number := _number(values.get(each, ""))) is not None), "")
            self._text = []
        elif tag in ("br", "p", "div") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._close()
        elif tag == "table":
            self._close()
            self._depth -= 1
            self._ended = self._depth <= 0

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data.replace("\n", " "))

    def table(self, name: str) -> Table | None:
        """What was read, all rows of one width; None for an empty table."""
        if not any(cell != "" for cell in self._cells.values()):
            return None
        rows = max(row for row, _ in self._cells) + 1
        width = max(column for _, column in self._cells) + 1
        refuse_extent(name, name, rows, width)
        return Table(name, [[self._cells.get((row, column), "") for column in range(width)] for row in range(rows)],
                     tuple(self._merged))

    def _close(self) -> None:
        if self._text is None or self._row < 0:
            return
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        shown = "\n".join(line for line in lines if line)[:MAX_TEXT]
        while (self._row, self._column) in self._cells:
            self._column += 1
        down, across = self._span
        if self._column < MAX_COLUMNS:
            across = min(across, MAX_COLUMNS - self._column)
            if len(self._cells) + down * across > MAX_CELLS:
                raise RuleBroken("budget_import.paste_too_large", most=MAX_CELLS)
            for row in range(self._row, self._row + down):
                for column in range(self._column, self._column + across):
                    self._cells[row, column] = ""
            self._cells[self._row, self._column] = shown if self._exact == "" else self._exact
            if down > 1 or across > 1:
                self._merged.append(Merged(self._row, self._column, self._row + down - 1, self._column + across - 1))
        self._column += across
        self._text = None


def _span(written: str, most: int) -> int:
    return min(int(written), most, 1000) if written.isascii() and written.isdigit() and int(written) > 0 else 1


def _number(written: str) -> float | None:
    try:
        return float(Decimal(written)) if written else None
    except InvalidOperation:
        return None
