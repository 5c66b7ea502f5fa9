"""The constrained Markdown: what a line is, what is bold, what is left where no marks are understood."""

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.markdown import lines, pieces, plain, without_bold

TEXT = "## Потреба\nДах **протікає** вже рік.\n- перше\n2. друге\n| Рік | Учнів |\n| --- | --- |\n| 2026 | 412 |"


def test_lines_know_what_they_are():
    assert [each.role for each in lines(TEXT)] == ["heading", "body", "item", "numbered", "row", "rule", "row"]
    assert [each.cells for each in lines(TEXT) if each.role == "row"] == [("Рік", "Учнів"), ("2026", "412")]


def test_bold_words_are_pieces_of_their_own():
    assert list(pieces("Дах **протікає** вже.")) == [("Дах ", False), ("протікає", True), (" вже.", False)]


def test_stars_that_mark_nothing_are_text():
    assert list(pieces("2 ** 3 та ** кінець")) == [("2 ** 3 та ** кінець", False)]


def test_plain_text_has_no_marks_and_keeps_its_lines():
    assert plain(TEXT) == "Потреба\nДах протікає вже рік.\n- перше\n2. друге\nРік | Учнів\n2026 | 412"


@given(st.text(alphabet=st.characters(exclude_characters="#*|")))
def test_a_text_without_marks_stays_as_it_is(text):
    assert plain(text) == text


@given(st.text(alphabet="аб* "))
def test_pieces_together_are_the_text_without_its_bold(text):
    assert "".join(words for words, _ in pieces(text)) == without_bold(text)
