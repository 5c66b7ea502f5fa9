"""Calls and the draft answers to them."""

from dataclasses import dataclass
from datetime import date, datetime
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
    day,
    link,
    long_text,
    measure,
    moment,
    money_field,
    number,
    period,
    share,
    text,
    words,
)
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual, Measure, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Record):
    """A call for proposals with its deadline and money frame; its form is referred to by `form_id`.

    `rate_source` and `rate_days` are whose exchange rate the call takes and how old it may be at most, in days.
    """

    kind: ClassVar[str] = "call"
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    programme: Bilingual = bilingual(audience=PUBLIC, searched=True)
    donor: Bilingual = bilingual(audience=PUBLIC)
    reference: str = text(audience=PUBLIC)
    form_id: str = link("form", audience=PUBLIC)
    status: str = choice("call_status", default="open", audience=PUBLIC)
    opens_on: date | None = day(audience=PUBLIC)
    deadline_at: datetime | None = moment(audience=PUBLIC)
    deadline_zone: str = text(default="Europe/Brussels", audience=PUBLIC)
    smallest_grant: Money | None = money_field(audience=PUBLIC)
    largest_grant: Money | None = money_field(audience=PUBLIC)
    largest_grant_share: Decimal | None = share(audience=PUBLIC)
    least_own_share: Decimal | None = share(audience=PUBLIC)
    rate_source: str = choice("rate_source", audience=PUBLIC)
    rate_days: int | None = count(audience=PUBLIC)
    shortest_months: int | None = count(audience=PUBLIC)
    longest_months: int | None = count(audience=PUBLIC)
    website: str = text(audience=PUBLIC)
    description: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReference(Record):
    """Which application form a call uses: the id and version of a form file, and its text if it came from elsewhere."""

    kind: ClassVar[str] = "form"
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True)
    form_code: str = text(audience=PUBLIC, mandatory=True, limit=80)
    version: str = text(audience=PUBLIC, limit=40)
    source: str = text()
    content: str = long_text(technical=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookTemplate(Record):
    """The donor's own Excel form of a call: the file, and what goes into which of its cells (`mapping`, JSON)."""

    kind: ClassVar[str] = "workbook_template"
    call_id: str = link("call", technical=True)
    title: str = text(audience=PUBLIC, mandatory=True)
    attachment_id: str = link("attachment", technical=True)
    mapping: str = long_text(technical=True)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """A draft application to a call, for a project."""

    kind: ClassVar[str] = "proposal"
    number: str = text(audience=PUBLIC, limit=20, searched=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    acronym: str = text(audience=PUBLIC, limit=40, searched=True)
    project_id: str = link("project", audience=PUBLIC, mandatory=True)
    call_id: str = link("call", audience=PUBLIC, mandatory=True)
    status: str = choice("proposal_status", default="draft", audience=PUBLIC)
    summary: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    period: Period = period(audience=PUBLIC)
    duration_months: int | None = count(audience=PUBLIC, maximum=Decimal(1200))
    requested_grant: Money | None = money_field(audience=PUBLIC)
    responsible_id: str = link("person")
    submitted_at: datetime | None = moment()
    receipt: str = text()
    version_label: str = text(limit=80)
    decided_on: date | None = day()
    awarded_grant: Money | None = money_field()
    lessons: str = long_text(audience=INTERNAL)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPartner(OrderedRecord):
    """The part a partner takes in a proposal. The hromada itself is a row without `partner_id`."""

    kind: ClassVar[str] = "proposal_partner"
    proposal_id: str = link("proposal", technical=True)
    partner_id: str = link("partner", audience=PUBLIC)
    role: str = choice("partner_role", default="co_applicant", audience=PUBLIC, mandatory=True)
    code: str = text(audience=PUBLIC, limit=10)
    contribution: Bilingual = bilingual_long(audience=PUBLIC)
    experience: Bilingual = bilingual_long()
    contact_id: str = link("contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """The text given to one section of the form; both languages side by side.

    `source_language` is the side written first; `translated_from` is a digest of the source text the translation was
    made from, so that a later change of the source marks the translation as stale.
    """

    kind: ClassVar[str] = "answer"
    proposal_id: str = link("proposal", technical=True)
    section: str = text(audience=PUBLIC, limit=80, technical=True)
    content: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    source_language: str = choice("language", default="uk", technical=True)
    translated_from: str = text(limit=64, technical=True)
    comment: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogframeRow(OrderedRecord):
    """A row of the logical framework: impact, outcome, output or activity, linked to the row it serves."""

    kind: ClassVar[str] = "logframe_row"
    proposal_id: str = link("proposal", technical=True)
    parent_id: str = link("logframe_row", technical=True)
    level: str = choice("logframe_level", default="output", audience=PUBLIC, mandatory=True)
    code: str = text(audience=PUBLIC, limit=20)
    statement: Bilingual = bilingual_long(audience=PUBLIC, mandatory=True)
    assumptions: Bilingual = bilingual_long(audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(OrderedRecord):
    """How a result is measured: baseline and target with unit, years, source of verification."""

    kind: ClassVar[str] = "indicator"
    project_id: str = link("project", technical=True)
    proposal_id: str = link("proposal", technical=True)
    row_id: str = link("logframe_row", technical=True)
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True)
    measure: Measure = measure(audience=PUBLIC)
    baseline_year: int | None = count(audience=PUBLIC, minimum=Decimal(1990), maximum=Decimal(2100))
    target_year: int | None = count(audience=PUBLIC, minimum=Decimal(1990), maximum=Decimal(2100))
    current: Decimal | None = number(audience=PUBLIC)
    disaggregation: Bilingual = bilingual(audience=PUBLIC)
    verification: Bilingual = bilingual(audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(OrderedRecord):
    """A row of the workplan: from month to month of the project (1 is the first), led by a partner."""

    kind: ClassVar[str] = "activity"
    proposal_id: str = link("proposal", technical=True)
    row_id: str = link("logframe_row", technical=True)
    code: str = text(audience=PUBLIC, limit=20)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True)
    description: Bilingual = bilingual_long(audience=PUBLIC)
    first_month: int | None = count(audience=PUBLIC, minimum=Decimal(1), maximum=Decimal(240))
    last_month: int | None = count(audience=PUBLIC, minimum=Decimal(1), maximum=Decimal(240))
    lead_id: str = link("proposal_partner", audience=PUBLIC)
    depends_on: tuple[str, ...] = words(audience=PUBLIC, technical=True)
    deliverable: Bilingual = bilingual(audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(OrderedRecord):
    """A risk with likelihood and impact from 1 to 5, and what is done about it."""

    kind: ClassVar[str] = "risk"
    project_id: str = link("project", technical=True)
    proposal_id: str = link("proposal", technical=True)
    title: Bilingual = bilingual(mandatory=True)
    area: str = choice("risk_area")
    likelihood: int | None = count(minimum=Decimal(1), maximum=Decimal(5))
    impact: int | None = count(minimum=Decimal(1), maximum=Decimal(5))
    mitigation: Bilingual = bilingual_long()
    owner: Bilingual = bilingual()


