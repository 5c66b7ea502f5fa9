"""Where money committed and money paid falls: on a line of the budget, or nowhere yet.

A commitment counts on its line. A payment counts on its own line; without one, on the lines its contract was committed
for: all of it where that is one line, else split in proportion to the commitments, odd units to the largest remainders.
What no line can be found for stays unassigned: it is shown and never lost. Amounts count at the rate pinned to them,
converted once; without the rate they need they count as nothing and are named.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hromada_desk.domain.budget import MissingRate
from hromada_desk.domain.budget_shares import deal
from hromada_desk.domain.budget_sums import minor_of
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.procurement import Commitment, Payment

UNASSIGNED = ""
"""The line of what has none yet."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A part of a commitment or payment on one line (UNASSIGNED: on none), in minor units of the budget's currency."""

    kind: Literal["commitment", "payment"]
    record_id: str
    line_id: str
    source_id: str
    day: date | None
    minor: int


@dataclass(frozen=True, slots=True)
class Postings:
    """All that falls on one budget, and the records whose amounts lack their rate."""

    parts: tuple[Posting, ...]
    missing_rates: tuple[MissingRate, ...]

    @property
    def unassigned(self) -> tuple[Posting, ...]:
        """What is on no line yet, by record."""
        return tuple(each for each in self.parts if each.line_id == UNASSIGNED)


def post(budget: Budget, lines: Container[str], sources: Container[str], commitments: Iterable[Commitment],
         payments: Iterable[Payment]) -> Postings:
    """The postings of `budget` among the commitments and payments of its project.

    `lines` and `sources` are the ids of the budget's own. Records on lines of another budget are that one's; records on
    no line are this budget's where they name one of its sources, or name none and it is the project's own.
    """
    living = [each for each in commitments if each.alive]
    weights = _weights(living, budget.currency)
    parts: list[Posting] = []
    missing: list[MissingRate] = []

    def is_ours(line_id: str, source_id: str) -> bool:
        if line_id != UNASSIGNED:
            return line_id in lines
        return source_id in sources if source_id else not budget.proposal_id

    records: list[Commitment | Payment] = [*living, *(each for each in payments if each.alive)]
    for each in sorted(records, key=_order):
        shares = _shares(each, weights)
        ours = [(line_id, part) for line_id, part in shares if is_ours(line_id, each.source_id)]
        if not ours or each.amount is None:
            continue
        minor = minor_of(each.amount, budget.currency)
        if minor is None:
            missing.append(MissingRate(each.kind, each.id, each.amount.money.currency))
            continue
        dealt = dict(zip((line_id for line_id, _ in shares), _split(minor, [part for _, part in shares]), strict=True))
        parts += [Posting("commitment" if isinstance(each, Commitment) else "payment", each.id, line_id,
                          each.source_id, _day(each), dealt[line_id]) for line_id, _ in ours]
    return Postings(tuple(parts), tuple(missing))


def _shares(record: Commitment | Payment, weights: Mapping[str, Mapping[str, int]]) -> list[tuple[str, int]]:
    """The lines a record falls on, with their weights; one line, maybe none, for most."""
    if record.line_id or isinstance(record, Commitment):
        return [(record.line_id, 1)]
    of_contract = weights.get(record.contract_id, {})
    if len(of_contract) == 1:
        return [(line_id, 1) for line_id in of_contract]
    positive = [(line_id, weight) for line_id, weight in of_contract.items() if weight > 0]
    return positive or [(UNASSIGNED, 1)]


def _weights(commitments: Iterable[Commitment], currency: str) -> dict[str, dict[str, int]]:
    """What each contract was committed for, by line in the order of their ids; none where amounts cannot be compared.

    Commitments of one currency are compared in it, others in that of the budget.
    """
    of_contract: dict[str, list[Commitment]] = {}
    for each in commitments:
        if each.contract_id:
            of_contract.setdefault(each.contract_id, []).append(each)
    found: dict[str, dict[str, int]] = {}
    for contract_id, own in of_contract.items():
        lines = {each.line_id for each in own}
        priced = [each for each in own if each.amount is not None]
        currencies = {each.amount.money.currency for each in priced if each.amount is not None}
        sums = dict.fromkeys(sorted(lines), 0)
        for each in priced:
            assert each.amount is not None
            minor = each.amount.money.minor if len(currencies) == 1 else minor_of(each.amount, currency)
            if minor is None:
                sums = {} if len(lines) > 1 else sums
                break
            sums[each.line_id] += minor
        found[contract_id] = sums
    return found


def _split(minor: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    return deal(minor, [(weight, whole) for weight in weights])


def _day(record: Commitment | Payment) -> date | None:
    return record.committed_on if isinstance(record, Commitment) else record.paid_on


def _order(record: Commitment | Payment) -> tuple[bool, date, str]:
    day = _day(record)
    return day is None, day or date.min, record.id
