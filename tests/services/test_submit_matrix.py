"""Which projects could be submitted to which calls: told with reasons, and never against what is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hromada_desk.domain.money import money
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.submit_matrix import Fit
from hromada_desk.services.submit_matrix import open_calls, submit_matrix
from hromada_desk.text.catalog import words
from hromada_desk.text.problem_texts import sentence


def codes(chance):
    return [each.code for each in chance.reasons]


@pytest.fixture
def call(desk):
    return open_calls(desk)[0].call


@pytest.fixture
def project(desk, call):
    taken = {each.project_id for each in desk.all(Proposal)}
    return next(each for each in desk.all(Project) if each.id not in taken and each.stage == "financing")


def test_every_project_stands_to_every_open_call(desk):
    found = submit_matrix(desk)
    assert len(found.chances) == len(found.projects) * len(found.calls) > 0
    assert all(each.deadline is None or each.deadline.days >= 0 for each in found.calls)


def test_a_call_that_is_over_is_no_column(desk, call):
    desk.put("change.created", replace(call, deadline_at=desk.now() - timedelta(days=2)), kind="call", title="")
    assert call.id not in {each.call.id for each in open_calls(desk)}


def test_a_finished_project_does_not_fit(desk, call, project):
    desk.put("change.created", replace(project, stage="operation"), kind="project", title="")
    chance = submit_matrix(desk).chances[project.id, call.id]
    assert chance.fit is Fit.UNFIT
    assert "matrix.past_stage" in codes(chance)


def test_too_small_a_need_is_told_with_both_sums(desk, call, project):
    desk.put("change.created", replace(call, smallest_grant=money("90000000", "EUR")), kind="call", title="")
    reasons = submit_matrix(desk).chances[project.id, call.id].reasons
    found = next(each for each in reasons if each.code == "matrix.too_small")
    assert found.details["least"] == money("90000000", "EUR")
    assert found.details["needed"].currency == "EUR"


def test_a_proposal_that_is_there_speaks_for_itself(desk):
    roof = next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")
    water = next(each for each in desk.all(Proposal) if each.acronym == "CLEANBILOUS")
    found = submit_matrix(desk)
    assert found.proposals[roof.project_id, roof.call_id] == roof.id
    assert found.chances[roof.project_id, roof.call_id].fit is Fit.NOW
    assert codes(found.chances[water.project_id, water.call_id]) == ["matrix.proposal_errors"]


def test_what_is_missing_goes_away_when_it_is_there(desk, call, project):
    before = codes(submit_matrix(desk).chances[project.id, call.id])
    assert "matrix.card_empty" in before or "matrix.no_annex" in before
    bare = replace(project, title=replace(project.title, en=""))
    desk.put("change.created", bare, kind="project", title="")
    assert "matrix.no_english" in codes(submit_matrix(desk).chances[project.id, call.id])
    desk.put("change.created", project, kind="project", title="")
    assert "matrix.no_english" not in codes(submit_matrix(desk).chances[project.id, call.id])


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_reason_is_a_sentence(desk, language):
    said = words(language)
    for chance in submit_matrix(desk).chances.values():
        for each in chance.reasons:
            told = sentence(said, each.code, each.details)
            assert told
            assert "{" not in told
            assert not told.startswith("matrix.")
