"""Plan and fact of an opened budget, and writing what was agreed, committed and paid: each verb is one change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.plan_fact import PlanFact, plan_fact
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.rules.dates import period_of
from hromada_desk.domain.rules.money import payments_stay_within_their_contracts
from hromada_desk.domain.rules.plan_fact import contracts_hold_their_commitments, fact_problems
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import with_newest_rate
from hromada_desk.services.editing import title_of
from hromada_desk.services.entering import value_from_text
from hromada_desk.services.spending import Spending, spending_of_project, spending_on

Spent = Commitment | Payment


@dataclass(frozen=True, slots=True)
class ContractFact:
    """A contract with what of it is committed and paid on one line, or altogether."""

    contract: Contract
    committed: Money
    paid: Money


class FactBook:
    """The opened budget with its contracts, commitments and payments; `book` is shared with the other pages."""

    def __init__(self, book: BudgetBook) -> None:
        self.book = book
        self.spending = Spending()
        self.refresh()

    def refresh(self) -> None:
        """Read everything again: something in the file has changed."""
        self.book.refresh()
        for name in ("fact", "problems"):
            self.__dict__.pop(name, None)
        book, budget = self.book, self.book.known
        if budget.proposal_id:
            self.spending = spending_on(book.desk, self.project_id, book.lines, {each.id for each in book.sources})
        else:
            self.spending = spending_of_project(book.desk, self.project_id, book.lines)

    @property
    def project_id(self) -> str:
        """The project whose money this is; empty for a proposal without one."""
        budget = self.book.known
        proposal = self.book.desk.find(Proposal, budget.proposal_id)
        return proposal.project_id if proposal is not None else budget.project_id

    @cached_property
    def fact(self) -> PlanFact:
        """All figures, by the one function of the domain."""
        book = self.book
        return plan_fact(book.known, book.figures, book.lines, self.spending.commitments, self.spending.payments,
                         within=period_of(book.reading.case))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the rules find about the money spent."""
        reading = self.book.reading
        case = replace(reading.case, records={**reading.case.records, **self.spending.by_kind()})
        return (*fact_problems(replace(reading, case=case), self.fact, self.records),
                *contracts_hold_their_commitments(case), *payments_stay_within_their_contracts(case))

    @property
    def records(self) -> dict[str, Spent]:
        """Commitments and payments by id."""
        found: tuple[Spent, ...] = (*self.spending.commitments, *self.spending.payments)
        return {each.id: each for each in found}

    def commitments_on(self, line_id: str) -> tuple[Commitment, ...]:
        """The commitments taken on against a line."""
        return tuple(each for each in self.spending.commitments if each.line_id == line_id)

    def payments_on(self, line_id: str) -> tuple[tuple[Payment, Money | None], ...]:
        """The payments that fall on a line, with what of each does; None where the rate is missing."""
        parts = {each.record_id: each.minor for each in self.fact.postings.parts
                 if each.line_id == line_id and each.kind == "payment"}
        lacking = {each.record_id for each in self.fact.missing_rates}
        return tuple((each, Money(parts[each.id], self.book.currency) if each.id in parts else None)
                     for each in self.spending.payments
                     if each.id in parts or (each.line_id == line_id and (each.id in lacking or each.amount is None)))

    def contracts_on(self, line_id: str) -> tuple[ContractFact, ...]:
        """The contracts with commitments or payments on a line, and how much of them is there."""
        records = self.records
        sums: dict[str, list[int]] = {each.contract_id: [0, 0] for each in self.commitments_on(line_id)}
        for part in self.fact.postings.parts:
            if part.line_id == line_id:
                found = sums.setdefault(records[part.record_id].contract_id, [0, 0])
                found[0 if part.kind == "commitment" else 1] += part.minor
        currency = self.book.currency
        return tuple(ContractFact(each, *(Money(minor, currency) for minor in sums[each.id]))
                     for each in self.spending.contracts if each.id in sums)

    @property
    def strays(self) -> tuple[Spent, ...]:
        """Commitments and payments on no line: those that count, and those still without an amount or a rate."""
        parts = {each.record_id for each in self.fact.postings.unassigned}
        lacking = {each.record_id for each in self.fact.missing_rates}
        ours = {each.id for each in self.book.sources} | ({""} if not self.book.known.proposal_id else set())
        return tuple(each for each in self.records.values()
                     if each.id in parts or (not each.line_id and each.source_id in ours
                                             and (each.id in lacking or each.amount is None)))

    @property
    def loose_contracts(self) -> tuple[Contract, ...]:
        """Contracts no commitment puts on a line yet."""
        placed = {each.contract_id for each in self.spending.commitments}
        return tuple(each for each in self.spending.contracts if each.id not in placed)


def add_contract(facts: FactBook, line_id: str) -> Contract:
    """A new contract with its commitment on that line, still without amounts; refused for a heading."""
    book = facts.book
    contract = Contract(id=book.desk.new_id(), project_id=facts.project_id, signed_on=book.desk.today())
    commitment = replace(_new_commitment(facts, line_id), contract_id=contract.id)
    _write(facts, "change.created", (contract, commitment), kind=Contract.kind, title="")
    return contract


def add_commitment(facts: FactBook, line_id: str, contract_id: str = "") -> Commitment:
    """A new commitment of today on that line, its source that of the line where there is one; refused for a heading."""
    made = replace(_new_commitment(facts, line_id), contract_id=contract_id)
    _write(facts, "change.created", (made,), kind=Commitment.kind, title="")
    return made


