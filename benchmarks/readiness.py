"""Judging many proposals, against walking over the same records without asking them anything.

Ours runs every rule over every case: texts counted, budgets computed, partners, dates, annexes, codes. The bare side
visits each record of each case and each of its fields once. It only tells how far apart they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.case import Case
from hromada_desk.domain.readiness import readiness
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.record import fields_of
from hromada_desk.services.cases import proposal_case

LINES_A_PROPOSAL = 25
"""Full size is 5,000 lines: two hundred proposals."""


@contextmanager
def judging(folder: Path, size: Size) -> Iterator[Sides]:
    """The demonstration's proposals over and over, each under an id of its own."""
    desk = sample.demo(folder)
    cases = [proposal_case(desk, each.id) for each in desk.all(Proposal)]
    desk.close()
    many = max(1, size.lines // LINES_A_PROPOSAL)
    wanted = [_renamed(cases[at % len(cases)], at) for at in range(many)]
    yield Sides(clocked(lambda: [readiness(each) for each in wanted], repeats=size.repeats),
                clocked(lambda: sum(_visited(each) for each in wanted), repeats=size.repeats))


def _renamed(case: Case, at: int) -> Case:
    assert case.proposal is not None
    return replace(case, proposal=replace(case.proposal, acronym=f"{case.proposal.acronym} {at}"))


def _visited(case: Case) -> int:
    """How many fields of the case hold anything."""
    return sum(bool(getattr(record, each.name)) for records in case.records.values() for record in records
               for each in fields_of(type(record)))


READINESS = Yardstick("readiness", "two hundred proposals judged by every rule",
                      "a loop over the same records and fields", None, judging)
