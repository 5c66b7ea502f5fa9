"""Stages and steps, and that every stage can be said in the words of the other systems."""

import pytest

from hromada_desk.domain import lifecycle
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.choices import CHOICES

DREAM_STATUSES = {"pending", "active", "complete", "cancelled", "unsuccessful"}
DREAM_DETAILS = {"", "initiated", "definition", "defined", "appraisal", "appraised", "structuring", "structured", "applied",
                 "refused", "approved", "implementation"}
OC4IDS_STATUSES = {"identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned", "cancelled"}


def test_the_table_covers_the_choices_in_their_order():
    assert tuple(lifecycle.STAGES) == CHOICES["project_stage"]
    assert set(lifecycle.PROPOSAL_STEPS) == set(CHOICES["proposal_status"])


@pytest.mark.parametrize("stage", lifecycle.STAGES.values(), ids=lambda each: each.name)
def test_every_stage_speaks_the_vocabularies_of_its_neighbours(stage):
    assert stage.dream_status in DREAM_STATUSES
    assert set(stage.dream_details) <= DREAM_DETAILS
    assert stage.oc4ids in OC4IDS_STATUSES
    assert set(stage.steps) <= set(lifecycle.STAGES) - {stage.name}


@pytest.mark.parametrize(("status", "details", "stage"), [
    ("pending", "initiated", "idea"), ("active", "defined", "concept"), ("active", "appraised", "appraisal"),
    ("active", "structuring", "preparation"), ("active", "refused", "financing"), ("active", "implementation", "implementation"),
    ("complete", "", "completion"), ("unsuccessful", "", "stopped"), ("active", "", "concept"), ("unheard_of", "", None)])
def test_a_project_from_dream_finds_its_stage(status, details, stage):
    assert lifecycle.stage_from_dream(status, details) == stage


@pytest.mark.parametrize("status", sorted(OC4IDS_STATUSES))
def test_every_oc4ids_status_has_a_stage(status):
    assert lifecycle.stage_from_oc4ids(status) in lifecycle.STAGES


def test_a_project_cannot_be_completed_before_it_is_carried_out():
    with pytest.raises(RuleBroken) as refused:
        lifecycle.check_step("concept", "completion")

    assert refused.value.code == "lifecycle.step_not_allowed"
    assert refused.value.details == {"before": "concept", "after": "completion"}


def test_a_stopped_project_may_resume_and_any_running_one_may_stop():
    lifecycle.check_step("stopped", "preparation")
    for stage in CHOICES["project_stage"][:7]:
        lifecycle.check_step(stage, "stopped")


def test_every_stage_but_operation_can_be_reached_from_an_idea():
    reached, waiting = set(), ["idea"]
    while waiting:
        stage = waiting.pop()
        reached.add(stage)
        waiting.extend(set(lifecycle.steps_from(stage)) - reached)

    assert reached == set(lifecycle.STAGES)


def test_a_proposal_is_not_awarded_before_it_is_sent():
    with pytest.raises(RuleBroken):
        lifecycle.check_proposal_step("draft", "awarded")
    lifecycle.check_proposal_step("sent", "awarded")


def test_a_stopped_project_has_reached_nothing():
    assert lifecycle.reached("implementation", "financing")
    assert not lifecycle.reached("stopped", "idea")