def add_payment(facts: FactBook, line_id: str = "", contract_id: str = "") -> Payment:
    """A new payment of today, on a line, under a contract, or on none of them yet; refused for a heading."""
    book = facts.book
    _refuse_heading(facts, line_id)
    made = Payment(id=book.desk.new_id(), project_id=facts.project_id, line_id=line_id, contract_id=contract_id,
                   source_id=_only_source(facts, line_id), paid_on=book.desk.today())
    _write(facts, "change.created", (made,), kind=Payment.kind, title="")
    return made


def set_fact(facts: FactBook, record: Record, name: str, value: Any) -> Record:
    """Give a field of a contract, commitment or payment a new value; a foreign amount takes the rate of its day."""
    changed = replace(record, **{name: value})
    if isinstance(changed, Commitment | Payment):
        if name == "line_id":
            _refuse_heading(facts, changed.line_id)
        changed = replace(changed, amount=with_rate_of_the_day(facts, changed.amount, _day(changed)))
    if changed != record:
        _write(facts, "change.edited", (changed,), kind=record.kind, title=title_of(changed))
    return changed


def enter_amount(facts: FactBook, record: Spent, written: str, language: Language) -> Spent:
    """Take a typed amount, maybe with its currency ("1 200,50 EUR"); raises RuleBroken('entry.*')."""
    present = record.amount or ConvertedMoney(Money(0, facts.book.currency))
    amount = value_from_text(field_of(type(record), "amount"), written, language, present=present)
    changed = set_fact(facts, record, "amount", amount)
    assert isinstance(changed, Commitment | Payment)
    return changed


def assign(facts: FactBook, record_ids: Sequence[str], line_id: str) -> int:
    """Put commitments, payments and contracts on a line, as one change; how many. Refused for a heading.

    A contract is put there by a commitment of its whole value.
    """
    if line_id not in facts.book.lines:
        raise RuleBroken("fact.line_unknown")
    _refuse_heading(facts, line_id)
    known = facts.records
    moved: list[Record] = [replace(known[each], line_id=line_id) for each in record_ids
                           if each in known and known[each].line_id != line_id]
    moved += [_commitment_of(facts, each, line_id) for each in facts.loose_contracts if each.id in record_ids]
    if moved:
        _write(facts, "change.fact_assigned", moved, number=facts.book.number_of(line_id))
    return len(moved)


def remove_fact(facts: FactBook, record: Record) -> None:
    """A record goes to the trash, a contract with its commitments; refused for a contract that was paid on."""
    doomed: list[Record] = [record]
    if isinstance(record, Contract):
        paid = sum(each.contract_id == record.id for each in facts.spending.payments)
        if paid:
            raise RuleBroken("fact.contract_paid", number=record.number or title_of(record), n=paid)
        doomed += list(facts.book.desk.all(Commitment, contract_id=record.id))
    _write(facts, "change.removed", [replace(each, alive=False) for each in doomed], kind=record.kind,
           title=title_of(record))


def with_rate_of_the_day(facts: FactBook, amount: ConvertedMoney | None, day: date | None) -> ConvertedMoney | None:
    """The amount with the last rate known on `day` pinned, from the budget's own source of rates where it names one.

    A rate that is pinned already stays; where no rate was known yet on that day, none is invented.
    """
    currency = facts.book.currency
    if amount is None:
        return None
    if amount.money.currency == currency:
        return ConvertedMoney(amount.money)
    if amount.rate is not None:
        return amount
    wanted = facts.book.known.rate_source
    rates = [each for each in facts.book.rates if (not wanted or each.source == wanted)
             and (day is None or (each.rate_on is not None and each.rate_on <= day))]
    return with_newest_rate(amount, currency, rates)


def _new_commitment(facts: FactBook, line_id: str) -> Commitment:
    _refuse_heading(facts, line_id)
    desk = facts.book.desk
    return Commitment(id=desk.new_id(), project_id=facts.project_id, line_id=line_id,
                      source_id=_only_source(facts, line_id), committed_on=desk.today())


def _commitment_of(facts: FactBook, contract: Contract, line_id: str) -> Commitment:
    """The whole of a contract as a commitment on one line."""
    amount = None if contract.value is None else ConvertedMoney(contract.value)
    day = contract.signed_on or facts.book.desk.today()
    return replace(_new_commitment(facts, line_id), contract_id=contract.id, title=contract.title, committed_on=day,
                   document=contract.number, amount=with_rate_of_the_day(facts, amount, day))


def _only_source(facts: FactBook, line_id: str) -> str:
    """The source of a line that has just one, or of a budget that has just one."""
    shares = facts.book.shares_of(line_id)
    if line_id and len(shares) == 1:
        return shares[0].source_id
    return facts.book.sources[0].id if len(facts.book.sources) == 1 else ""


def _refuse_heading(facts: FactBook, line_id: str) -> None:
    if line_id in facts.book.lines and facts.book.is_heading(line_id):
        raise RuleBroken("fact.on_heading", number=facts.book.number_of(line_id))


def _day(record: Spent) -> date | None:
    return record.committed_on if isinstance(record, Commitment) else record.paid_on


def _write(facts: FactBook, key: str, records: Sequence[Record], **details: str) -> None:
    facts.book.write(key, records, **details)
    facts.refresh()
