"""Readiness by sections: what is done, what is not begun, where the problems are."""

from dataclasses import replace

from hromada_desk.domain.readiness import GENERAL, SectionState, readiness
from hromada_desk.domain.values import Bilingual
from tests.domain.budgets import price
from tests.domain.cases import change, sound_project, sound_proposal, with_part


def states(case):
    return {each.code: each.state for each in readiness(case).sections}


def test_a_sound_proposal_is_ready_and_an_optional_section_nobody_began_does_not_count():
    found = readiness(sound_proposal())

    assert (found.done, found.total, found.is_ready) == (5, 5, True)
    assert states(sound_proposal())["note"] is SectionState.NOT_BEGUN


def test_an_unwritten_required_section_is_not_begun_and_counts():
    found = readiness(with_part(sound_proposal(), "answer"))

    assert (found.done, found.total, found.errors) == (4, 5, 1)
    assert found.sections[1].state is SectionState.NOT_BEGUN
    assert [each.code for each in found.sections[1].problems] == ["section.empty"]


def test_problems_stand_in_the_section_they_belong_to():
    case = change(sound_proposal(), "budget_line", "office", unit_cost=price("77"))
    case = change(case, "proposal_partner", "pp2", role="lead")
    case = change(case, "attachment", "at", attachment_type="permission")
    case = change(case, "answer", "a", content=Bilingual("Даху немає.", "The roof leaks."))

    assert states(case) == {GENERAL: SectionState.DONE, "context": SectionState.ATTENTION, "note": SectionState.NOT_BEGUN,
                            "money": SectionState.PROBLEM, "team": SectionState.PROBLEM, "papers": SectionState.PROBLEM}


def test_every_problem_is_in_exactly_one_section():
    for case in (with_part(sound_proposal(), "answer"), replace(sound_proposal(), records={}), replace(sound_project(), records={})):
        found = readiness(case)

        assert sorted(id(each) for section in found.sections for each in section.problems) == sorted(map(id, found.problems))


def test_a_section_tells_its_length_in_each_language():
    section = readiness(sound_proposal()).sections[1]

    assert section.lengths == {"uk": 13, "en": 15}
    assert section.limit == 30


def test_a_project_is_read_by_its_own_sections():
    found = readiness(sound_project())

    assert found.is_ready
    assert {each.code: each.state for each in found.sections}["monitoring"] is SectionState.NOT_BEGUN
    assert (found.done, found.total) == (7, 7)


def test_what_a_stage_asks_for_makes_its_empty_section_count():
    found = readiness(with_part(sound_project(), "milestone"))

    timeline = next(each for each in found.sections if each.code == "timeline")
    assert timeline.required
    assert timeline.state is SectionState.NOT_BEGUN
    assert [each.code for each in timeline.problems] == ["stage.needs_records"]
