"""A budget in another currency than its own: every price at one rate, every line rounded once, totals summed anew.

Nothing here writes: what comes out are the same records with other prices, for a look, a workbook or a change that a
person makes. A price that is in the wanted currency already keeps its amount and needs no rate.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_shares import deal, resolve
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare


@dataclass(frozen=True, slots=True)
class KnownRate:
    """Units of a second currency per one of the first, of which day and from whom."""

    rate: Decimal
    rate_on: date
    source: str


RateOf = Callable[[str, str], KnownRate | None]
"""The rate between two currencies, None where none is known."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What `compute` takes, in its order, in another currency; `rates` are those that were needed, by currency."""

    budget: Budget
    lines: tuple[BudgetLine, ...]
    sources: tuple[FundingSource, ...]
    shares: tuple[LineShare, ...]
    rates: Mapping[str, KnownRate]


def in_currency(budget: Budget, lines: Iterable[BudgetLine], sources: Iterable[FundingSource],
                shares: Iterable[LineShare], currency: str, rate_of: RateOf) -> Converted:
    """The budget as it reads in `currency`; a line that was paid in full is paid in full there too.

    Raises RuleBroken budget.no_rate_to_show where a price, a promise or a fixed share lacks its rate. Fixed shares in
    a third currency, which count as nothing, are left out.
    """
    def known(of_currency: str, to_currency: str) -> KnownRate:
        found = rate_of(of_currency, to_currency)
        if found is None:
            raise RuleBroken("budget.no_rate_to_show", currency=of_currency, to_currency=to_currency)
        return found

    own = (each for each in shares
           if each.share_rule != "amount" or each.amount is None or each.amount.currency == budget.currency)
    return as_far_as_known(budget, lines, sources, own, currency, known)


def as_far_as_known(budget: Budget, lines: Iterable[BudgetLine], sources: Iterable[FundingSource],
                    shares: Iterable[LineShare], currency: str, rate_of: RateOf) -> Converted:
    """The same without a refusal: what lacks its rate has none, fixed shares stay in their old currency."""
    lines, sources, shares = tuple(lines), tuple(sources), tuple(shares)
    if currency == budget.currency:
        return Converted(budget, lines, sources, shares, {})
    found: dict[str, KnownRate | None] = {}

    def rate(of_currency: str) -> KnownRate | None:
        if of_currency not in found:
            found[of_currency] = None if of_currency == currency else rate_of(of_currency, currency)
        return found[of_currency]

    shown = replace(budget, currency=currency)
    counted = tuple(_line_in(each, currency, rate) for each in lines)
    promised = tuple(replace(each, amount=_price_in(each.amount, rate)) for each in sources)
    fixed = {each.id for each in shares if each.share_rule == "amount" and each.amount is not None
             and each.amount.currency == budget.currency}
    home = rate(budget.currency) if fixed else None
    if home is not None:
        shares = _shares_in(shares, fixed, _own_costs(budget, lines), _own_costs(shown, counted), (currency, home))
    return Converted(shown, counted, promised, shares, {name: each for name, each in found.items() if each is not None})


def at_rate(price: ConvertedMoney, known: KnownRate | None) -> ConvertedMoney:
    """The price with that rate pinned; bare for none."""
    if known is None:
        return ConvertedMoney(price.money)
    return ConvertedMoney(price.money, known.rate, known.rate_on, known.source)


def _price_in(price: ConvertedMoney | None, rate: Callable[[str], KnownRate | None]) -> ConvertedMoney | None:
    return None if price is None else at_rate(price, rate(price.money.currency))


def _line_in(line: BudgetLine, currency: str, rate: Callable[[str], KnownRate | None]) -> BudgetLine:
    if line.line_type == "heading" or (line.unit_cost is None and line.final_estimate is None):
        return line
    return replace(line, unit_cost=_price_in(line.unit_cost, rate),
                   final_estimate=_sum_in(line.final_estimate, currency, rate))


def _sum_in(amount: Money | None, currency: str, rate: Callable[[str], KnownRate | None]) -> Money | None:
    if amount is None:
        return None
    known = rate(amount.currency)
    return amount if known is None else amount.converted(known.rate, currency)


def _own_costs(budget: Budget, lines: Iterable[BudgetLine]) -> dict[str, int]:
    return {line_id: each.own.minor for line_id, each in compute(budget, lines, (), ()).lines.items()}


def _shares_in(shares: Sequence[LineShare], fixed: Container[str], before: Mapping[str, int],
               after: Mapping[str, int], to: tuple[str, KnownRate]) -> tuple[LineShare, ...]:
    """All shares, those of `fixed` sums converted; their order within a line is kept."""
    of_line: dict[str, list[LineShare]] = defaultdict(list)
    for each in shares:
        of_line[each.line_id].append(each)
    found: list[LineShare] = []
    for line_id, those in of_line.items():
        sums = {each.id: each.amount for each in those if each.id in fixed and each.amount is not None}
        new = _amounts_in(those, sums, (before.get(line_id, 0), after.get(line_id, 0)), to) if sums else {}
        found += [replace(each, amount=new[each.id]) if each.id in new else each for each in those]
    return tuple(found)


def _amounts_in(shares: Sequence[LineShare], sums: Mapping[str, Money], cost: tuple[int, int],
                to: tuple[str, KnownRate]) -> dict[str, Money]:
    """Fixed sums as the same parts of the line; each at the rate where the line has no cost to be a part of."""
    (before, after), (currency, known) = cost, to
    minors = [each.minor for each in sums.values()]
    whole = sum(minors)
    if min(before, after, whole) <= 0 or min(minors) < 0:
        return {share_id: each.converted(known.rate, currency) for share_id, each in sums.items()}
    parts = [each for each in shares if each.share_rule == "percent"]
    if whole + sum(resolve(before, parts)) == before:
        target = after - sum(resolve(after, parts))
    else:
        target = deal(after, [(whole, before)])[0]
    dealt = deal(target, [(each, whole) for each in minors])
    return {share_id: Money(minor, currency) for share_id, minor in zip(sums, dealt, strict=True)}
