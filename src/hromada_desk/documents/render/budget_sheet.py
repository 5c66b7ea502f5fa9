"""The sheet of the budget itself: every line with its formula and, beside it, the figure the formula leads to."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.sheet_formats import Formats, head, put_text, put_titles, raise_row
from hromada_desk.documents.workbook import BookRow, BudgetWorkbook
from hromada_desk.domain.money import MINOR_DIGITS, Money

NAME = "Budget"
HEAD_ROW = 2
FIRST_ROW = 3
WIDTHS = {"number": 8, "title": 42, "second": 34, "unit": 11, "quantity": 10, "price": 13, "currency": 8, "rate": 11,
          "amount": 15, "year": 8, "eligible": 10}
MONEY_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column and which row everything stands in; rows count from 0 as XlsxWriter does."""

    columns: dict[str, int]
    years: range
    sources: range
    rows: tuple[int, ...]
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


def layout_of(book: BudgetWorkbook) -> Layout:
    """Where everything will stand."""
    names = ["number", "title"]
    if any(row.title.second for row in book.rows):
        names.append("second")
    names += ["unit", "quantity", "price"]
    if any(row.price is not None and row.price.currency != book.currency for row in book.rows):
        names += ["currency", "rate"]
    names += ["amount", "year", "eligible"]
    columns = {name: at for at, name in enumerate(names)}
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
    return Layout(columns, years, range(years.stop, years.stop + len(book.sources)), tuple(rows), subtotals, at)


