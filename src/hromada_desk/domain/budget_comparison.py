"""Two budgets side by side: the same budget now, as it was kept, or as a scenario supposes it.

Rows are matched by the id of their record, so that a line is the same line however it is called or wherever it stands.
Amounts of two currencies have no difference: such sides are refused.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from hromada_desk.domain.budget import BudgetFigures
from hromada_desk.domain.budget_changes import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    SAME,
    SHARES,
    BudgetComparison,
    Change,
    PartChange,
    RowChange,
    SourceChange,
)
from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.budget_sums import Year
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.forms import CO_FINANCING_KINDS
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import fields_of
from hromada_desk.domain.rules.grant_terms import share_of

_PLACE = frozenset({"budget_id", "position", "parent_id"})


def compare(left: BudgetParts, right: BudgetParts, own_kinds: Iterable[str] = CO_FINANCING_KINDS) -> BudgetComparison:
    """The right side against the left. `own_kinds` are the kinds of funding that are the own share.

    Raises RuleBroken('budget_comparison.currencies') where the sides are kept in two currencies.
    """
    if left.budget.currency != right.budget.currency:
        raise RuleBroken("budget_comparison.currencies", left=left.budget.currency, right=right.budget.currency)
    before, after = left.figures, right.figures
    return BudgetComparison(
        currency=after.currency,
        rows=tuple(_rows(left, right, before, after)),
        parts=tuple(_parts(before, after, tuple(own_kinds))),
        sources=tuple(_sources(left, right, before, after)),
        years=_years(before, after),
    )


def _parts(before: BudgetFigures, after: BudgetFigures, own_kinds: tuple[str, ...]) -> Iterator[PartChange]:
    pairs = {
        "total": (before.total, after.total),
        "eligible": (before.eligible, after.eligible),
        "grant": (before.grant, after.grant),
        "own": (before.funded_by(*own_kinds), after.funded_by(*own_kinds)),
        "in_kind": (before.in_kind, after.in_kind),
        "missing": tuple(each.missing if each.shared else each.total - each.pledged for each in (before, after)),
    }
    for key, (old, new) in pairs.items():
        yield PartChange(key, Change(old, new, after.currency), share_of(old, before.total),
                         share_of(new, after.total))


def _years(before: BudgetFigures, after: BudgetFigures) -> dict[Year, Change]:
    years = sorted({*before.by_year, *after.by_year}, key=lambda year: (year is None, year or 0))
    return {year: Change(before.by_year.get(year), after.by_year.get(year), after.currency) for year in years}


def _sources(left: BudgetParts, right: BudgetParts, before: BudgetFigures,
             after: BudgetFigures) -> Iterator[SourceChange]:
    old, new = _by_id(left.sources), _by_id(right.sources)
    for source_id in dict.fromkeys((*after.sources, *before.sources)):
        amount = Change(_paid(before, source_id), _paid(after, source_id), after.currency)
        status = REMOVED if source_id not in after.sources else ADDED if source_id not in before.sources \
            else CHANGED if amount.difference or old[source_id] != new[source_id] else SAME
        yield SourceChange(source_id, (new.get(source_id) or old[source_id]).name, amount, status)


def _paid(figures: BudgetFigures, source_id: str) -> Money | None:
    found = figures.sources.get(source_id)
    return None if found is None else found.used if figures.shared else found.most


def _rows(left: BudgetParts, right: BudgetParts, before: BudgetFigures,
          after: BudgetFigures) -> Iterator[RowChange]:
    old, new = _lines(left), _lines(right)
    old_shares, new_shares = _shares(left), _shares(right)
    moved = _moved(before, after)
    for line_id in _order(before, after):
        line, figures = new.get(line_id) or old[line_id], after.lines.get(line_id) or before.lines[line_id]
        amount = Change(before.lines[line_id].amount if line_id in before.lines else None,
                        after.lines[line_id].amount if line_id in after.lines else None, after.currency)
        status, fields = SAME, tuple[str, ...]()
        if line_id not in after.lines or line_id not in before.lines:
            status = REMOVED if line_id not in after.lines else ADDED
        else:
            fields = tuple(_fields(old[line_id], new[line_id]))
            if old_shares.get(line_id) != new_shares.get(line_id):
                fields = (*fields, SHARES)
            status = CHANGED if fields or amount.difference else MOVED if line_id in moved else SAME
        yield RowChange(line_id, figures.number, figures.depth, line.title, line.line_type == "heading", amount, status,
                        line_id in moved, fields)


def _fields(before: BudgetLine, after: BudgetLine) -> Iterator[str]:
    """The fields of a line that differ, besides its place."""
    for each in fields_of(BudgetLine):
        if each.name not in _PLACE and getattr(before, each.name) != getattr(after, each.name):
            yield each.name


def _shares(parts: BudgetParts) -> dict[str, set[tuple[object, ...]]]:
    """Who pays each line how, whatever the ids of the records."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for each in parts.shares:
        if each.alive:
            found.setdefault(each.line_id, set()).add(_rule(each))
    return found


def _rule(share: LineShare) -> tuple[object, ...]:
    return share.source_id, share.share_rule, share.amount, share.percent


def _order(before: BudgetFigures, after: BudgetFigures) -> list[str]:
    """The rows of the right side, each removed one behind what stood before it, under its own heading."""
    order, depths = list(after.lines), {each.line_id: each.depth for each in after.lines.values()}
    previous = ""
    for line_id, figures in before.lines.items():
        if line_id not in after.lines:
            at = order.index(previous) + 1 if previous else 0
            while at < len(order) and previous and depths[order[at]] > figures.depth:
                at += 1
            order.insert(at, line_id)
            depths[line_id] = figures.depth
        previous = line_id
    return order


def _moved(before: BudgetFigures, after: BudgetFigures) -> set[str]:
    """Rows under another heading, and the fewest that explain another order among siblings."""
    both = [each for each in after.lines if each in before.lines]
    moved = {each for each in both if before.lines[each].parent_id != after.lines[each].parent_id}
    ranks = {each: at for at, each in enumerate(before.lines)}
    siblings: dict[str, list[str]] = {}
    for each in both:
        if each not in moved:
            siblings.setdefault(after.lines[each].parent_id, []).append(each)
    for own in siblings.values():
        stayed = _longest_rise([ranks[each] for each in own])
        moved |= {each for each in own if ranks[each] not in stayed}
    return moved


def _longest_rise(ranks: list[int]) -> set[int]:
    """The longest rising subsequence: what kept its order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(tails, rank)
        before[rank] = tails[at - 1] if at else None
        tails[at:at + 1] = [rank]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _lines(parts: BudgetParts) -> dict[str, BudgetLine]:
    return {each.id: each for each in parts.lines if each.alive}


def _by_id(sources: Iterable[FundingSource]) -> dict[str, FundingSource]:
    return {each.id: each for each in sources}
