"""Everything a rule can find is said in both languages, with every place filled and a next step."""

import re
from pathlib import Path

import pytest

from hromada_desk.domain import rules
from hromada_desk.domain.lifecycle import STAGES
from hromada_desk.domain.readiness import PROJECT_SECTIONS, SectionState, check
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.problem_texts import sentence
from tests.domain.test_rules import BROKEN_PROJECTS, BROKEN_PROPOSALS

FOUND = {each.code: each for case, _ in (BROKEN_PROPOSALS | BROKEN_PROJECTS).values() for each in check(case)}
WRITTEN_IN_CODE = {code for path in Path(rules.__file__).parent.glob("*.py")
                   for code in re.findall(r'"([a-z]+\.[a-z_]+)"', path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_rule_has_its_sentence(language):
    assert [code for code in sorted(WRITTEN_IN_CODE) if not words(language).has(code)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FOUND)
def test_the_sentence_of_what_was_found_is_whole(language, code):
    said = sentence(words(language), code, FOUND[code].details)

    assert said.endswith(".")
    assert "{" not in said
    assert not re.search(r"\b[a-z]+\.[a-z_]+\b", said), said


def test_a_sentence_names_the_thing_the_place_and_the_figure():
    found = next(each for each in check(BROKEN_PROPOSALS["section.over_limit"][0]) if each.code == "section.over_limit")

    assert sentence(words("uk"), found.code, found.details) == "Розділ «Потреби», текст англійською: знаків 34, а можна 30. Скоротіть на 4."


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_states_and_steps_have_their_words(language):
    keys = [f"readiness.{code}" for code in PROJECT_SECTIONS] + [f"section_state.{state}" for state in SectionState]
    keys += [f"choice.investment_step.{each.investment_step}" for each in STAGES.values() if each.investment_step]

    assert [key for key in keys if not words(language).has(key)] == []
