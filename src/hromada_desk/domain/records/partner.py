"""Municipalities, associations, donors and NGOs we work with."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hromada_desk.domain.records.facets import (
    INTERNAL,
    PUBLIC,
    bilingual,
    bilingual_long,
    choice,
    count,
    day,
    flag,
    link,
    long_text,
    period,
    text,
    words,
)
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """An organisation: partner municipality, association, donor, contractor."""

    kind: ClassVar[str] = "partner"
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    legal_name: str = text(audience=PUBLIC)
    organisation_type: str = choice("organisation_type", default="municipality", audience=PUBLIC, mandatory=True)
    country: str = text(audience=PUBLIC, scheme="COUNTRY", limit=2, mandatory=True)
    region: str = text(audience=PUBLIC)
    population: int | None = count(audience=PUBLIC)
    registration_number: str = text(limit=40)
    website: str = text(audience=PUBLIC)
    address: str = text()
    languages: tuple[str, ...] = words("language", audience=PUBLIC)
    themes: tuple[str, ...] = words(audience=PUBLIC)
    strengths: Bilingual = bilingual_long(audience=PUBLIC)
    experience: Bilingual = bilingual_long()
    note: str = long_text(audience=INTERNAL, searched=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(OrderedRecord):
    """A person at a partner."""

    kind: ClassVar[str] = "contact"
    partner_id: str = link("partner", technical=True)
    name: str = text(mandatory=True, searched=True)
    job_title: Bilingual = bilingual()
    email: str = text(scheme="EMAIL")
    phone: str = text(audience=INTERNAL, scheme="PHONE")
    languages: tuple[str, ...] = words("language")
    signatory: bool = flag()
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """A memorandum, a twinning or a grant agreement with a partner."""

    kind: ClassVar[str] = "agreement"
    partner_id: str = link("partner", technical=True)
    project_id: str = link("project")
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    agreement_type: str = choice("agreement_type", default="memorandum", audience=PUBLIC)
    number: str = text(audience=PUBLIC)
    signed_on: date | None = day(audience=PUBLIC)
    validity: Period = period(audience=PUBLIC)
    council_decision: str = text()
    note: str = long_text(audience=INTERNAL)


