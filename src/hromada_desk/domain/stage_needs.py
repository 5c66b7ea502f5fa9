"""What each stage of a project asks for before it can honestly be called reached: a table, later stages add to it.

Composed from DREAM's required fields, the concept and the evaluation of the public investment cycle (CMU 527 of
28.02.2025) and what selection rounds ask in practice. The rules report what is missing; nothing refuses a step for it.
"""

from dataclasses import dataclass
from typing import Any

from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import STAGES, reached
from hromada_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True)
class Need:
    """From `stage` on: a filled `field` of the project, or at least `least` records of `kind`.

    With `field` and `values`, only records whose field has one of the values count.
    """

    stage: str
    kind: str
    field: str = ""
    values: tuple[str, ...] = ()
    least: int = 1


NEEDS = (
    Need("concept", "project", "problem"),
    Need("concept", "project", "goal"),
    Need("concept", "project", "initiator"),
    Need("concept", "site"),
    Need("appraisal", "approach", least=2),
    Need("appraisal", "project", "solution"),
    Need("appraisal", "project", "estimated_cost"),
    Need("appraisal", "project", "beneficiaries"),
    Need("preparation", "approach", "status", ("chosen",)),
    Need("preparation", "project", "custodian"),
    Need("preparation", "project", "period"),
    Need("preparation", "milestone"),
    Need("financing", "budget_line", "line_type", ("line",)),
    Need("financing", "funding_source"),
    Need("financing", "attachment", "attachment_type", ("design_document", "feasibility_study")),
    Need("procurement", "funding_source", "status", ("confirmed", "received")),
    Need("procurement", "procurement"),
    Need("implementation", "contract"),
    Need("completion", "payment"),
    Need("completion", "visit"),
    Need("operation", "project", "operator"),
    Need("operation", "project", "operating_cost"),
)


def unmet(case: Case, stage: str) -> tuple[Need, ...]:
    """The needs of `stage` and of the stages before it that the case's project does not meet."""
    return tuple(each for each in NEEDS if reached(stage, each.stage) and not _is_met(case, each))


def asked_by(stage: str) -> tuple[Need, ...]:
    """What a stage adds to the needs of the stages before it."""
    return tuple(each for each in NEEDS if each.stage == STAGES[stage].name)


def _is_met(case: Case, need: Need) -> bool:
    if need.kind == "project":
        value: Any = getattr(case.project, need.field, None)
        return value is not None and (bool(value) or value == 0)
    found = [each for each in case.records.get(need.kind, ()) if _counts(each, need)]
    return len(found) >= need.least


def _counts(record: Record, need: Need) -> bool:
    return not need.values or getattr(record, need.field) in need.values
