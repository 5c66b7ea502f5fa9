"""The report of plan and fact for a time: how a time is named, and writing the report for an audience."""

import re
from pathlib import Path

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.plan_spread import Quarter, year_period
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.values import Language, Period
from hromada_desk.services.desk import Desk
from hromada_desk.services.reports import PLAN_FACT, Exported, export
from hromada_desk.text.dates import EARLIEST_YEAR, LATEST_YEAR, parse_date

_YEAR = re.compile(r"(\d{4})(?:-?[Qq]([1-4]))?")


def export_plan_fact(desk: Desk, budget_id: str, period: Period | None = None, *, language: Language,
                     audience: Audience, file_format: str, out: Path) -> Exported:
    """Write the report of a budget for `period`, of the whole time without one. Raises as `reports.export` does."""
    desk.get(Budget, budget_id)
    return export(desk, PLAN_FACT, budget_id, file_format=file_format, language=language, out=out, audience=audience,
                  period=period)


def period_named(written: str) -> Period:
    """A year "2027", a quarter "2027-Q3", or from day to day "01.03.2027..31.08.2027"; "" is the whole time.

    Raises RuleBroken('fact.not_a_time').
    """
    tidy = written.strip()
    named = _YEAR.fullmatch(tidy)
    if named is not None and EARLIEST_YEAR <= int(named[1]) <= LATEST_YEAR:
        year = int(named[1])
        return Quarter(year, int(named[2])).period if named[2] else year_period(year)
    start, _, end = (each.strip() for each in tidy.partition(".."))
    first, last = parse_date(start).value, parse_date(end).value
    if not tidy:
        return Period()
    if first is None or last is None or first > last:
        raise RuleBroken("fact.not_a_time", text=written)
    return Period(first, last)
