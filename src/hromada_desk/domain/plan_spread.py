"""Quarters and years of a plan: which part of a line's cost falls into a time, by the one rule of `cash_flow`."""

from datetime import date
from typing import NamedTuple

from hromada_desk.domain.cash_flow import UNCOVERED, Flow, Span, month_of
from hromada_desk.domain.values import Period

MONTHS = 12


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


def code_of(time: Period) -> str:
    """A time in few signs, the same in every language: 2027-Q3, 2027, from day to day; "" for the whole time."""
    if time.start is None or time.end is None:
        return ""
    quarter = quarter_of(time.start)
    if time == quarter.period:
        return f"{quarter.year}-Q{quarter.number}"
    return str(time.start.year) if time == year_period(time.start.year) else f"{time.start} {time.end}"


def planned_in(span: Span | None, minor: int, time: Period) -> int:
    """What of a cost (minor units) over the months of `span` falls into the months that begin in `time`.

    All of it for no time; a cost without months falls into times that are open at their start.
    """
    if not time or span is None:
        return minor if holds(time, None) else 0
    flow = Flow(UNCOVERED, span, minor)
    before = 0 if time.start is None else flow.until(_first_month(time.start) - 1)
    return (minor if time.end is None else flow.until(month_of(time.end))) - before


def holds(time: Period, day: date | None) -> bool:
    """Whether a day lies in a time; an unknown day lies in those that are open at their start."""
    if day is None:
        return time.start is None
    return (time.start is None or day >= time.start) and (time.end is None or day <= time.end)


def _first_month(day: date) -> int:
    return month_of(day) + (day.day > 1)
