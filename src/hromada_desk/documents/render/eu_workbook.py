"""Annex B of the EU's external actions as an .xlsx: the budget, its justification, the expected sources of funding."""

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import EuBook, EuPart
from hromada_desk.documents.render.book_file import BookFile
from hromada_desk.documents.render.budget_sheet import stated_rates
from hromada_desk.documents.render.eu_items import PARTS, EuLayout, eu_layout
from hromada_desk.documents.render.eu_sheet import BUDGET, EuSheet
from hromada_desk.documents.render.input_guides import guide_numbers
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import MID, OCHRE, PRIMARY, head
from hromada_desk.documents.render.sources_sheet import paid_by, write_rates
from hromada_desk.domain.money import MINOR_DIGITS, Money
from hromada_desk.domain.rules.grant_terms import share_of, share_rounded_down

JUSTIFICATION, SOURCES = "Justification", "Sources"
NAME, EVIDENCE, AMOUNT, OF_ELIGIBLE, OF_ACCEPTED = range(5)
_NAMES: dict[EuPart, str] = {"indirect": "IndirectCosts", "contingency": "Contingency"}
_LINES: dict[EuPart, str] = {"indirect": "eu.line_8", "contingency": "eu.line_10"}


def render_eu_workbook(book: EuBook) -> bytes:
    """The workbook's bytes; the same description gives the same bytes."""
    file = BookFile(book.whole)
    sheets = {name: file.add(name, colour, heads=heads)
              for name, colour, heads in ((BUDGET, PRIMARY, 2), (JUSTIFICATION, MID, 1), (SOURCES, OCHRE, 1))}
    sheets[BUDGET].activate()
    layout = eu_layout(book)
    pen = Pen(sheets[BUDGET], file.formats)
    budget = EuSheet(book, layout, pen)
    places = budget.write()
    places |= _write_caps(pen, budget.at + 1, book, layout)
    if layout.items:
        first, last = min(layout.items.values()), max(layout.items.values())
        guide_numbers(sheets[BUDGET], (first, layout.columns["units"], last, layout.columns["value"]), book.whole)
    sheets[BUDGET].ignore_errors({"number_stored_as_text": f"A5:A{budget.at + 1}"})
    _write_justification(Pen(sheets[JUSTIFICATION], file.formats), book, layout)
    places |= _write_sources(Pen(sheets[SOURCES], file.formats), book)
    file.name(places)
    return file.content()


def _accepted(book: EuBook, count: int) -> Money:
    """What the first parts cost: three make the eligible costs, all four the accepted ones."""
    lines = [line for part in PARTS[:count] for row in book.parts[part] for line in row.lines]
    return Money(sum(book.whole.rows[line].amount.minor for line in lines), book.whole.currency)


def _part(book: EuBook, part: EuPart) -> Money:
    return Money(sum(book.whole.rows[line].amount.minor for row in book.parts[part] for line in row.lines),
                 book.whole.currency)


def _write_caps(pen: Pen, at: int, book: EuBook, layout: EuLayout) -> dict[str, str]:
    """The caps of lines 8 and 10: the share they take, the most it may be, that sum, the conclusion in a word."""
    words, title, digits = book.whole.words, layout.columns["title"], MINOR_DIGITS[book.whole.currency]
    share, most, allowed, result = (layout.columns[name] for name in ("unit", "units", "value", "total"))
    pen.texts(at, title, words["checks"], "heading")
    for column, key in ((share, "value"), (most, "limit"), (allowed, "allowed"), (result, "result")):
        pen.text(at, column, head(words[key]), "heading", "right" if column != result else "text")
    direct, ok, error = _part(book, "direct"), words["ok"].main, words["error"].main
    pen.sheet.set_row(at, 30)
    for number, (part, cap) in enumerate(book.caps.items(), start=at + 1):
        value, bound = _part(book, part), share_rounded_down(direct, cap)
        name = _NAMES[part]
        pen.texts(number, title, words[_LINES[part]])
        pen.formula(number, share, f"IF(DirectCosts=0,0,ROUND({name}/DirectCosts,4))", share_of(value, direct), "share")
        pen.number(number, most, cap, "share")
        limit = xl_rowcol_to_cell(number, most)
        pen.formula(number, allowed, f"ROUNDDOWN(ROUND(DirectCosts*{limit},{digits + 6}),{digits})", bound.amount)
        pen.formula(number, result, f'IF({name}<={xl_rowcol_to_cell(number, allowed)},"{ok}","{error}")',
                    ok if value <= bound else error, "text")
    cells = (xl_rowcol_to_cell(row, result) for row in (at + 1, at + len(book.caps)))
    pen.texts(at + 1 + len(book.caps), title, words["errors"])
    errors = sum(share_rounded_down(direct, cap) < _part(book, part) for part, cap in book.caps.items())
    pen.formula(at + 1 + len(book.caps), result, f'COUNTIF({":".join(cells)},"{error}")', errors, "count")
    return {"Errors": f"={BUDGET}!{xl_rowcol_to_cell(at + 1 + len(book.caps), result, row_abs=True, col_abs=True)}"}


