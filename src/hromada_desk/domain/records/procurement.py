"""From the procurement plan to the last payment."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.facets import (
    INTERNAL,
    PUBLIC,
    bilingual,
    choice,
    converted,
    count,
    day,
    link,
    long_text,
    money_field,
    period,
    text,
)
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Procurement(Record):
    """One purchase: plan, tender, award. Numbers of Prozorro are identifiers of the record."""

    kind: ClassVar[str] = "procurement"
    project_id: str = link("project", technical=True)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    category: str = choice("procurement_category", audience=PUBLIC)
    method: str = choice("procurement_method", audience=PUBLIC)
    status: str = choice("procurement_status", default="planned", audience=PUBLIC)
    dk021: str = text(audience=PUBLIC, scheme="DK021", limit=10)
    expected_value: Money | None = money_field(audience=PUBLIC)
    announced_on: date | None = day(audience=PUBLIC)
    bids: int | None = count(audience=PUBLIC)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Record):
    """A contract signed for a project."""

    kind: ClassVar[str] = "contract"
    project_id: str = link("project", technical=True)
    procurement_id: str = link("procurement")
    number: str = text(audience=PUBLIC, mandatory=True)
    title: Bilingual = bilingual(audience=PUBLIC)
    supplier_id: str = link("partner", audience=PUBLIC)
    supplier_name: str = text(audience=PUBLIC)
    status: str = choice("contract_status", default="active", audience=PUBLIC)
    signed_on: date | None = day(audience=PUBLIC)
    period: Period = period(audience=PUBLIC)
    value: Money | None = money_field(audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """An obligation taken on against a budget line: an order, a contract or the part of one that falls on the line."""

    kind: ClassVar[str] = "commitment"
    project_id: str = link("project", technical=True)
    line_id: str = link("budget_line")
    source_id: str = link("funding_source")
    contract_id: str = link("contract")
    title: Bilingual = bilingual(audience=PUBLIC)
    committed_on: date | None = day(audience=PUBLIC)
    amount: ConvertedMoney | None = converted(audience=PUBLIC, mandatory=True)
    document: str = text()
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """Money that left: against a contract where there is one, else against the project."""

    kind: ClassVar[str] = "payment"
    project_id: str = link("project", technical=True)
    contract_id: str = link("contract")
    line_id: str = link("budget_line")
    source_id: str = link("funding_source")
    title: Bilingual = bilingual(audience=PUBLIC)
    paid_on: date | None = day(audience=PUBLIC)
    amount: ConvertedMoney | None = converted(audience=PUBLIC, mandatory=True)
    document: str = text()
    note: str = long_text(audience=INTERNAL)
