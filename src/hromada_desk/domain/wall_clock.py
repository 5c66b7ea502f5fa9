"""What the clock on the wall shows in a European city at a moment, without a time zone database.

Windows has none, and a workspace must mean the same day on every machine. The common European rule is enough: summer
time from the last Sunday of March to the last Sunday of October, changed at 01:00 UTC (Directive 2000/84/EC; Ukraine
and Moldova keep it too).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

SUMMER_BEGINS, SUMMER_ENDS = 3, 10
"""Months on whose last Sunday the clocks change."""

KYIV = "Europe/Kyiv"

STANDARD_HOURS: Mapping[str, int] = MappingProxyType({
    "UTC": 0, "Europe/London": 0, "Europe/Dublin": 0, "Europe/Lisbon": 0,
    "Europe/Brussels": 1, "Europe/Amsterdam": 1, "Europe/Berlin": 1, "Europe/Copenhagen": 1, "Europe/Madrid": 1,
    "Europe/Oslo": 1, "Europe/Paris": 1, "Europe/Prague": 1, "Europe/Rome": 1, "Europe/Stockholm": 1,
    "Europe/Vienna": 1, "Europe/Warsaw": 1, "Europe/Zurich": 1, "Europe/Budapest": 1, "Europe/Bratislava": 1,
    KYIV: 2, "Europe/Kiev": 2, "Europe/Bucharest": 2, "Europe/Helsinki": 2, "Europe/Riga": 2,
    "Europe/Tallinn": 2, "Europe/Vilnius": 2,
})
"""Hours ahead of UTC in winter, by zone."""


def clock_in(zone: str, moment: datetime) -> datetime | None:
    """The moment as the clock shows it there, with its distance from UTC; None for a zone that is not in the table."""
    hours = STANDARD_HOURS.get(zone)
    if hours is None:
        return None
    utc = moment.astimezone(UTC)
    summer = zone != "UTC" and _change(utc.year, SUMMER_BEGINS) <= utc < _change(utc.year, SUMMER_ENDS)
    return utc.astimezone(timezone(timedelta(hours=hours + summer)))


def kyiv_clock(moment: datetime) -> datetime:
    """The moment in Kyiv: the day a hromada counts by, whichever zone its laptop is set to."""
    shown = clock_in(KYIV, moment)
    assert shown is not None
    return shown


def _change(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
