"""Human numbers such as PR-2026-014: labels for people, never references; they may be renumbered at a merge."""

import re
from collections.abc import Iterable

from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.desk import Desk


def next_project_number(desk: Desk) -> str:
    """The next free project number of this year."""
    return next_number("PR", desk.today().year, (each.number for each in desk.all(Project)))


def next_proposal_number(desk: Desk) -> str:
    """The next free proposal number of this year."""
    return next_number("AP", desk.today().year, (each.number for each in desk.all(Proposal)))


def next_number(prefix: str, year: int, taken: Iterable[str]) -> str:
    """The number after the highest taken one of that prefix and year."""
    pattern = re.compile(rf"^{prefix}-{year}-(\d+)$")
    highest = max((int(found[1]) for each in taken if (found := pattern.match(each))), default=0)
    return f"{prefix}-{year}-{highest + 1:03d}"
