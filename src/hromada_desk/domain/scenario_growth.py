"""What if costs grew: lines dearer by a part of themselves, or so much that their heading comes to a given sum.

Unit costs change, quantities stay. A sum is met to the minor unit where unit costs allow it: what rounding leaves over
goes line by line to those that lack most, the coarsest first, so that lines of one piece settle the last cents. Lines
that are a share of others follow their base by themselves; alone, such a line gets another percentage.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.budget_shares import deal, product
from hromada_desk.domain.budget_sums import own_cost
from hromada_desk.domain.money import Money, half_up
from hromada_desk.domain.records.budget import BudgetLine

MOST_TRIES = 12
"""So often the lines are scaled anew until they and the shares of them meet a sum together."""
SHORTEST, LONGEST = 4, 20
"""Digits of a percentage: the fewest that give the wanted sum."""

Lines = Mapping[str, BudgetLine]


def grown(lines: Lines, scope: Collection[str], percent: Decimal) -> dict[str, BudgetLine]:
    """The lines of the scope that grow by this part of themselves; a share line only where it stands alone."""
    changed = {}
    for line_id in scope:
        line = lines[line_id]
        if line.line_type == "line" and line.unit_cost is not None:
            price = line.unit_cost
            changed[line_id] = replace(line, unit_cost=replace(price, money=price.money.times(1 + percent)))
        elif line.line_type == "share" and len(scope) == 1 and line.percent is not None:
            changed[line_id] = replace(line, percent=line.percent * (1 + percent))
    return changed


def grown_to(parts: BudgetParts, scope: Collection[str], total: int) -> dict[str, BudgetLine] | None:
    """The lines of the scope so that together they cost `total` minor units, or as near to it as their unit costs
    allow. None where nothing of the scope can grow.
    """
    lines = {each.id: each for each in parts.lines}
    if len(scope) == 1:
        line = lines[next(iter(scope))]
        if line.line_type == "share":
            base = parts.figures.lines[line.id].base
            return {line.id: replace(line, percent=_percentage(base.minor, total))} if base else None
    everything = parts.costs(scope)
    costs = {line_id: cost for line_id, cost in everything.items() if cost and lines[line_id].line_type == "line"}
    before = sum(costs.values())
    if not before:
        return None
    if not any(lines[line_id].line_type == "share" for line_id in scope):
        return _scaled(lines, costs, total, parts.budget.currency)
    present = sum(everything.values())
    return _met(parts, lines, scope, costs, total, _in_proportion(total, before, present) if present else total)


def _met(parts: BudgetParts, lines: Lines, scope: Collection[str], costs: Mapping[str, int], total: int,
         first: int) -> dict[str, BudgetLine]:
    """Ordinary lines scaled until with the shares of the scope they come to `total`; the nearest found."""
    best: dict[str, BudgetLine] = {}
    wanted, nearest = first, -1
    for _ in range(MOST_TRIES):
        changed = _scaled(lines, costs, wanted, parts.budget.currency)
        figures = replace(parts, lines=tuple(changed.get(each.id, each) for each in parts.lines)).figures.lines
        reached = sum(figures[each].own.minor for each in scope)
        lacking = total - reached
        if nearest < 0 or abs(lacking) < nearest:
            best, nearest = changed, abs(lacking)
        ordinary = sum(figures[each].own.minor for each in costs)
        if not lacking or ordinary == reached:
            break
        step = _in_proportion(lacking, ordinary, reached) if reached else lacking
        wanted = ordinary + (step or (1 if lacking > 0 else -1))
    return best


def _in_proportion(amount: int, part: int, whole: int) -> int:
    """The amount times part / whole, rounded half up."""
    return half_up(amount * part * (1 if whole > 0 else -1), abs(whole))


def _scaled(lines: Lines, costs: Mapping[str, int], total: int, currency: str) -> dict[str, BudgetLine]:
    """Ordinary lines scaled in proportion to their costs, together `total` or as near as unit costs allow."""
    whole = sum(costs.values())
    sign = 1 if whole > 0 else -1
    wanted = dict(zip(costs, deal(total, [(sign * each, sign * whole) for each in costs.values()]), strict=True))
    changed = {line_id: _at_cost(lines[line_id], costs[line_id], wanted[line_id]) for line_id in costs}
    reached = {line_id: own_cost(line, currency)[1] for line_id, line in changed.items()}
    _settle(changed, reached, wanted, currency)
    return changed


def _settle(changed: dict[str, BudgetLine], reached: dict[str, int], wanted: Mapping[str, int],
            currency: str) -> None:
    """Move single unit costs by one minor unit until the sum is met or no line is fine enough to come nearer."""
    lacking = sum(wanted.values()) - sum(reached.values())
    steps = {line_id: own_cost(_dearer(line, 1), currency)[1] - reached[line_id] for line_id, line in changed.items()}
    order = sorted(changed, key=lambda each: (-abs(steps[each]), -abs(wanted[each] - reached[each]), each))
    moved = True
    while lacking and moved:
        moved = False
        for line_id in order:
            if not steps[line_id] or abs(steps[line_id]) > abs(lacking):
                continue
            by = 1 if (lacking > 0) == (steps[line_id] > 0) else -1
            line = _dearer(changed[line_id], by)
            cost = own_cost(line, currency)[1]
            if abs(lacking - cost + reached[line_id]) < abs(lacking):
                lacking -= cost - reached[line_id]
                changed[line_id], reached[line_id], moved = line, cost, True


def _at_cost(line: BudgetLine, cost: int, wanted: int) -> BudgetLine:
    """The line with the unit cost that brings it nearest to what is wanted."""
    assert line.unit_cost is not None
    price = line.unit_cost.money
    minor = _in_proportion(price.minor, wanted, cost)
    return replace(line, unit_cost=replace(line.unit_cost, money=Money(minor, price.currency)))


def _dearer(line: BudgetLine, by: int) -> BudgetLine:
    """The line with a unit cost higher by so many minor units."""
    assert line.unit_cost is not None
    price = line.unit_cost.money
    return replace(line, unit_cost=replace(line.unit_cost, money=Money(price.minor + by, price.currency)))


def _percentage(base: int, wanted: int) -> Decimal:
    """The shortest percentage that makes `wanted` of a base."""
    exact = Decimal(wanted) / Decimal(base)
    for places in range(SHORTEST, LONGEST):
        percent = exact.quantize(Decimal(1).scaleb(-places))
        if product(base, percent) == wanted:
            return percent
    return exact
