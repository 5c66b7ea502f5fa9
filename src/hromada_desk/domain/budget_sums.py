"""The sums of a budget while they grow: own cost of each line, who pays it, then everything added up to the headings.

Works in whole minor units; `budget` makes figures of it. Not for reading figures.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from hromada_desk.domain.budget_bases import base_of, counts_in, role_of
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
    """One node: `own` is its own cost, `amount` and the mappings take in what is under it once rolled up.

    `role` is what headings from here up say of it, "" where none does; `base` what a share line is a part of.
    """

    own: int = 0
    amount: int = 0
    pricing: Pricing = Pricing.HEADING
    codes: tuple[str, ...] = ()
    role: str = ""
    base: int | None = None
    by_source: dict[str, int] = field(default_factory=dict)
    by_year: dict[Year, int] = field(default_factory=dict)


_TOP = Sums()


def leaf_sums(rows: Iterable[TreeRow], of_line: Mapping[str, list[LineShare]], currency: str) -> dict[str, Sums]:
    """Each node with its own cost only, its payers resolved; headings are empty."""
    sums: dict[str, Sums] = {}
    parts: list[TreeRow] = []
    counted: list[TreeRow] = []
    for row in rows:
        line = row.line
        above = sums[row.parent_id] if row.parent_id else _TOP
        node = sums[line.id] = Sums(codes=(line.heading_code, *above.codes) if line.heading_code else above.codes,
                                    role=line.role or above.role)
        if line.line_type == "heading":
            continue
        counted.append(row)
        if line.line_type == "share":
            parts.append(row)
            continue
        node.pricing, minor = own_cost(line, currency)
        _settle(node, line, minor, of_line)
    if parts:
        _settle_parts(parts, counted, sums, of_line)
    return sums


def _settle(node: Sums, line: BudgetLine, minor: int, of_line: Mapping[str, list[LineShare]]) -> None:
    node.own = node.amount = minor
    if minor:
        node.by_year[line.year] = minor
    found = of_line.get(line.id)
    if found:
        for share, paid in zip(found, resolve(minor, found), strict=True):
            node.by_source[share.source_id] = node.by_source.get(share.source_id, 0) + paid


def _settle_parts(parts: Iterable[TreeRow], counted: Iterable[TreeRow], sums: Mapping[str, Sums],
                  of_line: Mapping[str, list[LineShare]]) -> None:
    """Lines that are a part of others, in the order of the budget: each sees ordinary lines and the parts above it."""
    known = [row for row in counted if row.line.line_type != "share"]
    for row in parts:
        line, node = row.line, sums[row.line.id]
        base = frozenset(base_of(line))
        node.base = sum(sums[each.line.id].own for each in known if is_part(each.line, sums[each.line.id], base))
        if line.percent is None:
            node.pricing = Pricing.UNPRICED
        else:
            node.pricing = Pricing.PRICED
            _settle(node, line, product(node.base, line.percent), of_line)
        known.append(row)


def is_part(line: BudgetLine, node: Sums, base: frozenset[str]) -> bool:
    """Whether a line counts in a base."""
    return counts_in(base, role_of(line, node.role), node.codes, eligible=line.eligible)


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


def own_cost(line: BudgetLine, currency: str) -> tuple[Pricing, int]:
    """What an ordinary line costs in minor units of `currency`, and whether that is known; zero where it is not."""
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
