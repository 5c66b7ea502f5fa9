"""The workspace's owner and what may hang on anything: people, tags, identifiers, attachments."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from hromada_desk.domain.money import Money
from hromada_desk.domain.records.facets import (
    INTERNAL,
    PUBLIC,
    bilingual,
    bilingual_long,
    choice,
    count,
    flag,
    link,
    long_text,
    moment,
    money_field,
    number,
    place,
    text,
    words,
)
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual, PlaceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Hromada(Record):
    """The territorial community that owns the workspace; exactly one is alive in a workspace."""

    kind: ClassVar[str] = "hromada"
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    katottg: str = text(audience=PUBLIC, scheme="KATOTTG", limit=19, mandatory=True)
    hromada_type: str = choice("hromada_type", audience=PUBLIC)
    edrpou: str = text(audience=PUBLIC, scheme="UA-EDR", limit=8, mandatory=True)
    council_name: Bilingual = bilingual(audience=PUBLIC)
    budget_code: str = text(audience=PUBLIC, scheme="BUDGET-CODE", limit=11)
    seat: PlaceRef = place(audience=PUBLIC)
    population: int | None = count(audience=PUBLIC)
    displaced_people: int | None = count(audience=PUBLIC)
    area_km2: Decimal | None = number(audience=PUBLIC, minimum=Decimal(0))
    settlements: int | None = count(audience=PUBLIC)
    annual_budget: Money | None = money_field(audience=PUBLIC)
    website: str = text(audience=PUBLIC)
    email: str = text(audience=PUBLIC, scheme="EMAIL")
    phone: str = text(scheme="PHONE")
    head_name: str = text(audience=PUBLIC)
    head_title: Bilingual = bilingual(audience=PUBLIC)
    iban: str = text(audience=INTERNAL, scheme="UA-IBAN", limit=29)
    description: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    strengths: Bilingual = bilingual_long(audience=PUBLIC)
    needs: Bilingual = bilingual_long(audience=PUBLIC)
    contact_languages: tuple[str, ...] = words("language", audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone who works in this workspace; names stay with us unless a document needs a contact person."""

    kind: ClassVar[str] = "person"
    name: Bilingual = bilingual(mandatory=True, searched=True)
    job_title: Bilingual = bilingual()
    department: Bilingual = bilingual()
    email: str = text(scheme="EMAIL")
    phone: str = text(audience=INTERNAL, scheme="PHONE")
    languages: tuple[str, ...] = words("language")
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word of the office's own to group projects by."""

    kind: ClassVar[str] = "tag"
    name: Bilingual = bilingual(mandatory=True, searched=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Record):
    """The number something has elsewhere: DREAM, Prozorro, register of damaged property, cadastre."""

    kind: ClassVar[str] = "identifier"
    subject_kind: str = choice("subject", audience=PUBLIC, technical=True)
    subject_id: str = link(audience=PUBLIC, technical=True)
    scheme: str = choice("identifier_scheme", audience=PUBLIC, mandatory=True)
    value: str = text(audience=PUBLIC, mandatory=True, searched=True)
    note: str = text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(OrderedRecord):
    """A file kept inside the workspace by its hash; `access` is DREAM's level and limits who gets the file itself."""

    kind: ClassVar[str] = "attachment"
    subject_kind: str = choice("subject", audience=PUBLIC, technical=True)
    subject_id: str = link(technical=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    attachment_type: str = choice("attachment_type", default="other", audience=PUBLIC)
    access: str = choice("access", default="restricted", audience=PUBLIC)
    file_name: str = text(limit=200)
    media_type: str = text(audience=PUBLIC, limit=100)
    sha256: str = text(audience=PUBLIC, limit=64, technical=True)
    size_bytes: int | None = count()
    taken_at: datetime | None = moment(audience=INTERNAL)
    caption: Bilingual = bilingual(audience=PUBLIC)
    cover: bool = flag(audience=PUBLIC)
