"""The annexes a form asks for: which are there, and attaching a file as one of them."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from hromada_desk.domain import positions
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.forms import Annex
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.rules.annex_needs import Reason, why_wanted
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk

LARGEST_BYTES = 50 * 1024 * 1024
"""A workspace is copied to sticks and backed up often: what is larger belongs beside it."""


@dataclass(frozen=True, slots=True)
class AnnexState:
    """An annex of the form, the file that fulfils it if there is one, and why it is wanted; None: not in this case."""

    annex: Annex
    attachment: Attachment | None
    reason: Reason | None

    @property
    def is_wanted(self) -> bool:
        """Whether this proposal must have it."""
        return self.annex.required and self.reason is not None


def annexes_of(case: Case) -> tuple[AnnexState, ...]:
    """The annexes of the form in order; one file fulfils one annex, as the rule counts them."""
    if case.form is None:
        return ()
    spare = [each for each in case.all(Attachment) if each.subject_kind != "call"]
    states = []
    for annex in case.form.annexes:
        found = next((each for each in spare if each.attachment_type == annex.attachment_type), None)
        if found is not None:
            spare.remove(found)
        states.append(AnnexState(annex, found, why_wanted(case, annex)))
    return tuple(states)


def attach(desk: Desk, proposal: Proposal, annex: Annex, path: Path) -> Attachment:
    """Take a file into the workspace as that annex; raises FileProblem('file.missing'), ('file.too_large')."""
    return attach_file(desk, Proposal.kind, proposal.id, annex.attachment_type, path, annex.title.best("uk"))


def attach_file(desk: Desk, kind: str, record_id: str, attachment_type: str, path: Path, title: str = "") -> Attachment:
    """Take a file into the workspace beside any record, as one change named by `title` or by the file."""
    from hromada_desk.exchange.limits import refuse_special

    try:
        refuse_special(path)
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise FileProblem("file.too_large", path=str(path), size=size, most=LARGEST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem("file.missing", path=str(path)) from error
    siblings = [each.position for each in desk.all(Attachment, subject_kind=kind, subject_id=record_id)]
    with desk.change("change.created", kind=Attachment.kind, title=title or path.name) as tx:
        return tx.put(Attachment(
            id=desk.new_id(), subject_kind=kind, subject_id=record_id, title=Bilingual(path.stem, ""),
            attachment_type=attachment_type, file_name=path.name, size_bytes=size,
            media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            sha256=desk.store.add_attachment_bytes(data), position=positions.between(max(siblings, default=""), ""),
        ))
