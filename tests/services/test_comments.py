"""Comments and open questions: they are listed, settled, found by readiness, and never leave the house."""

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.proposal_life import Comment
from hromada_desk.domain.redaction import for_audience
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.comments import add_comment, comments_of, settle
from hromada_desk.services.proposals import problems_of
from tests.services.proposal_desk import new_desk, roof_proposal


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def roof(desk):
    return roof_proposal(desk)


def questions(desk, roof):
    return [each.details["question"] for each in problems_of(desk, roof.id) if each.code == "section.question_open"]


def test_open_questions_come_first_and_settled_ones_last(desk, roof):
    remark = add_comment(desk, roof, "context", "Перевірити рік.", is_question=False)
    done = settle(desk, add_comment(desk, roof, "context", "Скільки сіл?", is_question=True), is_resolved=True)
    question = add_comment(desk, roof, "context", "Хто веде облік?", is_question=True)
    add_comment(desk, roof, "summary", "Інший розділ.", is_question=False)

    assert [each.id for each in comments_of(desk, roof.id, "context")] == [question.id, remark.id, done.id]


def test_an_open_question_is_a_finding_until_it_is_settled(desk, roof):
    question = add_comment(desk, roof, "context", "Хто веде\nоблік?", is_question=True)
    assert questions(desk, roof) == ["Хто веде облік?"]
    settle(desk, question, is_resolved=True)
    assert questions(desk, roof) == []


def test_an_empty_comment_is_refused(desk, roof):
    with pytest.raises(RuleBroken):
        add_comment(desk, roof, "context", " \n", is_question=False)


def test_comments_never_leave_the_house(desk, roof):
    add_comment(desk, roof, "context", "Між нами.", is_question=True)
    case = proposal_case(desk, roof.id)
    assert case.all(Comment)
    assert not for_audience(case, Audience.DONOR).case.all(Comment)
