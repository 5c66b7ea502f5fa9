"""A translation goes stale when its source changes, and only then."""

from dataclasses import replace

from hypothesis import given

from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.translation import digest, is_stale
from hromada_desk.domain.values import Bilingual
from tests.strategies import texts

TRANSLATED = Answer(id="a", content=Bilingual("Дах протікає.", "The roof leaks."), translated_from=digest("Дах протікає."))


def test_a_translation_of_the_present_source_is_current():
    assert not is_stale(TRANSLATED)


def test_a_changed_source_makes_the_translation_stale():
    assert is_stale(replace(TRANSLATED, content=Bilingual("Дах зруйновано.", "The roof leaks.")))


def test_reflowing_the_source_does_not():
    assert not is_stale(replace(TRANSLATED, content=Bilingual("Дах\n  протікає. ", "The roof leaks.")))


def test_the_english_side_may_be_the_source():
    answer = replace(TRANSLATED, source_language="en", translated_from=digest("The roof leaks."))

    assert not is_stale(answer)
    assert is_stale(replace(answer, content=Bilingual("Дах протікає.", "The roof is gone.")))


def test_what_is_not_translated_is_not_stale():
    assert not is_stale(replace(TRANSLATED, content=Bilingual("Дах зруйновано.", "")))


def test_two_texts_that_came_in_together_are_taken_at_their_word():
    assert not is_stale(replace(TRANSLATED, translated_from=""))


@given(texts())
def test_a_digest_stands_for_words_not_for_spaces(text):
    assert digest(text) == digest("  " + text.replace(" ", "\n") + "\n")
