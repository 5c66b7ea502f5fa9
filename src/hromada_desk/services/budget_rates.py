"""Exchange rates of the workspace, and pinning one to a price: what a foreign price counts at is kept with it."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from hromada_desk.domain.budget_currency import KnownRate, at_rate
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import Rate

HOME = "UAH"
"""Rates are published against the hryvnia; two foreign currencies meet through it."""
PLACES = Decimal("0.000000000001")
"""Digits kept of a rate that is not published but divided: a thousand million stays exact to the kopiyka."""


def newest_rate(rates: Iterable[Rate], currency: str, to_currency: str) -> KnownRate | None:
    """The newest rate between two currencies: as published, turned round, or through the hryvnia; None for none."""
    known = tuple(rates)
    direct = _published(known, currency, to_currency) or _turned(_published(known, to_currency, currency))
    if direct is not None or HOME in (currency, to_currency):
        return direct
    first, second = _published(known, currency, HOME), _published(known, to_currency, HOME)
    if first is None or second is None:
        return None
    return KnownRate(_divided(first.rate, second.rate), min(first.rate_on, second.rate_on), first.source)


def with_newest_rate(price: ConvertedMoney, currency: str, rates: Iterable[Rate]) -> ConvertedMoney:
    """The price with the newest rate to `currency` pinned; without any where none is needed or known."""
    if price.money.currency == currency:
        return at_rate(price, None)
    return at_rate(price, newest_rate(rates, price.money.currency, currency))


def repriced(present: ConvertedMoney | None, amount: Money, currency: str, rates: Iterable[Rate]) -> ConvertedMoney:
    """A new amount at the rate pinned before, or at the newest one where its currency is another."""
    if present is not None and present.money.currency == amount.currency:
        return replace(present, money=amount)
    return with_newest_rate(ConvertedMoney(amount), currency, rates)


def _published(rates: Iterable[Rate], currency: str, to_currency: str) -> KnownRate | None:
    found = [(each.rate_on, each.id, each) for each in rates
             if each.currency == currency and each.to_currency == to_currency and each.rate and each.rate_on]
    if not found:
        return None
    newest = max(found)[2]
    assert newest.rate is not None
    assert newest.rate_on is not None
    return KnownRate(newest.rate, newest.rate_on, newest.source)


def _turned(known: KnownRate | None) -> KnownRate | None:
    return None if known is None else replace(known, rate=_divided(Decimal(1), known.rate))


def _divided(top: Decimal, bottom: Decimal) -> Decimal:
    return (top / bottom).quantize(PLACES).normalize()
