"""Where the rows and columns of a budget's sheet stand, and the formulas that sum any of its lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.workbook import BudgetWorkbook

NAME = "Budget"
FIRST_ROW = 3
MOST_RANGES = 200
LONGEST_FORMULA = 8000


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column and which row everything stands in; rows count from 0 as XlsxWriter does.

    `lines` are the rows of lines, upwards: between two that follow each other stand only headings and their sums.
    """

    sheet: str
    columns: dict[str, int]
    years: range
    sources: range
    rows: tuple[int, ...]
    lines: tuple[int, ...]
    subtotals: dict[int, int]
    total: int

    def letter(self, name: str) -> str:
        """The letter of a column."""
        return str(xl_col_to_name(self.columns[name]))

    def cell(self, index: int, name: str) -> str:
        """The address of a row's cell on this sheet."""
        return str(xl_rowcol_to_cell(self.rows[index], self.columns[name]))

    def column_range(self, column: int, *, absolute: bool = True) -> str:
        """All rows of a column, the sums left out."""
        last = max(FIRST_ROW, self.total - 1)
        ends = (xl_rowcol_to_cell(row, column, absolute, absolute) for row in (FIRST_ROW, last))
        return ":".join(ends)

    def far_range(self, column: int) -> str:
        """The same as other sheets name it."""
        return f"{quoted(self.sheet)}!{self.column_range(column)}"

    def far_cell(self, row: int, column: int) -> str:
        """A cell as other sheets name it."""
        return f"{quoted(self.sheet)}!{xl_rowcol_to_cell(row, column)}"

    def ranges(self, indices: Iterable[int], *, far: bool) -> list[str]:
        """The amounts of these lines as ranges; those that follow each other share one, over headings between them."""
        prefix = f"{quoted(self.sheet)}!" if far else ""
        found = ranges_of(sorted(self.rows[index] for index in indices), self.lines, self.columns["amount"])
        return [prefix + each for each in found]


def ranges_of(rows: list[int], marks: Sequence[int], column: int) -> list[str]:
    """Cells of a column as ranges; rows that follow each other among the `marks` (upwards) share one."""
    at = {row: place for place, row in enumerate(marks)}
    found = []
    for _, group in groupby(enumerate(rows), key=lambda pair: at[pair[1]] - pair[0]):
        together = [row for _, row in group]
        ends = [xl_rowcol_to_cell(row, column) for row in (together[0], together[-1])]
        found.append(ends[0] if ends[0] == ends[1] else ":".join(ends))
    return found


def summed(ranges: list[str]) -> str:
    """The sum of ranges without the sums inside them; "" where no formula could be that long."""
    if not ranges:
        return "0"
    parts = [ranges[at:at + MOST_RANGES] for at in range(0, len(ranges), MOST_RANGES)]
    formula = "+".join(f"SUBTOTAL(9,{','.join(part)})" for part in parts)
    return formula if len(formula) <= LONGEST_FORMULA else ""


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    plain = sheet.isascii() and sheet.replace("_", "").isalpha()
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


def layout_of(book: BudgetWorkbook, sheet: str = NAME) -> Layout:
    """Where everything will stand."""
    names = _column_names(book)
    years = range(len(names), len(names) + len(book.years))
    rows: list[int] = []
    subtotals: dict[int, int] = {}
    at, open_heading, until = FIRST_ROW, -1, -1
    for index, row in enumerate(book.rows):
        if open_heading >= 0 and index > until:
            subtotals[open_heading] = at
            at, open_heading = at + 1, -1
        rows.append(at)
        at += 1
        if row.heading and row.depth == 0 and row.size:
            open_heading, until = index, index + row.size
    if open_heading >= 0:
        subtotals[open_heading] = at
        at += 1
    lines = tuple(place for place, row in zip(rows, book.rows, strict=True) if not row.heading)
    return Layout(sheet, {name: column for column, name in enumerate(names)}, years,
                  range(years.stop, years.stop + len(book.sources)), tuple(rows), lines, subtotals, at)


def _column_names(book: BudgetWorkbook) -> list[str]:
    names = ["number", "title"]
    if any(row.title.second for row in book.rows):
        names.append("second")
    names += ["unit", "quantity", "price"]
    if any(row.price is not None and row.price.currency != book.currency for row in book.rows):
        names += ["currency", "rate"]
    names += ["amount", "year"]
    if book.flows is not None:
        names += ["from", "to"]
    return [*names, "eligible"]
