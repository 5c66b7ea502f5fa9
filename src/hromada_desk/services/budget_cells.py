"""Cells of a budget: the raw text an editor begins with, and what typing in a cell means for the records behind it.

Typing that cannot be understood or kept raises RuleBroken with the sentence's code; nothing is guessed and nothing is
written here except by `write_cell`.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import CURRENCIES, ConvertedMoney, Money, money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import FieldOf, Record, field_of
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import repriced
from hromada_desk.services.budget_units import unit_from_words, unit_words
from hromada_desk.services.entering import number_from_text, value_from_text
from hromada_desk.text.catalog import words
from hromada_desk.text.labels import choice_label
from hromada_desk.text.number_reading import PER_CENT, parse_number
from hromada_desk.text.numbers import currency_sign, format_for_editing

TITLE, UNIT, QUANTITY, UNIT_COST, CURRENCY, YEAR = "title", "unit", "quantity", "unit_cost", "currency", "year"
SOURCE = "source:"
"""Before the id of a funding source: the column of what it pays."""
LINE_COLUMNS = (TITLE, UNIT, QUANTITY, UNIT_COST, CURRENCY, YEAR)
BY_NAME = {each: field_of(BudgetLine, "unit_cost" if each == CURRENCY else each) for each in LINE_COLUMNS}
SHARE_AMOUNT = field_of(LineShare, "amount")


def source_of_column(column: str) -> str:
    """The id of the source whose column it is, empty for other columns."""
    return column.removeprefix(SOURCE) if column.startswith(SOURCE) else ""


def cell_text(book: BudgetBook, line_id: str, column: str, language: Language) -> str:
    """The raw text of a cell: what an editor begins with and a copy carries; typed back it means the same."""
    line = book.lines[line_id]
    source_id = source_of_column(column)
    if source_id:
        return share_text(book.share_of(line_id, source_id), language)
    return _TEXTS[column](line, book.currency, language) if column in _TEXTS else ""


def share_text(share: LineShare | None, language: Language) -> str:
    """What a source pays as one types it: an amount, a percentage, or the word for the remainder."""
    if share is None:
        return ""
    if share.share_rule == "percent":
        return f"{format_for_editing(100 * (share.percent or 0), language)} %"
    if share.share_rule == "remainder":
        return choice_label("share_rule", "remainder", words(language))
    return "" if share.amount is None else format_for_editing(share.amount.amount, language)


def write_cell(book: BudgetBook, line_id: str, column: str, written: str, language: Language) -> None:
    """Take what was typed in a cell, as one change. Raises RuleBroken('entry.*') or ('budget.*')."""
    records = cell_records(book, book.lines[line_id], column, written, language)
    if records:
        book.write("change.budget_cell", records, field=column_name(book, column), number=book.number_before(line_id))


def column_name(book: BudgetBook, column: str) -> str:
    """What a change of that column is called in the history: the name of a field, or of a source."""
    source_id = source_of_column(column)
    named = next((each.name.best("uk") for each in book.sources if each.id == source_id), "")
    return named or BY_NAME[column].name if column in BY_NAME else named


def cell_records(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language,
                 present: LineShare | None = None) -> tuple[Record, ...]:
    """The records that typing `written` into a cell of `line` changes; none where it changes nothing.

    `line` may be newer than the book's own (a paste fills several cells); `present` is then its share.
    """
    source_id = source_of_column(column)
    if column != TITLE and line.line_type == "heading":
        if not written.strip():
            return ()
        raise RuleBroken("budget.heading_takes_no_figures", text=written)
    if source_id:
        share = present or book.share_of(line.id, source_id)
        return _share(book, line, source_id, share, written.strip(), language)
    changed = changed_line(book, line, column, written, language)
    return () if changed == line else (changed,)


def changed_line(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language) -> BudgetLine:
    """The line with what was typed in one of its own cells."""
    if column == UNIT:
        return replace(line, unit=_short_enough(BY_NAME[UNIT], unit_from_words(written)))
    if column == UNIT_COST:
        return replace(line, unit_cost=_price(book, line, written, language))
    if column == CURRENCY:
        return replace(line, unit_cost=_in_currency(book, line, written, language))
    field = BY_NAME[column]
    value = value_from_text(field, written, language, present=getattr(line, column))
    if column == TITLE:
        _short_enough(field, written)
    return replace(line, **{column: value})


def draft_of(book: BudgetBook, line_id: str, column: str, written: str,
             language: Language) -> tuple[str, object] | None:
    """Field and value that half-typed text means now, to be kept as a draft; None while it means none."""
    line = book.lines.get(line_id)
    if line is None or column not in LINE_COLUMNS or (line.line_type == "heading" and column != TITLE):
        return None
    try:
        changed = changed_line(book, line, column, written, language)
    except RuleBroken:
        return None
    field = BY_NAME[column].name
    return field, getattr(changed, field)


def forget_draft(book: BudgetBook, line_id: str, field: str) -> None:
    """Drop the draft of a cell whose editor is closed: its text was written, or taken back."""
    if not book.desk.read_only:
        book.desk.store.forget_draft(BudgetLine.kind, line_id, field)


def currency_from_words(written: str, language: Language) -> str:
    """The currency a person means by its code, sign, word or name; raises RuleBroken('entry.unknown_currency')."""
    tidy = written.strip()
    if tidy.upper() in CURRENCIES:
        return tidy.upper()
    named = _currency_names().get(tidy.casefold()) or parse_number(f"1 {tidy}", language).unit
    if not named or named == PER_CENT:
        raise RuleBroken("entry.unknown_currency", field=BY_NAME[CURRENCY].label, text=written)
    return named


def currency_choices(language: Language) -> tuple[tuple[str, str], ...]:
    """Code and name of every currency a budget may use."""
    return tuple((each, choice_label("currency", each, words(language))) for each in CURRENCIES)


def _price(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> ConvertedMoney | None:
    """A price; a currency typed with it becomes the line's, at the newest rate."""
    if not written.strip():
        return None
    currency = line.unit_cost.money.currency if line.unit_cost is not None else book.currency
    head, _, tail = written.strip().rpartition(" ")
    if head and tail.upper() in CURRENCIES:
        written, currency = head, tail.upper()
    unit = parse_number(written, language).unit
    currency = unit if unit in CURRENCIES else currency
    amount = money(number_from_text(BY_NAME[UNIT_COST], written, language), currency)
    return repriced(line.unit_cost, amount, book.currency, book.rates)


