"""The way of a proposal: what is finalised is kept, closed, comparable, and can be taken back to a draft."""

import json
from dataclasses import replace

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.records.proposal_life import ProposalVersion, Waiver
from hromada_desk.services.adding import add_record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.editing import set_field
from hromada_desk.services.proposal_life import step_proposal
from hromada_desk.services.proposal_versions import (
    NOW,
    case_of,
    compare_versions,
    content_hash,
    frozen_figures,
    keep_version,
    versions_of,
)
from hromada_desk.services.proposals import write_answer
from hromada_desk.services.waivers import take_back, waive


@pytest.fixture
def roof(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")


@pytest.fixture
def water(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "CLEANBILOUS")


def test_finalising_keeps_a_version_with_hash_and_figures(desk, roof):
    fixed = step_proposal(desk, roof, "finalised")
    kept = versions_of(desk, roof.id)
    assert (fixed.status, fixed.version_label) == ("finalised", "1.0")
    assert [(each.name, each.status) for each in kept] == [("1.0", "finalised")]
    assert kept[0].content_hash == content_hash(proposal_case(desk, roof.id))
    figures = frozen_figures(desk.get(ProposalVersion, kept[0].id))
    assert figures["proposal_version.figure.grant"].startswith("250")


def test_one_undo_opens_it_again(desk, roof):
    step_proposal(desk, roof, "finalised")
    desk.store.undo()
    assert desk.get(Proposal, roof.id).status == roof.status
    assert versions_of(desk, roof.id) == ()


def test_what_is_finalised_is_closed_everywhere_until_it_is_a_draft_again(desk, roof):
    fixed = step_proposal(desk, roof, "finalised")
    answer = desk.all(Answer, proposal_id=roof.id)[0]
    book = BudgetBook(desk, desk.all(Budget, proposal_id=roof.id)[0].id)
    line = next(each for each in book.lines.values() if each.line_type == "line")
    for deed in (
        lambda: write_answer(desk, fixed, answer.section, "uk", "Інше"),
        lambda: set_field(desk, fixed, "acronym", "OTHER"),
        lambda: set_field(desk, answer, "comment", "x"),
        lambda: write_cell(book, line.id, "quantity", "77", "uk"),
        lambda: add_record(desk, Answer, {"proposal_id": roof.id}),
    ):
        with pytest.raises(RuleBroken, match=r"proposal\.locked"):
            deed()
    assert desk.get(BudgetLine, line.id) == line
    assert set_field(desk, fixed, "receipt", "вх. 12").receipt == "вх. 12"
    book.write("change.edited", (replace(line, final_estimate=line.unit_cost.money),), kind="budget_line", title="")
    draft = step_proposal(desk, desk.get(Proposal, roof.id), "draft")
    assert write_answer(desk, draft, answer.section, "uk", "Інше").content.uk == "Інше"


def test_the_next_finalised_version_has_the_next_label(desk, roof):
    step_proposal(desk, roof, "finalised")
    draft = step_proposal(desk, desk.get(Proposal, roof.id), "draft")
    assert step_proposal(desk, draft, "finalised").version_label == "2.0"
    assert [each.name for each in versions_of(desk, roof.id)] == ["2.0", "1.0"]


def test_the_way_does_not_change_the_hash_and_a_word_does(desk, roof):
    before = content_hash(proposal_case(desk, roof.id))
    fixed = step_proposal(desk, roof, "finalised")
    step_proposal(desk, step_proposal(desk, fixed, "ready"), "sent")
    assert content_hash(proposal_case(desk, roof.id)) == before
    assert desk.get(Proposal, roof.id).submitted_at == desk.now()


def test_versions_are_compared_section_by_section_and_figure_by_figure(desk, water):
    kept = keep_version(desk, water.id, "Перед нарадою")
    answer = next(each for each in desk.all(Answer, proposal_id=water.id) if each.content.uk)
    write_answer(desk, water, answer.section, "uk", answer.content.uk + " І ще одне речення.")
    book = BudgetBook(desk, desk.all(Budget, proposal_id=water.id)[0].id)
    line = next(each for each in book.lines.values() if each.line_type == "line")
    write_cell(book, line.id, "quantity", "3", "uk")
    found = compare_versions(desk, water.id, kept.id, NOW, "uk")
    assert [(each.language, each.runs[-1].mark) for each in found.sections] == [("uk", "inserted")]
    assert "proposal_version.figure.total" in {each.key for each in found.figures}
    assert compare_versions(desk, water.id, kept.id, kept.id, "uk").is_same


def test_a_version_gives_back_the_case_it_was_made_of(desk, roof):
    before = proposal_case(desk, roof.id)
    kept = keep_version(desk, roof.id, "Копія")
    assert content_hash(case_of(desk, roof.id, kept.id)) == content_hash(before) == kept.content_hash


@pytest.mark.parametrize("content", ["", "{", "[]", '{"records": []}', '{"records": [{"kind": "tag", "id": "x"}]}',
                                     '{"records": [{"kind": "proposal", "id": 7}]}'])
def test_a_damaged_version_is_told_and_harms_nothing(desk, roof, content):
    kept = keep_version(desk, roof.id, "Копія")
    desk.put("change.created", replace(kept, content=content), kind="proposal_version", title="")
    with pytest.raises(RuleBroken, match=r"proposal_version\.damaged"):
        case_of(desk, roof.id, kept.id)


def test_a_version_of_another_proposal_is_not_taken_for_ours(desk, roof, water):
    kept = keep_version(desk, roof.id, "Копія")
    other = json.loads(kept.content)
    desk.put("change.created", replace(kept, proposal_id=water.id, content=json.dumps(other)), kind="x", title="")
    with pytest.raises(RuleBroken, match=r"proposal_version\.damaged"):
        case_of(desk, water.id, kept.id)


def test_a_finding_is_waived_with_a_reason_and_counts_again_when_taken_back(desk, water):
    found = next(each for each in check(proposal_case(desk, water.id)) if each.code == "annex.missing")
    with pytest.raises(RuleBroken, match=r"waiver\.without_reason"):
        waive(desk, water.id, found, "  ")
    waiver = waive(desk, water.id, found, "Донор прийме декларацію пізніше")
    assert found not in check(proposal_case(desk, water.id))
    take_back(desk, desk.get(Waiver, waiver.id))
    assert found in check(proposal_case(desk, water.id))
