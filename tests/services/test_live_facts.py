"""Live facts in a workspace: what they say, that they follow the data, and that a finalised proposal keeps them."""

from dataclasses import replace

import pytest

from hromada_desk.domain.money import money
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.proposal_life import ProposalVersion
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.live_facts import answers_as_shown, fact_lines, fact_words
from hromada_desk.services.portal import portal_fields
from hromada_desk.services.proposal_versions import case_of, frozen_figures, version_now
from hromada_desk.services.proposals import readiness_of, write_sides
from hromada_desk.services.reports import rendered
from hromada_desk.services.word_templates import values_of

NUMBER = "AP-2026-003"
SENTENCE = "Проєкт коштує {{budget.total}}, у громаді {{hromada.population}} людей."


@pytest.fixture
def roof(desk):
    return next(each for each in desk.all(Proposal) if each.number == NUMBER)


@pytest.fixture
def written(desk, roof):
    write_sides(desk, roof, "context", {"uk": SENTENCE, "en": "It costs {{budget.total}}."})
    return roof


def shown(desk, proposal, language="uk"):
    case = answers_as_shown(proposal_case(desk, proposal.id))
    return next(each.content.side(language) for each in case.records["answer"] if each.section == "context")


def test_facts_are_said_as_each_language_writes_them(desk, written):
    case = proposal_case(desk, written.id)
    assert case.facts["uk"]["budget.total"] == "346\u00a0830\u00a0€"
    assert case.facts["en"]["budget.total"] == "€346,830"
    assert shown(desk, written, "en") == "It costs €346,830."


def test_a_fact_follows_the_data(desk, written):
    own = desk.all(Hromada)[0]
    desk.put("change.edited", replace(own, population=14321), kind=own.kind, title="")
    assert "14\u00a0321 людей" in shown(desk, written)


def test_the_portal_the_word_file_and_the_paper_get_the_values(desk, written):
    field = next(each for each in portal_fields(desk, written.id, "uk") if each.section.code == "context")
    filled = values_of(proposal_case(desk, written.id), "uk")["answers"]["context"]
    paper = rendered(desk, "proposal", written.id, file_format="txt", language="uk").content.decode()

    assert "346\u00a0830\u00a0€" in field.text
    assert field.length == len(field.text)
    assert filled == field.text
    assert "{{" not in paper
    assert "346" in paper


def test_what_is_counted_is_what_the_portal_gets(desk, written):
    section = next(each for each in readiness_of(desk, written.id).sections if each.code == "context")
    field = next(each for each in portal_fields(desk, written.id, "uk") if each.section.code == "context")
    assert section.lengths["uk"] == field.length


def test_a_finalised_proposal_says_what_it_said_then(desk, written):
    """Facts of the hromada move on; what the donor got does not."""
    version = replace(version_now(desk, written.id, "1.0"), status="finalised")
    desk.put("change.edited", version, replace(desk.get(Proposal, written.id), status="finalised"), kind="proposal",
             title="")
    own = desk.all(Hromada)[0]
    before = shown(desk, written)
    desk.put("change.edited", replace(own, population=14321), kind=own.kind, title="")

    assert shown(desk, written) == before
    assert "14\u00a0321" not in before
    assert case_of(desk, written.id, version.id).facts["uk"]["budget.total"] == "346\u00a0830\u00a0€"
    assert not any(key.startswith("fact.") for key in frozen_figures(version))


def test_a_version_whose_figures_cannot_be_read_leaves_the_facts_live(desk, written):
    version = ProposalVersion(id=desk.new_id(), proposal_id=written.id, name="1.0", status="finalised", figures="[1")
    proposal = replace(desk.get(Proposal, written.id), status="finalised")
    desk.put("change.edited", version, proposal, kind="proposal", title="")
    assert "346\u00a0830\u00a0€" in shown(desk, written)


def test_facts_that_say_something_are_offered_first(desk, roof):
    lines = fact_lines(proposal_case(desk, roof.id), "uk")
    said = [bool(each.value) for each in lines]
    assert said == sorted(said, reverse=True)
    assert {each.name for each in lines if each.value} == set(fact_words(proposal_case(desk, roof.id))["uk"])


def contradictions_in(desk, proposal):
    found = check(proposal_case(desk, proposal.id))
    return [each for each in found if each.code == "section.figure_contradicts"]


def test_the_demonstration_says_what_its_data_say(desk):
    assert [each for proposal in desk.all(Proposal) for each in contradictions_in(desk, proposal)] == []


def test_a_budget_that_changed_contradicts_the_summary_in_both_languages(desk, roof):
    line = next(each for each in desk.all(BudgetLine) if each.unit_cost is not None and each.budget_id in {
        budget.id for budget in desk.all(Budget, proposal_id=roof.id)})
    desk.put("change.edited", replace(line, quantity=line.quantity * 2), kind=line.kind, title="")
    found = contradictions_in(desk, roof)

    assert {each.details["language"] for each in found if each.details["name"] == "budget.total"} == {"uk", "en"}
    assert {each.details["written"] for each in found if each.details["name"] == "budget.total"} == {
        money("346830", "EUR")}
