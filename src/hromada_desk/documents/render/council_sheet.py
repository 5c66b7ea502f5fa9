"""The council's workbook: every line under its programme and economic code, by fund, year and source."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.budget_layouts import CouncilBook, CouncilPart, CouncilProgramme
from hromada_desk.documents.render.book_file import BookFile
from hromada_desk.documents.render.budget_layout import FIRST_ROW, Layout, summed
from hromada_desk.documents.render.budget_sheet import HEAD_ROW, stated_rates, write_figures
from hromada_desk.documents.render.council_layout import FUNDS, CouncilLayout, column_sums, council_layout
from hromada_desk.documents.render.council_summary import write_council_summary, write_uncoded
from hromada_desk.documents.render.input_guides import guide_choice, guide_numbers
from hromada_desk.documents.render.pen import Pen
from hromada_desk.documents.render.sheet_formats import GREEN, OCHRE, PRIMARY, raise_row
from hromada_desk.documents.render.xlsx import sheet_name

WIDTHS = {"number": 8, "programme": 12, "kekv": 8, "title": 46, "unit": 10, "quantity": 10, "price": 14, "currency": 10,
          "rate": 16, "amount": 16, "fund": 17, "general": 17, "special": 18, "no_fund": 18, "year": 8}
RIGHT = ("quantity", "price", "rate", "amount", "general", "special", "no_fund", "year")
MONEY_WIDTH = 15

def render_council_workbook(book: CouncilBook) -> bytes:
    """The workbook's bytes; the same description gives the same bytes."""
    file, words = BookFile(book.whole), book.whole.words
    taken: set[str] = set()
    tabs = [sheet_name(words[f"council.tab.{name}"].main, taken) for name in ("summary", "lines", "uncoded")]
    summary = file.add(tabs[0], PRIMARY)
    lines = file.add(tabs[1], OCHRE)
    summary.activate()
    layout = council_layout(book, tabs[1])
    _write_lines(lines, book, layout, Pen(lines, file.formats))
    places = {"TotalCosts": f"={layout.lines.far_cell(layout.lines.total, layout.lines.columns['amount'])}"}
    if book.uncoded:
        write_uncoded(Pen(file.add(tabs[2], GREEN), file.formats), book, layout.lines)
    places |= write_council_summary(Pen(summary, file.formats), book, layout, tabs)
    file.name({name: _fixed(place) for name, place in places.items()})
    return file.content()


def _fixed(place: str) -> str:
    """The address of a cell as names need it, with both parts fixed."""
    sheet, cell = place.rsplit("!", 1)
    letters = cell.replace("$", "").rstrip("0123456789")
    return f"{sheet}!${letters}${cell.replace('$', '')[len(letters):]}"


def _write_lines(sheet: Any, book: CouncilBook, layout: CouncilLayout, pen: Pen) -> None:
    whole, words, lines = book.whole, book.whole.words, layout.lines
    pen.titles(f"{words['council.lines'].main}, {whole.currency}",
               " \u00b7 ".join(part for part in (whole.title.main, stated_rates(whole), words["fill"].main) if part))
    _write_heads(pen, book, lines)
    for programme in book.programmes:
        _write_programme(sheet, book, layout, pen, programme)
    first = FIRST_ROW
    pen.blanks(lines.total, range(lines.years.start), "total")
    pen.text(lines.total, lines.columns["title"], words["subtotal"].main, "total", "text")
    _write_sums(pen, book, layout, lines.total, (first, lines.total - 1), range(len(whole.rows)), "total")
    if lines.lines:
        values = (words["council.general"].main, words["council.special"].main)
        guide_choice(sheet, (first, lines.columns["fund"], lines.total - 1), values)
        guide_numbers(sheet, (first, lines.columns["quantity"], lines.total - 1, lines.columns["price"]), whole)
    sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:C{lines.total + 1}"})
    sheet.freeze_panes(FIRST_ROW, lines.columns["title"] + 1)


