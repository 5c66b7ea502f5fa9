"""Scoring one's own proposal on the grid of the call; the scores never leave the house."""

from dataclasses import replace
from decimal import Decimal

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.forms import Criterion
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.services.desk import Desk
from hromada_desk.text.catalog import current

SCORED = "change.self_scored"


def write_points(desk: Desk, proposal_id: str, criterion: Criterion, points: Decimal | None) -> SelfScore:
    """Give a criterion its points as one change; None takes them away.

    Raises RuleBroken('self_score.out_of_range') for fewer than none or more than the criterion has.
    """
    if points is not None and not 0 <= points <= criterion.most:
        raise RuleBroken("self_score.out_of_range", title=criterion.title, most=criterion.most, points=points)
    return _write(desk, replace(_score_of(desk, proposal_id, criterion), points=points), criterion)


def write_note(desk: Desk, proposal_id: str, criterion: Criterion, note: str) -> SelfScore:
    """Say why, as one change."""
    return _write(desk, replace(_score_of(desk, proposal_id, criterion), note=note), criterion)


def _score_of(desk: Desk, proposal_id: str, criterion: Criterion) -> SelfScore:
    """The score that counts, or a new one."""
    found = [each for each in desk.all(SelfScore, proposal_id=proposal_id) if each.criterion == criterion.code]
    if found:
        return min(found, key=lambda each: each.id)
    return SelfScore(id=desk.new_id(), proposal_id=proposal_id, criterion=criterion.code)


def _write(desk: Desk, score: SelfScore, criterion: Criterion) -> SelfScore:
    if desk.find(SelfScore, score.id) != score:
        desk.put(SCORED, score, title=criterion.title.best(current().language))
    return score
