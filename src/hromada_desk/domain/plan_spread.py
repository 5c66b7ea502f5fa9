"""When a planned cost falls due: a line's cost spread evenly over its months.

The months are those of the line's period, kept within its year where it has one; a year alone is its twelve months. A
line with neither belongs to no month and counts only in spans without a beginning. Months are
rounded as running sums, so that they always sum to the line and a half of them to its half.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hromada_desk.domain.money import half_up
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Period

MONTHS = 12
MOST_MONTHS = 1200
"""A longer period is a slip of the keyboard and is read as no period."""


class Quarter(NamedTuple):
    """A quarter of a calendar year, 1 to 4."""

    year: int
    number: int

    @property
    def period(self) -> Period:
        """Its first and last day."""
        first = 3 * self.number - 2
        end = date(self.year, first + 2, 31 if self.number in (1, 4) else 30)
        return Period(date(self.year, first, 1), end)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def year_period(year: int) -> Period:
    """The first and the last day of a year."""
    return Period(date(year, 1, 1), date(year, MONTHS, 31))


def planned_in(line: BudgetLine, minor: int, span: Period) -> int:
    """What of a line's own cost (minor units) falls into the months that begin in `span`; all of it for no span."""
    months = _months_of(line) if span else ()
    if not months:
        return minor if holds(span, None) else 0
    upto = [half_up(minor * at, len(months)) for at in range(len(months) + 1)]
    return sum(upto[at + 1] - upto[at] for at, month in enumerate(months) if holds(span, month))


def holds(span: Period, day: date | None) -> bool:
    """Whether a day lies in a span; an unknown day lies in those that are open at their start."""
    if day is None:
        return span.start is None
    return (span.start is None or day >= span.start) and (span.end is None or day <= span.end)


def _months_of(line: BudgetLine) -> tuple[date, ...]:
    """The first days of the months a line falls into."""
    spanned = tuple(_months(line.period))
    if line.year is None:
        return spanned
    inside = tuple(each for each in spanned if each.year == line.year)
    return inside or tuple(_months(year_period(line.year)))


def _months(period: Period) -> Iterator[date]:
    if period.start is None or period.end is None:
        return
    first = period.start.year * MONTHS + period.start.month - 1
    last = period.end.year * MONTHS + period.end.month - 1
    if last - first < MOST_MONTHS:
        for at in range(first, last + 1):
            yield date(at // MONTHS, at % MONTHS + 1, 1)
