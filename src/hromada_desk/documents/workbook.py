"""A budget as a workbook that is meant to be filled in: rows, sources and checks with the figures they must show.

Figures come computed; the renderer writes them beside formulas that lead to the same. No cell, sheet or format is
named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from hromada_desk.documents.blocks import Pair
from hromada_desk.domain.cash_flow import Flow, Span
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Language

UNWRITTEN = Pair("")

Part = tuple[int, ...] | Literal["grant", "own", "eligible", "total"]
"""What a check compares: rows of the budget by their index, or a sum of the whole."""


@dataclass(frozen=True, slots=True)
class BookRate:
    """What one unit of `currency` costs in the workbook's; `said` is the sentence that states it, whose and when."""

    currency: str
    rate: Decimal
    said: Pair
    source: str = ""
    rate_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFace:
    """What every workbook of a budget says of itself. `rates` are those all prices of a currency share."""

    identity: str
    title: Pair
    author: str
    language: Language
    currency: str
    words: Mapping[str, Pair]
    rates: tuple[BookRate, ...] = ()
    made_at: datetime | None = None
    draft: str = ""

    def rate_of(self, currency: str) -> BookRate | None:
        """The rate all prices of that currency share, None where they do not."""
        return next((each for each in self.rates if each.currency == currency), None)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A heading or a line. `amount` is a line's own cost, a heading's with `size` rows under it.

    A line that is a share has `percent`, the `base` it is a part of and the `base_rows` that make it. `paid` holds
    what each source pays (None: nothing), `parts` the part of the line where it is one; `remainder` is the source that
    takes what others leave, or -1. `span` are the months the money is needed in.
    """

    number: str
    depth: int
    title: Pair
    amount: Money
    heading: bool = False
    size: int = 0
    unit: str = ""
    quantity: Decimal | None = None
    price: Money | None = None
    rate: Decimal | None = None
    percent: Decimal | None = None
    base: Money | None = None
    base_rows: tuple[int, ...] = ()
    year: int | None = None
    span: Span | None = None
    eligible: bool = True
    paid: tuple[Money | None, ...] = ()
    parts: tuple[Decimal | None, ...] = ()
    remainder: int = -1
    justification: Pair = UNWRITTEN
    line_id: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class BookSource:
    """A source: what it promised, what lines take from it; `side` tells the grant and own contributions apart."""

    name: Pair
    kind: str
    status: str
    promised: Money | None
    used: Money
    side: Literal["grant", "own", "other"]
    by_year: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class BookCheck:
    """A limit: `part` over its base (a share), or the part itself (a sum; base None), against `limit`.

    `allowed` is the sum the limit comes to, rounded `down` for caps, half up for shares of payers.
    """

    title: Pair
    part: Part
    amount: Money
    base: Part | None
    whole: Money | None
    limit: Decimal
    allowed: Money
    at_most: bool = True
    down: bool = False

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.amount <= self.allowed if self.at_most else self.allowed <= self.amount


@dataclass(frozen=True, slots=True)
class BookRole:
    """The direct costs, the indirect ones or the reserve: which rows, how much, and the cap on them where one is."""

    rows: tuple[int, ...]
    amount: Money
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BookFlows:
    """Who pays when. Columns are steps of months from `first` on, each with the last month it takes in.

    `payers` are sources by their index, -1 for what no source pays; `flows` lie under (payer's place, span's place).
    """

    first: int
    columns: tuple[tuple[Pair, int], ...]
    payers: tuple[int, ...]
    spans: tuple[Span, ...]
    flows: Mapping[tuple[int, int], Flow]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetWorkbook(BookFace):
    """The whole workbook. `years` are the columns costs are spread over, None for lines without a year.

    `shared` tells whether lines are given to sources; before that the promised sums speak for the sources. `kinds` and
    `statuses` are the words a source may be described with.
    """

    years: tuple[int | None, ...]
    rows: tuple[BookRow, ...]
    sources: tuple[BookSource, ...]
    checks: tuple[BookCheck, ...]
    roles: Mapping[str, BookRole]
    total: Money
    eligible: Money
    covered: Money
    by_year: tuple[Money, ...]
    grant: Money
    own: Money
    shared: bool
    flows: BookFlows | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
