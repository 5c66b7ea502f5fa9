"""The rows of the budget grid, prepared from the book; only rows whose line, shares, figures or findings changed are
prepared anew, so that a long budget is shown again at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridRow, RowKind
from hromada_desk.desktop.screens.budget.rate_words import price_words
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.budget_sums import Pricing
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine, LineShare
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_block import DIFFERENCE
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import (
    CURRENCY,
    LINE_COLUMNS,
    QUANTITY,
    TITLE,
    UNIT,
    UNIT_COST,
    YEAR,
    cell_text,
)
from hromada_desk.services.budget_payers import share_text
from hromada_desk.services.budget_units import unit_words
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import currency_sign, format_number, format_share
from hromada_desk.text.problem_texts import problem_sentence

NOTHING = GridCell("—", state=CellState.COMPUTED, quiet=True)
STATES = {Severity.ERROR: CellState.PROBLEM, Severity.WARNING: CellState.ATTENTION}
COVERAGE = frozenset({"budget.line_not_covered", "budget.line_overpaid"})
"""What the difference column says by itself."""

Findings = Mapping[str, Sequence[Problem]]
"""What the rules found, by the id of the line."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What decides how a row looks, besides its figures."""

    line: BudgetLine
    shares: tuple[LineShare, ...]
    findings: tuple[Problem, ...]
    gutter: str
    is_open: bool
    lines_below: int
    shared: bool
    gap: CellState
    editable: bool


class RowMaker:
    """Prepares rows in one language and keeps them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._kept: dict[str, tuple[Appearance, LineFigures, GridRow]] = {}
        self._sources: tuple[str, ...] = ()

    def rows(self, book: BudgetBook, closed: frozenset[str], findings: Findings) -> list[GridRow]:
        """The rows that are shown: those under a closed heading are left out."""
        sources = tuple(each.id for each in book.sources)
        if sources != self._sources:
            self._kept.clear()
            self._sources = sources
        below = _lines_below(book) if closed else {}
        editable, gap, shared = not book.desk.read_only, gap_state(book), book.figures.shared
        shown, hidden = [], set[str]()
        for at, figures in enumerate(book.figures.lines.values(), start=1):
            line_id = figures.line_id
            if figures.parent_id in hidden or figures.parent_id in closed:
                hidden.add(line_id)
                continue
            shown.append(self._row(book, figures, Appearance(
                book.lines[line_id], book.shares_of(line_id), tuple(findings.get(line_id, ())), str(at),
                line_id not in closed, below.get(line_id, 0), shared, gap, editable)))
        return shown

    def typed(self, book: BudgetBook, line_id: str) -> GridRow:
        """The row of a line that was just typed in, with the figures as they were."""
        look, figures, _row = self._kept[line_id]
        return self._row(book, figures, replace(look, line=book.lines[line_id], shares=book.shares_of(line_id)))

    def total(self, book: BudgetBook) -> GridRow:
        """The pinned last row."""
        figures, empty = book.figures, GridCell()
        cells = [empty, GridCell(translate("budget_screen.total")), *(empty for _ in LINE_COLUMNS[1:])]
        cells.append(self._amount(figures.total))
        cells += [self._amount(figures.sources[each.id].used) if figures.sources[each.id].used else NOTHING
                  for each in book.sources]
        cells.append(self._difference(figures.missing, gap_state(book), shared=figures.shared))
        return GridRow("", tuple(cells))

    def _row(self, book: BudgetBook, figures: LineFigures, look: Appearance) -> GridRow:
        known = self._kept.get(figures.line_id)
        if known is not None and known[0] == look and known[1] == figures:
            return known[2]
        cells = tuple(self._cells(book, figures, look))
        kind = RowKind.HEADING if look.line.line_type == "heading" else RowKind.LINE
        row = GridRow(figures.line_id, cells, kind, look.gutter, look.is_open)
        self._kept[figures.line_id] = (look, figures, row)
        return row

    def _cells(self, book: BudgetBook, figures: LineFigures, look: Appearance) -> Iterator[GridCell]:
        states = _states(look.findings)
        yield GridCell(figures.number)
        for name in LINE_COLUMNS:
            yield self._own_cell(book, figures, look, name, states)
        yield self._amount(figures.amount)
        for source in book.sources:
            yield self._share_cell(figures, look, source.id)
        yield self._difference(figures.missing, look.gap, shared=look.shared)

    def _own_cell(self, book: BudgetBook, figures: LineFigures, look: Appearance, name: str,
                  states: Mapping[str, tuple[CellState, str]]) -> GridCell:
        line = look.line
        if line.line_type == "heading" and name != TITLE:
            return GridCell(state=CellState.COMPUTED)
        cell = self._shown(book, look, name)
        edit = cell_text(book, line.id, name, self._language) if look.editable else None
        state, sentence = states.get(name, (CellState.PLAIN, ""))
        if name == UNIT_COST and figures.pricing is Pricing.RATE_MISSING:
            state = CellState.PROBLEM
        return replace(cell, edit=edit, state=state, tip="\n".join(each for each in (cell.tip, sentence) if each))

    def _shown(self, book: BudgetBook, look: Appearance, name: str) -> GridCell:
        """Text, tooltip and figure of a line's own cell."""
        line, language = look.line, self._language
        if name == TITLE:
            return self._title(look)
        if name == CURRENCY:
            return self._currency(book, line)
        if name == UNIT:
            return GridCell(unit_words(line.unit, language))
        if name == YEAR:
            return GridCell("" if line.year is None else str(line.year))
        amount = None if line.unit_cost is None else line.unit_cost.money.amount
        figure = line.quantity if name == QUANTITY else amount
        if figure is None:
            return GridCell()
        places = max(2, _places(figure)) if name == UNIT_COST else None
        return GridCell(format_number(figure, language, places=places), value=figure)

    def _currency(self, book: BudgetBook, line: BudgetLine) -> GridCell:
        """The sign; a foreign one bold, with amount, rate, day and source in the tooltip."""
        price = line.unit_cost
        currency = price.money.currency if price is not None else book.currency
        is_foreign = currency != book.currency
        tip = price_words(price, book.currency, self._language) if price is not None and is_foreign else ""
        return GridCell(currency_sign(currency, self._language), tip=tip, bold=is_foreign, quiet=price is None)

    def _title(self, look: Appearance) -> GridCell:
        """The title in the language of the screen; where only the other is written, that one, quiet."""
        title = look.line.title
        own = title.side(self._language)
        words = own or title.best(self._language)
        tip = "" if own or not words else translate("budget_screen.other_language")
        if look.line.line_type == "heading" and not look.is_open:
            words = f"{words} · {translate_plural('budget_screen.lines', look.lines_below)}"
        return GridCell(words, tip=tip, quiet=bool(words) and not own)

    def _share_cell(self, figures: LineFigures, look: Appearance, source_id: str) -> GridCell:
        paid = figures.paid_by(source_id)
        cell = NOTHING if paid is None or not paid else self._amount(paid)
        if look.line.line_type == "heading":
            return cell
        share = next((each for each in look.shares if each.source_id == source_id), None)
        tip = ""
        if share is not None and share.share_rule == "percent":
            words = format_share(share.percent or Decimal(0), self._language)
            tip = translate("budget_screen.pays_percent", share=words)
        elif share is not None and share.share_rule == "remainder":
            tip = translate("budget_screen.pays_remainder", word=choice_label("share_rule", "remainder"))
        edit = share_text(share, self._language) if look.editable else None
        return replace(cell, state=CellState.PLAIN, edit=edit, tip=tip)

    def _difference(self, missing: Money, gap: CellState, *, shared: bool) -> GridCell:
        """What sources pay more (less) than the line costs; not judged before lines are given to sources at all."""
        if not shared:
            return NOTHING
        if not missing:
            return GridCell("0", state=CellState.COMPUTED, value=Decimal(0), quiet=True)
        lacks = missing.minor > 0
        tip = translate("budget_screen.lacks" if lacks else "budget_screen.overpaid",
                        amount=missing if lacks else -missing)
        words = format_number((-missing).amount, self._language, places=2)
        return GridCell(words, state=gap if lacks else CellState.PROBLEM, tip=tip, value=(-missing).amount)

    def _amount(self, amount: Money) -> GridCell:
        words = format_number(amount.amount, self._language, places=max(2, _places(amount.amount)))
        return GridCell(words, state=CellState.COMPUTED, value=amount.amount)


