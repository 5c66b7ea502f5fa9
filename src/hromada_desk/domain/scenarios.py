"""What if: the records of a budget as a scenario supposes them. The budget itself is never touched.

Suppositions apply in their order, each to what those before it made of the budget. What points to something that is
gone changes nothing and is named. The figures of the result come from the one function there is, `budget.compute`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.budget_tree import tree_rows
from hromada_desk.domain.case import in_order
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.domain.records.budget_variants import ScenarioStep
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.scenario_growth import grown, grown_to
from hromada_desk.domain.scenario_shares import NewId, paid_anew

UNSET, LINE_GONE, SOURCE_GONE = "unset", "line_gone", "source_gone"
CURRENCY_UNUSED, OTHER_CURRENCY, NOTHING_TO_GROW, NEAREST = ("currency_unused", "other_currency", "nothing_to_grow",
                                                             "nearest")
OWN_RATE = "own"
"""Whose a supposed rate is: nobody published it."""


@dataclass(frozen=True, slots=True)
class StepNote:
    """What is to be said of a step: why it changes nothing, or ("nearest") that its sum is met only nearly.

    `reached` is then what the lines come to, in minor units of the budget's currency.
    """

    step_id: str
    code: str
    reached: int | None = None


@dataclass(frozen=True, slots=True)
class Supposed:
    """A budget as a scenario supposes it, and what is to be said of its steps."""

    parts: BudgetParts
    notes: tuple[StepNote, ...]


Outcome = tuple[BudgetParts, str, int | None]
"""The budget after a step, the code of a note ("" for none), what the note says was reached."""


def supposed(parts: BudgetParts, steps: Iterable[ScenarioStep], new_id: NewId) -> Supposed:
    """The budget with every supposition applied. `new_id` gives ids to shares that did not exist before."""
    notes = []
    for step in in_order(tuple(each for each in steps if each.alive)):
        parts, code, reached = _STEPS[step.step_kind](parts, step, new_id) if step.step_kind in _STEPS \
            else (parts, UNSET, None)
        if code:
            notes.append(StepNote(step.id, code, reached))
    return Supposed(parts, tuple(notes))


def changed_records(before: BudgetParts, after: BudgetParts) -> tuple[Record, ...]:
    """The records that differ, as they are after; those that are only before as no longer alive."""
    known = {(each.kind, each.id): each for each in before.records()}
    wanted = {(each.kind, each.id): each for each in after.records()}
    changed = [each for key, each in wanted.items() if known.get(key) != each and (each.alive or key in known)]
    gone = [replace(each, alive=False) for key, each in known.items() if key not in wanted and each.alive]
    return (*changed, *gone)


def scope_of(parts: BudgetParts, line_id: str) -> tuple[str, ...]:
    """The costs a step concerns, depth first: a line, all costs under a heading, or all of the budget for ""."""
    chosen: set[str] = {line_id}
    found = []
    for row in tree_rows(each for each in parts.lines if each.alive and each.budget_id == parts.budget.id):
        if not line_id or row.line.id in chosen or row.parent_id in chosen:
            chosen.add(row.line.id)
            if row.line.line_type != "heading":
                found.append(row.line.id)
    return tuple(found)


def _at_another_rate(parts: BudgetParts, step: ScenarioStep, _new_id: NewId) -> Outcome:
    """Prices in a foreign currency, of lines and of what sources promise, at a rate higher by a part of itself."""
    if step.percent is None or step.percent <= -1 or not step.currency:
        return parts, UNSET, None
    if not step.percent:
        return parts, "", None
    factor = 1 + step.percent

    def moved(price: ConvertedMoney | None) -> ConvertedMoney | None:
        if price is None or price.rate is None or price.money.currency != step.currency \
                or step.currency == parts.budget.currency:
            return None
        return ConvertedMoney(price.money, (price.rate * factor).normalize(), None, OWN_RATE)

    costs = {each.id: price for each in parts.lines if (price := moved(each.unit_cost)) is not None}
    promises = {each.id: price for each in parts.sources if (price := moved(each.amount)) is not None}
    if not costs and not promises:
        return parts, CURRENCY_UNUSED, None
    lines = tuple(replace(each, unit_cost=costs[each.id]) if each.id in costs else each for each in parts.lines)
    sources = tuple(replace(each, amount=promises[each.id]) if each.id in promises else each for each in parts.sources)
    return replace(parts, lines=lines, sources=sources), "", None


def _paid_by_another_part(parts: BudgetParts, step: ScenarioStep, new_id: NewId) -> Outcome:
    """A source pays a part of every line concerned; see `scenario_shares` for what the others do."""
    if step.percent is None or not 0 <= step.percent <= 1 or not step.source_id:
        return parts, UNSET, None
    ranks = {each.id: at for at, each in enumerate(in_order(tuple(
        each for each in parts.sources if each.alive and each.budget_id == parts.budget.id)))}
    scope = scope_of(parts, step.line_id)
    if step.source_id not in ranks or not scope:
        return parts, SOURCE_GONE if step.source_id not in ranks else _without_lines(parts, step), None
    costs = parts.costs(scope)
    found = _by_line(parts, ranks)
    changed: dict[str, LineShare] = {}
    for line_id in scope:
        anew = paid_anew(line_id, costs[line_id], found.get(line_id, ()), step.source_id, step.percent,
                         parts.budget.currency, new_id)
        changed |= {each.id: each for each in anew}
    shares = [changed.pop(each.id, each) for each in parts.shares]
    return replace(parts, shares=(*shares, *changed.values())), "", None


def _by_line(parts: BudgetParts, ranks: Mapping[str, int]) -> dict[str, list[LineShare]]:
    """The shares that count, by line, in the order of their sources."""
    found: dict[str, list[LineShare]] = {}
    for each in parts.shares:
        is_foreign = each.share_rule == "amount" and each.amount is not None \
            and each.amount.currency != parts.budget.currency
        if each.alive and each.source_id in ranks and not is_foreign:
            found.setdefault(each.line_id, []).append(each)
    for shares in found.values():
        shares.sort(key=lambda each: (ranks[each.source_id], each.id))
    return found


def _costing_more(parts: BudgetParts, step: ScenarioStep, _new_id: NewId) -> Outcome:
    """Lines cost more or less by a part of themselves, or together come to a sum; see `scenario_growth`."""
    amount = step.amount
    scope = scope_of(parts, step.line_id)
    if amount is None and (step.percent is None or step.percent < -1):
        return parts, UNSET, None
    if not scope:
        return parts, _without_lines(parts, step), None
    if amount is not None and (amount.currency != parts.budget.currency or amount.minor < 0):
        return parts, OTHER_CURRENCY if amount.minor >= 0 else UNSET, None
    if amount is None:
        changed = grown({each.id: each for each in parts.lines}, scope, step.percent or Decimal(0))
    else:
        changed = grown_to(parts, scope, amount.minor) or {}
    if not changed:
        return parts, NOTHING_TO_GROW, None
    after = replace(parts, lines=tuple(changed.get(each.id, each) for each in parts.lines))
    if amount is None:
        return after, "", None
    reached = sum(after.costs(scope).values())
    return (after, "", None) if reached == amount.minor else (after, NEAREST, reached)


def _without_lines(parts: BudgetParts, step: ScenarioStep) -> str:
    """Why a step concerns no line: its heading is gone, or has no costs yet."""
    is_gone = step.line_id and not any(each.id == step.line_id and each.alive for each in parts.lines)
    return LINE_GONE if is_gone else NOTHING_TO_GROW


_STEPS: Mapping[str, Callable[[BudgetParts, ScenarioStep, NewId], Outcome]] = {
    "rate": _at_another_rate,
    "source_share": _paid_by_another_part,
    "growth": _costing_more,
}


def foreign_currencies(parts: BudgetParts) -> Iterator[str]:
    """The currencies other than the budget's in which something is priced or promised, each once, in order."""
    prices = [each.unit_cost for each in parts.lines] + [each.amount for each in parts.sources]
    found = dict.fromkeys(price.money.currency for price in prices if price is not None)
    yield from (each for each in found if each != parts.budget.currency)
