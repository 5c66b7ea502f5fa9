"""A reconstruction project: passport, alternative solutions, sites with damage, timeline, monitoring."""

from dataclasses import dataclass
from datetime import date
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
    flag,
    link,
    long_text,
    money_field,
    number,
    period,
    place,
    share,
    text,
    words,
)
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual, Period, PlaceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """A reconstruction or development project; fields follow DREAM's public data model (domain facts, 1.3)."""

    kind: ClassVar[str] = "project"
    number: str = text(audience=PUBLIC, limit=20, searched=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True, limit=1000)
    summary: Bilingual = bilingual_long(audience=PUBLIC, searched=True, limit=2000)
    stage: str = choice("project_stage", default="idea", audience=PUBLIC, mandatory=True)
    project_type: str = choice("project_type", audience=PUBLIC)
    purpose: str = choice("project_purpose", audience=PUBLIC)
    sector: str = choice("pim_sector", audience=PUBLIC, mandatory=True)
    dac_sector: str = text(audience=PUBLIC, scheme="DAC", limit=5)
    sdgs: tuple[str, ...] = words(audience=PUBLIC)
    place: PlaceRef = place(audience=PUBLIC, mandatory=True)
    period: Period = period(audience=PUBLIC)
    problem: Bilingual = bilingual_long(searched=True)
    goal: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    solution: Bilingual = bilingual_long(audience=PUBLIC, searched=True)
    estimated_cost: Money | None = money_field(audience=PUBLIC)
    price_date: date | None = day(audience=PUBLIC)
    operating_cost: Money | None = money_field()
    operator: Bilingual = bilingual(audience=PUBLIC)
    beneficiaries: int | None = count(audience=PUBLIC)
    beneficiaries_women: int | None = count(audience=PUBLIC)
    beneficiaries_children: int | None = count(audience=PUBLIC)
    beneficiaries_displaced: int | None = count(audience=PUBLIC)
    beneficiaries_disabled: int | None = count(audience=PUBLIC)
    cross_cutting: tuple[str, ...] = words("cross_cutting", audience=PUBLIC)
    energy_efficiency: Bilingual = bilingual_long(audience=PUBLIC)
    climate: Bilingual = bilingual_long(audience=PUBLIC)
    equal_opportunities: Bilingual = bilingual_long(audience=PUBLIC)
    accessibility: Bilingual = bilingual_long(audience=PUBLIC)
    initiator: Bilingual = bilingual(audience=PUBLIC)
    custodian: Bilingual = bilingual(audience=PUBLIC)
    implementer: Bilingual = bilingual(audience=PUBLIC)
    strategy_goal: Bilingual = bilingual(audience=PUBLIC)
    investment_direction: Bilingual = bilingual(audience=PUBLIC)
    in_portfolio: bool = flag(audience=PUBLIC)
    dk021: str = text(audience=PUBLIC, scheme="DK021", limit=10)
    kekv: str = text(scheme="KEKV", limit=4)
    programme_code: str = text(scheme="TPKPKMB", limit=7)
    responsible_id: str = link("person")
    tags: tuple[str, ...] = words(audience=INTERNAL)
    source_row: str = text(audience=INTERNAL, limit=2000)
    note: str = long_text(audience=INTERNAL, searched=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach(OrderedRecord):
    """An alternative solution, as in DREAM: "do nothing" is one of them, one is chosen."""

    kind: ClassVar[str] = "approach"
    project_id: str = link("project", technical=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True)
    description: Bilingual = bilingual_long(audience=PUBLIC)
    status: str = choice("approach_status", default="considered", audience=PUBLIC)
    cost: Money | None = money_field(audience=PUBLIC)
    advantages: Bilingual = bilingual_long()
    drawbacks: Bilingual = bilingual_long()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(OrderedRecord):
    """A place or building of a project. Exact address and point stay inside unless the office decides otherwise."""

    kind: ClassVar[str] = "site"
    project_id: str = link("project", technical=True)
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    site_type: str = choice("site_type", audience=PUBLIC)
    settlement: str = text(audience=PUBLIC, scheme="KATOTTG", limit=19)
    location: PlaceRef = place(audience=INTERNAL)
    critical: bool = flag(audience=INTERNAL)
    structure_class: str = text(scheme="CCCE", limit=4)
    year_built: int | None = count(maximum=Decimal(2100))
    storeys: int | None = count(maximum=Decimal(200))
    area_m2: Decimal | None = number(audience=PUBLIC, minimum=Decimal(0))
    energy_class: str = text(limit=3)
    users: int | None = count(audience=PUBLIC)
    shelter_capacity: int | None = count(audience=INTERNAL)
    custodian: Bilingual = bilingual()
    condition: Bilingual = bilingual_long()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage(Record):
    """What happened to a site and what the survey found (survey rules: CMU 326 of 20.03.2022)."""

    kind: ClassVar[str] = "damage"
    site_id: str = link("site", technical=True)
    damaged_on: date | None = day()
    cause: str = choice("damage_cause")
    category: str = choice("damage_category", audience=PUBLIC)
    damaged_share: Decimal | None = share(audience=PUBLIC)
    description: Bilingual = bilingual_long()
    survey_number: str = text()
    surveyed_on: date | None = day()
    repair_estimate: Money | None = money_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(OrderedRecord):
    """A point of the timeline: planned and actual day."""

    kind: ClassVar[str] = "milestone"
    project_id: str = link("project", technical=True)
    proposal_id: str = link("proposal", technical=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True)
    phase: str = choice("milestone_phase", audience=PUBLIC)
    due_on: date | None = day(audience=PUBLIC)
    done_on: date | None = day(audience=PUBLIC)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """Someone was on the spot: monitoring, technical supervision, a partner's visit."""

    kind: ClassVar[str] = "visit"
    project_id: str = link("project", technical=True)
    visited_on: date | None = day(mandatory=True)
    visit_type: str = choice("visit_type", default="monitoring")
    participants: str = text(audience=INTERNAL)
    progress_share: Decimal | None = share(audience=PUBLIC)
    summary: Bilingual = bilingual_long()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """What a visit or an audit found and what becomes of it."""

    kind: ClassVar[str] = "finding"
    project_id: str = link("project", technical=True)
    visit_id: str = link("visit", technical=True)
    title: Bilingual = bilingual(mandatory=True)
    severity: str = choice("finding_severity", default="note")
    status: str = choice("finding_status", default="open")
    due_on: date | None = day()
    resolved_on: date | None = day()
    description: Bilingual = bilingual_long()
