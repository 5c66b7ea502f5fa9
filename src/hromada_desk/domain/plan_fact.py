"""Plan and fact: what was planned, committed and paid, by line and heading, source, year and quarter.

The plan is that of `budget.compute`; committed and paid are sums of postings, rolled up to the headings alike, so
everything adds up to the kopiyka: the lines with what is on no line yet are all that was committed and paid.

The forecast at completion of a line is the largest of what a person expects (`final_estimate`, or the plan where nobody
said), what is committed and what is paid: promised money is spent sooner or later, and paid money is gone. A heading's
forecast is the sum of its lines'. The over-run is the forecast less the plan; below zero it is a saving.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from hromada_desk.domain.budget import BudgetFigures, LineFigures, MissingRate
from hromada_desk.domain.cash_flow import Span, spans_of
from hromada_desk.domain.money import Money
from hromada_desk.domain.plan_fact_postings import UNASSIGNED, Posting, Postings, post
from hromada_desk.domain.plan_spread import Quarter, holds, planned_in, quarter_of
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.procurement import Commitment, Payment
from hromada_desk.domain.values import Period

WHOLE = Period()
"""No span at all: from the first to the last day, undated postings too."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Planned, committed and paid money of one line, heading, source or span, in the budget's currency."""

    planned: Money
    committed: Money
    paid: Money

    @property
    def left_to_commit(self) -> Money:
        """The plan less what is committed."""
        return self.planned - self.committed

    @property
    def left_to_pay(self) -> Money:
        """What is committed less what is paid; below zero where more was paid than was committed."""
        return self.committed - self.paid

    @property
    def spent_share(self) -> Decimal | None:
        """What is paid as a share of the plan (0.5 is a half); None for no plan."""
        return Decimal(self.paid.minor) / Decimal(self.planned.minor) if self.planned.minor > 0 else None


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line or heading in its place: `own` and `own_forecast` are its alone, the others take in all under it."""

    line_id: str
    number: str
    depth: int
    parent_id: str
    own: Amounts
    whole: Amounts
    own_forecast: Money
    forecast: Money

    @property
    def over_run(self) -> Money:
        """The forecast less the plan; a saving below zero."""
        return self.forecast - self.whole.planned

    @property
    def is_touched(self) -> bool:
        """Whether anything was committed or paid here."""
        return bool(self.whole.committed or self.whole.paid)


@dataclass(frozen=True)
class PlanFact:
    """All figures of one budget. `lines` run depth first, `sources` in their order, "" gathering what names none."""

    budget: Budget
    figures: BudgetFigures
    records: Mapping[str, BudgetLine]
    spans: Mapping[str, Span]
    postings: Postings
    lines: Mapping[str, LineFact]
    total: Amounts
    forecast: Money

    @property
    def currency(self) -> str:
        """The currency of all its figures."""
        return self.figures.currency

    @property
    def missing_rates(self) -> tuple[MissingRate, ...]:
        """Commitments and payments that count as nothing for want of a rate."""
        return self.postings.missing_rates

    @property
    def over_run(self) -> Money:
        """The forecast of all lines less the plan."""
        return self.forecast - self.total.planned

    @property
    def unassigned(self) -> Amounts:
        """What is committed and paid and on no line yet."""
        return self.amounts(0, (each for each in self.postings.parts if each.line_id == UNASSIGNED))

    @property
    def all_told(self) -> Amounts:
        """The lines with what is on no line yet."""
        return self.amounts(self.total.planned.minor, self.postings.parts)

    @property
    def is_begun(self) -> bool:
        """Whether anything was committed or paid at all, also without its rate."""
        return bool(self.postings.parts or self.postings.missing_rates)

    @cached_property
    def sources(self) -> Mapping[str, Amounts]:
        """By source, the plan being what lines take of it, or what it promised before lines are given to sources."""
        return self.sources_in(WHOLE)

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters in which anything was committed or paid, upwards."""
        return tuple(sorted({quarter_of(each.day) for each in self.postings.parts if each.day is not None}))

    def sources_in(self, span: Period) -> Mapping[str, Amounts]:
        """What was committed and paid of each source in `span`; the plan of a source is that of the whole time."""
        inside = self.parts_in(span)
        found = {}
        for source_id, each in self.figures.sources.items():
            promised = each.used if self.figures.shared else each.most
            own = [part for part in inside if part.source_id == source_id]
            found[source_id] = self.amounts(0 if promised is None else promised.minor, own)
        rest = [part for part in inside if part.source_id not in found]
        return {**found, "": self.amounts(0, rest)} if rest else found

    def lines_in(self, span: Period) -> Mapping[str, Amounts]:
        """What was planned for, committed and paid in `span`, by line and heading with what is under it."""
        planned = {line_id: self.planned_of(line_id, span) for line_id in self.figures.lines}
        sums = _rolled_up(self.figures.lines, planned, self.parts_in(span))
        return {line_id: amounts_of(each, self.currency) for line_id, each in sums.items()}

    def planned_of(self, line_id: str, span: Period) -> int:
        """What of a line's own plan falls into `span`, in minor units."""
        return planned_in(self.spans.get(line_id), self.figures.lines[line_id].own.minor, span)

    def total_in(self, span: Period) -> Amounts:
        """What was planned for, committed and paid in `span`, with what is on no line yet."""
        planned = sum(self.planned_of(line_id, span) for line_id in self.figures.lines)
        return self.amounts(planned, self.parts_in(span))

    def parts_in(self, span: Period, line_id: str | None = None) -> list[Posting]:
        """The postings of a span, of all lines or of one; UNASSIGNED is what no line has."""
        return [each for each in self.postings.parts if holds(span, each.day) and line_id in (None, each.line_id)]

    def amounts(self, planned: int, parts: Iterable[Posting]) -> Amounts:
        """These postings summed, beside a plan in minor units."""
        sums = {"commitment": 0, "payment": 0}
        for each in parts:
            sums[each.kind] += each.minor
        return amounts_of((planned, sums["commitment"], sums["payment"]), self.currency)