def gap_state(book: BudgetBook) -> CellState:
    """How a lack of sources looks: an error where money is asked for, a matter of attention while it is looked for."""
    return CellState.PROBLEM if book.known.proposal_id else CellState.ATTENTION


def findings_by_line(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """What the rules found about lines, by line; the worst first, as it comes."""
    found: dict[str, list[Problem]] = {}
    for each in problems:
        if each.kind == BudgetLine.kind and each.severity in STATES:
            found.setdefault(each.record_id, []).append(each)
    return found


def column_of(problem: Problem) -> str:
    """The column a finding about a line belongs to."""
    return problem.field if problem.field in LINE_COLUMNS else DIFFERENCE


def problems_words(problems: Sequence[Problem]) -> str:
    """The sentences of several findings."""
    return "\n".join(problem_sentence(each.code, each.details) for each in problems)


def _states(findings: Sequence[Problem]) -> dict[str, tuple[CellState, str]]:
    """State and sentence of each cell that has a finding of its own; the worst comes first and stays."""
    states: dict[str, tuple[CellState, str]] = {}
    for each in findings:
        if each.code not in COVERAGE:
            states.setdefault(column_of(each), (STATES[each.severity], problem_sentence(each.code, each.details)))
    return states


def _lines_below(book: BudgetBook) -> dict[str, int]:
    """How many costs stand under each heading, at any depth."""
    below: dict[str, int] = {}
    for figures in reversed(tuple(book.figures.lines.values())):
        own = below.get(figures.line_id, 0) + (0 if book.is_heading(figures.line_id) else 1)
        if figures.parent_id:
            below[figures.parent_id] = below.get(figures.parent_id, 0) + own
    return below


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
