"""Packages: what leaves the house for a donor, put together here and carried out when there is a connection.

A package is a record with its files: documents to be made, and annexes. `package_making` makes the documents and keeps
them, `package_sending` writes them for a letter, a folder or a stick; here is what one is and how far it is.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hromada_desk.domain import positions
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.packages import DEFAULT_PATTERN, MAIL_LIMITS, STATES, state_of
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.outbox import Package, PackageItem
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.redaction import ACCESS_AUDIENCES
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk
from hromada_desk.services.proposal_annexes import attach_file
from hromada_desk.text.catalog import words

USUAL = {
    "proposal": (("proposal", "pdf"), ("budget", "xlsx")),
    "project": (("passport", "pdf"), ("budget", "xlsx")),
}
"""The documents a new package begins with."""

FRAMING = ("audience", "language", "naming")
"""Fields of a package that make other files of what was made."""

MOMENTS = {"ready": "prepared_at", "copied": "copied_at", "sent": "sent_at", "confirmed": "confirmed_at"}
"""The field of a file that says when it came to a state."""


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package in a list: whose it is, its files in order, how far they are."""

    package: Package
    owner: Proposal | Project | None
    items: tuple[PackageItem, ...]

    @property
    def size(self) -> int | None:
        """Bytes of all files, None while one of them is not made yet."""
        sizes = [each.size_bytes for each in self.items]
        return None if None in sizes or not sizes else sum(each for each in sizes if each is not None)

    @property
    def state(self) -> str:
        """As far as the file that lags behind."""
        return state_of(each.status for each in self.items)


def package_rows(desk: Desk) -> tuple[PackageRow, ...]:
    """Every living package, the newest first."""
    rows = [row_of(desk, each) for each in desk.all(Package)]
    return tuple(sorted(rows, key=lambda row: row.package.id, reverse=True))


def row_of(desk: Desk, package: Package) -> PackageRow:
    """One package with what is in it."""
    return PackageRow(package, owner_of(desk, package), items_of(desk, package.id))


def owner_of(desk: Desk, package: Package) -> Proposal | Project | None:
    """The proposal or project a package is about, None where it is gone."""
    return desk.find(Proposal, package.proposal_id) or desk.find(Project, package.project_id)


def items_of(desk: Desk, package_id: str) -> tuple[PackageItem, ...]:
    """The files of a package in their order."""
    return desk.all(PackageItem, package_id=package_id)


def start_package(desk: Desk, owner: Proposal | Project, channel: str = "email") -> Package:
    """A new package with the usual documents and every annex that its audience may see, as one change."""
    package = Package(
        id=desk.new_id(), title=owner.title, channel=channel, naming=DEFAULT_PATTERN,
        proposal_id=owner.id if isinstance(owner, Proposal) else "",
        project_id=owner.id if isinstance(owner, Project) else owner.project_id,
        limit_bytes=MAIL_LIMITS["any"] if channel == "email" else None)
    annexes = [each for each in attachments_for(desk, package)
               if each.subject_kind == owner.kind and each.subject_id == owner.id]
    made = [_document(desk, package, name, file_format) for name, file_format in USUAL[owner.kind]]
    made += [_annex(desk, package, each) for each in annexes]
    keys = positions.many_after("", len(made))
    items = [replace(item, position=key) for item, key in zip(made, keys, strict=True)]
    desk.put("change.package_started", package, *items, title=owner.title.best("uk"))
    return package


def attachments_for(desk: Desk, package: Package) -> tuple[Attachment, ...]:
    """The files of the proposal, its project and its call that may go to the package's audience."""
    audience = Audience.named(package.audience)
    subjects = {package.proposal_id, package.project_id} - {""}
    return tuple(each for each in desk.all(Attachment) if each.subject_id in subjects and each.sha256
                 and audience.may_see(ACCESS_AUDIENCES.get(each.access, Audience.INTERNAL)))


def add_document(desk: Desk, package: Package, document: str, file_format: str) -> PackageItem:
    """One more document to be made."""
    return _add(desk, package, _document(desk, package, document, file_format))


def add_attachment(desk: Desk, package: Package, attachment: Attachment) -> PackageItem:
    """One more annex; raises RuleBroken('package.not_for_audience') for one its readers may not see."""
    if attachment not in attachments_for(desk, package):
        raise RuleBroken("package.not_for_audience", title=attachment.title)
    return _add(desk, package, _annex(desk, package, attachment))


def remove_items(desk: Desk, items: tuple[PackageItem, ...]) -> None:
    """Files leave the package; annexes stay with their proposal."""
    desk.put("change.package_items_removed", *(replace(each, alive=False) for each in items))


