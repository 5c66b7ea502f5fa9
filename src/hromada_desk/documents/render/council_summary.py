"""The first and the last sheet of the council's workbook: sums by code, and lines that have no code, named."""

from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import CouncilBook
from hromada_desk.documents.render.budget_layout import FIRST_ROW, Layout, quoted
from hromada_desk.documents.render.budget_sheet import stated_rates
from hromada_desk.documents.render.council_layout import FUNDS, CouncilLayout, column_sums
from hromada_desk.documents.render.pen import HEAD_ROW, Pen
from hromada_desk.documents.render.sources_sheet import write_rates
from hromada_desk.domain.money import Money

PROGRAMME, KEKV, NAME, SUMS = range(4)
MONEY_WIDTH = 18


def write_council_summary(pen: Pen, book: CouncilBook, layout: CouncilLayout, tabs: list[str]) -> dict[str, str]:
    """Programmes with their codes, then codes through all programmes; gives names of cells."""
    whole, words = book.whole, book.whole.words
    pen.titles(f"{words['council.title'].main}, {whole.currency}",
               " \u00b7 ".join(part for part in (whole.title.main, stated_rates(whole)) if part))
    columns = layout.sums()
    _write_heads(pen, book, layout, columns)
    at = FIRST_ROW
    for programme in book.programmes:
        inside = [index for part in programme.parts for index in part.lines]
        _write_row(pen, at, (programme.code, "", programme.name.main), columns, "subtotal",
                   (_there(layout, [layout.programmes[programme.code]]), column_sums(book, layout, inside)))
        at += 1
        for part in programme.parts:
            _write_row(pen, at, (programme.code, part.code, part.name.main), columns, "line",
                       (_there(layout, [layout.parts[programme.code, part.code]]),
                        column_sums(book, layout, part.lines)))
            at += 1
    every = range(len(whole.rows))
    _write_row(pen, at, ("", "", words["subtotal"].main), columns, "total",
               (_there(layout, [layout.lines.total]), column_sums(book, layout, every)))
    at = _write_codes(pen, at + 2, book, layout, columns)
    pen.text(at + 1, NAME, words["council.some_uncoded" if book.uncoded else "council.all_coded"].main, "subtitle", "")
    if book.uncoded:
        pen.number(at + 1, SUMS, len(book.uncoded), "count")
    pen.sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:B{at + 1}"})
    pen.sheet.freeze_panes(FIRST_ROW, SUMS)
    return write_rates(pen, at + 3, whole, tabs[0], title=NAME, value=SUMS)


def _write_heads(pen: Pen, book: CouncilBook, layout: CouncilLayout, columns: list[int]) -> None:
    whole, words, lines = book.whole, book.whole.words, layout.lines
    found: list[tuple[Pair | str, float, str]] = [
        (words["council.programme"].main, 13, "text"), (words["council.kekv"].main, 9, "text"),
        (words["council.costs"].main, 52, "text"),
        (f"{words['total'].main}, {whole.currency}", MONEY_WIDTH, "money")]
    found += [(words[f"council.{name}"].main, MONEY_WIDTH, "money") for name in FUNDS if name in lines.columns]
    found += [(words["no_year"].main if year is None else "", MONEY_WIDTH, "money") for year in whole.years]
    found += [(source.name.main, MONEY_WIDTH, "money") for source in whole.sources]
    pen.heads(found)
    for column, year in zip(lines.years, whole.years, strict=True):
        if year is not None:
            pen.number(HEAD_ROW, SUMS + columns.index(column), year, "year", "head")


def _there(layout: CouncilLayout, rows: Iterable[int]) -> Any:
    """The sum of some rows of the sheet of lines, column by column."""
    def formula(column: int) -> str:
        return "+".join(f"{quoted(layout.lines.sheet)}!{xl_rowcol_to_cell(row, column)}" for row in rows)

    return formula


def _write_row(pen: Pen, at: int, words: tuple[str, str, str], columns: list[int], role: str,
               sums: tuple[Any, dict[int, Money]]) -> None:
    formula, values = sums
    for column, (text, kind) in enumerate(zip(words, ("text", "text", "wrapped"), strict=True)):
        pen.text(at, column, text, role, kind)
    for place, column in enumerate(columns):
        pen.formula(at, SUMS + place, formula(column), values[column].amount, role=role)


def _write_codes(pen: Pen, at: int, book: CouncilBook, layout: CouncilLayout, columns: list[int]) -> int:
    """Each economic code through all programmes."""
    pen.text(at, NAME, book.whole.words["council.by_kekv"].main, "heading")
    codes: dict[str, list[tuple[str, str]]] = {}
    for programme in book.programmes:
        for part in programme.parts:
            codes.setdefault(part.code, []).append((programme.code, part.name.main))
    for code in sorted(codes, key=lambda each: (not each, each)):
        at += 1
        programmes = [programme for programme, _ in codes[code]]
        inside = [index for programme in book.programmes for part in programme.parts if part.code == code
                  for index in part.lines]
        _write_row(pen, at, ("", code, codes[code][0][1]), columns, "line",
                   (_there(layout, [layout.parts[each, code] for each in programmes]),
                    column_sums(book, layout, inside)))
    return at


def write_uncoded(pen: Pen, book: CouncilBook, lines: Layout) -> None:
    """Every line that lacks a code or a fund: its number, name and sum, and what it lacks."""
    words = book.whole.words
    pen.titles(words["council.uncoded"].main, words["council.uncoded_note"].main)
    pen.heads([(words["number"].main, 9, "text"), (words["council.costs"].main, 60, "text"),
               (f"{words['total'].main}, {book.whole.currency}", 18, "money"),
               (words["council.missing"].main, 60, "text")])
    for at, (index, missing) in enumerate(book.uncoded, start=FIRST_ROW):
        row = book.whole.rows[index]
        for column, name, value, kind in ((0, "number", row.number, "text"), (1, "title", row.title.main, "wrapped"),
                                          (2, "amount", row.amount.amount, "money")):
            pen.formula(at, column, f"{quoted(lines.sheet)}!{lines.cell(index, name)}", value, kind)
        pen.text(at, 3, missing)
        pen.grow(at, (row.title.main, 1), (missing, 3))
    pen.sheet.freeze_panes(FIRST_ROW, 2)
