"""A budget as a workbook that is meant to be filled in: rows, sources and checks with the figures they must show.

Figures come computed; the renderer writes them beside formulas that lead to the same. No cell, sheet or format is
named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from hromada_desk.documents.blocks import Pair
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Language

UNWRITTEN = Pair("")

Part = tuple[int, ...] | Literal["grant", "own", "eligible", "total"]
"""What a check compares: rows of the budget by their index, or a sum of the whole."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """A heading or a line. `amount` is a line's own cost, a heading's with `size` rows under it.

    `paid` holds what each source pays (None: nothing); `remainder` is the source that takes what others leave, or -1.
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
    year: int | None = None
    eligible: bool = True
    paid: tuple[Money | None, ...] = ()
    remainder: int = -1
    justification: Pair = UNWRITTEN


@dataclass(frozen=True, slots=True)
class BookSource:
    """A source: what it promised, what lines take from it; `side` tells the grant and own contributions apart."""

    name: Pair
    kind: str
    status: str
    promised: Money | None
    used: Money
    side: Literal["grant", "own", "other"]


@dataclass(frozen=True, slots=True)
class BookCheck:
    """A limit: the part over its base (a share), or the part itself (a sum; base None), against `limit`."""

    title: Pair
    part: Part
    base: Part | None
    value: Decimal
    limit: Decimal
    at_most: bool = True


@dataclass(frozen=True, slots=True)
class BudgetWorkbook:
    """The whole workbook. `years` are the columns costs are spread over, None for lines without a year.

    `shared` tells whether lines are given to sources; before that the promised sums speak for the sources.
    """

    identity: str
    title: Pair
    author: str
    language: Language
    currency: str
    words: Mapping[str, Pair]
    years: tuple[int | None, ...]
    rows: tuple[BookRow, ...]
    sources: tuple[BookSource, ...]
    checks: tuple[BookCheck, ...]
    total: Money
    eligible: Money
    covered: Money
    by_year: tuple[Money, ...]
    grant: Money
    own: Money
    shared: bool
    made_at: datetime | None = None
    draft: str = ""