def _in_currency(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> ConvertedMoney | None:
    """The same figure in another currency, at the newest rate; emptying the cell gives the budget's own."""
    currency = currency_from_words(written, language) if written.strip() else book.currency
    present = line.unit_cost
    if present is None:
        return None if currency == book.currency else repriced(None, Money(0, currency), book.currency, book.rates)
    return repriced(present, money(present.money.amount, currency), book.currency, book.rates)


def _share(book: BudgetBook, line: BudgetLine, source_id: str, present: LineShare | None, written: str,
           language: Language) -> tuple[Record, ...]:
    if not written:
        return () if present is None else (replace(present, alive=False),)
    share = present or LineShare(id=book.desk.new_id(), line_id=line.id, source_id=source_id)
    changed = _ruled(book, replace(share, alive=True, amount=None, percent=None), written, language)
    return () if changed == present else (changed,)


def _ruled(book: BudgetBook, share: LineShare, written: str, language: Language) -> LineShare:
    """The share by what was typed: "30 %", the word for the remainder, or an amount in the budget's currency."""
    if written.casefold() in _remainder_words():
        return replace(share, share_rule="remainder")
    unit = parse_number(written, language).unit
    if unit == PER_CENT:
        percent = value_from_text(field_of(LineShare, "percent"), written, language)
        return replace(share, share_rule="percent", percent=percent)
    if unit and unit != book.currency:
        raise RuleBroken("budget.share_takes_own_currency", text=written, currency=book.currency)
    amount = money(number_from_text(SHARE_AMOUNT, written, language), book.currency)
    return replace(share, share_rule="amount", amount=amount)


def _short_enough(field: FieldOf, written: str) -> str:
    limit = field.facets.limit
    if limit and len(written) > limit:
        raise RuleBroken("entry.too_long", field=field.label, length=len(written), limit=limit)
    return written


@cache
def _remainder_words() -> frozenset[str]:
    return frozenset(choice_label("share_rule", "remainder", words(each)).casefold() for each in LANGUAGES)


@cache
def _currency_names() -> dict[str, str]:
    named = {choice_label("currency", each, words(language)).casefold(): each
             for each in CURRENCIES for language in LANGUAGES}
    return named | {currency_sign(each, language).casefold(): each for each in CURRENCIES for language in LANGUAGES}


def _title_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return line.title.side(language)


def _unit_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return unit_words(line.unit, language)


def _quantity_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return "" if line.quantity is None else format_for_editing(line.quantity, language)


def _cost_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return "" if line.unit_cost is None else format_for_editing(line.unit_cost.money.amount, language)


def _currency_text(line: BudgetLine, currency: str, _language: Language) -> str:
    if line.line_type == "heading":
        return ""
    return currency if line.unit_cost is None else line.unit_cost.money.currency


def _year_text(line: BudgetLine, _currency: str, _language: Language) -> str:
    return "" if line.year is None else str(line.year)


_TEXTS: dict[str, Callable[[BudgetLine, str, Language], str]] = {
    TITLE: _title_text, UNIT: _unit_text, QUANTITY: _quantity_text, UNIT_COST: _cost_text,
    CURRENCY: _currency_text, YEAR: _year_text,
}


def source_named(book: BudgetBook, source_id: str) -> FundingSource | None:
    """The source of that id, or None."""
    return next((each for each in book.sources if each.id == source_id), None)
