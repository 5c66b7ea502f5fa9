"""Copying into a portal: the order of the form, its counting, ticks that go stale with the text."""

from dataclasses import replace

from hromada_desk.domain.counting import count
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.portal import minutes_left, portal_fields, tick, untick


def roof(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")


def test_the_fields_stand_in_the_forms_order_and_count_as_it_does(desk):
    proposal = roof(desk)
    fields = portal_fields(desk, proposal.id, "en")
    form = proposal_case(desk, proposal.id).form
    order = [each.code for each in form.sections]
    assert [order.index(each.section.code) for each in fields] == sorted(order.index(each.section.code) for each in fields)
    assert fields
    assert all(each.length == count(each.text, each.section.counting) for each in fields)
    assert all(each.section.section_kind in ("text", "choice", "declaration") for each in fields)


def test_a_tick_holds_until_the_text_changes_and_each_language_has_its_own(desk):
    proposal = roof(desk)
    field = portal_fields(desk, proposal.id, "en")[0]
    before = minutes_left(portal_fields(desk, proposal.id, "en"))
    tick(desk, proposal.id, field, "en")
    after = portal_fields(desk, proposal.id, "en")
    assert after[0].is_pasted
    assert not portal_fields(desk, proposal.id, "uk")[0].is_pasted
    assert minutes_left(after) == before - field.minutes
    answer = desk.all(Answer, proposal_id=proposal.id, section=field.section.code)[0]
    desk.put("change.created", replace(answer, content=Bilingual(answer.content.uk, answer.content.en + " More.")),
             kind="answer", title="")
    changed = portal_fields(desk, proposal.id, "en")[0]
    assert (changed.is_pasted, changed.is_outdated) == (False, True)
    tick(desk, proposal.id, changed, "en")
    assert portal_fields(desk, proposal.id, "en")[0].is_pasted


def test_a_tick_can_be_taken_back(desk):
    proposal = roof(desk)
    tick(desk, proposal.id, portal_fields(desk, proposal.id, "uk")[0], "uk")
    untick(desk, portal_fields(desk, proposal.id, "uk")[0])
    assert portal_fields(desk, proposal.id, "uk")[0].entry is None
    desk.store.undo()
    assert portal_fields(desk, proposal.id, "uk")[0].is_pasted
