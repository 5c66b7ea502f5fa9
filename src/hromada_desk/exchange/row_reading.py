"""Reads the rows under a header one by one: which are projects, which head or sum up others, by their words.

What only several rows together show (a row that is the sum of those beneath it) is the business of `subtotals`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.cells_in import CellAmount, decimal_sign, read_amount
from hromada_desk.exchange.headers import is_column_numbers
from hromada_desk.exchange.import_words import ImportWords
from hromada_desk.exchange.mapping import TITLE, ListMapping, MappedColumn
from hromada_desk.exchange.places_in import Gazetteer
from hromada_desk.exchange.preview import RowKind
from hromada_desk.exchange.tables import Cell, Row, Table, cell_text, column_letters

LONGEST_HEADING = 120
LONGEST_ORDINAL = 3
SPEAKING_FIELDS = ("number", "dream_id", "prozorro_tender", "hromada", "settlement", "address", "stage", "implementer",
                   "row_number", "katottg")
_ROMAN = re.compile(r"[IVXLC\u0406\u0425]+\.?")  # Cyrillic twins of I and X are typed as often
_ORDINAL = re.compile(r"\d+(?:\.\d+)*\.?|[IVXLC]+\.?")


@dataclass(slots=True)
class ReadRow:
    """A row on its way to the preview. `sums` are the money columns of the mapping in their order;
    `confirmed` marks a subtotal that is known to be the sum of its rows.
    """

    index: int
    cells: Row
    kind: RowKind
    text: str
    sums: tuple[Money | None, ...]
    oblast: str = ""
    ordinal: str = ""
    confirmed: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The number of the row as the spreadsheet shows it."""
        return self.index + 1

    @property
    def has_sums(self) -> bool:
        """Whether any money column of the row is filled."""
        return any(each is not None for each in self.sums)


