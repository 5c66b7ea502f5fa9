"""The clock on the wall, by the common European rule."""

from datetime import UTC, date, datetime

import pytest

from hromada_desk.domain.wall_clock import clock_in, kyiv_clock


@pytest.mark.parametrize(("moment", "zone", "clock"), [
    (datetime(2026, 12, 10, 16, tzinfo=UTC), "Europe/Brussels", "17:00"),
    (datetime(2026, 7, 1, 15, tzinfo=UTC), "Europe/Brussels", "17:00"),
    (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Europe/Brussels", "01:59"),
    (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Europe/Brussels", "03:00"),
    (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "Europe/Kyiv", "03:00"),
    (datetime(2026, 7, 1, 15, tzinfo=UTC), "UTC", "15:00"),
])
def test_the_donors_clock_follows_european_summer_time(moment, zone, clock):
    assert f"{clock_in(zone, moment):%H:%M}" == clock


def test_an_unknown_zone_has_no_clock():
    assert clock_in("Mars/Olympus", datetime(2026, 7, 1, tzinfo=UTC)) is None


def test_late_in_the_evening_in_greenwich_it_is_tomorrow_in_kyiv():
    assert kyiv_clock(datetime(2026, 11, 23, 22, 30, tzinfo=UTC)).date() == date(2026, 11, 24)
