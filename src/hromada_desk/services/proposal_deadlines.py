"""When a call closes: the hour at the donor's and here, and how many days are left.

The donor's hour follows the common European rule (summer time from the last Sunday of March to the last Sunday of
October, changed at 01:00 UTC; Directive 2000/84/EC, kept by Ukraine too), so that no time zone database is needed,
which Windows does not have.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from hromada_desk.domain.records.proposal import Call
from hromada_desk.services.desk import Desk

SUMMER_BEGINS, SUMMER_ENDS = 3, 10
"""Months on whose last Sunday the clocks change."""

STANDARD_HOURS: Mapping[str, int] = MappingProxyType({
    "UTC": 0, "Europe/London": 0, "Europe/Dublin": 0, "Europe/Lisbon": 0,
    "Europe/Brussels": 1, "Europe/Amsterdam": 1, "Europe/Berlin": 1, "Europe/Copenhagen": 1, "Europe/Madrid": 1,
    "Europe/Oslo": 1, "Europe/Paris": 1, "Europe/Prague": 1, "Europe/Rome": 1, "Europe/Stockholm": 1,
    "Europe/Vienna": 1, "Europe/Warsaw": 1, "Europe/Zurich": 1, "Europe/Budapest": 1, "Europe/Bratislava": 1,
    "Europe/Kyiv": 2, "Europe/Kiev": 2, "Europe/Bucharest": 2, "Europe/Helsinki": 2, "Europe/Riga": 2,
    "Europe/Tallinn": 2, "Europe/Vilnius": 2,
})
"""Hours ahead of UTC in winter, by zone."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The closing moment; `there` is the donor's wall clock, None where the zone is not known.

    `days` counts from today; `place` is the last part of the zone: "Brussels".
    """

    at: datetime
    there: datetime | None
    place: str
    days: int


def deadline_of(desk: Desk, call: Call | None) -> Deadline | None:
    """The deadline of a call, or None while it has none."""
    if call is None or call.deadline_at is None:
        return None
    here = call.deadline_at.astimezone()
    return Deadline(at=call.deadline_at, there=wall_clock(call.deadline_at, call.deadline_zone),
                    place=call.deadline_zone.rpartition("/")[2].replace("_", " "),
                    days=(here.date() - desk.today()).days)


def wall_clock(moment: datetime, zone: str) -> datetime | None:
    """What the clock shows there (without zone), or None for a zone that is not in the table."""
    hours = STANDARD_HOURS.get(zone)
    if hours is None:
        return None
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    summer = zone != "UTC" and _change(utc.year, SUMMER_BEGINS) <= utc < _change(utc.year, SUMMER_ENDS)
    return utc + timedelta(hours=hours + summer)


def _change(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1)  # noqa: DTZ001 - wall clock of UTC, compared with the same
    return last - timedelta(days=(last.weekday() + 1) % 7)
