"""Costs and who pays them: one budget feeds the screen, the PDF, the workbook and the JSON."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.facets import (
    INTERNAL,
    PUBLIC,
    bilingual,
    bilingual_long,
    choice,
    converted,
    count,
    day,
    flag,
    link,
    long_text,
    money_field,
    number,
    period,
    share,
    text,
    words,
)
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Bilingual, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """The costs of a project or of a proposal, in one currency; lines in others carry their rate.

    `rate_source` and `rates_on` pin the rate that new foreign prices take: whose, of which day; empty is the newest.
    """

    kind: ClassVar[str] = "budget"
    project_id: str = link("project", technical=True)
    proposal_id: str = link("proposal", technical=True)
    title: Bilingual = bilingual(audience=PUBLIC)
    currency: str = choice("currency", default="UAH", audience=PUBLIC, mandatory=True)
    prices_on: date | None = day(audience=PUBLIC)
    rate_source: str = choice("rate_source", audience=PUBLIC)
    rates_on: date | None = day(audience=PUBLIC)
    note: Bilingual = bilingual_long()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(OrderedRecord):
    """A heading, a cost (quantity times unit cost), or a share: `percent` of other costs, as indirect costs are.

    Headings carry no figures of their own; they sum their lines. `role` tells what the lines of a heading are (empty:
    as the heading above, direct at the top). `base` names what a share is a part of, by roles and heading codes (empty:
    direct costs); see `budget_bases`. `final_estimate` is what a person expects the line to have cost in the end, in
    the budget's currency.
    """

    kind: ClassVar[str] = "budget_line"
    budget_id: str = link("budget", technical=True)
    parent_id: str = link("budget_line", technical=True)
    line_type: str = choice("line_type", default="line", audience=PUBLIC, technical=True)
    heading_code: str = text(audience=PUBLIC, limit=40, technical=True)
    role: str = choice("heading_role", audience=PUBLIC)
    title: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    percent: Decimal | None = share(audience=PUBLIC)
    base: tuple[str, ...] = words(audience=PUBLIC, technical=True)
    quantity: Decimal | None = number(audience=PUBLIC)
    unit: str = text(audience=PUBLIC, scheme="UNIT", limit=40)
    unit_cost: ConvertedMoney | None = converted(audience=PUBLIC)
    year: int | None = count(audience=PUBLIC, minimum=Decimal(1990), maximum=Decimal(2100))
    period: Period = period(audience=PUBLIC)
    vat: str = choice("vat", default="included")
    eligible: bool = flag(default=True)
    cost_item: str = choice("cost_item")
    capital: str = choice("capital")
    kekv: str = text(scheme="KEKV", limit=4)
    programme_code: str = text(scheme="TPKPKMB", limit=7)
    dk021: str = text(scheme="DK021", limit=10)
    partner_id: str = link("partner")
    site_id: str = link("site")
    activity_id: str = link("activity")
    result_id: str = link("logframe_row")
    justification: Bilingual = bilingual_long()
    price_source: str = text()
    final_estimate: Money | None = money_field(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingSource(OrderedRecord):
    """Who pays: a grant, the local budget, a partner. `amount` is the most it pays, in any currency."""

    kind: ClassVar[str] = "funding_source"
    budget_id: str = link("budget", technical=True)
    name: Bilingual = bilingual(audience=PUBLIC, mandatory=True, searched=True)
    funding_kind: str = choice("funding_kind", default="local_budget", audience=PUBLIC, mandatory=True)
    status: str = choice("funding_status", default="planned", audience=PUBLIC)
    amount: ConvertedMoney | None = converted(audience=PUBLIC)
    finance_type: str = choice("finance_type")
    finance_category: str = choice("finance_category")
    partner_id: str = link("partner")
    document: str = text()
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShare(Record):
    """How much of one line one source pays: a fixed amount (budget currency), a share, or whatever remains."""

    kind: ClassVar[str] = "line_share"
    line_id: str = link("budget_line", technical=True)
    source_id: str = link("funding_source", technical=True)
    share_rule: str = choice("share_rule", default="amount", audience=PUBLIC)
    amount: Money | None = money_field(audience=PUBLIC)
    percent: Decimal | None = share(audience=PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Record):
    """An exchange rate: units of `to_currency` per one unit of `currency`, four decimals as the NBU gives them."""

    kind: ClassVar[str] = "rate"
    currency: str = choice("currency", default="EUR", audience=PUBLIC, mandatory=True)
    to_currency: str = choice("currency", default="UAH", audience=PUBLIC, mandatory=True)
    rate: Decimal | None = number(audience=PUBLIC, mandatory=True, minimum=Decimal(0))
    rate_on: date | None = day(audience=PUBLIC, mandatory=True)
    source: str = choice("rate_source", default="NBU", audience=PUBLIC)
