"""The sums of a budget while they grow: own cost of each line, who pays it, then everything added up to the headings.

Works in whole minor units; `budget` makes figures of it. Not for reading figures.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from hromada_desk.domain.budget_shares import product, resolve
from hromada_desk.domain.budget_tree import TreeRow
from hromada_desk.domain.money import MINOR_DIGITS, ConvertedMoney
from hromada_desk.domain.records.budget import BudgetLine, LineShare

K = TypeVar("K")

Year = int | None
"""A calendar year; None gathers lines without one."""


class Pricing(StrEnum):
    """Whether a line's cost is known: yes, not priced yet, priced in a currency whose rate is missing; or a heading."""

    PRICED = "priced"
    UNPRICED = "unpriced"
    RATE_MISSING = "rate_missing"
    HEADING = "heading"


@dataclass(slots=True)
class Sums:
    """One node: `own` is its own cost, `amount` and the mappings take in what is under it once rolled up."""

    own: int = 0
    amount: int = 0
    pricing: Pricing = Pricing.HEADING
    codes: tuple[str, ...] = ()
    by_source: dict[str, int] = field(default_factory=dict)
    by_year: dict[Year, int] = field(default_factory=dict)


def leaf_sums(rows: Iterable[TreeRow], of_line: Mapping[str, list[LineShare]], currency: str) -> dict[str, Sums]:
    """Each node with its own cost only, its shares resolved; headings are empty."""
    sums: dict[str, Sums] = {}
    for row in rows:
        line = row.line
        above = sums[row.parent_id].codes if row.parent_id else ()
        node = sums[line.id] = Sums(codes=(line.heading_code, *above) if line.heading_code else above)
        if line.line_type == "heading":
            continue
        node.pricing, minor = _own_cost(line, currency)
        node.own = node.amount = minor
        if minor:
            node.by_year[line.year] = minor
        found = of_line.get(line.id)
        if found:
            for share, paid in zip(found, resolve(minor, found), strict=True):
                node.by_source[share.source_id] = node.by_source.get(share.source_id, 0) + paid
    return sums


def by_source_and_year(rows: Iterable[TreeRow], sums: Mapping[str, Sums]) -> dict[tuple[str, Year], int]:
    """What each source pays in each year, from the lines before they are rolled up."""
    added: dict[tuple[str, Year], int] = {}
    for row in rows:
        for source_id, paid in sums[row.line.id].by_source.items():
            key = (source_id, row.line.year)
            added[key] = added.get(key, 0) + paid
    return added


def roll_up(rows: tuple[TreeRow, ...], sums: Mapping[str, Sums]) -> None:
    """Add every node to the one above it, deepest first."""
    for row in reversed(rows):
        if row.parent_id:
            node, above = sums[row.line.id], sums[row.parent_id]
            above.amount += node.amount
            _add_into(above.by_source, node.by_source)
            _add_into(above.by_year, node.by_year)


def added(parts: Iterable[Mapping[K, int]]) -> dict[K, int]:
    """The sums of several mappings, key by key."""
    result: dict[K, int] = {}
    for part in parts:
        _add_into(result, part)
    return result


def minor_of(price: ConvertedMoney | None, currency: str) -> int | None:
    """A price in minor units of `currency`; None without a price or without the rate it needs."""
    if price is None:
        return None
    if price.money.currency == currency:
        return price.money.minor
    factors = _factors(price, currency)
    return None if factors is None else product(price.money.minor, *factors)


def prices_without_rate(prices: Iterable[tuple[str, ConvertedMoney | None]],
                        currency: str) -> Iterator[tuple[str, str]]:
    """Record id and currency of every price that lacks the rate it needs."""
    for record_id, price in prices:
        if price is not None and _factors(price, currency) is None:
            yield record_id, price.money.currency


def _own_cost(line: BudgetLine, currency: str) -> tuple[Pricing, int]:
    price = line.unit_cost
    if price is None or line.quantity is None:
        return Pricing.UNPRICED, 0
    factors = _factors(price, currency)
    if factors is None:
        return Pricing.RATE_MISSING, 0
    return Pricing.PRICED, product(price.money.minor, line.quantity, *factors)


def _factors(price: ConvertedMoney, currency: str) -> tuple[Decimal, ...] | None:
    """What leads from minor units of the price to minor units of `currency`, None without a rate."""
    if price.money.currency == currency:
        return ()
    if price.rate is None:
        return None
    digits = MINOR_DIGITS[currency] - MINOR_DIGITS[price.money.currency]
    return (price.rate, Decimal(1).scaleb(digits)) if digits else (price.rate,)


def _add_into(target: dict[K, int], part: Mapping[K, int]) -> None:
    for key, minor in part.items():
        target[key] = target.get(key, 0) + minor
