"""What each stage of a project asks for before it can honestly be called reached, as a table.

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
    """From `stage` to `until`: a filled `field` of the project, or at least `least` records of `kind`.

    With `values`, only records whose `field` has one of them count. A need ends where nobody would go back for it: a
    roof under repair no longer looks for alternatives.
    """

    stage: str
    until: str
    kind: str
    field: str = ""
    values: tuple[str, ...] = ()
    least: int = 1


NEEDS = (
    Need("concept", "financing", "project", "problem"),
    Need("concept", "financing", "project", "goal"),
    Need("concept", "financing", "project", "initiator"),
    Need("concept", "implementation", "site"),
    Need("appraisal", "financing", "approach", least=2),
    Need("appraisal", "financing", "project", "solution"),
    Need("appraisal", "procurement", "project", "estimated_cost"),
    Need("appraisal", "financing", "project", "beneficiaries"),
    Need("preparation", "financing", "approach", "status", ("chosen",)),
    Need("preparation", "operation", "project", "custodian"),
    Need("preparation", "completion", "project", "period"),
    Need("preparation", "implementation", "milestone"),
    Need("financing", "completion", "budget_line", "line_type", ("line",)),
    Need("financing", "completion", "funding_source"),
    Need("financing", "implementation", "attachment", "attachment_type", ("design_document", "feasibility_study")),
    Need("procurement", "implementation", "funding_source", "status", ("confirmed", "received")),
    Need("procurement", "implementation", "procurement"),
    Need("implementation", "completion", "contract"),
    Need("completion", "completion", "payment"),
    Need("completion", "completion", "visit"),
    Need("operation", "operation", "project", "operator"),
    Need("operation", "operation", "project", "operating_cost"),
)


def unmet(case: Case, stage: str) -> tuple[Need, ...]:
    """The needs that hold in `stage` and are not met by the case's project."""
    return tuple(each for each in NEEDS
                 if reached(stage, each.stage) and reached(each.until, stage) and not _is_met(case, each))


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
