"""Nothing of the program's own is without its word, in either language; both languages say the same places."""

import importlib.util
import re
from pathlib import Path

import polib
import pytest

from hromada_desk.domain.changes import ALIVE
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import fields_of
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES

LOCALE = Path(__file__).resolve().parents[2] / "resources" / "locale"
ROOMS = sorted(path.name for path in (LOCALE / "uk").glob("*.po"))
FORMS = {"uk": 3, "en": 2}
FIELDS = [field for kind in KINDS.values() for field in fields_of(kind)]
PLACE = re.compile(r"\{(\w+)(?::[\w.]+)?\}")
HEAD_OF_A_COLUMN = 24


def entries(language, room):
    return {entry.msgid: entry for entry in polib.pofile(str(LOCALE / language / room)) if not entry.obsolete}


def sentences(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_names(language):
    said = words(language)
    assert [key for kind in KINDS for key in (f"kind.{kind}", f"kinds.{kind}") if not said.has(key)] == []
    assert [kind for kind in KINDS if not said.counts(f"counted.{kind}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_short_enough_for_the_head_of_a_column(language):
    said = words(language)
    assert [field.label for field in FIELDS if not said.has(field.label)] == []
    long = {field.label: said.say(field.label) for field in FIELDS if len(said.say(field.label)) > HEAD_OF_A_COLUMN}
    assert long == {}
    assert said.has(f"record.{ALIVE}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_its_word_and_no_list_says_one_word_twice(language):
    said = words(language)
    for choice_list, values in CHOICES.items():
        keys = [f"choice.{choice_list}.{value}" for value in values]
        assert [key for key in keys if not said.has(key)] == []
        assert len({said.say(key) for key in keys}) == len(keys), choice_list


def test_fields_of_one_record_are_told_apart_by_their_labels():
    said = words("uk")
    for kind, record_type in KINDS.items():
        shown = [said.say(field.label) for field in fields_of(record_type) if not field.facets.technical]
        assert len(set(shown)) == len(shown), kind


def test_hints_belong_to_fields_that_exist():
    labels = {field.label for field in FIELDS}
    assert [key for key in entries("uk", "records.po") if key.startswith("hint.") and key[5:] not in labels] == []


def test_labels_of_fields_and_choices_that_no_longer_exist_are_gone():
    known = {field.label for field in FIELDS} | {f"choice.{name}.{each}" for name, values in CHOICES.items() for each in values}
    rooms = {*KINDS, "choice"}
    assert [key for key in entries("uk", "records.po") if key.split(".")[0] in rooms and key not in known] == []


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_sentences_with_the_same_places(room):
    uk, en = entries("uk", room), entries("en", room)
    assert uk.keys() == en.keys()
    differ = {key: [sorted({*PLACE.findall(" ".join(sentences(each[key])))}) for each in (uk, en)] for key in uk}
    assert {key: both for key, both in differ.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_is_empty_and_every_count_has_all_its_forms(room, language):
    for key, entry in entries(language, room).items():
        assert all(each.strip() for each in sentences(entry)), key
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == FORMS[language], key


@pytest.mark.parametrize("room", ROOMS)
def test_ukrainian_is_spelled_and_set_as_in_2019(room):
    for key, entry in entries("uk", room).items():
        said = " ".join(sentences(entry))
        assert not re.search(r"(?i)проект|[^\W\d_]['ʼ`][^\W\d_]|[ыэёъ]|\.\.\.|!!", said), key
        assert '"' not in said or room == "cli.po", key  # what is typed into a terminal keeps its plain marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_catalogue_is_current(language):
    found = importlib.util.spec_from_file_location("locale_compile", LOCALE / "compile.py")
    compiler = importlib.util.module_from_spec(found)
    found.loader.exec_module(compiler)
    shipped = LOCALE / f"{language}.mo"
    assert shipped.read_bytes() == compiler.compiled(language), "run resources/locale/compile.py"
