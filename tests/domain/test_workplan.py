"""The workplan: rows, rings of what waits for what, and where things lie."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.records.proposal import Activity
from hromada_desk.domain.workplan import Box, Layout, Room, calendar_month, plan_of, rings
from tests.domain.cases import change, with_part
from tests.domain.test_links import CHAIN

ROOM = Room(width=600, names=240, head=40, row=30)


def activities(waits):
    return [Activity(id=str(at), depends_on=tuple(sorted(map(str, others)))) for at, others in enumerate(waits)]


def test_a_result_stands_above_its_activities_and_spans_them():
    plan = plan_of(CHAIN)

    assert [(row.record.id, row.first_month, row.last_month) for row in plan.rows] == [("op", 1, 6), ("a1", 1, 2), ("a2", 3, 6)]
    assert plan.links == ((1, 2),)
    assert plan.months == 12


def test_a_milestone_stands_in_the_row_that_ends_nearest_to_it():
    plan = plan_of(CHAIN)

    assert [(mark.month, mark.row) for mark in plan.marks] == [(3, 1)]


def test_an_activity_nobody_dated_is_left_out_of_papers_but_not_of_the_screen():
    case = change(CHAIN, "activity", "a2", first_month=None, last_month=None)

    assert [row.record.id for row in plan_of(case).rows] == ["op", "a1"]
    assert [row.first_month for row in plan_of(case, undated=True).rows] == [1, 1, 0]
    assert plan_of(with_part(case, "activity")) is None


def test_rings_are_found_apart_and_whoever_only_waits_for_one_is_in_none():
    found = rings(activities([{1}, {0}, {0}, {4}, {5}, {3}, set()]))

    assert [[each.id for each in ring] for ring in found] == [["0", "1"], ["3", "4", "5"]]


@given(st.lists(st.sets(st.integers(0, 6), max_size=4), max_size=7))
def test_there_is_a_ring_exactly_where_no_order_lets_everybody_wait(waits):
    left = {at: {other for other in others if other < len(waits)} for at, others in enumerate(waits)}
    while free := {at for at, others in left.items() if not others}:
        left = {at: others - free for at, others in left.items() if at not in free}

    assert bool(rings(activities(waits))) == bool(left)


def test_the_bar_covers_its_months_and_no_others():
    layout = Layout(ROOM, 12, 3, date(2027, 4, 1))

    assert layout.bar(1, 4, 6, 10) == Box(330, 80, 90, 10)
    assert layout.bar(0, 11, 14, 10).right == 600
    assert layout.bar(0, 13, 14, 10) is None
    assert layout.bar(0, 0, 0, 10) is None
    assert layout.mark(2, 12) == (600, 115)
    assert layout.mark(2, 13) is None
    assert layout.height == 130


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 4), st.integers(0, 4))
def test_a_link_goes_from_end_to_start_in_right_angles(end, start, at, to):
    layout = Layout(ROOM, 13, 5)
    before, after = layout.bar(at, 1, end, 10), layout.bar(to, start, 13, 10)

    points = layout.link(before, after)

    assert points[0] == (before.right, before.top + 5)
    assert points[-1] == (after.left, after.top + 5)
    assert all(x == to_x or y == to_y for (x, y), (to_x, to_y) in pairwise(points))
    assert points[-2][0] < points[-1][0]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 240))
def test_months_follow_the_calendar(start, month):
    year, number = calendar_month(start, month)

    assert (year - start.year) * 12 + number - start.month == month - 1
    assert 1 <= number <= 12
    assert calendar_month(None, 13) == (0, 1)


def test_heating_season_and_years_need_a_start():
    dated, undated = Layout(ROOM, 12, 1, date(2027, 10, 1)), Layout(ROOM, 12, 1)

    assert [month for month in range(1, 13) if dated.is_heated(month)] == [2, 3, 4, 5, 6]
    assert [month for month in range(1, 13) if dated.begins_year(month)] == [4]
    assert not any(undated.is_heated(month) or undated.begins_year(month) for month in range(1, 13))
    assert replace(undated, months=240).label_step(20) == 24
