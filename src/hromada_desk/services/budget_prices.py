"""Prices as they are typed in cells: an amount, with or without a currency, at the rate of its budget."""

from functools import cache

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import CURRENCIES, ConvertedMoney, Money, money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.record import field_of
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import repriced
from hromada_desk.services.typed_numbers import read_number
from hromada_desk.text.catalog import words
from hromada_desk.text.labels import choice_label
from hromada_desk.text.number_reading import PER_CENT, unit_named
from hromada_desk.text.numbers import currency_sign

UNIT_COST = field_of(BudgetLine, "unit_cost")


def currency_from_words(written: str, language: Language) -> str:  # noqa: ARG001 - a currency is named in any language
    """The currency a person means by its code, sign, word or name; raises RuleBroken('entry.unknown_currency')."""
    tidy = written.strip()
    if tidy.upper() in CURRENCIES:
        return tidy.upper()
    named = _currency_names().get(tidy.casefold()) or unit_named(tidy)
    if not named or named == PER_CENT:
        raise RuleBroken("entry.unknown_currency", field=UNIT_COST.label, text=written)
    return named


def currency_choices(language: Language) -> tuple[tuple[str, str], ...]:
    """Code and name of every currency a budget may use."""
    return tuple((each, choice_label("currency", each, words(language))) for each in CURRENCIES)


def price_from_text(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> ConvertedMoney | None:
    """A price; a currency typed with it becomes the line's, at the rate the budget takes."""
    if not written.strip():
        return None
    currency = line.unit_cost.money.currency if line.unit_cost is not None else book.currency
    head, _, tail = written.strip().rpartition(" ")
    if head and tail.upper() in CURRENCIES:
        written, currency = head, tail.upper()
    number, unit = read_number(UNIT_COST, written, language, CURRENCIES)
    return repriced(line.unit_cost, money(number, unit or currency), book.known, book.rate_of)


def price_in_currency(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> ConvertedMoney | None:
    """The same figure in another currency, at the rate the budget takes; emptying the cell gives the budget's own."""
    currency = currency_from_words(written, language) if written.strip() else book.currency
    present = line.unit_cost
    if present is None:
        return None if currency == book.currency else repriced(None, Money(0, currency), book.known, book.rate_of)
    return repriced(present, money(present.money.amount, currency), book.known, book.rate_of)


@cache
def _currency_names() -> dict[str, str]:
    named = {choice_label("currency", each, words(language)).casefold(): each
             for each in CURRENCIES for language in LANGUAGES}
    return named | {currency_sign(each, language).casefold(): each for each in CURRENCIES for language in LANGUAGES}