def _write_heads(pen: Pen, book: CouncilBook, lines: Layout) -> None:
    whole, words = book.whole, book.whole.words
    heads = {"number": words["number"], "programme": words["council.programme"], "kekv": words["council.kekv"],
             "title": words["council.costs"], "unit": words["unit"], "quantity": words["quantity"],
             "price": words["unit_cost"], "currency": words["currency"], "rate": words["rate"],
             "amount": words["total"], "fund": words["council.fund"], "general": words["council.general"],
             "special": words["council.special"], "no_fund": words["council.no_fund"], "year": words["year"]}
    found: list[tuple[Any, float, str]] = [
        (heads[name].main.format(currency=whole.currency) + (f", {whole.currency}" if name == "amount" else ""),
         WIDTHS[name], "right" if name in RIGHT else "text") for name in lines.columns]
    found += [(words["no_year"].main if year is None else "", MONEY_WIDTH, "right") for year in whole.years]
    found += [(source.name.main, MONEY_WIDTH, "right") for source in whole.sources]
    pen.heads(found)
    for column, year in zip(lines.years, whole.years, strict=True):
        if year is not None:
            pen.number(HEAD_ROW, column, year, "year", "head")
    raise_row(pen.sheet, HEAD_ROW, ("\n" * 2, 99.0), *((each.name.main, MONEY_WIDTH - 3) for each in whole.sources))


def _write_programme(sheet: Any, book: CouncilBook, layout: CouncilLayout, pen: Pen,
                     programme: CouncilProgramme) -> None:
    """The programme's name, its codes each with their sum and lines, its total."""
    lines, head = layout.lines, layout.heads[programme.code]
    pen.text(head, lines.columns["programme"], programme.code, "heading", "text")
    pen.text(head, lines.columns["title"], programme.name.main, "heading")
    for part in programme.parts:
        _write_part(sheet, book, layout, pen, programme, part)
    at = layout.programmes[programme.code]
    pen.blanks(at, range(lines.years.start), "subtotal")
    pen.text(at, lines.columns["programme"], programme.code, "subtotal", "text")
    pen.text(at, lines.columns["title"], book.whole.words["council.programme_total"].main, "subtotal", "text")
    inside = [index for part in programme.parts for index in part.lines]
    _write_sums(pen, book, layout, at, (head + 1, at - 1), inside, "subtotal")


def _write_part(sheet: Any, book: CouncilBook, layout: CouncilLayout, pen: Pen, programme: CouncilProgramme,
                part: CouncilPart) -> None:
    lines, at = layout.lines, layout.parts[programme.code, part.code]
    for name, text in (("programme", programme.code), ("kekv", part.code), ("title", part.name.main)):
        pen.text(at, lines.columns[name], text, "heading", "wrapped" if name == "title" else "text")
    _write_sums(pen, book, layout, at, (at + 1, at + len(part.lines)), part.lines, "heading")
    for index in part.lines:
        row, place = book.whole.rows[index], lines.rows[index]
        for name, text in (("number", row.number), ("programme", programme.code), ("kekv", part.code)):
            pen.text(place, lines.columns[name], text, "line", "text")
        pen.text(place, lines.columns["title"], row.title.main, "input")
        write_figures(sheet, book.whole, lines, pen.formats, index,
                      lambda each: summed(lines.ranges(book.whole.rows[each].base_rows, far=False)))
        _write_funds(pen, book, lines, index)


def _write_funds(pen: Pen, book: CouncilBook, lines: Layout, index: int) -> None:
    """The fund in words, to be chosen, and the amount in its column."""
    at, words, fund = lines.rows[index], book.whole.words, book.funds[index]
    pen.text(at, lines.columns["fund"], words[f"council.{fund}"].main if fund else "", "input", "text")
    chosen, amount = (xl_rowcol_to_cell(at, lines.columns[name]) for name in ("fund", "amount"))
    figure = book.whole.rows[index].amount.amount
    for name in FUNDS:
        if name not in lines.columns:
            continue
        wanted = words[f"council.{name}"].main if name != "no_fund" else ""
        pen.formula(at, lines.columns[name], f'IF({chosen}="{wanted}",{amount},0)',
                    figure if (fund or "no_fund") == name else Decimal(0))


def _write_sums(pen: Pen, book: CouncilBook, layout: CouncilLayout, at: int, rows: tuple[int, int],
                inside: Iterable[int], role: str) -> None:
    values = column_sums(book, layout, inside)
    for column, value in values.items():
        span = f"{xl_rowcol_to_cell(rows[0], column)}:{xl_rowcol_to_cell(max(rows), column)}"
        pen.formula(at, column, f"SUBTOTAL(9,{span})" if rows[0] <= rows[1] else "0", value.amount, role=role)
    if role != "heading":
        pen.blanks(at, (layout.lines.columns["fund"], layout.lines.columns["year"]), role)
