"""The way of a proposal: draft, review, council, finalised, ready, sent, received, clarified, awarded or rejected.

Finalising freezes what the donor will get: it is refused while errors remain, keeps a version with content hash and
figures, and from then on the text is closed until the person takes it back to a draft.
"""

from dataclasses import replace

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.lifecycle import check_proposal_step
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.record import Record
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.checking import known_codes
from hromada_desk.services.desk import Desk
from hromada_desk.services.proposal_versions import version_now, versions_of

FINALISED = "finalised"


def step_proposal(desk: Desk, proposal: Proposal, status: str) -> Proposal:
    """Take a proposal to another state, as one change.

    Raises RuleBroken: lifecycle.proposal_step_not_allowed, and proposal.not_ready with the number of errors where it is
    to be finalised.
    """
    check_proposal_step(proposal.status, status)
    if status == proposal.status:
        return proposal
    changed = replace(proposal, status=status)
    kept: list[Record] = []
    if status == FINALISED and proposal.status not in ("ready", "sent"):
        _refuse_errors(desk, proposal)
        label = next_label(desk, proposal)
        changed = replace(changed, version_label=label)
        kept.append(replace(version_now(desk, proposal.id, label), status=FINALISED))
    if status == "sent" and proposal.submitted_at is None:
        changed = replace(changed, submitted_at=desk.now())
    if status in ("awarded", "rejected") and proposal.decided_on is None:
        changed = replace(changed, decided_on=desk.today())
    desk.put("change.proposal_stepped", changed, *kept, title=proposal.title.best("uk"), status=status)
    return changed


def next_label(desk: Desk, proposal: Proposal) -> str:
    """The label of the next finalised version: 1.0, then 2.0..., past those that were kept already."""
    finals = sum(each.status == FINALISED for each in versions_of(desk, proposal.id))
    return f"{finals + 1}.0"


def _refuse_errors(desk: Desk, proposal: Proposal) -> None:
    errors = [each for each in check(proposal_case(desk, proposal.id), known_codes())
              if each.severity is Severity.ERROR]
    if errors:
        raise RuleBroken("proposal.not_ready", title=proposal.title, n=len(errors))
