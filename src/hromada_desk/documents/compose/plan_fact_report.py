"""Plan and fact of a case as a report for a quarter, a year, any period, or the whole time.

The report stands as on the last day of its period: what came later is in none of its figures. A public edition shows
the sums alone: which line or source a payment belongs to is not for the public, so all of it is on no line there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.plan_fact_report import (
    PlanFactReport,
    ReportPayment,
    ReportQuarter,
    ReportRow,
    ReportSource,
    Spent,
)
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.plan_fact import Amounts, LineFact, PlanFact, estimate_of, plan_fact
from hromada_desk.domain.plan_fact_postings import UNASSIGNED, Posting
from hromada_desk.domain.plan_spread import MONTHS, Quarter, holds, quarter_of, year_period
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.rules.dates import period_of
from hromada_desk.domain.values import Bilingual, Period

WORTH_EXPLAINING = Decimal("0.1")
"""A larger deviation of the forecast from the plan asks for an explanation."""
MOST_QUARTERS = 40
WORDS = ("title", "number", "item", "planned", "committed_in", "committed", "paid_earlier", "paid_in", "paid", "left",
         "estimate", "forecast", "deviation", "deviation_share", "explanation", "total", "unassigned", "sources",
         "source", "source_kind", "no_source", "spent_share", "quarters", "quarter", "quarter_committed",
         "quarter_paid", "undated", "paid_running", "payments", "day", "document", "purpose", "contract", "line",
         "source_number", "original", "currency", "rate", "amount", "part", "yes", "check", "ok", "error", "page",
         "no_payments")


def compose_report(case: Case, order: Order, *, paper: bool = False) -> PlanFactReport:
    """The report of the case's budget for the period ordered, texts set for `paper` or as they were typed.

    Raises NothingToShowError where the case has no budget.
    """
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a report of plan and fact needs a budget")
    voice = replace(order.voice, paper=paper)
    fact = _fact(costs, order)
    title = costs.budget.title or (case.proposal.title if case.proposal else None) \
        or (case.project.title if case.project else Bilingual())
    number = case.proposal.number if case.proposal else case.project.number if case.project else ""
    payments = _payments(case, fact, order.period, voice)
    return PlanFactReport(
        identity=number or costs.budget.id[:8], title=voice.both(title),
        author=voice.text(case.hromada.council_name or case.hromada.name), language=voice.language,
        currency=fact.currency, words=_words(order.period, voice),
        period=order.period, period_words=period_words(order.period, voice),
        rows=_rows(case, fact, order.period, payments, voice), total=_total(fact, order.period, voice),
        sources=_sources(costs, fact, order.period, voice), quarters=_quarters(fact, voice),
        payments=tuple(payment for _, payment in payments), made_at=order.made_at,
        draft=voice.say("documents.draft").upper() if order.is_draft else "")


def _words(period: Period, voice: Voice) -> dict[str, Pair]:
    found = {each: voice.pair(f"fact_report.{each}") for each in WORDS}
    if not period:
        found["payments"] = voice.pair("fact_report.all_payments")
    return found


def period_words(period: Period, voice: Voice) -> Pair:
    """What a period is called: a quarter, a year, from day to day, or the whole time."""
    start, end = period.start, period.end
    if start is None or end is None:
        return voice.pair("fact_report.whole_time")
    if period == quarter_of(start).period:
        return quarter_words(quarter_of(start), voice)
    if period == year_period(start.year):
        return voice.pair("fact_report.in_year", year=str(start.year))
    return voice.pair("fact_report.from_to", start=start, end=end)


def quarter_words(quarter: Quarter, voice: Voice) -> Pair:
    """A quarter as people write it."""
    return voice.pair(f"fact_report.quarter.{quarter.number}", year=str(quarter.year))


def _fact(costs: BudgetReading, order: Order) -> PlanFact:
    """The figures as on the last day of the period; for the public links are gone, and all there is belongs here."""
    budget = replace(costs.budget, proposal_id="") if order.audience is Audience.PUBLIC else costs.budget
    case = costs.case
    return plan_fact(budget, costs.figures, costs.lines, case.all(Commitment), case.all(Payment),
                     within=period_of(case), until=order.period.end)


def _rows(case: Case, fact: PlanFact, period: Period, payments: list[tuple[str, ReportPayment]],
          voice: Voice) -> tuple[ReportRow, ...]:
    """Headings and lines depth first, then what is on no line. Money on a heading itself gets a row under it."""
    writer = _RowWriter(case, fact, period, payments, voice)
    found: list[ReportRow] = []
    for each in fact.lines.values():
        if fact.records[each.line_id].line_type != "heading":
            found.append(writer.line(each))
            continue
        found.append(writer.heading(each))
        if each.own.committed or each.own.paid:
            found.append(replace(writer.line(each), number="", depth=each.depth + 1,
                                 title=voice.pair("fact_report.on_heading")))
    sized = [replace(row, size=_size(found, at)) if row.heading else row for at, row in enumerate(found)]
    return (*sized, *writer.unassigned())


@dataclass(frozen=True)
class _RowWriter:
    """Makes the rows of one report."""

    case: Case
    fact: PlanFact
    period: Period
    payments: list[tuple[str, ReportPayment]]
    voice: Voice

    @cached_property
    def inside(self) -> Mapping[str, Amounts]:
        """What falls into the period, by line with what is under it."""
        return self.fact.lines_in(self.period)

    @cached_property
    def parts(self) -> Mapping[str, list[Posting]]:
        """All that was committed and paid, by line."""
        found: dict[str, list[Posting]] = {}
        for each in self.fact.postings.parts:
            found.setdefault(each.line_id, []).append(each)
        return found

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Where the payments of each line begin in the list, and how many they are."""
        counts = Counter(line_id for line_id, _ in self.payments)
        first = {line_id: at for at, (line_id, _) in reversed(list(enumerate(self.payments)))}
        return {line_id: (first[line_id], count) for line_id, count in counts.items()}

    def heading(self, each: LineFact) -> ReportRow:
        """A heading with everything under it."""
        return ReportRow(each.number, each.depth, self.voice.both(self.fact.records[each.line_id].title),
                         Spent(self.inside[each.line_id], each.whole), each.forecast, heading=True)

    def line(self, each: LineFact) -> ReportRow:
        """A line, or the money on a heading itself, without what is under it."""
        fact, line = self.fact, self.fact.records[each.line_id]
        parts = self.parts.get(each.line_id, [])
        planned = fact.planned_of(each.line_id, self.period)
        kinds = {part.kind for part in parts}
        first, count = self.places.get(each.line_id, (0, 0))
        in_period = fact.amounts(planned, (part for part in parts if holds(self.period, part.day)))
        row = ReportRow(each.number, each.depth, self.voice.both(line.title), Spent(in_period, each.own),
                        each.own_forecast, estimate=estimate_of(line, fact.currency),
                        is_committed="commitment" in kinds, is_paid="payment" in kinds, first_payment=first,
                        payments=count)
        return replace(row, explanation=_explained(self.case, row, each.line_id, self.voice))

    def unassigned(self) -> tuple[ReportRow, ...]:
        """What is on no line, as a row of its own; nothing is forecast for it."""
        fact, parts = self.fact, self.parts.get(UNASSIGNED)
        if not parts:
            return ()
        spent = Spent(fact.amounts(0, fact.parts_in(self.period, UNASSIGNED)), fact.unassigned)
        first, count = self.places.get(UNASSIGNED, (0, 0))
        return (ReportRow("", 0, self.voice.pair("fact_report.unassigned"), spent, Money(0, fact.currency),
                          first_payment=first, payments=count, is_unassigned=True),)


