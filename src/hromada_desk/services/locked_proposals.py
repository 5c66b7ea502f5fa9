"""A finalised proposal does not change under the donor's eyes: what would change it is refused, with the way back.

Undo is not asked: it takes back what was, and the journal shows it.
"""

from collections.abc import Iterable
from dataclasses import replace

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.lifecycle import LOCKED_PROPOSALS
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import (
    Activity,
    Answer,
    Indicator,
    LogframeRow,
    Proposal,
    ProposalPartner,
    Risk,
)
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk

PARTS: tuple[type[Record], ...] = (Answer, ProposalPartner, LogframeRow, Indicator, Activity, Risk, Milestone)
"""What belongs to a proposal by naming it."""

MONEY: tuple[type[Record], ...] = (Budget, BudgetLine, FundingSource, LineShare)
STILL_OPEN = ("status", "submitted_at", "receipt", "decided_on", "awarded_grant", "lessons", "note", "responsible_id")
"""Fields of a proposal that tell of its way, not of its content."""


def is_locked(desk: Desk, proposal_id: str) -> bool:
    """Whether the donor holds, or is about to hold, what is written."""
    proposal = desk.find(Proposal, proposal_id)
    return proposal is not None and proposal.status in LOCKED_PROPOSALS


def refuse_locked(desk: Desk, proposal_id: str) -> None:
    """Raise RuleBroken('proposal.locked') for a finalised proposal."""
    if proposal_id and is_locked(desk, proposal_id):
        proposal = desk.get(Proposal, proposal_id)
        raise RuleBroken("proposal.locked", title=proposal.title, status=proposal.status)


def refuse_changed(desk: Desk, record: Record) -> None:
    """Raise RuleBroken('proposal.locked') where writing this record would change a finalised proposal."""
    if isinstance(record, Proposal):
        before = desk.find(Proposal, record.id)
        if before is not None and before.status in LOCKED_PROPOSALS and _content(before) != _content(record):
            refuse_locked(desk, record.id)
    elif isinstance(record, PARTS):
        refuse_locked(desk, getattr(record, "proposal_id", ""))


def refuse_changed_budget(desk: Desk, budget: Budget, known: dict[str, BudgetLine], records: Iterable[Record]) -> None:
    """Raise RuleBroken('proposal.locked') where these records would change the figures of a finalised proposal.

    What a line is expected to cost in the end belongs to plan and fact, and may be written.
    """
    if not budget.proposal_id or not is_locked(desk, budget.proposal_id):
        return
    for each in records:
        before = known.get(each.id) if isinstance(each, BudgetLine) else None
        same = before is not None and isinstance(each, BudgetLine) \
            and replace(each, final_estimate=before.final_estimate) == before
        if isinstance(each, MONEY) and not same:
            refuse_locked(desk, budget.proposal_id)


def _content(proposal: Proposal) -> Proposal:
    """The proposal without the fields of its way."""
    empty = Proposal(id=proposal.id)
    return replace(proposal, **{name: getattr(empty, name) for name in STILL_OPEN})
