"""Starting and writing proposals, their states, annexes and deadlines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.readiness import SectionState
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.translation import is_stale
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import history, proposal_annexes
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.proposal_annexes import annexes_of, attach
from hromada_desk.services.proposal_deadlines import deadline_of
from hromada_desk.services.proposal_life import step_proposal
from hromada_desk.services.proposal_review import judge, proposal_rows, with_typed
from hromada_desk.services.proposal_texts import change_since_translation, changed_places, last_written
from hromada_desk.services.proposals import (
    answer_to,
    declare_translation_current,
    write_answer,
    write_sides,
)
from tests.services.proposal_desk import read_only, roof_proposal


@pytest.fixture
def desk(tmp_path):
    from tests.services.proposal_desk import new_desk

    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def roof(desk):
    return roof_proposal(desk)


def test_a_new_proposal_has_an_empty_answer_for_every_written_section(desk, roof):
    answers = desk.all(Answer, proposal_id=roof.id)

    assert {each.section for each in answers} >= {"summary", "context", "sustainability"}
    assert not any(each.content for each in answers)
    assert "budget" not in {each.section for each in answers}


def test_a_form_in_english_is_written_in_english_first(desk):
    concept = roof_proposal(desk, "eu-external-concept")

    assert answer_to(desk, concept.id, "1.1").source_language == "en"


def test_one_undo_takes_a_new_proposal_back_whole(desk, roof):
    history.undo(desk)

    assert desk.count(Proposal) == 0


def test_undo_gives_a_section_back_as_it_was(desk, roof):
    write_answer(desk, roof, "context", "uk", "Дах пробито.")
    write_answer(desk, roof, "context", "uk", "Дах пробито у 14 місцях.")

    history.undo(desk)

    assert answer_to(desk, roof.id, "context").content.uk == "Дах пробито."


def test_the_side_written_first_is_the_source(desk, roof):
    write_answer(desk, roof, "context", "en", "The roof is pierced.")

    assert answer_to(desk, roof.id, "context").source_language == "en"


def test_a_changed_source_makes_the_translation_stale_until_it_is_declared_current(desk, roof):
    write_answer(desk, roof, "context", "uk", "Навчаються 380 учнів.")
    write_answer(desk, roof, "context", "en", "380 pupils learn here.")

    stale = write_answer(desk, roof, "context", "uk", "Навчаються 412 учнів.")

    assert is_stale(stale)
    assert not is_stale(declare_translation_current(desk, stale))


def test_both_sides_typed_at_once_belong_together(desk, roof):
    """The apostrophe typed as ASCII is kept as a typographic one; that is no change of the source."""
    kept = write_sides(desk, roof, "context", {"uk": "П'ять кімнат", "en": "Five rooms"})

    assert kept.content.uk == "П’ять кімнат"
    assert not is_stale(kept)


def test_text_typed_and_taken_back_leaves_no_draft(desk, roof):
    answer = write_answer(desk, roof, "context", "uk", "Дах")
    desk.keep_draft(answer, "content", Bilingual("Дах!!!"))

    write_answer(desk, roof, "context", "uk", "Дах")

    assert desk.store.drafts() == ()


def test_a_step_out_of_order_is_refused_and_nothing_changes(desk, roof):
    with pytest.raises(RuleBroken, match=r"lifecycle\.proposal_step_not_allowed"):
        step_proposal(desk, roof, "awarded")

    assert desk.get(Proposal, roof.id).status == "draft"


def test_a_proposal_with_errors_is_not_finalised(desk, roof):
    with pytest.raises(RuleBroken, match=r"proposal\.not_ready"):
        step_proposal(desk, roof, "finalised")

    assert desk.get(Proposal, roof.id).status == "draft"


def test_who_wrote_which_side_when_is_known(desk, roof):
    answer = write_answer(desk, roof, "context", "uk", "Дах")

    assert set(last_written(desk, answer)) == {"uk"}
    assert last_written(desk, answer)["uk"].who == "Оксана"


def test_only_the_new_words_of_the_source_are_marked(desk, roof):
    write_answer(desk, roof, "context", "uk", "Укриття вміщує 90 осіб.")
    write_answer(desk, roof, "context", "en", "The shelter holds 90 people.")
    answer = write_answer(desk, roof, "context", "uk", "Укриття вміщує 240 осіб.")

    places = change_since_translation(desk, answer).places

    assert [answer.content.uk[start:end] for start, end in places] == ["240"]


@given(st.text("аб \n", max_size=40), st.text("аб \n", max_size=40))
def test_marked_places_lie_in_the_text_and_do_not_touch(before, after):
    places = list(changed_places(before, after))

    assert all(0 <= start < end <= len(after) for start, end in places)
    assert all(one[1] < other[0] for one, other in pairwise(places))
    assert not (before == after and places)


def test_days_are_counted_from_today(desk, roof):
    row = proposal_rows(desk)[0]

    assert row.deadline.days == 17
    assert row.deadline.place == "Brussels"
    assert deadline_of(desk, None) is None


def test_what_is_typed_is_judged_without_being_written(desk, roof):
    case = proposal_case(desk, roof.id)
    answer = answer_to(desk, roof.id, "summary")
    typed = Answer(id=answer.id, proposal_id=roof.id, section="summary", content=Bilingual("Дах", "Roof"))

    states = {each.code: each.state for each in judge(with_typed(case, typed)).sections}

    assert states["summary"] is SectionState.DONE
    assert not answer_to(desk, roof.id, "summary").content


def test_an_attached_file_fulfils_one_annex(desk, roof, tmp_path):
    paper = tmp_path / "рішення.pdf"
    paper.write_bytes(b"%PDF-1.4 decision")
    annex = next(each.annex for each in annexes_of(proposal_case(desk, roof.id))
                 if each.annex.attachment_type == "council_decision")

    kept = attach(desk, roof, annex, paper)

    states = annexes_of(proposal_case(desk, roof.id))
    assert [each.annex.code for each in states if each.attachment] == [annex.code]
    assert desk.store.attachment_bytes(kept.sha256) == b"%PDF-1.4 decision"
    assert (kept.file_name, kept.media_type) == ("рішення.pdf", "application/pdf")


def test_a_file_that_is_too_large_or_gone_is_refused(desk, roof, tmp_path, monkeypatch):
    monkeypatch.setattr(proposal_annexes, "LARGEST_BYTES", 3)
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"1234")
    annex = annexes_of(proposal_case(desk, roof.id))[0].annex

    with pytest.raises(FileProblem, match=r"file\.too_large"):
        attach(desk, roof, annex, paper)
    with pytest.raises(FileProblem, match=r"file\.missing"):
        attach(desk, roof, annex, tmp_path / "nowhere.pdf")
    assert desk.count(Attachment) == 0


def test_a_workspace_for_reading_refuses_to_write(desk, roof):
    other = read_only(desk)
    try:
        with pytest.raises(RuleBroken, match=r"workspace\.read_only"):
            write_answer(other, roof, "context", "uk", "Дах")
    finally:
        other.close()
