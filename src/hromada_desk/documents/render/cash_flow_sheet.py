"""The sheet of who pays when: payers by months, quarters or years, and below how each sum is dealt to its months.

A sum is dealt evenly: every month gets a whole number of minor units, the first months one more until none is odd. A
column takes in the months up to its end; what it shows is what is paid up to its end less what was paid before.
"""

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_layout import Layout
from hromada_desk.documents.render.budget_sheet import month_cell, stated_rates
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import Formats, head
from hromada_desk.documents.workbook import BookFlows, BudgetWorkbook
from hromada_desk.domain.cash_flow import Flow
from hromada_desk.domain.money import MINOR_DIGITS, Money

CASH_FLOW = "Cash flow"
PAYER, FROM, TO, FIRST, MONTHS, AMOUNT, EACH, ODD, COLUMNS = range(9)
_WIDTHS = (38, 10, 10, 9, 9, 15, 14, 9)
MONEY_WIDTH = 13


def write_cash_flow(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> dict[str, str]:
    """Both parts; gives the names of cells other sheets refer to."""
    flows, words, pen = book.flows, book.words, Pen(sheet, formats)
    assert flows is not None
    note = " \u00b7 ".join(part for part in (words["cash_flow"].second, stated_rates(book),
                                            words["cash_flow_note"].main) if part)
    pen.titles(f"{words['cash_flow'].main}, {book.currency}", note)
    heads = {PAYER: words["payer"], AMOUNT: Pair(f"{words['total'].main}, {book.currency}", words["total"].second)}
    pen.heads([*((heads.get(column, Pair("")), width, "money" if column else "text")
                 for column, width in enumerate(_WIDTHS)),
               *((pair, MONEY_WIDTH, "money") for pair, _ in flows.columns)])
    grants = [at for at, payer in enumerate(flows.payers) if payer >= 0 and book.sources[payer].side == "grant"]
    start = FIRST_ROW + len(flows.payers) + (3 if grants else 2) + 1
    for at in range(len(flows.payers)):
        _write_payer(pen, book, flows, at, start)
    total = FIRST_ROW + len(flows.payers)
    _write_total(pen, book, flows, total)
    _write_running(pen, total + 1, (words["running"], [total]), book, flows)
    if grants:
        _write_running(pen, total + 2, (words["grant_running"], [FIRST_ROW + at for at in grants]), book, flows)
    _write_dealing(pen, book, layout, flows, start)
    sheet.freeze_panes(FIRST_ROW, 1)
    return {"CashFlowTotal": f"='{CASH_FLOW}'!${xl_col_to_name(AMOUNT)}${total + 1}"}


def payer_name(book: BudgetWorkbook, payer: int) -> Pair:
    """A source's name, or the words for what no source pays."""
    if payer >= 0:
        return book.sources[payer].name
    return book.words["uncovered" if book.shared else "costs"]


def _in_column(flow: Flow | None, flows: BookFlows, column: int) -> int:
    if flow is None:
        return 0
    before = flows.columns[column - 1][1] if column else flows.first - 1
    return flow.until(flows.columns[column][1]) - flow.until(before)


def _sums(flows: BookFlows, payers: list[int]) -> list[int]:
    """What some payers pay in each column, in minor units."""
    return [sum(_in_column(flow, flows, column) for (at, _), flow in flows.flows.items() if at in payers)
            for column in range(len(flows.columns))]


def _write_payer(pen: Pen, book: BudgetWorkbook, flows: BookFlows, at: int, start: int) -> None:
    row, first = FIRST_ROW + at, start + 2 + at * len(flows.spans)
    last = first + len(flows.spans) - 1
    pen.texts(row, PAYER, payer_name(book, flows.payers[at]))
    pen.blanks(row, (FROM, TO, FIRST, MONTHS, EACH, ODD), "line")
    sums = _sums(flows, [at])
    for column, minor in zip((AMOUNT, *range(COLUMNS, COLUMNS + len(sums))), (sum(sums), *sums), strict=True):
        span = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
        pen.formula(row, column, f"SUM({span})", Money(minor, book.currency).amount)


def _write_total(pen: Pen, book: BudgetWorkbook, flows: BookFlows, row: int) -> None:
    pen.texts(row, PAYER, book.words["subtotal"], "total")
    pen.blanks(row, (FROM, TO, FIRST, MONTHS, EACH, ODD), "total")
    sums = _sums(flows, list(range(len(flows.payers))))
    for column, minor in zip((AMOUNT, *range(COLUMNS, COLUMNS + len(sums))), (sum(sums), *sums), strict=True):
        span = f"{xl_rowcol_to_cell(FIRST_ROW, column)}:{xl_rowcol_to_cell(row - 1, column)}"
        pen.formula(row, column, f"SUM({span})", Money(minor, book.currency).amount, role="total")


def _write_running(pen: Pen, row: int, what: tuple[Pair, list[int]], book: BudgetWorkbook, flows: BookFlows) -> None:
    """What is paid from the first column up to each one, of some rows above."""
    title, rows = what
    pen.texts(row, PAYER, title, "subtotal")
    pen.blanks(row, (FROM, TO, FIRST, MONTHS, AMOUNT, EACH, ODD), "subtotal")
    everybody = rows == [FIRST_ROW + len(flows.payers)]
    payers = list(range(len(flows.payers))) if everybody else [each - FIRST_ROW for each in rows]
    running = 0
    for place, minor in enumerate(_sums(flows, payers)):
        running += minor
        column = COLUMNS + place
        here = "+".join(xl_rowcol_to_cell(each, column) for each in rows)
        before = f"{xl_rowcol_to_cell(row, column - 1)}+" if place else ""
        pen.formula(row, column, before + here, Money(running, book.currency).amount, role="subtotal")


def _write_dealing(pen: Pen, book: BudgetWorkbook, layout: Layout, flows: BookFlows, start: int) -> None:
    """One row for each payer and span: when, how much, how much a month, and what falls into each column."""
    words = book.words
    spread = words["how_spread"]
    pen.text(start, PAYER, " \u00b7 ".join(part for part in (spread.main, spread.second) if part), "heading", "text")
    pen.sheet.set_h_pagebreaks([start])
    for column, key in ((FROM, "from"), (TO, "to"), (FIRST, "first_month"), (MONTHS, "months"), (AMOUNT, "amount"),
                        (EACH, "a_month"), (ODD, "odd")):
        pen.text(start + 1, column, head(words[key]), "head", "right")
    pen.text(start + 1, PAYER, words["until_month"].main, "head")
    pen.sheet.set_row(start + 1, 30)
    for place, (_, last) in enumerate(flows.columns):
        pen.number(start + 1, COLUMNS + place, last - flows.first + 1, "count", "head")
    for at in range(len(flows.payers)):
        for place in range(len(flows.spans)):
            _write_flow(pen, book, layout, flows, (at, place), start)


def _write_flow(pen: Pen, book: BudgetWorkbook, layout: Layout, flows: BookFlows, key: tuple[int, int],
                start: int) -> None:
    (at, place), digits = key, MINOR_DIGITS[book.currency]
    row = start + 2 + at * len(flows.spans) + place
    span, flow, line = flows.spans[place], flows.flows.get(key), row + 1
    minor, months = (flow.minor if flow is not None else 0), span.months
    pen.text(row, PAYER, payer_name(book, flows.payers[at]).main)
    pen.number(row, FROM, month_cell(span.first), "month")
    pen.number(row, TO, month_cell(span.last), "month")
    first = month_cell(flows.first)
    pen.formula(row, FIRST, f"(YEAR(B{line})-YEAR({first}))*12+MONTH(B{line})-MONTH({first})+1",
                span.first - flows.first + 1, "count")
    pen.formula(row, MONTHS, f"(YEAR(C{line})-YEAR(B{line}))*12+MONTH(C{line})-MONTH(B{line})+1", months, "count")
    pen.formula(row, AMOUNT, _amount(book, layout, flows, key, start), Money(minor, book.currency).amount)
    scale = 10 ** digits
    pen.formula(row, EACH, f"INT(ROUND(F{line}*{scale},0)/E{line})/{scale}",
                Money(minor // months, book.currency).amount)
    pen.formula(row, ODD, f"ROUND(F{line}*{scale},0)-ROUND(G{line}*{scale},0)*E{line}", minor % months, "count")
    for number in range(len(flows.columns)):
        pen.formula(row, COLUMNS + number, _dealt(row, start + 1, number, scale, digits),
                    Money(_in_column(flow, flows, number), book.currency).amount)


def _amount(book: BudgetWorkbook, layout: Layout, flows: BookFlows, key: tuple[int, int], start: int) -> str:
    """What the budget's lines of that span cost the payer; what no source pays is what the others leave."""
    (at, place), line = key, start + 2 + key[0] * len(flows.spans) + key[1] + 1
    payer = flows.payers[at]
    column = layout.sources[payer] if payer >= 0 else layout.columns["amount"]
    begin, end = (layout.far_range(layout.columns[name]) for name in ("from", "to"))
    found = f"SUMIFS({layout.far_range(column)},{begin},B{line},{end},C{line})"
    others = [f"F{start + 2 + other * len(flows.spans) + place + 1}" for other in range(at)] if payer < 0 else []
    return f"ROUND({found}-{'-'.join(others)},{MINOR_DIGITS[book.currency]})" if others else found


def _dealt(row: int, ends: int, number: int, scale: int, digits: int) -> str:
    """What falls into a column: what is paid up to its end less what was paid up to the end of the one before."""
    line = row + 1

    def passed(place: int) -> str:
        return f"MAX(0,MIN($E{line},{xl_rowcol_to_cell(ends, COLUMNS + place, row_abs=True)}-$D{line}+1))"

    now, before = passed(number), passed(number - 1) if number else "0"
    odd = f"(MIN({now},$H{line})-MIN({before},$H{line}))/{scale}" if number else f"MIN({now},$H{line})/{scale}"
    whole = f"({now}-{before})*$G{line}" if number else f"{now}*$G{line}"
    return f"ROUND({whole}+{odd},{digits})"
