"""The cells of one line of the budget grid: what each shows, what an editor begins with, and what is wrong there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, LazyCells
from hromada_desk.desktop.screens.budget.rate_words import price_words
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.budget_sums import Pricing
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.budget import BudgetLine, LineShare
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import FIELDS, column_text
from hromada_desk.services.budget_cells import (
    CURRENCY,
    QUANTITY,
    TITLE,
    UNIT,
    UNIT_COST,
    YEAR,
    cell_text,
    source_of_column,
)
from hromada_desk.services.budget_columns import COVERED, DIFFERENCE, NUMBER, TOTAL, is_year, year_of_column
from hromada_desk.services.budget_payers import share_text
from hromada_desk.services.budget_share_lines import SHARE, share_words
from hromada_desk.services.budget_units import unit_words
from hromada_desk.services.classifiers import name_of_code
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import currency_sign, format_number, format_share

NOTHING = GridCell("—", state=CellState.COMPUTED, quiet=True)
EMPTY = GridCell(state=CellState.COMPUTED)

States = Mapping[str, tuple[CellState, str]]
"""State and sentence of each cell that has a finding of its own, by its column."""


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


class CellMaker:
    """Makes the cells of lines in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._computed: dict[str, Callable[[LineFigures, Appearance], GridCell]] = {
            NUMBER: lambda figures, _look: GridCell(figures.number),
            TOTAL: lambda figures, _look: self.amount(figures.amount),
            COVERED: lambda figures, _look: self.amount(figures.covered) if figures.covered else NOTHING,
            DIFFERENCE: lambda figures, look: self.difference(figures.missing, look.gap, shared=look.shared),
        }

    def cells(self, book: BudgetBook, figures: LineFigures, look: Appearance, columns: Sequence[str],
              states: States) -> LazyCells:
        """One cell for each column, prepared when it is looked at."""
        return LazyCells(len(columns), lambda at: self._cell(book, figures, look, columns[at], states))

    def amount(self, amount: Money) -> GridCell:
        """A computed sum."""
        words = format_number(amount.amount, self._language, places=_places(amount.amount))
        return GridCell(words, state=CellState.COMPUTED, value=amount.amount)

    def difference(self, missing: Money, gap: CellState, *, shared: bool) -> GridCell:
        """What sources pay more (less) than the line costs; not judged before lines are given to sources at all."""
        if not shared:
            return NOTHING
        if not missing:
            return GridCell("0", state=CellState.COMPUTED, value=Decimal(0), quiet=True)
        lacks = missing.minor > 0
        tip = translate("budget_screen.lacks" if lacks else "budget_screen.overpaid",
                        amount=missing if lacks else -missing)
        words = format_number((-missing).amount, self._language, places=_places(missing.amount))
        return GridCell(words, state=gap if lacks else CellState.PROBLEM, tip=tip, value=(-missing).amount)

    def _cell(self, book: BudgetBook, figures: LineFigures, look: Appearance, column: str, states: States) -> GridCell:
        if column in self._computed:
            return self._computed[column](figures, look)
        if is_year(column):
            minor = figures.year_minors.get(year_of_column(column), 0)
            return self.amount(Money(minor, figures.amount.currency)) if minor else NOTHING
        source_id = source_of_column(column)
        if source_id:
            return self._share_cell(figures, look, source_id)
        if look.line.line_type == "heading" and column != TITLE:
            return EMPTY
        return self._own_cell(book, figures, look, column, states)

    def _own_cell(self, book: BudgetBook, figures: LineFigures, look: Appearance, column: str,
                  states: States) -> GridCell:
        """A cell of the line's own fields, with what is wrong there."""
        line = look.line
        is_share = line.line_type == SHARE
        if column in FIELDS:
            cell = self._code(book, line, column)
        elif is_share and column in (UNIT, QUANTITY, UNIT_COST, CURRENCY):
            cell = self._of_share(book, figures, line, column)
        else:
            cell = self._shown(book, look, column)
        is_still = cell.state is CellState.COMPUTED
        is_there = line.id in book.lines  # rows may be looked at once more before they are told that lines are gone
        edit = cell_text(book, line.id, column, self._language) if look.editable and is_there and not is_still else None
        state, sentence = states.get(column, (cell.state, ""))
        if column == UNIT_COST and figures.pricing is Pricing.RATE_MISSING:
            state = CellState.PROBLEM
        return replace(cell, edit=edit, state=state, tip="\n".join(each for each in (cell.tip, sentence) if each))

    def _shown(self, book: BudgetBook, look: Appearance, column: str) -> GridCell:
        """Text, tooltip and figure of an ordinary line's own cell."""
        line, language = look.line, self._language
        if column == TITLE:
            return self._title(look)
        if column == CURRENCY:
            return self._currency(book, line)
        if column == UNIT:
            return GridCell(unit_words(line.unit, language))
        if column == YEAR:
            return GridCell("" if line.year is None else str(line.year))
        amount = None if line.unit_cost is None else line.unit_cost.money.amount
        figure = line.quantity if column == QUANTITY else amount
        if figure is None:
            return GridCell()
        places = _places(figure) if column == UNIT_COST else None
        return GridCell(format_number(figure, language, places=places), value=figure)

    def _of_share(self, book: BudgetBook, figures: LineFigures, line: BudgetLine, column: str) -> GridCell:
        """A part of other costs: its percentage stands for the quantity, what it is a part of for the price."""
        tip = share_words(book, line, self._language).sentence(self._language)
        if column == QUANTITY:
            return GridCell("" if line.percent is None else format_share(line.percent, self._language), tip=tip)
        if column == UNIT:
            words = unit_words(line.unit, self._language)
            return GridCell(words or "%", tip=tip, quiet=not words)
        if column == CURRENCY:
            return GridCell(currency_sign(book.currency, self._language), state=CellState.COMPUTED, quiet=True)
        base = NOTHING if figures.base is None else self.amount(figures.base)
        return replace(base, value=None, tip=tip, quiet=True)

    def _code(self, book: BudgetBook, line: BudgetLine, column: str) -> GridCell:
        """A term of the line beside its cost; of a code its name in the tooltip."""
        words = column_text(book, line, column, self._language)
        scheme = FIELDS[column].facets.scheme
        is_usual = getattr(line, column) == FIELDS[column].default
        return GridCell(words, tip=_code_name(scheme, words, self._language) if scheme and words else "",
                        quiet=is_usual)

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
        """What one source pays of a line, or of all under a heading."""
        paid = figures.paid_by(source_id)
        cell = NOTHING if paid is None or not paid else self.amount(paid)
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


@cache
def _code_name(scheme: str, code: str, language: Language) -> str:
    return name_of_code(scheme, code).best(language)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
