"""Between any two positions there is always room, and thousands of appended lines keep short keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain import positions


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_whatever_is_inserted_where_the_order_is_the_one_that_was_meant(places):
    keys = []
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else ""
        after = keys[at] if at < len(keys) else ""
        keys.insert(at, positions.between(before, after))

    assert keys == sorted(set(keys))


@given(st.integers(1, 200))
def test_always_inserting_at_the_same_place_still_finds_room(times):
    low, high = positions.many_after("", 2)
    for _ in range(times):
        middle = positions.between(low, high)
        assert low < middle < high
        high = middle


@given(st.integers(1, 200))
def test_always_inserting_at_the_front_still_finds_room(times):
    first = positions.between("", "")
    for _ in range(times):
        earlier = positions.between("", first)
        assert earlier < first
        first = earlier


def test_ten_thousand_appended_keys_ascend_and_stay_short():
    keys = positions.many_after("", 10_000)

    assert list(keys) == sorted(set(keys))
    assert max(map(len, keys)) <= 12


def test_positions_out_of_order_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="out of order"):
        positions.between("b", "a")
    with pytest.raises(ValueError, match="out of order"):
        positions.between("a", "a")
