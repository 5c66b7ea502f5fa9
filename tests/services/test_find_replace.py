"""Finding and replacing through all sections: one change, facts left alone, translations that fitted still fit."""

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.translation import is_stale
from hromada_desk.services.find_replace import Wanted, find, replace_all
from hromada_desk.services.history import undo
from hromada_desk.services.proposals import answer_to, write_sides
from tests.services.proposal_desk import new_desk, roof_proposal


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def roof(desk):
    made = roof_proposal(desk)
    write_sides(desk, made, "context", {"uk": "Ліцей у селі. Дах ліцею {{project.title}}."})
    write_sides(desk, made, "context", {"en": "The lyceum."})
    write_sides(desk, made, "summary", {"uk": "Цей ЛІЦЕЙ потрібен."})
    return made


def test_every_place_is_found_in_the_order_of_the_form(desk, roof):
    found = find(desk, roof.id, Wanted("ліцей"))
    assert [(each.section, each.found) for each in found] == [("summary", "ЛІЦЕЙ"), ("context", "Ліцей")]
    assert [each.found for each in find(desk, roof.id, Wanted("Ліцей", match_case=True))] == ["Ліцей"]
    assert len(find(desk, roof.id, Wanted("ліце"))) == 3
    assert find(desk, roof.id, Wanted("ліце", whole_words=True)) == ()


def test_replacing_is_one_step_and_undo_takes_it_back_whole(desk, roof):
    assert replace_all(desk, roof, Wanted("ліцей"), "гімназія") == 2
    assert answer_to(desk, roof.id, "summary").content.uk == "Цей гімназія потрібен."
    undo(desk)
    assert answer_to(desk, roof.id, "summary").content.uk == "Цей ЛІЦЕЙ потрібен."
    assert answer_to(desk, roof.id, "context").content.uk.startswith("Ліцей у селі.")


def test_a_translation_that_fitted_still_fits(desk, roof):
    replace_all(desk, roof, Wanted("селі"), "місті")
    assert not is_stale(answer_to(desk, roof.id, "context"))


def test_facts_and_signs_of_patterns_are_left_alone(desk, roof):
    assert find(desk, roof.id, Wanted("project")) == ()
    assert find(desk, roof.id, Wanted("ліц.й")) == ()
    assert replace_all(desk, roof, Wanted("селі."), r"\1 місті.") == 1
    assert r"\1 місті." in answer_to(desk, roof.id, "context").content.uk


def test_nothing_wanted_is_refused_and_nothing_found_changes_nothing(desk, roof):
    before = desk.saved_at
    with pytest.raises(RuleBroken):
        replace_all(desk, roof, Wanted("  "), "щось")
    assert replace_all(desk, roof, Wanted("немає такого"), "щось") == 0
    assert desk.saved_at == before
