"""What the rules find: in one proposal, in one project, in the whole workspace."""

from dataclasses import dataclass

from hromada_desk.domain.problems import Problem
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.rules.codes import Known
from hromada_desk.services.cases import project_case, proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import record_of, title_of


@dataclass(frozen=True, slots=True)
class Checked:
    """One project or proposal and its problems, errors first."""

    kind: str
    record_id: str
    title: str
    problems: tuple[Problem, ...]


def known_codes() -> Known:
    """The codes that exist, by scheme, so that the rules can tell a mistyped one."""
    from hromada_desk.storage import reference

    return {"KATOTTG": reference.places(), "DK021": reference.dk021(), "KEKV": reference.kekv()}


def check_proposal(desk: Desk, proposal_id: str) -> Checked:
    """The problems of one proposal, named by id or number."""
    proposal = record_of(desk, Proposal.kind, proposal_id)
    problems = check(proposal_case(desk, proposal.id), known_codes())
    return Checked(Proposal.kind, proposal.id, title_of(proposal), problems)


def check_project(desk: Desk, project_id: str) -> Checked:
    """The problems of one project, named by id or number."""
    project = record_of(desk, Project.kind, project_id)
    return Checked(Project.kind, project.id, title_of(project), check(project_case(desk, project.id), known_codes()))


def check_workspace(desk: Desk) -> tuple[Checked, ...]:
    """The problems of every proposal and every project."""
    proposals = tuple(check_proposal(desk, each.id) for each in desk.all(Proposal))
    return proposals + tuple(check_project(desk, each.id) for each in desk.all(Project))
