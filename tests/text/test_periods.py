"""A period typed in whichever way people write it is the same days; what is written for editing is read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.text.periods import ReadPeriod, parse_period, period_for_editing

SPRING_TO_SUMMER = ReadPeriod(date(2027, 3, 1), date(2027, 8, 31))
SECOND_QUARTER = ReadPeriod(date(2027, 4, 1), date(2027, 6, 30))
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("typed", [
    "03.2027–08.2027", "03.2027-08.2027", "03.2027 — 08.2027", "3.2027..8.2027", "03/2027-08/2027", "2027-03 – 2027-08", "3–8.2027",
    "березень–серпень 2027", "березень - серпень 2027 року", "з березня до серпня 2027", "бер.–сер. 2027", "Mar-Aug 2027",
    "March 2027 to August 2027", "01.03.2027–31.08.2027", "01.03.2027..31.08.2027", "2027-03-01 - 2027-08-31", "з 01.03.2027 по 31.08.2027",
])
def test_months_from_one_to_another(typed):
    assert parse_period(typed) == SPRING_TO_SUMMER


@pytest.mark.parametrize("typed", ["Q2 2027", "q2-2027", "2027 Q2", "2027-Q2", "2 кв. 2027", "ІІ кв. 2027", "II квартал 2027 року",
                                   "2-й кв. 2027", "Quarter 2 2027", "кв. 2 2027"])
def test_a_quarter(typed):
    assert parse_period(typed) == SECOND_QUARTER


@pytest.mark.parametrize(("typed", "start", "end"), [
    ("2027", date(2027, 1, 1), date(2027, 12, 31)),
    ("2027–2028", date(2027, 1, 1), date(2028, 12, 31)),
    ("02.2028", date(2028, 2, 1), date(2028, 2, 29)),
    ("лютий 2027", date(2027, 2, 1), date(2027, 2, 28)),
    ("Q1–Q3 2027", date(2027, 1, 1), date(2027, 9, 30)),
    ("І–ІІІ кв. 2027", date(2027, 1, 1), date(2027, 9, 30)),
    ("IV кв. 2026 – II кв. 2027", date(2026, 10, 1), date(2027, 6, 30)),
    ("І півріччя 2027", date(2027, 1, 1), date(2027, 6, 30)),
    ("H2 2027", date(2027, 7, 1), date(2027, 12, 31)),
    ("листопад 2026 – березень 2027", date(2026, 11, 1), date(2027, 3, 31)),
    ("15.03.2027", date(2027, 3, 15), date(2027, 3, 15)),
    ("01.03.2027..", date(2027, 3, 1), None),
    ("..31.08.2027", None, date(2027, 8, 31)),
    ("", None, None),
])
def test_years_parts_of_them_days_and_open_ends(typed, start, end):
    assert parse_period(typed) == ReadPeriod(start, end)


@pytest.mark.parametrize(("typed", "reason"), [
    ("колись", "period.not_a_period"), ("березень", "period.not_a_period"), ("13.2027", "period.not_a_period"),
    ("5 кв. 2027", "period.not_a_period"), ("3 півріччя 2027", "period.not_a_period"), ("–", "period.not_a_period"), ("..", "period.not_a_period"),
    ("08.2027–03.2027", "period.backwards"), ("листопад–березень 2027", "period.backwards"), ("01/02/2027", "period.ambiguous_day"),
    ("03.1600", "date.year_out_of_range"), ("9" * 100, "period.not_a_period"), ("1-" * 30, "period.not_a_period"),
])
def test_what_is_no_period_has_its_reason(typed, reason):
    assert parse_period(typed) == ReadPeriod(reason=reason)


@given(st.none() | DAYS, st.none() | DAYS)
def test_what_a_cell_in_edit_shows_is_read_back(start, end):
    if start is not None and end is not None and end < start:
        start, end = end, start
    assert parse_period(period_for_editing(start, end)) == ReadPeriod(start, end)


@given(st.integers(1990, 2100), st.integers(1, 12), st.integers(1, 12))
def test_whole_months_are_written_without_days(year, first, last):
    read = parse_period(f"{min(first, last):02}.{year}–{max(first, last):02}.{year}")
    assert len(period_for_editing(read.start, read.end)) <= len("03.2027–08.2027")


@given(st.text(st.sampled_from("0123456789 .-–/qQiіvкв.мберзньдо"), max_size=30))
def test_whatever_is_typed_gives_days_or_a_reason(typed):
    read = parse_period(typed)
    assert bool(read.reason) <= (read.start is None and read.end is None)
