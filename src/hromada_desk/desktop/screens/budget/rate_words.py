"""Rates in words: of a price that is in another currency, and the newest one of the workspace for the toolbar."""

from decimal import Decimal

from hromada_desk.domain.budget_currency import KnownRate
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import HOME
from hromada_desk.text.catalog import translate
from hromada_desk.text.dates import format_date
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import currency_sign, format_money, format_number

RATE_PLACES = Decimal("0.0001")
USUAL_FOREIGN = "EUR"


def price_words(price: ConvertedMoney, currency: str, language: Language) -> str:
    """A foreign price with what it counts at: amount, rate, day and source; or that the rate is missing."""
    amount = format_money(price.money, language)
    counted = price.in_currency(currency)
    if price.rate is None or counted is None:
        return translate("budget_screen.rate.none", amount=amount, currency=currency)
    day = format_date(price.rate_on, language) if price.rate_on is not None else ""
    source = choice_label("rate_source", price.rate_source) if price.rate_source else ""
    return translate("budget_screen.rate.of_price", amount=amount, counted=format_money(counted, language),
                     rate=rate_words(price.rate, price.money.currency, currency, language),
                     origin=", ".join(each for each in (day, source) if each) or "—")


def rate_words(rate: Decimal, currency: str, to_currency: str, language: Language) -> str:
    """A rate as people say it, the dearer currency first: `49,20 ₴/€`, also where it was divided the other way."""
    if rate < 1 and rate:
        rate, currency, to_currency = Decimal(1) / rate, to_currency, currency
    shown = rate.quantize(RATE_PLACES).normalize()
    places = max(2, -int(shown.as_tuple().exponent))
    signs = f"{currency_sign(to_currency, language)}/{currency_sign(currency, language)}"
    return f"{format_number(shown, language, places=places)}\u00a0{signs}"


def toolbar_rate(book: BudgetBook, language: Language) -> tuple[str, str]:
    """Label and figure of the rate this budget takes for its foreign currency; empty where none is known."""
    foreign = foreign_currency(book)
    known = book.rate_of(foreign, HOME)
    if known is None:
        return translate("budget_screen.rate.unknown", currency=foreign), ""
    label = translate("budget_screen.rate.newest", source=choice_label("rate_source", known.source),
                      day=format_date(known.rate_on, language))
    return label, _figure(known, foreign, language)


def foreign_currency(book: BudgetBook) -> str:
    """The currency whose rate to the hryvnia the toolbar shows: the budget's own, or the one its lines use most."""
    if book.currency != HOME:
        return book.currency
    used = [each.unit_cost.money.currency for each in book.lines.values() if each.unit_cost is not None]
    foreign = [each for each in used if each != HOME]
    return max(set(foreign), key=lambda each: (foreign.count(each), each), default=USUAL_FOREIGN)


def _figure(known: KnownRate, currency: str, language: Language) -> str:
    return rate_words(known.rate, currency, HOME, language)
