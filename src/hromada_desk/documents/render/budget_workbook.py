"""The budget as an .xlsx: live formulas, each with the figure it leads to, so that previews and phones show numbers.

Sheets: summary, budget, justification where there is any, sources, checks. No macros, no links, nothing hidden.
"""

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render import budget_sheet
from hromada_desk.documents.render.budget_checks import CHECKS, check_cells, write_checks
from hromada_desk.documents.render.budget_sheet import Layout, layout_of
from hromada_desk.documents.render.sheet_formats import (
    GREEN,
    MID,
    OCHRE,
    PRIMARY,
    Formats,
    footer_words,
    head,
    protect,
    put_text,
    put_titles,
    raise_row,
    set_up_page,
)
from hromada_desk.documents.workbook import BudgetWorkbook
from hromada_desk.domain.money import MINOR_DIGITS, Money

SUMMARY, JUSTIFICATION, SOURCES = "Summary", "Justification", "Sources"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def render_budget_workbook(book: BudgetWorkbook) -> bytes:
    """The workbook's bytes; the same description gives the same bytes."""
    target = io.BytesIO()
    file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False})
    formats = Formats(file, MINOR_DIGITS[book.currency])
    file.set_properties({"title": book.title.main, "author": book.author, "company": book.author,
                         "created": (book.made_at or UNDATED).replace(tzinfo=None)})
    layout = layout_of(book)
    sheets = _add_sheets(file, book)
    budget_sheet.write_budget_sheet(sheets[budget_sheet.NAME], book, layout, formats)
    if JUSTIFICATION in sheets:
        _write_justification(sheets[JUSTIFICATION], book, layout, formats)
    _write_sources(sheets[SOURCES], book, layout, formats)
    write_checks(sheets[CHECKS], book, layout, formats)
    _write_summary(sheets[SUMMARY], book, layout, formats)
    if book.sources and book.total.minor > 0:
        _add_chart(file, sheets[SUMMARY], book, 3 + sum(row.depth == 0 for row in book.rows) + 8)
    _name_ranges(file, book, layout)
    file.close()
    return target.getvalue()


def _add_sheets(file: Any, book: BudgetWorkbook) -> dict[str, Any]:
    names = {SUMMARY: PRIMARY, budget_sheet.NAME: PRIMARY, JUSTIFICATION: MID, SOURCES: OCHRE, CHECKS: GREEN}
    if not any(row.justification.main for row in book.rows):
        del names[JUSTIFICATION]
    footer = footer_words(book.identity + (f" \u00b7 {book.draft}" if book.draft else ""), book.words["page"].main)
    sheets = {}
    for name, colour in names.items():
        sheet = sheets[name] = file.add_worksheet(name)
        sheet.set_tab_color(colour)
        set_up_page(sheet, landscape=name != SUMMARY, head_row=budget_sheet.HEAD_ROW, footer=footer)
        protect(sheet)
    sheets[SUMMARY].activate()
    return sheets


