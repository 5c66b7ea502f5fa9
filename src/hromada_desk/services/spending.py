"""The contracts, commitments and payments that concern a budget, as the file holds them now.

A link to a line that lies in the trash leads nowhere: its record counts as being on no line, so that it is not lost.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk

Spent = TypeVar("Spent", Commitment, Payment)


@dataclass(frozen=True, slots=True)
class Spending:
    """What was agreed, committed and paid."""

    contracts: tuple[Contract, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    payments: tuple[Payment, ...] = ()

    def by_kind(self) -> dict[str, tuple[Record, ...]]:
        """The same as the parts of a case."""
        return {Contract.kind: self.contracts, Commitment.kind: self.commitments, Payment.kind: self.payments}


def spending_of_project(desk: Desk, project_id: str, lines: Container[str]) -> Spending:
    """All of a project; `lines` are the ids of budget lines known to live."""
    return Spending(desk.all(Contract, project_id=project_id),
                    _with_living_lines(desk, desk.all(Commitment, project_id=project_id), lines),
                    _with_living_lines(desk, desk.all(Payment, project_id=project_id), lines))


def spending_on(desk: Desk, project_id: str, lines: Container[str], sources: Container[str]) -> Spending:
    """What of a project's concerns these lines and sources: records on them, and all under the contracts of those."""
    whole = spending_of_project(desk, project_id, lines)

    def is_ours(record: Commitment | Payment) -> bool:
        return record.line_id in lines or (record.source_id in sources and not record.line_id)

    records: tuple[Commitment | Payment, ...] = (*whole.commitments, *whole.payments)
    contracts = {each.contract_id for each in records if is_ours(each)} - {""}
    return Spending(tuple(each for each in whole.contracts if each.id in contracts),
                    tuple(each for each in whole.commitments if is_ours(each) or each.contract_id in contracts),
                    tuple(each for each in whole.payments if is_ours(each) or each.contract_id in contracts))


def _with_living_lines(desk: Desk, records: Iterable[Spent], lines: Container[str]) -> tuple[Spent, ...]:
    return tuple(replace(each, line_id="") if _is_gone(desk, each.line_id, lines) else each for each in records)


def _is_gone(desk: Desk, line_id: str, lines: Container[str]) -> bool:
    return bool(line_id) and line_id not in lines and desk.find(BudgetLine, line_id) is None
