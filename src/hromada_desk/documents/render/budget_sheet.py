"""The sheet of the budget itself: every line with its formula and, beside it, the figure the formula leads to."""

from collections.abc import Callable
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_layout import FIRST_ROW, Layout, summed
from hromada_desk.documents.render.input_guides import guide_inputs
from hromada_desk.documents.render.sheet_formats import Formats, head, put_text, put_titles, raise_row
from hromada_desk.documents.workbook import BookFace, BookRow, BudgetWorkbook
from hromada_desk.domain.cash_flow import first_day
from hromada_desk.domain.money import MINOR_DIGITS, Money

HEAD_ROW = 2
WIDTHS = {"number": 8, "title": 42, "second": 34, "unit": 11, "quantity": 10, "price": 14, "currency": 10, "rate": 16,
          "amount": 15, "year": 8, "from": 9, "to": 9, "eligible": 10}
KINDS = {"quantity": "quantity", "price": "money", "rate": "rate", "amount": "money", "year": "year", "from": "month",
         "to": "month"}
MONEY_WIDTH = 15
_EPOCH = date(1899, 12, 30)

Bases = Callable[[int], str]
"""The formula of what a share line (by its index) is a part of; "" where there is none."""


def write_budget_sheet(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats,
                       bases: Bases | None = None, title: Pair | None = None) -> None:
    """Heads, lines, sums, total. `bases` sums what share lines are a part of; by default on this sheet."""
    words = book.words
    found = title or words["budget"]
    put_titles(sheet, f"{found.main}, {book.currency}", _subtitle(book, found), formats)
    _write_heads(sheet, book, layout, formats)
    here = bases or (lambda index: summed(layout.ranges(book.rows[index].base_rows, far=False)))
    for index, row in enumerate(book.rows):
        if row.heading:
            _write_heading(sheet, book, layout, formats, index)
        else:
            _write_line(sheet, book, layout, formats, index, here)
    for index, at in layout.subtotals.items():
        _write_subtotal(sheet, book, layout, formats, index, at)
    _write_total(sheet, book, layout, formats)
    sheet.freeze_panes(FIRST_ROW, 2)
    guide_inputs(sheet, book, layout)


def stated_rates(book: BookFace) -> str:
    """The rates all prices of a currency share, in one line."""
    return "; ".join(each.said.main for each in book.rates)


def _subtitle(book: BudgetWorkbook, title: Pair) -> str:
    return " \u00b7 ".join(part for part in (title.second, stated_rates(book), book.words["fill"].main) if part)