def _write_justification(pen: Pen, book: EuBook, layout: EuLayout) -> None:
    """Every item: what it is for, how its cost was found, where the price comes from."""
    words, whole = book.whole.words, book.whole
    pen.titles(words["eu.justification"].main, words["eu.justification"].second)
    heads: list[tuple[Pair | str, float, str]] = [
        (words["number"], 8, "text"), (words["costs"], 40, "text"),
        (Pair(f"{words['total'].main}, {whole.currency}", words["total"].second), 15, "money"),
        (words["eu.clarification"], 36, "text"), (words["justification"].main, 50, "text")]
    if words["justification"].second:
        heads.append((words["justification"].second, 50, "text"))
    heads.append((words["eu.price_source"], 26, "text"))
    pen.heads(heads)
    at = FIRST_ROW
    for row in (each for part in PARTS for each in book.parts[part] if each.lines):
        there = layout.items[row.lines[0]]
        first = whole.rows[row.lines[0]]
        amount = Money(sum(whole.rows[line].amount.minor for line in row.lines), whole.currency).amount
        pen.text(at, 0, layout.numbers[there], "line", "text")
        pen.text(at, 1, row.title.main)
        pen.formula(at, 2, f"{BUDGET}!{xl_rowcol_to_cell(there, layout.columns['total'])}", amount)
        pen.text(at, 3, head(row.activity), "input")
        pen.text(at, 4, first.justification.main, "input")
        if words["justification"].second:
            pen.text(at, 5, first.justification.second, "input")
        pen.text(at, len(heads) - 1, row.price_source, "input")
        pen.grow(at, (row.title.main, 1), (head(row.activity), 3), (first.justification.main, 4),
                 (first.justification.second, 5), (row.price_source, len(heads) - 1))
        at += 1
    pen.sheet.freeze_panes(FIRST_ROW, 2)


def _write_sources(pen: Pen, book: EuBook) -> dict[str, str]:
    """The contribution asked for, each other source, their total against the costs."""
    words, whole = book.whole.words, book.whole
    subtitle = (words["eu.sources"].second, stated_rates(whole))
    pen.titles(f"{words['eu.sources'].main}, {whole.currency}", " \u00b7 ".join(part for part in subtitle if part))
    pen.heads([(words["source"], 52, "text"), (words["status"], 22, "text"),
               (Pair(f"{words['amount'].main}, {whole.currency}", words["amount"].second), 18, "money"),
               (words["eu.of_eligible"], 22, "share"), (words["eu.of_accepted"], 22, "share")])
    eligible, accepted, at = _accepted(book, 3), _accepted(book, 4), FIRST_ROW
    ranked = sorted(range(len(whole.sources)), key=lambda number: whole.sources[number].side != "grant")
    for number in ranked:
        source, paid = whole.sources[number], paid_by(whole, number)
        label = words["eu.contribution"] if source.side == "grant" else Pair("", "")
        second = f"{label.second}{source.name.second}" if source.name.second else ""
        pen.texts(at, NAME, Pair(f"{label.main}{source.name.main}", second))
        pen.text(at, EVIDENCE, source.status, "input", "text")
        pen.number(at, AMOUNT, paid.amount, "money", "input")
        _write_shares(pen, at, paid, eligible, accepted, "line")
        at += 1
    total = Money(sum(paid_by(whole, number).minor for number in ranked), whole.currency)
    pen.texts(at, NAME, words["eu.contributions"], "total")
    pen.blanks(at, (EVIDENCE,), "total")
    pen.formula(at, AMOUNT, f"SUM(C{FIRST_ROW + 1}:C{at})" if ranked else "0", total.amount, role="total")
    _write_shares(pen, at, total, eligible, accepted, "total")
    contributions = at
    at += 2
    pen.texts(at, NAME, words["eu.estimate"], "heading")
    for number, (key, name, value) in enumerate((
            ("eu.line_7", "DirectCosts", _part(book, "direct")),
            ("eu.line_8", "IndirectCosts", _part(book, "indirect")),
            ("eu.line_10", "Contingency", _part(book, "contingency")), ("eu.line_11", "TotalEligible", eligible),
            ("eu.line_13", "TotalAccepted", accepted)), start=at + 1):
        pen.texts(number, NAME, words[key])
        pen.formula(number, AMOUNT, name, value.amount)
    at += 6
    pen.texts(at, NAME, words["eu.difference"], "subtotal")
    pen.blanks(at, (EVIDENCE,), "subtotal")
    pen.formula(at, AMOUNT, f"ROUND(C{contributions + 1}-TotalAccepted,2)", (total - accepted).amount, role="subtotal")
    pen.sheet.freeze_panes(FIRST_ROW, 1)
    grants = [f"C{FIRST_ROW + place + 1}" for place, number in enumerate(ranked)
              if whole.sources[number].side == "grant"]
    pen.texts(at + 1, NAME, words["grant"], "subtotal")
    pen.blanks(at + 1, (EVIDENCE,), "subtotal")
    pen.formula(at + 1, AMOUNT, "+".join(grants) or "0", whole.grant.amount, role="subtotal")
    return {"RequestedGrant": f"={SOURCES}!$C${at + 2}",
            **write_rates(pen, at + 3, whole, SOURCES, title=NAME, value=AMOUNT)}


def _write_shares(pen: Pen, at: int, part: Money, eligible: Money, accepted: Money, role: str) -> None:
    for column, name, whole in ((OF_ELIGIBLE, "TotalEligible", eligible), (OF_ACCEPTED, "TotalAccepted", accepted)):
        pen.formula(at, column, f"IF({name}=0,0,ROUND(C{at + 1}/{name},4))", share_of(part, whole), "share", role)
