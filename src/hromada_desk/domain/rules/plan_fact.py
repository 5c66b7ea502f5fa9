"""Money spent keeps to the plan: no line runs over, payments stay within what was agreed, none is without a place."""

from collections.abc import Iterator

from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.plan_fact import PlanFact, plan_fact
from hromada_desk.domain.plan_fact_postings import UNASSIGNED, Posting
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.rules.dates import period_of

Record = Commitment | Payment


def money_follows_the_plan(reading: BudgetReading) -> Iterator[Problem]:
    """Every finding about what was committed and paid against one budget."""
    records = _records(reading.case)
    if not records and not any(each.final_estimate for each in reading.lines.values()):
        return
    fact = plan_fact(reading.budget, reading.figures, reading.lines, reading.case.all(Commitment),
                     reading.case.all(Payment))
    yield from fact_problems(reading, fact, records)


def fact_problems(reading: BudgetReading, fact: PlanFact, records: dict[str, Record]) -> Iterator[Problem]:
    """The findings of figures already computed; `records` are the commitments and payments by id."""
    yield from _over_runs(reading, fact)
    yield from _paid_beyond_commitments(reading, fact)
    yield from _sources_overpaid(reading, fact)
    yield from _without_rates(fact, records)
    yield from _without_lines(fact, records)
    yield from _outside_the_period(reading, fact, records)


def _over_runs(reading: BudgetReading, fact: PlanFact) -> Iterator[Problem]:
    """A line will cost more than planned; a top heading too, where its other lines do not save as much."""
    for each in fact.lines.values():
        line = reading.lines[each.line_id]
        is_heading = line.line_type == "heading"
        if each.over_run.minor > 0 and (each.depth == 0 or not is_heading):
            code = "fact.heading_over_run" if is_heading else "fact.line_over_run"
            yield reading.of_line(line, code, Severity.WARNING, plan=each.whole.planned, forecast=each.forecast,
                                  over=each.over_run, **({} if is_heading else {"field": "final_estimate"}))


def _paid_beyond_commitments(reading: BudgetReading, fact: PlanFact) -> Iterator[Problem]:
    for each in fact.lines.values():
        committed, paid = each.own.committed, each.own.paid
        if committed.minor > 0 and paid.minor > committed.minor:
            yield reading.of_line(reading.lines[each.line_id], "fact.paid_beyond_commitments", Severity.WARNING,
                                  committed=committed, paid=paid, over=paid - committed)


def _sources_overpaid(reading: BudgetReading, fact: PlanFact) -> Iterator[Problem]:
    """No source pays more than it promised."""
    for source_id, each in reading.figures.sources.items():
        paid = fact.sources[source_id].paid
        if each.most is not None and paid.minor > each.most.minor:
            source = reading.sources[source_id]
            yield reading.of_record(source, "fact.source_overpaid", Severity.WARNING, "amount", name=source.name,
                                    paid=paid, most=each.most, over=paid - each.most)


def _without_rates(fact: PlanFact, records: dict[str, Record]) -> Iterator[Problem]:
    for each in fact.missing_rates:
        record = records[each.record_id]
        yield Problem("fact.rate_missing", record.kind, record.id, "amount", Severity.WARNING, {
            "kind": record.kind, "title": _called(record), "currency": each.currency,
            "budget_currency": fact.currency})


def _without_lines(fact: PlanFact, records: dict[str, Record]) -> Iterator[Problem]:
    """Money on no line counts in the totals and explains nothing."""
    if not any(each.line_type != "heading" for each in fact.records.values()):
        return
    for each in fact.postings.unassigned:
        record = records[each.record_id]
        yield Problem("fact.unassigned", record.kind, record.id, "line_id", Severity.WARNING, {
            "kind": record.kind, "title": _called(record), "amount": Money(each.minor, fact.currency)})


def _outside_the_period(reading: BudgetReading, fact: PlanFact, records: dict[str, Record]) -> Iterator[Problem]:
    """Payments lie in the period; a project, but not a proposal, may pay for preparation before it."""
    period = period_of(reading.case)
    start = period.start if reading.budget.proposal_id else None
    for each in _payments_once(fact):
        if each.day is None:
            continue
        if (start and each.day < start) or (period.end and each.day > period.end):
            record = records[each.record_id]
            yield Problem("fact.paid_outside_period", record.kind, record.id, "paid_on", Severity.WARNING, {
                "title": _called(record), "paid": each.day, "period": period})


def contracts_hold_their_commitments(case: Case) -> Iterator[Problem]:
    """What is committed under a contract is no more than its value; sums in other currencies cannot be compared."""
    for contract in case.all(Contract):
        if contract.value is None:
            continue
        currency = contract.value.currency
        sums = [each.amount.money for each in case.where(Commitment, contract_id=contract.id) if each.amount]
        committed = sum(each.minor for each in sums)
        if all(each.currency == currency for each in sums) and committed > contract.value.minor:
            yield Problem("contract.over_committed", contract.kind, contract.id, "value", Severity.WARNING, {
                "number": contract.number, "value": contract.value, "committed": Money(committed, currency),
                "over": Money(committed - contract.value.minor, currency)})


def _payments_once(fact: PlanFact) -> Iterator[Posting]:
    seen: set[str] = {UNASSIGNED}
    for each in fact.postings.parts:
        if each.kind == "payment" and each.record_id not in seen:
            seen.add(each.record_id)
            yield each


def _called(record: Record) -> object:
    """What a person knows it by: what it was for, else its document."""
    return record.title or record.document


def _records(case: Case) -> dict[str, Record]:
    records: tuple[Record, ...] = (*case.all(Commitment), *case.all(Payment))
    return {each.id: each for each in records}


BUDGET_RULES = (money_follows_the_plan,)
RULES = (contracts_hold_their_commitments,)
