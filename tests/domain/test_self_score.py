"""Scoring oneself on the donor's grid."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.forms import Criterion, Evaluation
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.domain.self_score import scoring
from tests.domain.cases import both

GRID = Evaluation(threshold=Decimal(18), criteria=(
    Criterion(code="need", title=both("Потреба"), most=Decimal(10)),
    Criterion(code="team", title=both("Команда"), most=Decimal(5), weight=Decimal(2), threshold=Decimal(3))))


def scores(**points):
    return [SelfScore(id=code, criterion=code, points=None if given is None else Decimal(given)) for code, given in points.items()]


@pytest.mark.parametrize(("given", "total", "verdict"), [
    (scores(), "0", "not_scored"), (scores(need=9), "9", "begun"), (scores(need=7, team=5), "17", "below"),
    (scores(need=10, team=4), "18", "passes"), (scores(need=10, team="2.5"), "15", "below"), (scores(need=None), "0", "not_scored"),
])
def test_the_weighted_total_against_the_threshold(given, total, verdict):
    found = scoring(GRID, given)

    assert (found.total, found.verdict) == (Decimal(total), verdict)
    assert found.missing == max(Decimal(0), 18 - found.total)
    assert found.most == 20


def test_a_criterion_below_its_own_threshold_drops_a_sound_total():
    grid = Evaluation(threshold=Decimal(10), criteria=GRID.criteria)

    found = scoring(grid, scores(need=10, team=2))

    assert found.verdict == "weak"
    assert [each.criterion.code for each in found.lines if each.is_below] == ["team"]


def test_a_grid_without_a_threshold_is_just_scored():
    assert scoring(Evaluation(criteria=GRID.criteria), scores(need=0, team=3)).verdict == "scored"


def test_scores_of_criteria_that_are_gone_are_kept_and_not_counted():
    found = scoring(GRID, scores(need=1, gone=5))

    assert found.total == 1
    assert [each.criterion for each in found.orphans] == ["gone"]


def test_of_two_scores_of_merged_copies_the_first_by_id_counts():
    twice = [SelfScore(id="b", criterion="need", points=Decimal(9)), SelfScore(id="a", criterion="need", points=Decimal(4))]

    assert scoring(GRID, twice).total == 4


@given(st.dictionaries(st.sampled_from(["need", "team", "gone"]), st.decimals(0, 99, places=2)))
def test_the_total_is_never_more_than_the_grid_has(points):
    found = scoring(GRID, scores(**points))

    assert 0 <= found.total <= found.most
