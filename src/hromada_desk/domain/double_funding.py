"""The same cost claimed twice: in two live proposals of a project, or in a proposal and in the project's own money.

Two lines are one cost where site and time do not part them, and where they carry the same title, or the same codes at
the same site with a word of the title in common. Only costs of the object itself are compared: what every grant needs
for itself (management, indirect costs, reserves) is rightly asked for each time. And a cost is claimed twice only where
all claims together exceed it: several donors may well share a cost.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Bilingual, Period

PROPOSAL, PROJECT = "proposal", "project"
TOLERANCE = Decimal("1.01")
OTHER_CURRENCY_TOLERANCE = Decimal("1.05")
"""Claims in two currencies were converted on different days: that much may be the rate."""
STEM, LONG_WORD = 5, 4
"""Words of titles are compared by so many first letters, words of fewer than that many letters not at all."""
MOST_ALIKE = 12
"""What more lines of others have in common (a code of all works, "Repair") does not tell one cost from another."""

WHENEVER = Period()
_WORDS = re.compile(r"[^\W\d_]+")
_DIVISION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A line as it is compared. `titles` and `under` are folded; `under` is the office's own heading above it.

    `about_object` tells that some field of the line says it pays for the object itself. `amount` is what the line
    costs, `spent` when, open where nobody said; `codes` are those of the procurement vocabulary and of the economic
    classification.
    """

    line_id: str
    number: str
    title: Bilingual
    titles: frozenset[str]
    under: frozenset[str] = frozenset()
    site_id: str = ""
    codes: tuple[str, str] = ("", "")
    about_object: bool = False
    spent: Period = WHENEVER
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """Who is asked or pays: ids and folded names to be met exactly, and names that may be a part of another."""

    name: Bilingual
    exactly: frozenset[str] = frozenset()
    loosely: frozenset[str] = frozenset()

    def is_same_as(self, other: "Donor") -> bool:
        """Whether both are one, as far as their names and ids tell."""
        if self.exactly & other.exactly:
            return True
        pairs = [(mine, name) for mine in self.loosely for name in other.exactly | other.loosely]
        pairs += [(name, mine) for name in other.loosely for mine in self.exactly]
        return any(min(len(one), len(two)) >= LONG_WORD and (one in two or two in one) for one, two in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source pays or is asked for of a cost, in the currency of its budget.

    `owner_kind` is "proposal" or "project", `owner_id` and `owner` which. `awarded` tells that the donor has agreed to
    the proposal, so that a grant among the project's own sources is that one.
    """

    owner_kind: str
    owner_id: str
    owner: Bilingual
    donor: Donor
    funding_kind: str = "grant"
    awarded: bool = False
    cost: Cost
    paid: Money


@dataclass(frozen=True, slots=True)
class Twice:
    """A cost claimed twice: by claims of the budget at hand and of one other owner, together more than it costs.

    `asked`, `together` and `whole` are in the currency of the budget at hand, `claimed` in that of the other.
    """

    mine: tuple[Claim, ...]
    others: tuple[Claim, ...]
    asked: Money
    claimed: Money
    together: Money
    whole: Money


def claims_by_key(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by what another line must have in common with them; what too many share is left out."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for key in keys_of(claim.cost):
            found.setdefault(key, []).append(claim)
    return {key: alike for key, alike in found.items() if len(alike) <= MOST_ALIKE}


def claimed_twice(mine: Iterable[Claim], others: Mapping[str, Sequence[Claim]],
                  rates: Mapping[str, Decimal]) -> Iterator[Twice]:
    """The costs of a budget that others (see `claims_by_key`) claim too, each with the claims of one owner.

    `rates` lead from other currencies to the budget's; a claim in a currency without one is compared by the part of its
    own cost that it takes.
    """
    pairs: dict[tuple[str, str], tuple[dict[int, Claim], dict[int, Claim]]] = {}
    for claim in mine:
        for key in keys_of(claim.cost):
            for other in others.get(key, ()):
                if not _is_one_promise(claim, other) and is_same(claim.cost, other.cost):
                    own, theirs = pairs.setdefault((claim.cost.line_id, other.owner_id), ({}, {}))
                    own[id(claim)], theirs[id(other)] = claim, other
    for own, theirs in pairs.values():
        twice = _together(tuple(own.values()), tuple(theirs.values()), rates)
        if twice is not None:
            yield twice


def keys_of(cost: Cost) -> frozenset[str]:
    """What two lines must have in common to be looked at: a title, or a site with a code."""
    if cost.site_id and cost.codes[0]:
        return cost.titles | {f"{cost.site_id} {cost.codes[0]}"}
    return cost.titles


def is_same(one: Cost, other: Cost) -> bool:
    """Whether two lines are one cost."""
    if not (one.about_object or other.about_object) or not overlap(one.spent, other.spent):
        return False
    same_site = bool(one.site_id) and one.site_id == other.site_id
    if one.site_id and other.site_id and not same_site:
        return False
    if one.under and other.under and not one.under & other.under and not same_site:
        return False
    if one.titles & other.titles:
        return True
    return same_site and one.codes == other.codes and _is_specific(one.codes) and bool(_stems(one) & _stems(other))


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day; an open end reaches as far as one likes."""
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)


def _is_one_promise(one: Claim, other: Claim) -> bool:
    """Whether a proposal's grant is the very source that the project counts with."""
    if one.owner_kind == other.owner_kind:
        return False
    awarded = (one.awarded or other.awarded) and one.funding_kind == other.funding_kind
    return awarded or one.donor.is_same_as(other.donor)


def _together(mine: tuple[Claim, ...], others: Collection[Claim], rates: Mapping[str, Decimal]) -> Twice | None:
    """All claims against the cost; None where they fit into it."""
    asked, cost = _sum(mine), mine[0].cost.amount
    claimed = _sum(others)
    dearest = max((each.cost.amount for each in others), key=lambda amount: amount.minor)
    tolerance = OTHER_CURRENCY_TOLERANCE
    if claimed.currency == asked.currency:
        paid, dear, tolerance = claimed, dearest, TOLERANCE
    elif claimed.currency in rates:
        paid, dear = (each.converted(rates[claimed.currency], asked.currency) for each in (claimed, dearest))
    else:
        paid, dear = Money(product(cost.minor, Decimal(claimed.minor) / Decimal(dearest.minor)), asked.currency), cost
    whole = max(cost, dear, key=lambda amount: amount.minor)
    together = asked + paid
    if Decimal(together.minor) <= Decimal(whole.minor) * tolerance:
        return None
    return Twice(mine, tuple(others), asked, claimed, together, whole)


def _sum(claims: Collection[Claim]) -> Money:
    currency = next(iter(claims)).paid.currency
    return Money(sum(each.paid.minor for each in claims), currency)


def _is_specific(codes: tuple[str, str]) -> bool:
    """Whether the codes tell more than a whole division of the vocabulary ("construction works")."""
    return bool(codes[1]) and codes[0].partition("-")[0][_DIVISION:].strip("0") != ""


def _stems(cost: Cost) -> frozenset[str]:
    return frozenset(word[:STEM] for title in cost.titles for word in _WORDS.findall(title) if len(word) >= LONG_WORD)