def _size(rows: list[ReportRow], at: int) -> int:
    """How many rows hang under a row: those deeper than it that follow without a break."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end - at - 1


def _total(fact: PlanFact, period: Period, voice: Voice) -> ReportRow:
    spent = Spent(fact.total_in(period), fact.all_told)
    return ReportRow("", 0, voice.pair("fact_report.total"), spent, fact.forecast, heading=True)


def _explained(case: Case, row: ReportRow, line_id: str, voice: Voice) -> str:
    """The notes of a line's commitments, where it deviates enough to ask why."""
    share = row.deviates
    if not row.deviation or (share is not None and abs(share) <= WORTH_EXPLAINING):
        return ""
    notes = (each.note.strip() for each in case.where(Commitment, line_id=line_id))
    return " ".join(dict.fromkeys(voice.one(each) for each in notes if each))


def _sources(costs: BudgetReading, fact: PlanFact, period: Period, voice: Voice) -> tuple[ReportSource, ...]:
    inside = fact.sources_in(period)
    found = []
    for source_id, to_date in fact.sources.items():
        source = costs.sources.get(source_id)
        in_period = inside.get(source_id) or fact.amounts(0, ())
        if source is None:
            found.append(ReportSource(voice.pair("fact_report.no_source"), "", Spent(in_period, to_date)))
        else:
            found.append(ReportSource(voice.both(source.name), voice.choice("funding_kind", source.funding_kind).main,
                                      Spent(in_period, to_date)))
    return tuple(found)


