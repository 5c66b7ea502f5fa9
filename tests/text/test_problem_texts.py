"""Every problem and refusal of the program has its sentence, with its next step, in both languages."""

import re
from datetime import datetime

import pytest

from hromada_desk.domain.errors import FileProblem
from hromada_desk.text.catalog import set_language, words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.problem_texts import problem_sentence, refusal_sentence, sentence
from tests.text.keys import SPEAKERS, codes, first_words, given_details

PLACE = re.compile(r"\{(\w+)(?::[\w.]+)?\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_in_the_program_has_its_sentence(language):
    assert {code: module for code, module in codes().items() if not words(language).has(code)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_program_says_has_its_words(language):
    assert {key: module for key, module in first_words(SPEAKERS).items() if not words(language).has(key)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_asks_for_no_more_than_the_refusal_tells(language):
    asked = {code: set(PLACE.findall(words(language).say(code))) for _, code, _ in given_details()}
    assert [(module, code, asked[code] - told) for module, code, told in given_details() if asked[code] - told] == []


def test_a_refusal_becomes_a_sentence_in_the_chosen_language():
    refused = FileProblem("file.exists", path="/home/olena/hromada.hromada")
    set_language("en")
    try:
        said = refusal_sentence(refused.code, refused.details)
    finally:
        set_language("uk")
    assert said == "“/home/olena/hromada.hromada” exists already and was not changed. Give the new file another name."
    assert "уже є" in refusal_sentence(refused.code, refused.details)


def test_a_code_without_a_sentence_is_named():
    assert "roof.is_leaking" in problem_sentence("roof.is_leaking", {})
    assert "roof.is_leaking" in sentence(words("en"), "roof.is_leaking", {"n": 3})


def test_a_field_is_named_as_the_person_knows_it():
    details = {"kind": "project", "field": "estimated_cost", "who": "Олена", "at": datetime(2026, 11, 23, 14, 7)}
    said = sentence(words("uk"), "history.changed_since", details)
    assert "Потреба" in said
    assert "Проєкт" in said
    assert "23.11.2026" in said


def test_what_is_not_known_is_not_spoken_of():
    details = {"name": "hromada.hromada", "path": "/x/hromada.hromada", "host": "", "who": "", "since": None}
    assert "—" not in sentence(words("uk"), "file.in_use", details)
    known = {**details, "host": "Бухгалтерія", "who": "Олена", "since": datetime(2026, 11, 23, 11, 42)}
    assert "Бухгалтерія" in sentence(words("uk"), "file.in_use", known)


def test_a_counted_sentence_takes_the_form_of_its_number():
    assert sentence(words("uk"), "counted.project", {"n": 3}) == "3\u00a0проєкти"