class RowReader:
    """Reads the rows of one sheet under one mapping."""

    def __init__(self, table: Table, mapping: ListMapping, words: ImportWords, gazetteer: Gazetteer) -> None:
        self._table = table
        self._mapping = mapping
        self._words = words
        self._gazetteer = gazetteer
        self._money = tuple(each for each in mapping.columns if each.is_money)
        title = mapping.column_of(TITLE)
        self._title = title.column if title else 0
        self._title_header = title.header if title else ""
        self._speaking = tuple(each.column for each in mapping.columns_of(*SPEAKING_FIELDS))
        self._ordinals = next((each.column for each in mapping.columns_of("row_number")), -1)
        self._before_title = range(self._title)
        self._read_amounts: dict[tuple[int, type, Cell], CellAmount] = {}
        self._decimal = mapping.decimal or decimal_sign(list(self._money_texts()))

    def read(self) -> list[ReadRow]:
        """All rows under the header, classified by their own words."""
        return [self._read_row(index) for index in range(self._mapping.first_row, len(self._table.rows))]

    def _read_row(self, index: int) -> ReadRow:
        cells = self._table.rows[index]
        title = one_line(cells[self._title])
        sums, troubles = self._read_sums(cells)
        lead = title or next((text for cell in cells if isinstance(cell, str) and (text := one_line(cell))), "")
        row = ReadRow(index, cells, RowKind.PROJECT, title or lead, sums)
        if self._ordinals >= 0:
            row.ordinal = one_line(cells[self._ordinals])
        row.kind = self._kind(row, title, lead, has_trouble=bool(troubles))
        if row.kind not in (RowKind.BLANK, RowKind.HEADER, RowKind.NOTE):
            row.problems += [self._trouble(row, column, trouble) for column, trouble in troubles]
        return row

    def _read_sums(self, cells: Row) -> tuple[tuple[Money | None, ...], list[tuple[MappedColumn, CellAmount]]]:
        sums: list[Money | None] = []
        troubles = []
        for column in self._money:
            cell = cells[column.column]
            if cell == "":
                sums.append(None)
                continue
            key = (column.column, type(cell), cell)
            read = self._read_amounts.get(key)
            if read is None:
                read = self._read_amounts[key] = read_amount(cell, column, self._decimal, self._words)
            sums.append(read.money)
            if read.code:
                troubles.append((column, read))
        return tuple(sums), troubles

    def _kind(self, row: ReadRow, title: str, lead: str, *, has_trouble: bool) -> RowKind:
        if not lead and not row.has_sums:
            return RowKind.NOTE if any(cell_text(cell).strip() for cell in row.cells) else RowKind.BLANK
        if title and title == self._title_header:
            return RowKind.HEADER
        if title.isdecimal() and is_column_numbers(row.cells):
            return RowKind.HEADER
        special = self._special_kind(row, title, lead)
        if special is not None:
            return special
        if row.has_sums or has_trouble:
            return RowKind.PROJECT if title else RowKind.SUBTOTAL
        return self._kind_without_sums(row, title)

    def _special_kind(self, row: ReadRow, title: str, lead: str) -> RowKind | None:
        """What the beginning of the row says it is, None for a row that begins like a project."""
        rows = self._words.rows
        if len(lead) <= LONGEST_HEADING and (oblast := self._gazetteer.oblasts.named(lead)):
            row.oblast = oblast
            return RowKind.SUBTOTAL if rows.begins("totals", lead) else RowKind.HEADING
        for text in (lead, *self._texts_before_title(row.cells)):
            if not rows.special.match(text):
                continue
            if rows.begins("totals", text):
                row.text = text
                return RowKind.SUBTOTAL
            if rows.is_reserve(text):
                return RowKind.RESERVE
            is_work = rows.work.search(title) is not None and row.has_sums
            if rows.begins("headings", text) and not is_work and not self._speaks(row):
                return RowKind.HEADING
            if rows.begins("notes", text) and not row.has_sums and not rows.work.search(title):
                return RowKind.NOTE
        return None

    def _texts_before_title(self, cells: Row) -> list[str]:
        """Words to the left of the title: a total may stand in the column of numbers."""
        return [one_line(cell) for column in self._before_title
                if isinstance(cell := cells[column], str) and len(cell) > LONGEST_ORDINAL]

    def _kind_without_sums(self, row: ReadRow, title: str) -> RowKind:
        """A row of words only: a project whose sum is missing, a heading, or a line of the footer."""
        filled = sum(1 for cell in row.cells if cell != "" and cell_text(cell).strip())
        if not title:
            return RowKind.HEADING if filled == 1 and len(row.text) <= LONGEST_HEADING else RowKind.NOTE
        if row.ordinal and self._heads_ordinals(row):
            return RowKind.HEADING
        speaks = self._speaks(row)
        if not self._money:
            return RowKind.PROJECT if filled > 1 or len(self._mapping.columns) == 1 else RowKind.HEADING
        if speaks or (self._words.rows.work.search(title) and not title.endswith(":")):
            return RowKind.PROJECT
        return RowKind.HEADING

    def _heads_ordinals(self, row: ReadRow) -> bool:
        """Whether a numbered row heads others: a Roman number, or 1 above 1.1."""
        if _ROMAN.fullmatch(row.ordinal):
            return True
        below = self._table.rows[row.index + 1] if row.index + 1 < len(self._table.rows) else None
        return below is not None and one_line(below[self._ordinals]).startswith(f"{row.ordinal.rstrip('.')}.")

    def _speaks(self, row: ReadRow) -> bool:
        """Whether the row fills a column that only rows of projects fill."""
        return any(cell_text(row.cells[column]).strip() for column in self._speaking)

    def _trouble(self, row: ReadRow, column: MappedColumn, trouble: CellAmount) -> Problem:
        details: dict[str, object] = {**self.address(row, column),
                                      "value": cell_text(row.cells[column.column]).strip()}
        if trouble.meanings:
            details["first"], details["second"] = trouble.meanings[0], trouble.meanings[-1]
        return Problem(trouble.code, kind="project", field=column.field, severity=Severity.ERROR, details=details)

    def address(self, row: ReadRow, column: MappedColumn) -> dict[str, object]:
        """Where a cell is, as a person would say it."""
        return {"row": str(row.number), "column": column.header or column_letters(column.column)}

    def _money_texts(self) -> Iterator[str]:
        for column in self._money:
            for row in self._table.rows[self._mapping.first_row:]:
                cell = row[column.column]
                if isinstance(cell, str) and cell:
                    yield cell


def one_line(cell: Cell) -> str:
    """A cell as one line of text with single spaces."""
    return " ".join((cell if isinstance(cell, str) else cell_text(cell)).split())


def is_ordinal(text: str) -> bool:
    """Whether a text numbers a row: 12, 1.4, IV."""
    return _ORDINAL.fullmatch(text) is not None
