"""Budgets that are not the budget: what if, and as it was."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from hromada_desk.domain.money import Money
from hromada_desk.domain.records.facets import (
    INTERNAL,
    choice,
    link,
    long_text,
    moment,
    money_field,
    number,
    text,
)
from hromada_desk.domain.records.record import OrderedRecord, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A named "what if" over one budget. It never touches the budget until it is adopted."""

    kind: ClassVar[str] = "scenario"
    budget_id: str = link("budget", audience=INTERNAL, technical=True)
    name: str = text(audience=INTERNAL, mandatory=True, searched=True)
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioStep(OrderedRecord):
    """One supposition of a scenario.

    `percent` is a part of one: a growth (0.1 is ten per cent more) of a rate, of a heading or line; or, for
    "source_share", the part of every line of `line_id` ("" for the whole budget) that the source pays. `amount` is a
    new sum instead of a growth.
    """

    kind: ClassVar[str] = "scenario_step"
    scenario_id: str = link("scenario", audience=INTERNAL, technical=True)
    step_kind: str = choice("step_kind", default="growth", audience=INTERNAL)
    currency: str = choice("currency", default="", audience=INTERNAL)
    line_id: str = link("budget_line", audience=INTERNAL)
    source_id: str = link("funding_source", audience=INTERNAL)
    percent: Decimal | None = number(audience=INTERNAL)
    amount: Money | None = money_field(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetVersion(Record):
    """A budget as it was at a moment, under a name: its records written out in `content`, which nothing changes."""

    kind: ClassVar[str] = "budget_version"
    budget_id: str = link("budget", audience=INTERNAL, technical=True)
    name: str = text(audience=INTERNAL, mandatory=True, searched=True)
    note: str = long_text(audience=INTERNAL)
    made_at: datetime | None = moment(audience=INTERNAL)
    content: str = long_text(audience=INTERNAL, technical=True)
