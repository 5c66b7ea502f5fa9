"""One row of a foreign budget while it is being understood: what its cells say, then what it is and will cost."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hromada_desk.domain.money import LARGEST_MINOR, MINOR_DIGITS, Money, round_half_up
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_ordinals import NO_ORDINAL, Ordinal
from hromada_desk.exchange.tables import Row


class BudgetRowKind(StrEnum):
    """What a row of a budget is; headings, lines and shares are imported."""

    HEADING = "heading"
    LINE = "line"
    SHARE = "share"
    SUBTOTAL = "subtotal"
    NOTE = "note"
    HEAD = "head"
    BLANK = "blank"
    OUT = "out"


@dataclass(slots=True)
class BudgetRow:
    """A row on its way to the preview: what its cells say, then what it is, where it hangs and what it will cost.

    `said` is the sheet's own sum, `price` one in `currency`; `parent` is the place of its heading among the rows.
    `final_*` is what will be imported, `cost` what that comes to in the currency of `said`; `differs` that they differ.
    A share is `percent` of `base`: "direct", "total", or of the heading at `base_row`.
    """

    index: int
    cells: Row
    ordinal: Ordinal = NO_ORDINAL
    title: Bilingual = field(default_factory=Bilingual)
    category: str = ""
    unit: str = ""
    unit_code: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    currency: str = ""
    said: Money | None = None
    rate: Decimal | None = None
    year: int | None = None
    by_year: tuple[Money | None, ...] = ()
    payers: tuple[tuple[int, Decimal], ...] = ()
    payer_name: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    percents: tuple[Decimal, ...] = ()
    indent: int = 0
    hidden: bool = False
    kind: BudgetRowKind = BudgetRowKind.BLANK
    parent: int = -1
    level: int = 0
    role: str = ""
    percent: Decimal | None = None
    base: str = ""
    base_row: int = -1
    confirmed: bool = False
    final_quantity: Decimal | None = None
    final_price: Money | None = None
    final_unit: str = ""
    cost: Money | None = None
    differs: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The number of the row as the spreadsheet shows it."""
        return self.index + 1

    @property
    def text(self) -> str:
        """Its title in the language it is written in."""
        return self.title.uk or self.title.en

    @property
    def has_figures(self) -> bool:
        """Whether it says any number of money or quantity."""
        return self.quantity is not None or self.price is not None or self.said is not None

    @property
    def only_sum(self) -> bool:
        """Whether it says a sum and neither a quantity nor a price."""
        return self.said is not None and self.quantity is None and self.price is None

    def add(self, code: str, severity: Severity = Severity.WARNING, field: str = "", **details: object) -> None:
        """Add a problem of this row."""
        self.problems.append(Problem(code, "budget_line", "", field, severity, {"row": str(self.number), **details}))


def exact_money(value: Decimal, currency: str) -> Money:
    """An amount in minor units, rounded half up once."""
    minor = round_half_up(value.scaleb(MINOR_DIGITS[currency]))
    return Money(max(min(minor, LARGEST_MINOR - 1), 1 - LARGEST_MINOR), currency)
