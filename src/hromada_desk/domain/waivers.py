"""Findings that a person decided to live with, each with its reason; facts that nobody can decide away stay.

A waiver is bound to one finding: the same rule, the same record and field, the same section, annex or limit. When the
finding changes its place, it is back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.proposal_life import Waiver

NEVER = frozenset({"call.deadline_passed", "call.closed", "budget.rate_missing", "budget.source_rate_missing",
                   "budget.line_too_large", "grant.over_largest", "partners.gone"})
"""Findings no reason helps against: the portal is closed, the sum cannot be known, the donor's frame is exceeded."""

_DETAILS = ("section", "language", "annex", "cap", "year", "name")
"""What tells findings of one rule about one record apart."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding with the waiver that covers it."""

    problem: Problem
    waiver: Waiver


def place_of(problem: Problem) -> str:
    """The field of a finding and what else tells it from its siblings, as a waiver keeps it."""
    parts = [problem.field]
    for each in _DETAILS:
        value = problem.details.get(each)
        if isinstance(value, str) and value:
            parts.append(f"{each}={value}")
    return "|".join(parts)[:80]


def can_be_waived(problem: Problem) -> bool:
    """Whether a reason may stand instead of mending it; a note needs none."""
    return problem.code not in NEVER and problem.severity is not Severity.NOTE


def waiver_for(problem: Problem, waivers: Iterable[Waiver]) -> Waiver | None:
    """The living waiver of a finding; of several (two copies merged) the first by id."""
    if not can_be_waived(problem):
        return None
    place = place_of(problem)
    found = [each for each in waivers if each.alive and each.reason.strip() and each.code == problem.code
             and each.record_id == problem.record_id and each.field == place]
    return min(found, key=lambda each: each.id, default=None)


def parted(problems: Sequence[Problem], waivers: Sequence[Waiver]) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
    """What is still open, and what was waived, both in their order."""
    still, gone = [], []
    for each in problems:
        waiver = waiver_for(each, waivers) if waivers else None
        if waiver is None:
            still.append(each)
        else:
            gone.append(Waived(each, waiver))
    return tuple(still), tuple(gone)
