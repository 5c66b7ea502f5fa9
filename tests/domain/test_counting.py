"""Counters agree with the portals that will count again."""

import unicodedata

import pytest
from hypothesis import given

from hromada_desk.domain.counting import count
from hromada_desk.domain.forms import COUNTINGS
from tests.strategies import texts


@pytest.mark.parametrize(("text", "characters", "without_spaces", "words"), [
    ("", 0, 0, 0),
    ("  \n ", 0, 0, 0),
    ("Дах ліцею", 9, 8, 2),
    ("Дах\nліцею", 9, 8, 2),
    ("Дах\r\nліцею\r\n", 9, 8, 2),
    ("Громада — це ми", 15, 12, 4),
    ("проєктно-кошторисна", 19, 19, 1),
    ("12\u00a0500 осіб", 11, 9, 3),
    ("п\u2019ять", 5, 5, 1),
])
def test_a_text_is_counted_as_it_would_be_pasted(text, characters, without_spaces, words):
    assert [count(text, each) for each in COUNTINGS] == [characters, without_spaces, words]


def test_a_letter_in_two_parts_counts_once_and_a_lone_stress_mark_counts():
    assert count(unicodedata.normalize("NFD", "її"), "characters") == 2
    assert count("за\u0301мок", "characters") == 6


def test_an_unknown_counting_is_an_error_not_a_zero():
    with pytest.raises(KeyError):
        count("текст", "pages")


@given(texts(), texts())
def test_the_count_never_falls_when_text_is_added(text, more):
    for counting in COUNTINGS:
        assert count(f"{text} кінець {more}", counting) >= count(text, counting)
