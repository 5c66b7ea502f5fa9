"""The bank of answers: kept by length, fresh or not, known where it is used."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.answer_bank import bank, keep_in_bank, length_of, looked_at, words_in
from hromada_desk.services.history import undo
from hromada_desk.services.proposals import write_sides
from tests.services.proposal_desk import new_desk, roof_proposal

ABOUT = "Громада лежить на захід від Чернігова і має двадцять два села."


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(("words", "length"), [(10, "short"), (99, "short"), (101, "medium"), (226, "long"), (900, "long")])
def test_a_text_is_kept_as_the_length_it_is_nearest_to(words, length):
    assert length_of(Bilingual("слово " * words, "")) == length


def test_a_text_becomes_an_answer_and_a_longer_one_its_other_variant(desk):
    made = keep_in_bank(desk, "Про громаду", Bilingual(ABOUT, ""))
    keep_in_bank(desk, "", Bilingual("слово " * 140, ""), made)
    (row,) = bank(desk)

    assert row.answer.short.uk == ABOUT
    assert words_in(row.answer.medium.uk) == 140
    assert row.is_fresh
    undo(desk)
    assert not bank(desk)[0].answer.medium


def test_an_answer_that_nobody_looked_at_for_long_is_not_fresh(desk):
    made = keep_in_bank(desk, "Про громаду", Bilingual(ABOUT, ""))
    old = replace(made, reviewed_on=desk.today() - timedelta(days=200))
    desk.put("change.edited", old, kind=old.kind, title="")
    assert (bank(desk)[0].days, bank(desk)[0].is_fresh) == (200, False)
    looked_at(desk, old)
    assert bank(desk)[0].is_fresh


def test_where_a_text_is_used_is_known_though_it_was_worked_on(desk):
    roof = roof_proposal(desk)
    keep_in_bank(desk, "Про громаду", Bilingual(ABOUT, ""))
    keep_in_bank(desk, "Інше", Bilingual("Зовсім інший текст про щось інше, чого ніде немає.", ""))
    write_sides(desk, roof, "context", {"uk": f"Спершу.\n{ABOUT} Далі своє."})

    assert {row.answer.title.uk: [each.id for each in row.used_in] for row in bank(desk)} == {
        "Про громаду": [roof.id], "Інше": []}


def test_nothing_and_what_has_no_name_are_refused(desk):
    with pytest.raises(RuleBroken):
        keep_in_bank(desk, "Назва", Bilingual(" ", ""))
    with pytest.raises(RuleBroken):
        keep_in_bank(desk, " ", Bilingual(ABOUT, ""))


def test_a_live_fact_is_one_word():
    assert words_in("У громаді {{hromada.population}} людей, **разом**.") == 5
