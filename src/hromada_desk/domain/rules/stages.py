"""What the stage of a project asks for (the table is `stage_needs`)."""

from collections.abc import Iterator

from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.stage_needs import Need, unmet

_CODES = {
    ("approach", "status"): "stage.needs_chosen_approach",
    ("funding_source", "status"): "stage.needs_secured_source",
    ("attachment", "attachment_type"): "stage.needs_document",
}


def the_stage_is_earned(case: Case) -> Iterator[Problem]:
    """What the project's stage adds and is not there is a warning, what earlier stages left open a note.

    A proposal's case leaves the project's stage alone.
    """
    if case.project is None or case.proposal is not None:
        return
    for need in unmet(case, case.project.stage):
        yield _problem(case.project.id, case.project.stage, need)


def _problem(project_id: str, stage: str, need: Need) -> Problem:
    severity = Severity.WARNING if need.stage == stage else Severity.NOTE
    details: dict[str, object] = {"stage": stage, "since": need.stage}
    if need.kind == "project":
        return Problem("stage.needs_field", "project", project_id, need.field, severity,
                       {**details, "label": f"project.{need.field}"})
    code = _CODES.get((need.kind, need.field), "stage.needs_records")
    return Problem(code, need.kind, "", need.field, severity,
                   {**details, "kind": need.kind, "least": need.least, "value": need.values[0] if need.values else ""})


RULES = (the_stage_is_earned,)
