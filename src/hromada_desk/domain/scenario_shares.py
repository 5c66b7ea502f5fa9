"""What if a source paid another part: its share of a line changes, and the other payers make room or fill up.

The source pays the given part of every line concerned. Of the rest, the others pay as before as long as one of them
takes whatever remains and the rest has room for them. Otherwise they keep their proportion to each other and share the
whole rest, to the minor unit. Where nobody else pays a line, what the source leaves stays without a payer and shows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from hromada_desk.domain.budget_shares import deal, product, resolve
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import LineShare

NewId = Callable[[], str]
PLACES = Decimal("0.000000000001")
"""Digits kept of a percentage that is divided: of a thousand million it stays exact to the kopiyka."""


def paid_anew(line_id: str, cost: int, found: Sequence[LineShare], source_id: str, part: Decimal, currency: str,
              new_id: NewId) -> list[LineShare]:
    """The shares of one line of `cost` minor units once the source pays `part` of it.

    `found` are the shares of the line in the order of their sources; those that end are returned as no longer alive.
    """
    own = [each for each in found if each.source_id == source_id]
    others = [each for each in found if each.source_id != source_id]
    first = own[0] if own else LineShare(id=new_id(), line_id=line_id, source_id=source_id)
    paying = replace(first, share_rule="percent", percent=part, amount=None, alive=bool(part))
    gone = [replace(each, alive=False) for each in own[1:]]
    return [*([paying] if own or part else []), *gone, *_others(cost, others, part, currency)]


def _others(cost: int, others: Sequence[LineShare], part: Decimal, currency: str) -> list[LineShare]:
    rest = cost - product(cost, part)
    fixed = [each for each in others if each.share_rule != "remainder"]
    paid = dict(zip((each.id for each in fixed), resolve(cost, fixed), strict=True))
    taken = sum(paid.values())
    if len(fixed) < len(others) and (taken <= rest if cost >= 0 else taken >= rest):
        return list(others)
    if all(each.share_rule == "percent" for each in fixed):
        changed = _percentages(fixed, 1 - part)
    else:
        changed = _amounts(fixed, paid, rest, currency) if cost and taken else {}
    return [changed.get(each.id, each) for each in others]


def _percentages(fixed: Sequence[LineShare], rest: Decimal) -> dict[str, LineShare]:
    """Percentages in their proportion to each other, together exactly `rest`."""
    known = {each.id: each.percent for each in fixed if each.percent is not None and each.percent > 0}
    whole = sum(known.values(), Decimal(0))
    kept: dict[str, Decimal] = {}
    for at, (share_id, percent) in enumerate(known.items(), start=1):
        is_last = at == len(known)
        kept[share_id] = rest - sum(kept.values()) if is_last else (rest * (percent / whole)).quantize(PLACES)
    return {each.id: replace(each, percent=kept[each.id], alive=bool(kept[each.id]))
            for each in fixed if each.id in kept}


def _amounts(fixed: Sequence[LineShare], paid: Mapping[str, int], rest: int, currency: str) -> dict[str, LineShare]:
    """Fixed amounts in the proportion of what was paid, together exactly `rest`."""
    whole = sum(paid.values())
    sign = 1 if whole > 0 else -1
    dealt = deal(rest, [(sign * paid[each.id], sign * whole) for each in fixed])
    return {each.id: replace(each, share_rule="amount", percent=None, amount=Money(minor, currency), alive=bool(minor))
            for each, minor in zip(fixed, dealt, strict=True)}