def _write_heads(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    words = book.words
    heads = {"number": words["number"], "title": words["costs"], "second": Pair(words["costs"].second),
             "unit": words["unit"], "quantity": words["quantity"], "price": words["unit_cost"],
             "currency": words["currency"], "rate": words["rate"], "amount": words["total"], "year": words["year"],
             "from": words["from"], "to": words["to"], "eligible": words["eligible"]}
    for name, column in layout.columns.items():
        text = head(heads[name], book.currency if name == "amount" else "").format(currency=book.currency)
        put_text(sheet, HEAD_ROW, column, text, formats, "head", "right" if name in KINDS else "wrapped")
        sheet.set_column(column, column, WIDTHS[name])
    for column, year in zip(layout.years, book.years, strict=True):
        if year is None:
            put_text(sheet, HEAD_ROW, column, head(words["no_year"]), formats, "head", "right")
        else:
            sheet.write_number(HEAD_ROW, column, year, formats.of("head", "year"))
    for column, source in zip(layout.sources, book.sources, strict=True):
        put_text(sheet, HEAD_ROW, column, head(source.name), formats, "head", "right")
    if layout.years.start < layout.sources.stop:
        sheet.set_column(layout.years.start, layout.sources.stop - 1, MONEY_WIDTH)
    raise_row(sheet, HEAD_ROW, ("\n" * 2, 99.0), *((head(each.name), MONEY_WIDTH - 2) for each in book.sources))


def _write_line(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int, bases: Bases) -> None:
    _write_words(sheet, book.rows[index], layout, formats, layout.rows[index], "input")
    write_figures(sheet, book, layout, formats, index, bases)


def write_figures(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int, bases: Bases) -> None:
    """Everything of a line but its number and name: cost, year, months, eligible or not, years and sources."""
    row, at, columns = book.rows[index], layout.rows[index], layout.columns
    if row.base is not None:
        _write_share(sheet, book, layout, formats, index, bases)
    else:
        _write_cost(sheet, book, layout, formats, index)
    put_number(sheet, at, columns["year"], row.year, formats.of("input", "year"))
    if "from" in columns:
        look = formats.of("input", "month")
        put_number(sheet, at, columns["from"], month_cell(row.span.first) if row.span else None, look)
        put_number(sheet, at, columns["to"], month_cell(row.span.last) if row.span else None, look)
    if "eligible" in columns:
        yes = book.words["yes" if row.eligible else "no"].main
        put_text(sheet, at, columns["eligible"], yes, formats, "input")
    _write_years(sheet, row, book, layout, formats, index)
    _write_sources(sheet, book, layout, formats, index)


def month_cell(month: int) -> int:
    """A month as a cell holds it: the number of its first day."""
    return (first_day(month) - _EPOCH).days


def _write_cost(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int) -> None:
    """Quantity times price, times the rate where the price is foreign."""
    row, at, columns = book.rows[index], layout.rows[index], layout.columns
    put_text(sheet, at, columns["unit"], row.unit, formats, "input")
    put_number(sheet, at, columns["quantity"], row.quantity, formats.of("input", "quantity"))
    put_number(sheet, at, columns["price"], row.price.amount if row.price else None, formats.of("input", "money"))
    foreign = row.price is not None and row.price.currency != book.currency
    if "rate" in columns:
        put_text(sheet, at, columns["currency"], row.price.currency if row.price else "", formats, "input")
        write_rate(sheet, at, columns["rate"], row, book, formats)
    factors = ["quantity", "price", *(["rate"] if foreign else [])]
    product = "*".join(layout.cell(index, name) for name in factors)
    sheet.write_formula(at, columns["amount"], f"=ROUND({product},{MINOR_DIGITS[book.currency]})",
                        formats.of("line", "money"), row.amount.amount)


def write_rate(sheet: Any, at: int, column: int, row: BookRow, book: BookFace, formats: Formats) -> None:
    """The rate of a foreign price: the one all prices of that currency share by its name, else a figure to change."""
    shared = book.rate_of(row.price.currency) if row.price is not None and row.rate is not None else None
    if shared is not None and shared.rate == row.rate:
        sheet.write_formula(at, column, f"={rate_name(shared.currency, book)}", formats.of("line", "rate"), row.rate)
    else:
        put_number(sheet, at, column, row.rate, formats.of("input", "rate"))


def rate_name(currency: str, book: BookFace) -> str:
    """The name of a rate's cell, e.g. RateEURUAH."""
    return f"Rate{currency}{book.currency}"


def _write_share(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int, bases: Bases) -> None:
    """Per cent of a base: the share stands where quantities do, the base, a sum of lines, where prices do."""
    row, at, columns = book.rows[index], layout.rows[index], layout.columns
    for name in ("unit", "currency", "rate"):
        if name in columns:
            sheet.write_blank(at, columns[name], None, formats.of("line"))
    put_number(sheet, at, columns["quantity"], row.percent, formats.of("input", "share"))
    base, look = bases(index), formats.of("line", "money")
    figure = row.base.amount if row.base is not None else 0
    if base:
        sheet.write_formula(at, columns["price"], f"={base}", look, figure)
    else:
        sheet.write_number(at, columns["price"], figure, look)
    product = "*".join(layout.cell(index, name) for name in ("quantity", "price"))
    sheet.write_formula(at, columns["amount"], f"=ROUND({product},{MINOR_DIGITS[book.currency]})", look,
                        row.amount.amount)


def _write_years(sheet: Any, row: BookRow, book: BudgetWorkbook, layout: Layout, formats: Formats,
                 index: int) -> None:
    at = layout.rows[index]
    year_cell, amount_cell = f"${layout.letter('year')}{at + 1}", f"${layout.letter('amount')}{at + 1}"
    money_format = formats.of("line", "money")
    for column, year in zip(layout.years, book.years, strict=True):
        wanted = '""' if year is None else f"{xl_col_to_name(column)}${HEAD_ROW + 1}"
        sheet.write_formula(at, column, f"=IF({year_cell}={wanted},{amount_cell},0)", money_format,
                            row.amount.amount if row.year == year else 0)


def _write_sources(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats, index: int) -> None:
    """What each source pays: a part of the line, what the others leave, or a figure to change."""
    row, at = book.rows[index], layout.rows[index]
    amount_cell, look = layout.cell(index, "amount"), formats.of("line", "money")
    for number, (column, paid) in enumerate(zip(layout.sources, row.paid, strict=True)):
        part = row.parts[number] if row.parts else None
        if number == row.remainder:
            others = [xl_rowcol_to_cell(at, other) for other in layout.sources if other != column]
            rest = f"{amount_cell}-{'-'.join(others)}" if others else amount_cell
            sheet.write_formula(at, column, f"=MAX(0,{rest})", look, paid.amount if paid else 0)
        elif part is not None and paid is not None:
            formula = f"=ROUND({part:f}*{amount_cell},{MINOR_DIGITS[book.currency]})"
            sheet.write_formula(at, column, formula, look, paid.amount)
        else:
            put_number(sheet, at, column, paid.amount if paid else None, formats.of("input", "money"))


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
    if "second" in layout.columns and row.title.second:
        put_text(sheet, at, layout.columns["second"], f"{words.second}, {row.number}. {row.title.second}", formats,
                 "subtotal")
    _write_sums(sheet, book, layout, formats, at, (index + 1, index + row.size), "subtotal")


def _write_total(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    for column in range(layout.columns["amount"]):
        sheet.write_blank(layout.total, column, None, formats.of("total"))
    put_text(sheet, layout.total, 1, book.words["subtotal"].main, formats, "total")
    if "second" in layout.columns:
        put_text(sheet, layout.total, layout.columns["second"], book.words["subtotal"].second, formats, "total")
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
        for column in range(layout.columns["amount"] + 1, layout.years.start):
            sheet.write_blank(at, column, None, formats.of(role))


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


def put_number(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    """A number, or an empty cell of the same look."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, value, look)
