"""The packages that leave the house: what is in them, how far each item is, what was pasted into a portal."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from hromada_desk.domain.records.facets import INTERNAL, bilingual, choice, count, link, long_text, moment, text
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Package(Record):
    """Files made to be sent later: for whom, by which channel, how far. `limit_bytes` is the channel's for one mail."""

    kind: ClassVar[str] = "package"
    title: Bilingual = bilingual(mandatory=True, searched=True)
    proposal_id: str = link("proposal")
    project_id: str = link("project")
    channel: str = choice("channel", default="email")
    audience: str = choice("audience", default="donor")
    language: str = choice("language", default="uk")
    naming: str = text(limit=200)
    recipient: str = text(limit=200)
    limit_bytes: int | None = count()
    status: str = choice("package_status", default="draft")
    made_at: datetime | None = moment()
    sent_at: datetime | None = moment()
    confirmed_at: datetime | None = moment()
    size_bytes: int | None = count()
    sha256: str = text(limit=64)
    receipt: str = text()
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem(OrderedRecord):
    """One file of a package: a document made for it (`document`, `file_format`, `language`) or an attachment."""

    kind: ClassVar[str] = "package_item"
    package_id: str = link("package", technical=True)
    title: Bilingual = bilingual(mandatory=True)
    document: str = text(limit=80, technical=True)
    file_format: str = text(limit=20, technical=True)
    language: str = choice("language", default="uk")
    attachment_id: str = link("attachment", technical=True)
    file_name: str = text(limit=200)
    size_bytes: int | None = count()
    sha256: str = text(limit=64)
    status: str = choice("package_status", default="draft")
    prepared_at: datetime | None = moment()
    copied_at: datetime | None = moment()
    sent_at: datetime | None = moment()
    confirmed_at: datetime | None = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalEntry(Record):
    """An answer pasted into the donor's portal: when, and the digest of the text that was pasted."""

    kind: ClassVar[str] = "portal_entry"
    proposal_id: str = link("proposal", audience=INTERNAL, technical=True)
    section: str = text(audience=INTERNAL, limit=80, technical=True)
    language: str = choice("language", default="en", audience=INTERNAL)
    pasted_at: datetime | None = moment(audience=INTERNAL)
    digest: str = text(audience=INTERNAL, limit=64, technical=True)