def _quarters(fact: PlanFact, voice: Voice) -> tuple[ReportQuarter, ...]:
    """The quarters with any plan or money in them, from the first to the last; what has no day comes before them."""
    found = {quarter: fact.total_in(quarter.period) for quarter in _span_of(fact)}
    rows = [ReportQuarter(quarter_words(each, voice), amounts) for each, amounts in found.items()
            if any((amounts.planned, amounts.committed, amounts.paid))]
    if len(rows) > MOST_QUARTERS:
        return ()
    whole = fact.all_told
    rest = Amounts(*(Money(getattr(whole, name).minor - sum(getattr(each.amounts, name).minor for each in rows),
                           fact.currency) for name in ("planned", "committed", "paid")))
    undated = [ReportQuarter(voice.pair("fact_report.undated"), rest)]
    return (*(undated if any((rest.planned, rest.committed, rest.paid)) else ()), *rows)


def _span_of(fact: PlanFact) -> Iterable[Quarter]:
    """Every quarter from the first year of plan or fact to the last."""
    years = {each.year for each in fact.quarters}
    for span in fact.spans.values():
        years |= {span.first // MONTHS, span.last // MONTHS}
    known = sorted(years)
    return (Quarter(year, number) for year in range(known[0], known[-1] + 1) for number in (1, 2, 3, 4)) \
        if known and known[-1] - known[0] < MOST_QUARTERS else ()


def _payments(case: Case, fact: PlanFact, period: Period, voice: Voice) -> list[tuple[str, ReportPayment]]:
    """What was paid in the period, by line in the order of the budget and by day, with the line's id."""
    order = {line_id: at for at, line_id in enumerate(fact.lines)}
    parts = [each for each in fact.parts_in(period) if each.kind == "payment"]
    parts.sort(key=lambda each: order.get(each.line_id, len(order)))
    payments = {each.id: each for each in case.all(Payment)}
    contracts = {each.id: each.number for each in case.all(Contract)}
    sources = {source_id: at for at, source_id in enumerate(fact.sources)}
    times: dict[str, int] = {}
    for part in fact.postings.parts:
        times[part.record_id] = times.get(part.record_id, 0) + 1
    return [(each.line_id, _payment(each, payments[each.record_id], contracts, fact, sources, times[each.record_id] > 1,
                                    voice)) for each in parts]


def _payment(part: Posting, payment: Payment, contracts: dict[str, str], fact: PlanFact, sources: dict[str, int],
             is_part: bool, voice: Voice) -> ReportPayment:
    assert payment.amount is not None
    line = fact.lines.get(part.line_id)
    return ReportPayment(part.day, voice.one(payment.document), voice.both(payment.title),
                         contracts.get(payment.contract_id, ""), line.number if line is not None else "",
                         sources.get(part.source_id, sources.get("", 0)), payment.amount,
                         Money(part.minor, fact.currency), is_part)
