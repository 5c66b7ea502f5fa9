"""Equal means equal: what normalising, folding and the keyboard layouts promise."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hromada_desk.domain.folding import (
    LATIN_KEYS,
    LATIN_SHIFTED,
    UKRAINIAN_KEYS,
    UKRAINIAN_SHIFTED,
    fold,
    fold_all,
    from_cyrillic_layout,
    from_latin_layout,
    latin_twins,
    mend_mixed_words,
    normalise,
)


@given(st.text())
@example("о'о'о")
@example("e\u200b\u0301")
@example("\u00a0'ї")
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
@example("ͅΑ")
@example("ґ\u0301")
@example("İ̀")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_normalised_value_folds_like_the_typed_one(text):
    assert fold(normalise(text)) == fold(text)


@pytest.mark.parametrize("apostrophe", list("'ʼ’‘`´′ʹ＇"))
def test_every_apostrophe_inside_a_word_is_stored_as_one(apostrophe):
    assert normalise(f"Кам{apostrophe}янець") == "Кам’янець"
    assert fold(f"Кам{apostrophe}янець") == "камянець"


def test_quotes_around_a_word_are_not_apostrophes():
    assert normalise("школа 'Мрія'") == "школа 'Мрія'"


def test_no_break_spaces_become_plain_and_edges_go_but_line_breaks_stay():
    assert normalise(" вул.\u00a0Пирогова,\u202f46\r\nм. Вінниця\u200b ") == "вул. Пирогова, 46\nм. Вінниця"


def test_a_decomposed_letter_is_stored_composed():
    decomposed = unicodedata.normalize("NFD", "Їжак йде")
    assert decomposed != "Їжак йде"
    assert normalise(decomposed) == "Їжак йде"


def test_ghe_with_upturn_stress_and_case_do_not_matter_for_comparing():
    assert fold("Ґалаґа́н") == "галаган"
    assert fold("ЇЖАК ЙДЕ") == "їжак йде"


@given(st.lists(st.text(), min_size=1))
@example(["Нова  Каховка", " Суми"])
def test_folding_many_names_at_once_is_folding_each(names):
    assert fold_all(names) == [fold(name) for name in names]


def test_a_word_typed_with_the_latin_keyboard_is_recovered():
    assert from_latin_layout("ghjtrn") == "проект"
    assert from_latin_layout("[fhrsd") == "харків"
    assert from_cyrillic_layout("тщмщишд") == "novobil"


@given(st.text(alphabet=LATIN_KEYS + LATIN_SHIFTED + "0123456789 -_"))
def test_what_one_layout_did_the_other_undoes(typed):
    assert from_cyrillic_layout(from_latin_layout(typed)) == typed


@given(st.text(alphabet=UKRAINIAN_KEYS + UKRAINIAN_SHIFTED + "0123456789 -_"))
def test_the_way_back_is_also_without_loss(typed):
    assert from_latin_layout(from_cyrillic_layout(typed)) == typed


def test_latin_letters_hidden_in_a_ukrainian_word_are_mended():
    assert mend_mixed_words("с. П\u0069дг\u0069рц\u0069") == "с. Підгірці"
    assert mend_mixed_words("школа I—III ступеня, CAT") == "школа I—III ступеня, CAT"


def test_cyrillic_letters_in_a_code_become_latin():
    assert latin_twins("АВСЕНІКМОРТХ") == "ABCEHIKMOPTX"