def _write_summary(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """Headings with their sums and shares, then what is asked for and the state of the checks."""
    words = book.words
    put_titles(sheet, words["summary"].main, book.title.main, formats)
    for column, (pair, width) in enumerate(((words["item"], 52), (words["total"], 18), (words["share_of_total"], 22))):
        put_text(sheet, 2, column, head(pair, book.currency if column == 1 else ""), formats, "head", "")
        sheet.set_column(column, column, width)
    sheet.set_row(2, 30)
    at = 3
    for index, row in enumerate(book.rows):
        if row.depth == 0:
            cell_row = layout.subtotals.get(index, layout.rows[index])
            amount = f"=Budget!{layout.letter('amount')}{cell_row + 1}"
            label = f"{row.number}. {row.title.main}"
            _summary_row(sheet, at, "line", label, (amount, _subtree(book, index)), book, formats)
            at += 1
    for role, key, name, value in (("total", "total", "TotalCosts", book.total),
                                   ("line", "total_eligible", "TotalEligible", book.eligible),
                                   ("line", "grant", "RequestedGrant", book.grant),
                                   ("line", "other", "OwnContribution", book.own)):
        _summary_row(sheet, at, role, words[key].main, (f"={name}", value), book, formats)
        at += 1
    errors = sum(not each.kept for each in check_cells(book, layout))
    put_text(sheet, at + 1, 0, words["state"].main, formats, "line")
    ok, error = words["ok"].main, words["error"].main
    sheet.write_formula(at + 1, 1, f'=IF(Errors>0,"{error}: "&Errors,"{ok}")', formats.of("line", "text"),
                        f"{error}: {errors}" if errors else ok)
    sheet.freeze_panes(3, 0)
    sheet.print_area(0, 0, at + 20, 2)


def _summary_row(sheet: Any, at: int, role: str, label: str, amount: tuple[str, Money], book: BudgetWorkbook,
                 formats: Formats) -> None:
    formula, value = amount
    put_text(sheet, at, 0, label, formats, role, "wrapped" if role == "line" else "text")
    raise_row(sheet, at, (label, 52))
    sheet.write_formula(at, 1, formula, formats.of(role, "money"), value.amount)
    share = Decimal(value.minor) / Decimal(book.total.minor) if book.total.minor else 0
    sheet.write_formula(at, 2, f"=IF(TotalCosts=0,0,B{at + 1}/TotalCosts)", formats.of(role, "share"), share)


def _subtree(book: BudgetWorkbook, index: int) -> Money:
    """What a row and everything under it costs."""
    rows = book.rows[index:index + book.rows[index].size + 1]
    return Money(sum(row.amount.minor for row in rows if not row.heading), book.currency)


def _write_justification(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """Every line with its reasons; number, name and sum follow the budget."""
    words = book.words
    put_titles(sheet, words["justification"].main, words["justification"].second, formats)
    heads = ((words["number"], 8), (words["costs"], 44), (words["total"], 15), (words["justification"], 60),
             (Pair(words["justification"].second), 60))
    for column, (pair, width) in enumerate(heads if words["justification"].second else heads[:4]):
        put_text(sheet, 2, column, head(pair, book.currency if column == 2 else ""), formats, "head", "")
        sheet.set_column(column, column, width)
    sheet.set_row(2, 30)
    at = 3
    for index, row in enumerate(book.rows):
        if row.heading:
            continue
        for column, (name, kind, value) in enumerate((("number", "text", row.number),
                                                      ("title", "wrapped", row.title.main),
                                                      ("amount", "money", row.amount.amount))):
            sheet.write_formula(at, column, f"=Budget!{layout.cell(index, name)}", formats.of("line", kind), value)
        put_text(sheet, at, 3, row.justification.main, formats, "input", "wrapped")
        raise_row(sheet, at, (row.title.main, 44), (row.justification.main, 60), (row.justification.second, 60))
        if words["justification"].second:
            put_text(sheet, at, 4, row.justification.second, formats, "input", "wrapped")
        at += 1
    sheet.freeze_panes(3, 2)


def _write_sources(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """What each source promised, what lines take from it, what is left; then grant and own side."""
    words = book.words
    put_titles(sheet, f"{words['sources'].main}, {book.currency}", words["sources"].second, formats)
    heads = ((words["source"], 46), (words["funding_kind"], 26), (words["status"], 18), (words["promised"], 16),
             (words["used"], 16), (words["share"], 11), (words["left"], 16))
    for column, (pair, width) in enumerate(heads):
        put_text(sheet, 2, column, head(pair), formats, "head", "")
        sheet.set_column(column, column, width)
    sheet.set_row(2, 30)
    for number, source in enumerate(book.sources):
        at = 3 + number
        put_text(sheet, at, 0, head(source.name), formats, "input", "wrapped")
        raise_row(sheet, at, (head(source.name), 46))
        put_text(sheet, at, 1, source.kind, formats, "line")
        put_text(sheet, at, 2, source.status, formats, "line")
        look = formats.of("input", "money")
        if source.promised is None:
            sheet.write_blank(at, 3, None, look)
        else:
            sheet.write_number(at, 3, source.promised.amount, look)
        _write_used(sheet, at, number, book, layout, formats)
    at = 3 + len(book.sources)
    put_text(sheet, at, 0, words["subtotal"].main, formats, "total")
    for column in (1, 2, 3, 5, 6):
        sheet.write_blank(at, column, None, formats.of("total"))
    span = f"E4:E{at}"
    sheet.write_formula(at, 4, f"=SUM({span})" if book.sources else "=0", formats.of("total", "money"),
                        sum((_paid(book, number).amount for number in range(len(book.sources))), Decimal(0)))
    _write_sides(sheet, at + 2, book, formats)
    sheet.freeze_panes(3, 1)


def _write_used(sheet: Any, at: int, number: int, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    source, paid = book.sources[number], _paid(book, number)
    column = xl_col_to_name(layout.sources[number])
    formula = f"=Budget!{column}{layout.total + 1}" if book.shared else f"=D{at + 1}"
    sheet.write_formula(at, 4, formula, formats.of("line", "money"), paid.amount)
    share = Decimal(paid.minor) / Decimal(book.total.minor) if book.total.minor else 0
    sheet.write_formula(at, 5, f"=IF(TotalCosts=0,0,E{at + 1}/TotalCosts)", formats.of("line", "share"), share)
    left = (source.promised - paid).amount if source.promised is not None else 0
    sheet.write_formula(at, 6, f'=IF(D{at + 1}="",0,D{at + 1}-E{at + 1})', formats.of("line", "money"), left)


def _write_sides(sheet: Any, at: int, book: BudgetWorkbook, formats: Formats) -> None:
    for number, (key, side, value) in enumerate((("grant", "grant", book.grant), ("other", "own", book.own))):
        cells = [f"E{4 + place}" for place, source in enumerate(book.sources) if source.side == side]
        put_text(sheet, at + number, 0, book.words[key].main, formats, "line")
        sheet.write_formula(at + number, 4, "=" + ("+".join(cells) or "0"), formats.of("line", "money"), value.amount)


def _paid(book: BudgetWorkbook, number: int) -> Money:
    """What a source pays: in lines once they are shared, else as promised."""
    source = book.sources[number]
    return source.used if book.shared else source.promised or Money(0, book.currency)


def _name_ranges(file: Any, book: BudgetWorkbook, layout: Layout) -> None:
    """Names for what donors and our own formulas refer to."""
    amount = layout.letter("amount")
    sides = 3 + len(book.sources) + 2
    eligible = check_cells(book, layout)
    for name, place in (("TotalCosts", f"=Budget!${amount}${layout.total + 1}"),
                        ("TotalEligible", f"=Checks!$C${4 + len(eligible)}"),
                        ("RequestedGrant", f"=Sources!$E${sides + 1}"),
                        ("OwnContribution", f"=Sources!$E${sides + 2}"),
                        ("Errors", f"=Checks!$C${5 + len(eligible)}")):
        file.define_name(name, place)


def _add_chart(file: Any, sheet: Any, book: BudgetWorkbook, at: int) -> None:
    """Who pays, as bars; its words say what a picture cannot be read for."""
    chart = file.add_chart({"type": "bar"})
    last = 3 + len(book.sources) - 1
    chart.add_series({"name": book.words["chart"].main, "categories": [SOURCES, 3, 0, last, 0],
                      "values": [SOURCES, 3, 4, last, 4], "fill": {"color": PRIMARY}, "gap": 60})
    chart.set_title({"name": f"{book.words['chart'].main}, {book.currency}", "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    parts = [f"{source.name.main}: {_paid(book, number).amount}" for number, source in enumerate(book.sources)]
    sheet.insert_chart(at, 0, chart, {"description": "; ".join(parts)[:250], "object_position": 2})