def remove_packages(desk: Desk, package_ids: tuple[str, ...]) -> None:
    """Packages go to the trash with their lists of files, as one change."""
    packages = [desk.get(Package, each) for each in package_ids]
    items = [item for each in packages for item in items_of(desk, each.id)]
    title = packages[0].title.best("uk") if len(packages) == 1 else ""
    desk.put("change.removed", *(replace(each, alive=False) for each in (*packages, *items)), kind=Package.kind,
             title=title)


def change_package(desk: Desk, package: Package) -> None:
    """Write a changed package; its files are drafts again where another audience or language would read them."""
    before = desk.get(Package, package.id)
    changed = [each for each in FRAMING if getattr(before, each) != getattr(package, each)]
    items = [unmade(each) for each in items_of(desk, package.id) if each.sha256] if changed else []
    desk.put("change.package_changed", replace(package, status="draft" if items else package.status), *items,
             title=package.title.best("uk"))


def unmake(desk: Desk, package_id: str) -> None:
    """What was made for other readers, in another language or under other names is a draft again."""
    package = desk.get(Package, package_id)
    made = [unmade(each) for each in items_of(desk, package_id) if each.sha256]
    if made:
        desk.put("change.package_changed", replace(package, status="draft", size_bytes=None), *made,
                 title=package.title.best("uk"))


def limit_letters(desk: Desk, package_id: str, limit: int | None) -> None:
    """Letters of that package hold at most so many bytes before encoding; None is no limit."""
    package = desk.get(Package, package_id)
    desk.put("change.package_changed", replace(package, limit_bytes=limit), title=package.title.best("uk"))


def documents_for(shown: PackageRow) -> tuple[tuple[str, str], ...]:
    """Documents and formats that can be made for the package's owner and are not in it yet, in its language."""
    from hromada_desk.documents.catalogue import DOCUMENTS

    owner = "proposal" if isinstance(shown.owner, Proposal) else "project"
    present = {(each.document, each.file_format) for each in shown.items if each.document}
    return tuple((each.name, file_format) for each in DOCUMENTS.values() for file_format in each.formats
                 if each.needs in (owner, "budget") and (each.name, file_format) not in present)


def mark(desk: Desk, package_id: str, state: str, receipt: str = "") -> Package:
    """The person says how far a package is: copied, sent or confirmed. A file not made yet cannot have left.

    Raises RuleBroken('package.not_ready').
    """
    package, items = desk.get(Package, package_id), items_of(desk, package_id)
    if not items or any(not each.sha256 for each in items):
        raise RuleBroken("package.not_ready", title=package.title)
    now = desk.now()
    moment: dict[str, Any] = {MOMENTS[state]: now}
    own: dict[str, Any] = {f"{state}_at": now} if state in ("sent", "confirmed") else {}
    moved = [replace(each, status=state, **moment) for each in items]
    marked = replace(package, status=state, receipt=receipt or package.receipt, **own)
    desk.put("change.package_marked", marked, *moved, title=package.title.best("uk"))
    return marked


def attach_proof(desk: Desk, package_id: str, path: Path) -> Attachment:
    """The proof that it arrived: a receipt, a screenshot, the donor's letter. Raises FileProblem as annexes do."""
    package = desk.get(Package, package_id)
    return attach_file(desk, Package.kind, package.id, "letter", path)


def proofs_of(desk: Desk, package_id: str) -> tuple[Attachment, ...]:
    """The proofs of submission, without the documents that were made for the package."""
    made = {each.attachment_id for each in items_of(desk, package_id) if each.document}
    return tuple(each for each in desk.all(Attachment, subject_kind=Package.kind, subject_id=package_id)
                 if each.id not in made and each.attachment_type == "letter")


def unmade(item: PackageItem) -> PackageItem:
    """The item as it was before it was made."""
    return replace(item, status=STATES[0], sha256="", size_bytes=None, file_name="", prepared_at=None, copied_at=None,
                   sent_at=None, confirmed_at=None)


def _add(desk: Desk, package: Package, item: PackageItem) -> PackageItem:
    last = max((each.position for each in items_of(desk, package.id)), default="")
    placed = replace(item, position=positions.between(last, ""))
    desk.put("change.package_item_added", placed, title=item.title.best("uk"))
    return placed


def _document(desk: Desk, package: Package, document: str, file_format: str) -> PackageItem:
    title = Bilingual(words("uk").say(f"export.{document}"), words("en").say(f"export.{document}"))
    return PackageItem(id=desk.new_id(), package_id=package.id, title=title, document=document,
                       file_format=file_format, language=package.language)


def _annex(desk: Desk, package: Package, attachment: Attachment) -> PackageItem:
    ending = Path(attachment.file_name).suffix.lstrip(".").casefold()
    return PackageItem(id=desk.new_id(), package_id=package.id, title=attachment.title, attachment_id=attachment.id,
                       file_format=ending, language=package.language)
