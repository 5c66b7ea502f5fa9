"""Plan and fact of a budget as a report: what every format of it shows. Figures come computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from hromada_desk.documents.blocks import Pair
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.plan_fact import Amounts
from hromada_desk.domain.values import Language, Period


@dataclass(frozen=True, slots=True)
class Spent:
    """Money in the period of the report and up to its end; `to_date.planned` is the plan of the whole time."""

    in_period: Amounts
    to_date: Amounts

    @property
    def paid_earlier(self) -> Money:
        """What was paid before the period."""
        return self.to_date.paid - self.in_period.paid

    @property
    def committed_earlier(self) -> Money:
        """What was committed before the period."""
        return self.to_date.committed - self.in_period.committed

    @property
    def left(self) -> Money:
        """The plan less what was paid."""
        return self.to_date.planned - self.to_date.paid


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A heading with the `size` rows under it, or a line alone. `forecast` is at completion, as known at the end.

    `first_payment` and `payments` point to its rows in the list of payments. `is_unassigned` marks what no line has.
    """

    number: str
    depth: int
    title: Pair
    spent: Spent
    forecast: Money
    heading: bool = False
    size: int = 0
    estimate: Money | None = None
    is_committed: bool = False
    is_paid: bool = False
    explanation: str = ""
    first_payment: int = 0
    payments: int = 0
    is_unassigned: bool = False

    @property
    def deviation(self) -> Money:
        """The forecast less the plan."""
        return self.forecast - self.spent.to_date.planned

    @property
    def deviates(self) -> Decimal | None:
        """The deviation as a share of the plan, None for no plan."""
        plan = self.spent.to_date.planned.minor
        return Decimal(self.deviation.minor) / Decimal(plan) if plan else None


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Who pays, and what of it; the last one may gather what names no source."""

    name: Pair
    kind: str
    spent: Spent


@dataclass(frozen=True, slots=True)
class ReportQuarter:
    """A quarter of the whole time, or what has no day."""

    label: Pair
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class ReportPayment:
    """What of a payment in the period falls on one line; `is_part` where the rest falls on others.

    `source` is the place in the list of sources.
    """

    day: date | None
    document: str
    title: Pair
    contract: str
    line: str
    source: int
    original: ConvertedMoney
    amount: Money
    is_part: bool


@dataclass(frozen=True, slots=True)
class PlanFactReport:
    """The whole report. Without a `period` it tells of the whole time."""

    identity: str
    title: Pair
    author: str
    language: Language
    currency: str
    words: Mapping[str, Pair]
    period: Period
    period_words: Pair
    rows: tuple[ReportRow, ...]
    total: ReportRow
    sources: tuple[ReportSource, ...]
    quarters: tuple[ReportQuarter, ...]
    payments: tuple[ReportPayment, ...]
    made_at: datetime | None = None
    draft: str = ""

    @property
    def has_estimates(self) -> bool:
        """Whether somebody said what a line will cost in the end."""
        return any(each.estimate is not None for each in self.rows)
