"""Making a package: its documents are written, named as the donor wants, hashed, and kept inside the workspace.

What is kept is what will leave: a later change of a budget or an annex does not slip into a package unseen, it is told.
"""

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.packages import DEFAULT_PATTERN, PackedFile, distinct, name_from
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.outbox import Package, PackageItem
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services import reports
from hromada_desk.services.desk import Desk
from hromada_desk.services.packages import attachments_for, items_of, owner_of

Steps = Generator[tuple[int, int], None, "Made"]
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain", "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A package that is ready: its files, how many problems its documents carry as drafts, what readers do not get."""

    files: tuple[PackedFile, ...]
    problems: int
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """One file while it is made."""

    item: PackageItem
    content: bytes
    problems: int = 0
    withheld: tuple[str, ...] = ()


def make_package(desk: Desk, package_id: str) -> Steps:
    """Make every file of a package and keep it, as one change; yields files done and files in all.

    Raises RuleBroken: package.empty, package.annex_gone, package.not_for_audience, those of `reports.rendered`, and of
    a pattern of names that cannot be filled. Nothing is written before all files are made.
    """
    package, items = desk.get(Package, package_id), items_of(desk, package_id)
    if not items:
        raise RuleBroken("package.empty", title=package.title)
    made = []
    for at, item in enumerate(items):
        yield at, len(items)
        made.append(_document(desk, package, item) if item.document else _annex(desk, package, item))
    names = _names(desk, package, [each.item for each in made])
    records: list[Record] = [replace(package, status="ready", made_at=desk.now(),
                                     size_bytes=sum(len(each.content) for each in made))]
    files = []
    for each, name in zip(made, names, strict=True):
        digest = hashlib.sha256(each.content).hexdigest()
        files.append(PackedFile(name, len(each.content), digest))
        kept = _kept(desk, package, each, name) if each.item.document else None
        records += [] if kept is None else [kept]
        records.append(replace(
            each.item, file_name=name, size_bytes=len(each.content), sha256=digest, status="ready",
            prepared_at=desk.now(), attachment_id=each.item.attachment_id if kept is None else kept.id))
    desk.put("change.package_made", *records, title=package.title.best("uk"))
    yield len(items), len(items)
    return Made(tuple(files), max((each.problems for each in made), default=0),
                tuple(sorted({name for each in made for name in each.withheld})))


def contents_of(desk: Desk, package_id: str) -> tuple[tuple[PackageItem, bytes], ...]:
    """The files of a ready package as they were made. Raises RuleBroken('package.not_ready')."""
    package, found = desk.get(Package, package_id), []
    for item in items_of(desk, package_id):
        content = desk.store.attachment_bytes(item.sha256) if item.sha256 else None
        if content is None:
            raise RuleBroken("package.not_ready", title=package.title)
        found.append((item, content))
    if not found:
        raise RuleBroken("package.empty", title=package.title)
    return tuple(found)


def changed_since(desk: Desk, package_id: str) -> tuple[PackageItem, ...]:
    """The files that would be others if they were made now: an annex replaced, a document whose figures moved."""
    package = desk.get(Package, package_id)
    made = [each for each in items_of(desk, package_id) if each.sha256]
    return tuple(each for each in made if _now(desk, package, each) != each.sha256)


def _now(desk: Desk, package: Package, item: PackageItem) -> str:
    """The hash of a file as it would be made now, empty where it could not."""
    if not item.document:
        attachment = desk.find(Attachment, item.attachment_id)
        return attachment.sha256 if attachment is not None else ""
    try:
        return hashlib.sha256(_document(desk, package, item).content).hexdigest()
    except RuleBroken:
        return ""


def _document(desk: Desk, package: Package, item: PackageItem) -> _Content:
    owner = owner_of(desk, package)
    if owner is None:
        raise RuleBroken("package.owner_gone", title=package.title)
    made = reports.rendered(desk, item.document, owner.id, file_format=item.file_format,
                            language=_language(item), audience=Audience.named(package.audience))
    return _Content(item, made.content, made.problems, made.withheld)


def _annex(desk: Desk, package: Package, item: PackageItem) -> _Content:
    attachment = desk.find(Attachment, item.attachment_id)
    content = desk.store.attachment_bytes(attachment.sha256) if attachment is not None else None
    if attachment is None or content is None:
        raise RuleBroken("package.annex_gone", title=item.title)
    if attachment not in attachments_for(desk, package):
        raise RuleBroken("package.not_for_audience", title=item.title)
    return _Content(item, content)


def _names(desk: Desk, package: Package, items: Sequence[PackageItem]) -> tuple[str, ...]:
    """The names by the donor's pattern, safe on every system, no two alike."""
    from hromada_desk.documents.write import file_name

    owner = owner_of(desk, package)
    width = len(str(len(items)))
    made = []
    for at, item in enumerate(items, start=1):
        language = _language(item)
        values = {
            "number": getattr(owner, "number", ""), "acronym": getattr(owner, "acronym", ""),
            "title": (owner.title.side(language) or owner.title.best(language)) if owner is not None else "",
            "document": item.title.side(language) or item.title.best(language), "language": item.language,
            "order": str(at).zfill(width),
        }
        made.append(file_name(name_from(package.naming or DEFAULT_PATTERN, values), item.file_format or "bin"))
    return distinct(made)


def _kept(desk: Desk, package: Package, made: _Content, name: str) -> Attachment:
    """The record behind a made document: it takes the place of the one made before."""
    before = desk.find(Attachment, made.item.attachment_id)
    digest = desk.store.add_attachment_bytes(made.content)
    return Attachment(
        id=before.id if before is not None else desk.new_id(), subject_kind=Package.kind, subject_id=package.id,
        title=Bilingual(Path(name).stem, ""), attachment_type="other", access="restricted", file_name=name,
        media_type=MEDIA_TYPES.get(made.item.file_format, "application/octet-stream"), sha256=digest,
        size_bytes=len(made.content))


def _language(item: PackageItem) -> Language:
    return "en" if item.language == "en" else "uk"
