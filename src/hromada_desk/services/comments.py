"""Comments and open questions at the sections of a proposal: written by us for us, they never leave the house."""

from dataclasses import replace

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.proposal_life import Comment
from hromada_desk.services.desk import Desk


def comments_of(desk: Desk, proposal_id: str, section: str) -> tuple[Comment, ...]:
    """The comments at a section: open questions first, then what is open, then what is settled; each by its time."""
    found = desk.all(Comment, proposal_id=proposal_id, section=section)
    return tuple(sorted(found, key=lambda each: (each.is_resolved, not each.is_question, str(each.written_at or ""),
                                                 each.id)))


def add_comment(desk: Desk, proposal: Proposal, section: str, body: str, *, is_question: bool) -> Comment:
    """Write a comment or a question; raises RuleBroken('comment.empty') without words."""
    if not body.strip():
        raise RuleBroken("comment.empty")
    comment = Comment(id=desk.new_id(), proposal_id=proposal.id, section=section, body=body.strip(),
                      is_question=is_question, written_at=desk.now())
    desk.put("change.commented", comment, title=proposal.title.best("uk"))
    return comment


def settle(desk: Desk, comment: Comment, *, is_resolved: bool) -> Comment:
    """A question is answered, a remark is done; or it is open again."""
    changed = replace(comment, is_resolved=is_resolved)
    desk.put("change.comment_settled" if is_resolved else "change.comment_reopened", changed, title=comment.body[:80])
    return changed
