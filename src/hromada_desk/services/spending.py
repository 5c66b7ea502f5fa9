"""The contracts, commitments and payments that concern a budget, as the file holds them now.

A link to a line that lies in the trash leads nowhere: its record counts as being on no line, so that it is not lost.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from hromada_desk.domain.budget_sums import minor_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.plan_fact_postings import post
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


def of_its_budget_alone(case: Case) -> Case:
    """The case with only what was committed and paid on its budget, parts of split payments as such.

    Once links are taken out for an audience, nobody can tell any more which records belong to another budget.
    """
    from hromada_desk.documents.compose.budget_tables import costs_of

    costs = costs_of(case)
    if costs is None:
        return case
    found = post(costs.budget, costs.lines, costs.sources, case.all(Commitment), case.all(Payment))
    sums: dict[str, int] = {each.record_id: 0 for each in found.missing_rates}
    for part in found.parts:
        sums[part.record_id] = sums.get(part.record_id, 0) + part.minor
    currency = costs.budget.currency
    commitments = tuple(_as_counted(each, sums[each.id], currency) for each in case.all(Commitment) if each.id in sums)
    payments = tuple(_as_counted(each, sums[each.id], currency) for each in case.all(Payment) if each.id in sums)
    return replace(case, records={**case.records, Commitment.kind: commitments, Payment.kind: payments})


def _as_counted(record: Spent, minor: int, currency: str) -> Spent:
    """The record, its amount what of it counts here where that is not the whole; without its rate it stays."""
    whole = minor_of(record.amount, currency)
    return record if whole in (None, minor) else replace(record, amount=ConvertedMoney(Money(minor, currency)))