def amounts_of(minors: Iterable[int], currency: str) -> Amounts:
    """Planned, committed and paid minor units as money."""
    return Amounts(*(Money(each, currency) for each in minors))


def plan_fact(budget: Budget, figures: BudgetFigures, lines: Mapping[str, BudgetLine],
              commitments: Iterable[Commitment], payments: Iterable[Payment], *, within: Period = WHOLE,
              until: date | None = None) -> PlanFact:
    """Plan and fact of `budget`; `figures` are its own, the commitments and payments those of its project.

    Lines without a time of their own fall into `within`, the period of the project. With `until` it stands as on that
    day: what was committed and paid later is left out, of the forecast too.
    """
    postings = post(budget, figures.lines, figures.sources, commitments, payments)
    postings = replace(postings, parts=tuple(each for each in postings.parts if holds(Period(None, until), each.day)))
    own = {line_id: figures.lines[line_id].own.minor for line_id in figures.lines}
    ours = [each for each in postings.parts if each.line_id != UNASSIGNED]
    sums = _rolled_up(figures.lines, own, ours)
    alone = _summed(figures.lines, own, ours)
    expected = _expected(figures, lines, ours, alone)
    forecasts = _with_all_under(figures.lines, expected)

    def amounts(minors: list[int]) -> Amounts:
        return amounts_of(minors, figures.currency)

    found = {line_id: LineFact(line_id, each.number, each.depth, each.parent_id, amounts(alone[line_id]),
                               amounts(sums[line_id]), Money(expected[line_id], figures.currency),
                               Money(forecasts[line_id], figures.currency))
             for line_id, each in figures.lines.items()}
    top = [each for each in found.values() if each.depth == 0]
    total = amounts([sum(getattr(each.whole, name).minor for each in top) for name in ("planned", "committed", "paid")])
    spans = spans_of((lines[line_id] for line_id in figures.lines), within)
    return PlanFact(budget, figures, lines, spans, postings, found, total,
                    Money(sum(each.forecast.minor for each in top), figures.currency))


def _summed(rows: Mapping[str, LineFigures], planned: Mapping[str, int],
            parts: Iterable[Posting]) -> dict[str, list[int]]:
    """Planned, committed and paid of each line by itself."""
    sums = {line_id: [planned[line_id], 0, 0] for line_id in rows}
    for each in parts:
        if each.line_id in sums:
            sums[each.line_id][1 if each.kind == "commitment" else 2] += each.minor
    return sums


def _rolled_up(rows: Mapping[str, LineFigures], planned: Mapping[str, int],
               parts: Iterable[Posting]) -> dict[str, list[int]]:
    """The same with everything under each line: rows run depth first, so the deepest are added first from the end."""
    sums = _summed(rows, planned, parts)
    for line_id in reversed(tuple(rows)):
        above = sums.get(rows[line_id].parent_id)
        if above is not None:
            above[:] = [mine + its for mine, its in zip(above, sums[line_id], strict=True)]
    return sums


def _expected(figures: BudgetFigures, lines: Mapping[str, BudgetLine], parts: Iterable[Posting],
              alone: Mapping[str, list[int]]) -> dict[str, int]:
    """The forecast of every line by itself."""
    posted = {(each.line_id, each.kind) for each in parts}
    found: dict[str, int] = {}
    for line_id, (planned, committed, paid) in alone.items():
        estimate = estimate_of(lines[line_id], figures.currency)
        bounds = [planned if estimate is None else estimate.minor]
        bounds += [committed] if (line_id, "commitment") in posted else []
        bounds += [paid] if (line_id, "payment") in posted else []
        found[line_id] = max(bounds)
    return found


def _with_all_under(rows: Mapping[str, LineFigures], own: Mapping[str, int]) -> dict[str, int]:
    found = dict(own)
    for line_id in reversed(tuple(rows)):
        parent_id = rows[line_id].parent_id
        if parent_id in found:
            found[parent_id] += found[line_id]
    return found


def estimate_of(line: BudgetLine, currency: str) -> Money | None:
    """What a person expects a line to cost; estimates of headings or in another currency are none."""
    estimate = line.final_estimate
    return None if estimate is None or line.line_type == "heading" or estimate.currency != currency else estimate
