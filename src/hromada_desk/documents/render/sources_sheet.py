"""The sheet of sources: what each promised, what lines take from it and in which year; both sides; the rates."""

from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.render.budget_layout import Layout, quoted
from hromada_desk.documents.render.budget_sheet import HEAD_ROW, rate_name, stated_rates
from hromada_desk.documents.render.input_guides import guide_choice
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import Formats, head
from hromada_desk.documents.workbook import BookFace, BudgetWorkbook
from hromada_desk.domain.money import Money

SOURCES = "Sources"
NAME, KIND, STATUS, PROMISED, USED, SHARE, LEFT, YEARS = range(8)
YEAR_WIDTH = 14


def write_sources(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> dict[str, str]:
    """The rows of sources, their sum, both sides, the rates; gives names for cells other sheets refer to."""
    words, pen = book.words, Pen(sheet, formats)
    pen.titles(f"{words['sources'].main}, {book.currency}",
               " \u00b7 ".join(part for part in (words["sources"].second, stated_rates(book)) if part))
    years = book.years if book.shared else ()
    pen.heads([(words["source"], 46, "text"), (words["funding_kind"], 24, "text"), (words["status"], 16, "text"),
               (words["promised"], 16, "money"), (words["used"], 16, "money"), (words["share"], 11, "share"),
               (words["left"], 16, "money"),
               *((words["no_year"] if year is None else str(year), YEAR_WIDTH, "money") for year in years)])
    for column, year in enumerate(years, start=YEARS):
        if year is not None:
            pen.number(HEAD_ROW, column, year, "year", "head")
    for number in range(len(book.sources)):
        _write_source(pen, FIRST_ROW + number, number, book, layout)
    total = FIRST_ROW + len(book.sources)
    _write_total(pen, total, book)
    if book.sources:
        guide_choice(sheet, (FIRST_ROW, KIND, total - 1), book.kinds)
        guide_choice(sheet, (FIRST_ROW, STATUS, total - 1), book.statuses)
    _write_sides(pen, total + 2, book)
    sheet.freeze_panes(FIRST_ROW, 1)
    return {"RequestedGrant": f"={SOURCES}!$E${total + 3}", "OwnContribution": f"={SOURCES}!$E${total + 4}",
            **write_rates(pen, total + 5, book, SOURCES)}


def paid_by(book: BudgetWorkbook, number: int) -> Money:
    """What a source pays: in lines once they are shared, else as promised."""
    source = book.sources[number]
    return source.used if book.shared else source.promised or Money(0, book.currency)


def write_rates(pen: Pen, at: int, book: BookFace, sheet: str, *, title: int = 0, value: int = 1) -> dict[str, str]:
    """The rates all prices of a currency share, each a cell to change (in column `value`); gives their names.

    A rate is stated the way it was published; beside its cell stands what the figure there is: "EUR / 1 UAH".
    """
    names: dict[str, str] = {}
    if not book.rates:
        return names
    pen.text(at, title, head(book.words["rates"]), "heading", "wrapped")
    for number, each in enumerate(book.rates, start=at + 1):
        pen.text(number, title, head(each.said), "line")
        pen.number(number, value, each.rate, "rate", "input")
        pen.text(number, value + 1, f"{book.currency} / 1 {each.currency}", "line", "text")
        place = xl_rowcol_to_cell(number, value, row_abs=True, col_abs=True)
        names[rate_name(each.currency, book)] = f"={quoted(sheet)}!{place}"
    return names


def _write_source(pen: Pen, at: int, number: int, book: BudgetWorkbook, layout: Layout) -> None:
    source, paid, line = book.sources[number], paid_by(book, number), at + 1
    pen.text(at, NAME, head(source.name), "input")
    pen.text(at, KIND, source.kind, "input", "text")
    pen.text(at, STATUS, source.status, "input", "text")
    pen.number(at, PROMISED, source.promised.amount if source.promised is not None else None, "money", "input")
    column = layout.sources[number]
    used = f"{layout.sheet}!{xl_col_to_name(column)}{layout.total + 1}" if book.shared else f"D{line}"
    pen.formula(at, USED, used, paid.amount)
    share = Decimal(paid.minor) / Decimal(book.total.minor) if book.total.minor else 0
    pen.formula(at, SHARE, f"IF(TotalCosts=0,0,E{line}/TotalCosts)", share, "share")
    left = (source.promised - paid).amount if source.promised is not None else 0
    pen.formula(at, LEFT, f'IF(D{line}="",0,D{line}-E{line})', left)
    if not book.shared:
        return
    year_range = layout.far_range(layout.columns["year"])
    for place, (year, amount) in enumerate(zip(book.years, source.by_year, strict=True)):
        here = YEARS + place
        wanted = f"{xl_col_to_name(here)}${HEAD_ROW + 1}"
        formula = f"SUMIF({year_range},{wanted},{layout.far_range(column)})"
        if year is None:
            others = (YEARS + other for other in range(len(book.years)) if other != place)
            formula = "-".join([f"E{line}", *(xl_rowcol_to_cell(at, other) for other in others)])
        pen.formula(at, here, formula, amount.amount)


def _write_total(pen: Pen, at: int, book: BudgetWorkbook) -> None:
    pen.text(at, NAME, head(book.words["subtotal"]), "total")
    pen.blanks(at, (KIND, STATUS, PROMISED, LEFT), "total")
    sums = {USED: sum((paid_by(book, number).amount for number in range(len(book.sources))), Decimal(0))}
    if book.shared:
        for place in range(len(book.years)):
            sums[YEARS + place] = sum((each.by_year[place].amount for each in book.sources), Decimal(0))
    for column, value in sums.items():
        letter = xl_col_to_name(column)
        formula = f"SUM({letter}{FIRST_ROW + 1}:{letter}{at})" if book.sources else "0"
        pen.formula(at, column, formula, value, role="total")
    share = sums[USED] / book.total.amount if book.total.minor else 0
    pen.formula(at, SHARE, f"IF(TotalCosts=0,0,E{at + 1}/TotalCosts)", share, "share", "total")


def _write_sides(pen: Pen, at: int, book: BudgetWorkbook) -> None:
    for number, (key, side, value) in enumerate((("grant", "grant", book.grant), ("other", "own", book.own))):
        cells = [f"E{FIRST_ROW + place + 1}" for place, source in enumerate(book.sources) if source.side == side]
        pen.text(at + number, NAME, head(book.words[key]), "line")
        pen.formula(at + number, USED, "+".join(cells) or "0", value.amount)
