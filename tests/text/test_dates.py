"""How days and moments are written and read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.text.dates import (
    format_date,
    format_date_in_text,
    format_moment,
    format_period,
    format_time,
    month_name,
    parse_date,
)
from hromada_desk.text.languages import LANGUAGES

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
GAP = "\u00a0"


@given(DAYS, st.sampled_from(LANGUAGES))
def test_a_day_that_is_written_is_read_back(day, language):
    assert parse_date(format_date(day, language)).value == day
    assert parse_date(format_date_in_text(day, language)).value == day
    assert parse_date(day.isoformat()).value == day


@pytest.mark.parametrize("typed", [
    "1.3.26", "01.03.2026", "1-3-2026", "2026-03-01", "2026.03.01", "2026-03-01T10:20:30.5+02:00",
    "01.03.2026 00:00", "1 березня 2026", "«01» березня 2026 року", "1 бер. 2026 р.", "1 БЕРЕЗНЯ 26",
    "1 March 2026", "March 1st, 2026", "1 Mar 2026", " 1 . 3 . 2026 ",
])
def test_days_are_read_however_they_are_written(typed):
    assert parse_date(typed).value == date(2026, 3, 1)


def test_two_figures_of_a_year_mean_the_nearest_century():
    assert parse_date("1.1.69").value == date(2069, 1, 1)
    assert parse_date("1.1.70").value == date(1970, 1, 1)


def test_a_day_with_slashes_that_may_be_american_is_asked_about():
    assert parse_date("01/03/2026").ambiguous == (date(2026, 3, 1), date(2026, 1, 3))
    assert parse_date("13/03/2026").value == date(2026, 3, 13)
    assert parse_date("03/13/2026").value == date(2026, 3, 13)
    assert parse_date("03/03/2026").value == date(2026, 3, 3)


@pytest.mark.parametrize(("typed", "reason"), [
    ("", "date.empty"), ("завтра", "date.not_a_date"), ("1.3", "date.not_a_date"), ("1.3.226", "date.not_a_date"),
    ("31.02.2026", "date.no_such_day"), ("29.02.2026", "date.no_such_day"), ("1 мартобря 2026", "date.unknown_month"),
    ("1.3.1026", "date.year_out_of_range"), ("1" * 80, "date.not_a_date"), ("0.0.2026", "date.no_such_day"),
])
def test_what_is_no_day_says_why(typed, reason):
    read = parse_date(typed)
    assert (read.value, read.ambiguous, read.reason) == (None, (), reason)


@given(st.text(max_size=70))
def test_any_text_gets_exactly_one_kind_of_answer(typed):
    read = parse_date(typed)
    assert [read.value is not None, bool(read.ambiguous), bool(read.reason)].count(True) == 1


def test_days_are_written_as_each_language_does():
    day = date(2026, 11, 20)
    assert format_date(day, "uk") == "20.11.2026"
    assert format_date(day, "en") == f"20{GAP}Nov{GAP}2026"
    assert format_date_in_text(day, "uk") == f"20{GAP}листопада{GAP}2026{GAP}року"
    assert format_date_in_text(day, "en") == f"20{GAP}November{GAP}2026"


def test_moments_are_written_in_the_time_of_this_computer():
    moment = datetime(2026, 11, 23, 22, 7, 31, tzinfo=UTC)
    assert format_moment(moment, "uk") == f"24.11.2026{GAP}00:07"
    assert format_time(moment, seconds=True) == "00:07:31"


def test_an_open_period_shows_the_dash_alone():
    assert format_period(date(2026, 1, 1), None, "uk") == "01.01.2026 –"
    assert format_period(date(2026, 1, 1), date(2027, 6, 30), "uk") == "01.01.2026 – 30.06.2027"
    assert format_period(None, None, "uk") == "–"


def test_months_have_their_names():
    assert [month_name(3, "uk", form) for form in ("months", "of", "short")] == ["березень", "березня", "бер"]
