"""The life of a project and of a proposal: stages, allowed steps, and what other systems call them.

The stages are this program's own; each names the words of DREAM (`status`, `statusDetails`), OC4IDS (`projectStatus`)
and the public investment cycle of 2025. Which fields a stage asks for is in `stage_needs`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.choices import CHOICES

STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of a project. `dream_details` starts with what we write; the others are read as this stage too.

    `investment_step` is the step of the public investment cycle (CMU 527 of 28.02.2025), a key of the word lists.
    """

    name: str
    dream_status: str
    dream_details: tuple[str, ...] = ("",)
    oc4ids: str
    investment_step: str = ""
    steps: tuple[str, ...]


def _by_name(*stages: Stage) -> Mapping[str, Stage]:
    return MappingProxyType({each.name: each for each in stages})


STAGES: Mapping[str, Stage] = _by_name(
    Stage(name="idea", dream_status="pending", dream_details=("initiated",), oc4ids="identification",
          investment_step="strategy", steps=("concept", "appraisal", "preparation", STOPPED)),
    Stage(name="concept", dream_status="active", dream_details=("definition", "defined"), oc4ids="identification",
          investment_step="concept", steps=("appraisal", "preparation", "idea", STOPPED)),
    Stage(name="appraisal", dream_status="active", dream_details=("appraisal", "appraised"), oc4ids="preparation",
          investment_step="evaluation", steps=("preparation", "financing", "concept", "idea", STOPPED)),
    Stage(name="preparation", dream_status="active", dream_details=("structuring", "structured"), oc4ids="preparation",
          investment_step="feasibility", steps=("financing", "procurement", "appraisal", "concept", STOPPED)),
    Stage(name="financing", dream_status="active", dream_details=("applied", "approved", "refused"),
          oc4ids="preparation", investment_step="portfolio",
          steps=("procurement", "implementation", "preparation", "appraisal", STOPPED)),
    Stage(name="procurement", dream_status="active", dream_details=("implementation",), oc4ids="implementation",
          investment_step="procurement", steps=("implementation", "financing", "preparation", STOPPED)),
    Stage(name="implementation", dream_status="active", dream_details=("implementation",), oc4ids="implementation",
          investment_step="monitoring", steps=("completion", "procurement", STOPPED)),
    Stage(name="completion", dream_status="complete", oc4ids="completion", investment_step="commissioning",
          steps=("operation", "implementation")),
    Stage(name="operation", dream_status="complete", oc4ids="maintenance", steps=("completion",)),
    Stage(name=STOPPED, dream_status="cancelled", oc4ids="cancelled",
          steps=("idea", "concept", "appraisal", "preparation", "financing", "procurement", "implementation")),
)
"""The stages of a project in order. A step back is always the way to correct a slip; a stopped project may resume."""

PROPOSAL_STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "draft": ("review", "finalised", "withdrawn"),
    "review": ("council", "finalised", "draft", "withdrawn"),
    "council": ("finalised", "review", "draft", "withdrawn"),
    "finalised": ("ready", "sent", "draft", "withdrawn"),
    "ready": ("sent", "finalised", "draft", "withdrawn"),
    "sent": ("received", "clarification", "awarded", "rejected", "withdrawn", "finalised"),
    "received": ("clarification", "awarded", "rejected", "withdrawn", "sent"),
    "clarification": ("sent", "awarded", "rejected", "withdrawn"),
    "awarded": ("clarification",),
    "rejected": ("clarification",),
    "withdrawn": ("draft",),
})
"""From a draft over the council's decision to the donor's answer. What is sent comes back only as a new version."""

FROZEN_PROPOSALS = ("sent", "received", "clarification", "awarded", "rejected", "withdrawn")
"""The states in which the donor holds a text, so that ours is no longer a draft."""

LOCKED_PROPOSALS = ("finalised", "ready", "sent", "received", "clarification")
"""The states in which the content is closed: what the donor holds, or is about to hold, is what was finalised."""


def steps_from(stage: str) -> tuple[str, ...]:
    """The stages a project may step to, forward ones first."""
    return STAGES[stage].steps


def check_step(before: str, after: str) -> None:
    """Refuse a step that skips what the cycle needs: RuleBroken('lifecycle.step_not_allowed', before, after)."""
    if before != after and after not in STAGES[before].steps:
        raise RuleBroken("lifecycle.step_not_allowed", before=before, after=after)


def check_proposal_step(before: str, after: str) -> None:
    """Refuse a step of a proposal that is not in its cycle: RuleBroken('lifecycle.proposal_step_not_allowed')."""
    if before != after and after not in PROPOSAL_STEPS[before]:
        raise RuleBroken("lifecycle.proposal_step_not_allowed", before=before, after=after)


def reached(stage: str, milestone: str) -> bool:
    """Whether a project in `stage` has come to `milestone` or further; a stopped project has reached nothing."""
    order = CHOICES["project_stage"]
    return stage != STOPPED and order.index(stage) >= order.index(milestone)


def stage_from_dream(status: str, details: str = "") -> str | None:
    """Our stage for DREAM's `status` and `statusDetails`: of several the latest; None for an unknown status.

    An active project without known details is a concept at least.
    """
    if status in ("cancelled", "unsuccessful"):
        return STOPPED
    of_status = [each for each in STAGES.values() if each.dream_status == status]
    fitting = [each for each in of_status if details in each.dream_details] if status == "active" else of_status[:1]
    if fitting:
        return fitting[-1].name
    return of_status[0].name if of_status else None


def stage_from_oc4ids(project_status: str) -> str | None:
    """Our stage for OC4IDS's `projectStatus`: the earliest that writes it, None for an unknown one."""
    if project_status in ("decommissioning", "decommissioned"):
        return "operation"
    return next((each.name for each in STAGES.values() if each.oc4ids == project_status), None)
