"""Which backups stay: pure arithmetic over moments, tried over a whole year."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.storage.thinning import KEEP_ALL, kept

START = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
moments = st.lists(st.integers(0, 366 * 48).map(lambda halves: START + timedelta(minutes=30 * halves)), max_size=80)


def a_year_of_backups(per_day=16):
    """Every half hour of every working day of 366 days, thinned after each one, as the program does it."""
    staying = set()
    for day in range(366):
        for half in range(per_day):
            now = START + timedelta(days=day, minutes=30 * half)
            staying = set(kept({*staying, now}, now))
    return staying, now


def test_after_a_year_the_last_two_days_are_complete():
    staying, now = a_year_of_backups()
    recent = [moment for moment in staying if now - moment < KEEP_ALL]
    assert len(recent) == 32


def test_after_a_year_there_is_one_a_day_then_one_a_week_then_one_a_month():
    staying, now = a_year_of_backups()
    older = sorted((now - moment).days for moment in staying if now - moment >= KEEP_ALL)
    assert len(older) == 12 + 10 + 9
    assert older[:12] == list(range(older[0], older[0] + 12))
    assert all(later - earlier in range(5, 9) for earlier, later in pairwise(older[12:22]))
    assert older[-1] > 300


def test_a_busy_hour_pushes_no_day_out():
    calm = [START + timedelta(days=day) for day in range(10)]
    now = START + timedelta(days=9, hours=2)
    busy = [now - timedelta(minutes=minute) for minute in range(60)]
    assert kept([*calm, *busy], now) >= set(calm)


def test_a_single_old_backup_is_never_removed():
    assert kept([START], START + timedelta(days=5000)) == {START}


@given(moments=moments, now=st.integers(0, 366 * 48))
def test_the_newest_and_the_last_two_days_stay_and_nothing_is_invented(moments, now):
    moment = START + timedelta(minutes=30 * now)
    staying = kept(moments, moment)
    assert staying <= set(moments)
    assert not moments or max(moments) in staying
    assert {each for each in moments if moment - each < KEEP_ALL} <= staying


@given(moments=moments)
def test_thinning_twice_is_thinning_once(moments):
    now = START + timedelta(days=366)
    once = kept(moments, now)
    assert kept(once, now) == once
