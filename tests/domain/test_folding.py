"""Equal means equal: what normalising, folding and the keyboard layouts promise."""

import re
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


CHARACTERS = [chr(code) for code in range(0x2200)] + list("\u3000\ufeff\uff07")
CHARACTERS_OF_LISTS = "абґҐгїЇйЙёіІєщьОABcixop’'`´—–-«»„“№ \u00a0\t\n\r\u0301\u0306éЀѐЃѝß"


def normalised_the_long_way(text):
    """Every step for every character: what `normalise` may only leave out where it changes nothing."""
    apostrophes = "'\u02bc\u02b9\u02bb\u02bd\u2018\u2019\u201b\u2032\u0060\u00b4\uff07"
    spaces = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(" " if each in spaces else each for each in text
                   if each not in "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
    text = re.sub(f"(?<=[^\\W\\d_])[{apostrophes}](?=[^\\W\\d_])", "’", unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", text).strip()


def folded_the_long_way(text):
    """Taken apart, lowered, taken apart again, cleared of what does not count, put together."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    dropped = "'\u02bc\u02b9\u02bb\u02bd\u2018\u2019\u201b\u2032\u0060\u00b4\uff07\u0300\u0301"
    dropped += "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
    text = "".join("-" if each in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212" else "г" if each == "ґ" else each
                   for each in text if each not in dropped)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@pytest.mark.parametrize(("short", "long"), [(normalise, normalised_the_long_way), (fold, folded_the_long_way)])
def test_the_short_way_for_common_characters_is_the_long_way(short, long):
    for character in CHARACTERS:
        for text in (character, f"а{character}б", f" {character}"):
            assert short(text) == long(text), repr(text)


@given(st.text(CHARACTERS_OF_LISTS))
def test_the_short_way_for_common_texts_is_the_long_way(text):
    assert normalise(text) == normalised_the_long_way(text)
    assert fold(text) == folded_the_long_way(text)
