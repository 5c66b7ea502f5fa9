"""Exchange rates of the workspace, and pinning one to a price: what a foreign price counts at is kept with it.

A budget may say whose rates of which day it takes (`rate_source`, `rates_on`); else it takes the newest there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hromada_desk.domain.budget_currency import KnownRate, RateOf, at_rate
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import Budget, Rate

HOME = "UAH"
"""The NBU publishes against the hryvnia; two foreign currencies meet through it."""
HUBS = (HOME, "EUR")
"""Where currencies without a rate between them may meet: InforEuro and the ECB publish against the euro."""
MONTHLY = frozenset({"InforEuro"})
"""One rate for a whole month; that of another month is not taken for it."""
DAILY = frozenset({"NBU", "ECB"})
LONGEST_PAUSE = timedelta(days=14)
"""On days without a rate of its own the last one published counts; after a longer pause there simply is none."""
PLACES = Decimal("0.000000000001")
"""Digits kept of a rate that is not published but divided: a thousand million stays exact to the kopiyka."""


def newest_rate(rates: Iterable[Rate], currency: str, to_currency: str) -> KnownRate | None:
    """The newest rate between two currencies, whosever it is; None for none."""
    return rate_between(rates, currency, to_currency)


def rate_between(rates: Iterable[Rate], currency: str, to_currency: str, source: str = "",
                 on: date | None = None) -> KnownRate | None:
    """The rate between two currencies: as published, turned round, or through a third one by the same source.

    With a `source` its rates only; with a day the last one published by then, and for a month that of the month.
    """
    fitting = [each for each in rates if each.rate and each.rate_on and _fits(each, source, on)]
    direct = _published(fitting, currency, to_currency)
    if direct is not None:
        return direct
    for hub in HUBS:
        if hub not in (currency, to_currency):
            met = [found for each in sorted({rate.source for rate in fitting})
                   if (found := _through(hub, fitting, each, currency, to_currency)) is not None]
            if met:
                return max(met, key=lambda each: each.rate_on)
    return None


def budget_rate(budget: Budget, rates: Iterable[Rate]) -> RateOf:
    """What a budget takes as the rate between two currencies; each pair is looked up once."""
    known, found = tuple(rates), dict[tuple[str, str], KnownRate | None]()

    def rate_of(currency: str, to_currency: str) -> KnownRate | None:
        if (currency, to_currency) not in found:
            found[currency, to_currency] = rate_between(known, currency, to_currency, budget.rate_source,
                                                        budget.rates_on)
        return found[currency, to_currency]

    return rate_of


def with_newest_rate(price: ConvertedMoney, currency: str, rates: Iterable[Rate]) -> ConvertedMoney:
    """The price with the newest rate to `currency` pinned; without any where none is needed or known."""
    if price.money.currency == currency:
        return at_rate(price, None)
    return at_rate(price, newest_rate(rates, price.money.currency, currency))


def with_budget_rate(price: ConvertedMoney, budget: Budget, rate_of: RateOf) -> ConvertedMoney:
    """The price with the rate its budget takes pinned; without any where none is needed or known."""
    currency = price.money.currency
    return at_rate(price, None if currency == budget.currency else rate_of(currency, budget.currency))


def repriced(present: ConvertedMoney | None, amount: Money, budget: Budget, rate_of: RateOf) -> ConvertedMoney:
    """A new amount at the rate pinned before, or at the one its budget takes where its currency is another."""
    if present is not None and present.money.currency == amount.currency:
        return replace(present, money=amount)
    return with_budget_rate(ConvertedMoney(amount), budget, rate_of)


def _fits(rate: Rate, source: str, on: date | None) -> bool:
    """Whether a rate may be taken for that day, from that source."""
    if source and rate.source != source:
        return False
    if on is None or rate.rate_on is None:
        return True
    if rate.source in MONTHLY:
        return (rate.rate_on.year, rate.rate_on.month) == (on.year, on.month)
    return rate.rate_on <= on and (rate.source not in DAILY or on - rate.rate_on <= LONGEST_PAUSE)


def _published(rates: Sequence[Rate], currency: str, to_currency: str) -> KnownRate | None:
    found = _newest(rates, currency, to_currency)
    if found is None:
        turned = _newest(rates, to_currency, currency)
        found = None if turned is None else replace(turned, rate=_divided(Decimal(1), turned.rate))
    return found


def _through(hub: str, rates: Sequence[Rate], source: str, currency: str, to_currency: str) -> KnownRate | None:
    """Both rates as fractions of published ones, divided once: rounding in between would cost a kopiyka."""
    own = [each for each in rates if each.source == source]
    first, second = _fraction(own, currency, hub), _fraction(own, to_currency, hub)
    if first is None or second is None:
        return None
    (top, bottom, on), (other_top, other_bottom, other_on) = first, second
    return KnownRate(_divided(top * other_bottom, bottom * other_top), min(on, other_on), source)


def _fraction(rates: Sequence[Rate], currency: str, to_currency: str) -> tuple[Decimal, Decimal, date] | None:
    """A published rate as dividend and divisor, with its day."""
    found, turned = _newest(rates, currency, to_currency), _newest(rates, to_currency, currency)
    if found is not None:
        return found.rate, Decimal(1), found.rate_on
    return None if turned is None else (Decimal(1), turned.rate, turned.rate_on)


def _newest(rates: Iterable[Rate], currency: str, to_currency: str) -> KnownRate | None:
    found = [(each.rate_on, each.id, KnownRate(each.rate, each.rate_on, each.source)) for each in rates
             if each.currency == currency and each.to_currency == to_currency and each.rate and each.rate_on]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _divided(top: Decimal, bottom: Decimal) -> Decimal:
    return (top / bottom).quantize(PLACES).normalize()
