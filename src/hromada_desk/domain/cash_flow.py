"""When the money of a budget is needed: what each payer pays, month by month.

A line falls into the months of its own period, else of its year within the period of the project, else of that whole
period. What one payer pays in one such span is dealt to its months evenly, and the odd minor units go to the first
ones (the largest remainders, all being equal), so months add up to the span, and spans to the budget, to the kopiyka.
Months are counted as year x 12 + month, January being 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hromada_desk.domain.budget import BudgetFigures
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Period

FIRST_YEAR, LAST_YEAR = 1990, 2100
UNCOVERED = ""
"""The payer of what no source pays yet."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first to the last month, both included."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Flow:
    """What one payer (a source's id, or UNCOVERED) pays in one span, in minor units."""

    payer: str
    span: Span
    minor: int

    def until(self, month: int) -> int:
        """What is paid up to that month and with it."""
        passed = max(0, min(self.span.months, month - self.span.first + 1))
        each, odd = divmod(self.minor, self.span.months)
        return passed * each + min(passed, odd)

    def in_month(self, month: int) -> int:
        """What is paid in that month."""
        return self.until(month) - self.until(month - 1)


def month_of(day: date) -> int:
    """The month a day falls into."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def spans_of(lines: Iterable[BudgetLine], within: Period) -> dict[str, Span]:
    """The span of each line by its id; nothing where neither lines nor `within` name any time.

    Lines without any time fall into `within`, or, where that is open, into the time from the first line to the last.
    """
    lines = tuple(lines)
    whole = _whole(within)
    found = {each.id: _own_span(each, whole) for each in lines}
    dated = [each for each in found.values() if each is not None]
    rest = whole or (Span(min(dated).first, max(each.last for each in dated)) if dated else None)
    return {} if rest is None else {line_id: span or rest for line_id, span in found.items()}


def flows_of(figures: BudgetFigures, spans: Mapping[str, Span]) -> tuple[Flow, ...]:
    """Every payer's money by span, sources in their order and what nobody pays last, spans upwards."""
    sums: dict[tuple[str, Span], int] = {}
    for payer, line_id, minor in _payments(figures):
        span = spans.get(line_id)
        if span is not None and minor:
            sums[payer, span] = sums.get((payer, span), 0) + minor
    order = {payer: at for at, payer in enumerate((*figures.sources, UNCOVERED))}
    ranked = sorted(sums.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    return tuple(Flow(payer, span, minor) for (payer, span), minor in ranked)


def _payments(figures: BudgetFigures) -> Iterable[tuple[str, str, int]]:
    """Payer, line and sum of every line itself: figures of a line take in what is under it."""
    under: dict[tuple[str, str], int] = {}
    for each in figures.lines.values():
        if each.parent_id:
            for payer, minor in each.source_minors.items():
                under[each.parent_id, payer] = under.get((each.parent_id, payer), 0) + minor
    for each in figures.lines.values():
        left = each.own.minor
        for payer, minor in each.source_minors.items():
            paid = minor - under.get((each.line_id, payer), 0)
            left -= paid
            yield payer, each.line_id, paid
        yield UNCOVERED, each.line_id, left


def _own_span(line: BudgetLine, whole: Span | None) -> Span | None:
    start, end = (day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None
                  for day in (line.period.start, line.period.end))
    known = start or end
    if known is not None:
        first = (start and month_of(start)) or (whole and whole.first)
        last = (end and month_of(end)) or (whole and whole.last)
        return Span(first, last) if first and last and first <= last else Span(month_of(known), month_of(known))
    if line.year is None or not FIRST_YEAR <= line.year <= LAST_YEAR:
        return None
    year = Span(line.year * 12, line.year * 12 + 11)
    if whole is None or whole.last < year.first or whole.first > year.last:
        return year
    return Span(max(year.first, whole.first), min(year.last, whole.last))


def _whole(within: Period) -> Span | None:
    """The period where it has both ends, the right way round and within years a person means."""
    if within.start is None or within.end is None or within.start > within.end:
        return None
    if within.start.year < FIRST_YEAR or within.end.year > LAST_YEAR:
        return None
    return Span(month_of(within.start), month_of(within.end))
