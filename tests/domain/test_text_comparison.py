"""Marked texts: both sides can be read out of them, and what is marked is what changed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.text_comparison import Run, changed_words, compared

words = st.lists(st.sampled_from(["дах", "ліцею", "240", "місць", "обʼєкт", ",", ".", "\n", "громада", " "]), max_size=30)
texts = st.one_of(st.text(max_size=60), words.map(" ".join))


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_marked_one(before, after):
    runs = compared(before, after)
    assert "".join(each.text for each in runs if each.mark != "deleted") == after
    assert "".join(each.text for each in runs if each.mark != "inserted") == before


@given(texts, texts)
def test_neighbours_differ_in_their_marks_and_none_is_empty(before, after):
    runs = compared(before, after)
    assert all(each.text for each in runs)
    assert all(one.mark != other.mark for one, other in pairwise(runs))


@given(texts)
def test_equal_texts_have_no_marks(text):
    assert all(each.mark == "same" for each in compared(text, text))


def test_a_changed_figure_marks_that_figure_alone():
    runs = compared("Укриття на 90 місць обладнано.", "Укриття на 240 місць обладнано.")
    assert runs == (Run("same", "Укриття на "), Run("deleted", "90"), Run("inserted", "240"), Run("same", " місць обладнано."))
    assert changed_words(runs) == (1, 1)


def test_an_unchanged_paragraph_stays_unmarked_when_another_is_added():
    runs = compared("Перший абзац.\n", "Перший абзац.\nДругий абзац.\n")
    assert runs == (Run("same", "Перший абзац.\n"), Run("inserted", "Другий абзац.\n"))


def test_a_phrase_is_marked_as_a_phrase():
    runs = compared("ми відремонтуємо старий дах ліцею цього року разом", "ми повністю замінимо новий дах ліцею цього року разом")
    assert [each.mark for each in runs] == ["same", "deleted", "inserted", "same"]
