"""How hard a passphrase is to guess: the rule, and that it is honest about what looks clever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.services.passphrases import LEVELS, strength


@pytest.mark.parametrize("weak", ["пароль", "Пароль2024", "Qwerty123!", "11111111", "йцукенгш", "24021991", "password"])
def test_what_is_tried_first_is_very_weak(weak):
    assert strength(weak).level == 1


@pytest.mark.parametrize(("words", "level"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
def test_each_random_word_is_worth_a_level(words, level):
    assert strength(" ".join(["яблуко", "сонце", "міст", "ворона", "скоба"][:words])).level == level


def test_the_name_of_the_hromada_is_no_secret():
    assert strength("Новобілоуська1991").bits > strength("Новобілоуська1991", ("Новобілоуська громада",)).bits


def test_a_word_said_twice_adds_next_to_nothing():
    assert strength("сонце сонце сонце").bits <= strength("сонце").bits + 2


def test_letters_drawn_at_random_are_told_from_a_word():
    assert strength("xkqzvbtrmpwlsdgh").level == LEVELS


def test_an_apostrophe_of_any_kind_makes_no_difference():
    assert strength("п’ять") == strength("п'ять") == strength("пять")


@given(st.text(max_size=60), st.text(max_size=20))
def test_more_letters_never_make_it_weaker_by_more_than_a_word_found_out(text, more):
    # a longer run may turn out to be a word or a row of keys: that is the one way down
    assert strength(f"{text} {more}").bits >= strength(text).bits


@given(st.text())
def test_the_level_is_between_none_and_five_and_none_only_for_nothing(text):
    level = strength(text).level
    assert 0 <= level <= LEVELS
    assert (level == 0) == (not text.strip())
