"""Waiving a finding with a reason, and taking that back."""

from dataclasses import replace

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.proposal_life import Waiver
from hromada_desk.domain.waivers import can_be_waived, place_of
from hromada_desk.services.desk import Desk


def waive(desk: Desk, proposal_id: str, problem: Problem, reason: str) -> Waiver:
    """Live with a finding; raises RuleBroken('waiver.without_reason'), ('waiver.not_allowed')."""
    if not reason.strip():
        raise RuleBroken("waiver.without_reason")
    if not can_be_waived(problem):
        raise RuleBroken("waiver.not_allowed")
    waiver = Waiver(id=desk.new_id(), proposal_id=proposal_id, code=problem.code, record_id=problem.record_id,
                    field=place_of(problem), reason=reason.strip(), waived_at=desk.now())
    desk.put("change.waived", waiver, reason=waiver.reason[:80])
    return waiver


def take_back(desk: Desk, waiver: Waiver) -> None:
    """The finding counts again."""
    desk.put("change.waiver_taken_back", replace(waiver, alive=False), reason=waiver.reason[:80])
