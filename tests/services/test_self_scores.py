"""Points and reasons are written one by one, within the grid, and stay in the house."""

from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.history import undo
from hromada_desk.services.self_scores import write_note, write_points
from hromada_desk.text.problem_texts import refusal_sentence
from tests.services.proposal_desk import new_desk, roof_proposal


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def test_points_and_reason_of_a_criterion_are_one_record_and_one_change_each(desk):
    proposal = roof_proposal(desk)
    criterion = proposal_case(desk, proposal.id).form.evaluation.criteria[0]
    write_points(desk, proposal.id, criterion, Decimal(17))
    write_note(desk, proposal.id, criterion, "Є цифри")
    score, = proposal_case(desk, proposal.id).all(SelfScore)
    assert (score.criterion, score.points, score.note) == (criterion.code, 17, "Є цифри")

    undo(desk)
    assert [each.note for each in desk.all(SelfScore)] == [""]


@pytest.mark.parametrize("points", ["-1", "20.5"])
def test_points_outside_the_criterion_are_refused_and_nothing_is_written(desk, points):
    proposal = roof_proposal(desk)
    criterion = proposal_case(desk, proposal.id).form.evaluation.criteria[0]
    with pytest.raises(RuleBroken) as refused:
        write_points(desk, proposal.id, criterion, Decimal(points))

    assert "від 0 до 20 балів" in refusal_sentence(refused.value.code, refused.value.details)
    assert desk.all(SelfScore) == ()