def write_budget_sheet(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """Heads, lines, sums, total."""
    words = book.words
    put_titles(sheet, f"{words['budget'].main}, {book.currency}", words["fill"].main, formats)
    _write_heads(sheet, book, layout, formats)
    for index, row in enumerate(book.rows):
        if row.heading:
            _write_heading(sheet, book, layout, formats, index)
        else:
            _write_line(sheet, row, book, layout, formats, index)
    for index, at in layout.subtotals.items():
        _write_subtotal(sheet, book, layout, formats, index, at)
    _write_total(sheet, book, layout, formats)
    sheet.freeze_panes(FIRST_ROW, 2)
    _guide_inputs(sheet, book, layout)


def _write_heads(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    words = book.words
    heads = {"number": words["number"], "title": words["costs"], "second": Pair(words["costs"].second),
             "unit": words["unit"], "quantity": words["quantity"], "price": words["unit_cost"],
             "currency": words["currency"], "rate": words["rate"], "amount": words["total"], "year": words["year"],
             "eligible": words["eligible"]}
    for name, column in layout.columns.items():
        text = head(heads[name], book.currency if name == "amount" else "").format(currency=book.currency)
        put_text(sheet, HEAD_ROW, column, text, formats, "head", "")
        sheet.set_column(column, column, WIDTHS[name])
    for column, year in zip(layout.years, book.years, strict=True):
        if year is None:
            put_text(sheet, HEAD_ROW, column, head(words["no_year"]), formats, "head", "")
        else:
            sheet.write_number(HEAD_ROW, column, year, formats.of("head", "year"))
    for column, source in zip(layout.sources, book.sources, strict=True):
        put_text(sheet, HEAD_ROW, column, head(source.name), formats, "head", "")
    if layout.years.start < layout.sources.stop:
        sheet.set_column(layout.years.start, layout.sources.stop - 1, MONEY_WIDTH)
    raise_row(sheet, HEAD_ROW, ("\n" * 2, 99.0), *((head(each.name), MONEY_WIDTH - 2) for each in book.sources))


def _write_line(sheet: Any, row: BookRow, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int) -> None:
    at, columns = layout.rows[index], layout.columns
    _write_words(sheet, row, layout, formats, at, "input")
    put_text(sheet, at, columns["unit"], row.unit, formats, "input")
    _put_number(sheet, at, columns["quantity"], row.quantity, formats.of("input", "quantity"))
    _put_number(sheet, at, columns["price"], row.price.amount if row.price else None, formats.of("input", "money"))
    foreign = row.price is not None and row.price.currency != book.currency
    if "rate" in columns:
        put_text(sheet, at, columns["currency"], row.price.currency if row.price else "", formats, "input")
        _put_number(sheet, at, columns["rate"], row.rate if foreign else None, formats.of("input", "rate"))
    factors = ["quantity", "price", *(["rate"] if foreign else [])]
    product = "*".join(layout.cell(index, name) for name in factors)
    sheet.write_formula(at, columns["amount"], f"=ROUND({product},{MINOR_DIGITS[book.currency]})",
                        formats.of("line", "money"), row.amount.amount)
    _put_number(sheet, at, columns["year"], row.year, formats.of("input", "year"))
    yes = book.words["yes" if row.eligible else "no"].main
    put_text(sheet, at, columns["eligible"], yes, formats, "input")
    _write_years(sheet, row, book, layout, formats, index)
    _write_sources(sheet, row, layout, formats, index)


def _write_years(sheet: Any, row: BookRow, book: BudgetWorkbook, layout: Layout, formats: Formats,
                 index: int) -> None:
    at = layout.rows[index]
    year_cell, amount_cell = f"${layout.letter('year')}{at + 1}", f"${layout.letter('amount')}{at + 1}"
    money_format = formats.of("line", "money")
    for column, year in zip(layout.years, book.years, strict=True):
        wanted = '""' if year is None else f"{xl_col_to_name(column)}${HEAD_ROW + 1}"
        sheet.write_formula(at, column, f"=IF({year_cell}={wanted},{amount_cell},0)", money_format,
                            row.amount.amount if row.year == year else 0)


def _write_sources(sheet: Any, row: BookRow, layout: Layout, formats: Formats, index: int) -> None:
    """What each source pays: a figure to change, or what the others leave."""
    at = layout.rows[index]
    amount_cell = layout.cell(index, "amount")
    for number, (column, paid) in enumerate(zip(layout.sources, row.paid, strict=True)):
        if number != row.remainder:
            _put_number(sheet, at, column, paid.amount if paid else None, formats.of("input", "money"))
            continue
        others = [xl_rowcol_to_cell(at, other) for other in layout.sources if other != column]
        rest = f"{amount_cell}-{'-'.join(others)}" if others else amount_cell
        sheet.write_formula(at, column, f"=MAX(0,{rest})", formats.of("line", "money"), paid.amount if paid else 0)


def _write_heading(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int) -> None:
    """A top heading stands alone and is summed below its lines; one inside another shows its sum at once."""
    row, at = book.rows[index], layout.rows[index]
    _write_words(sheet, row, layout, formats, at, "heading")
    if row.depth == 0 or not row.size:
        return
    _write_sums(sheet, book, layout, formats, at, (index + 1, index + row.size), "heading")


def _write_subtotal(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int, at: int) -> None:
    row = book.rows[index]
    words = book.words["subtotal"]
    for column in range(layout.columns["amount"]):
        sheet.write_blank(at, column, None, formats.of("subtotal"))
    put_text(sheet, at, 1, f"{words.main}, {row.number}. {row.title.main}", formats, "subtotal")
    _write_sums(sheet, book, layout, formats, at, (index + 1, index + row.size), "subtotal")


def _write_total(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    for column in range(layout.columns["amount"]):
        sheet.write_blank(layout.total, column, None, formats.of("total"))
    put_text(sheet, layout.total, 1, book.words["subtotal"].main, formats, "total")
    _write_sums(sheet, book, layout, formats, layout.total, (0, len(book.rows) - 1), "total")


def _write_sums(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, at: int,
                rows: tuple[int, int], role: str) -> None:
    """Sums over rows from first to last; SUBTOTAL leaves out the sums inside, so no cost counts twice."""
    first, last = rows
    lines = [row for row in book.rows[first:last + 1] if not row.heading]
    start, end = (layout.rows[first], _last_row(layout, last, at)) if book.rows else (FIRST_ROW, FIRST_ROW)
    money_format = formats.of(role, "money")
    values = {layout.columns["amount"]: _sum([row.amount for row in lines], book)}
    values |= {column: _sum([row.amount for row in lines if row.year == year], book)
               for column, year in zip(layout.years, book.years, strict=True)}
    values |= {column: _sum([row.paid[number] for row in lines], book) for number, column in enumerate(layout.sources)}
    for column, value in values.items():
        span = f"{xl_rowcol_to_cell(start, column)}:{xl_rowcol_to_cell(end, column)}"
        sheet.write_formula(at, column, f"=SUBTOTAL(9,{span})" if book.rows else "=0", money_format, value.amount)
    if role != "heading":
        for name in ("year", "eligible"):
            sheet.write_blank(at, layout.columns[name], None, formats.of(role))


def _last_row(layout: Layout, last: int, at: int) -> int:
    """The last row of a sum, with the sums of headings that stand below their lines."""
    return at - 1 if at > layout.rows[last] else layout.rows[last]


def _sum(amounts: list[Money | None], book: BudgetWorkbook) -> Money:
    return Money(sum(each.minor for each in amounts if each is not None), book.currency)


def _write_words(sheet: Any, row: BookRow, layout: Layout, formats: Formats, at: int, role: str) -> None:
    put_text(sheet, at, 0, row.number, formats, "heading" if role == "heading" else "line")
    put_text(sheet, at, 1, row.title.main, formats, role, "wrapped")
    raise_row(sheet, at, (row.title.main, WIDTHS["title"]), (row.title.second, WIDTHS["second"]))
    if "second" in layout.columns:
        put_text(sheet, at, layout.columns["second"], row.title.second, formats, role, "wrapped")


def _put_number(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, value, look)


def _guide_inputs(sheet: Any, book: BudgetWorkbook, layout: Layout) -> None:
    """Warnings, not stops: quantities and prices of zero or more, yes or no."""
    last = max(FIRST_ROW, layout.total - 1)
    words = book.words
    for name in ("quantity", "price"):
        column = layout.columns[name]
        sheet.data_validation(FIRST_ROW, column, last, column, {
            "validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning", "ignore_blank": True,
            "error_title": words["number_title"].main[:32], "error_message": head(words["number_message"])[:255]})
    column = layout.columns["eligible"]
    sheet.data_validation(FIRST_ROW, column, last, column, {
        "validate": "list", "source": [words["yes"].main, words["no"].main], "error_type": "warning"})
    sheet.ignore_errors({"number_stored_as_text": layout.column_range(0, absolute=False)})
