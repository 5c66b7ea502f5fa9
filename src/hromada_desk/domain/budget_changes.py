"""What differs between two budgets: rows, sources, sums and bounds on a left and a right side. `budget_comparison`
finds it, screen and paper show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.domain.budget_sums import Year
from hromada_desk.domain.money import Money, zero
from hromada_desk.domain.rules.grant_terms import share_of
from hromada_desk.domain.values import Bilingual

ADDED, REMOVED, MOVED, CHANGED, SAME = "added", "removed", "moved", "changed", "same"
SHARES = "shares"
"""Stands for who pays a line among its changed fields."""


@dataclass(frozen=True, slots=True)
class Change:
    """An amount on both sides; None where there is none."""

    left: Money | None
    right: Money | None
    currency: str

    @property
    def difference(self) -> Money:
        """What the right side has more, negative where it has less."""
        return (self.right or zero(self.currency)) - (self.left or zero(self.currency))

    @property
    def growth(self) -> Decimal | None:
        """The difference as a part of the left amount, to four decimals; None of nothing."""
        if self.left is None or not self.left.minor:
            return None
        return share_of(self.difference, Money(abs(self.left.minor), self.currency))


@dataclass(frozen=True, slots=True)
class RowChange:
    """One line or heading on both sides.

    `status` is "added", "removed", "moved", "changed" or "same"; a line that moved and changed is "changed" with
    `is_moved`. `fields` names what changed in its record, "shares" standing for who pays it. `number` and `depth` are
    those of the right side, of the left for a removed row.
    """

    line_id: str
    number: str
    depth: int
    title: Bilingual
    is_heading: bool
    amount: Change
    status: str
    is_moved: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What one source pays on both sides: in lines once they are shared, as promised before."""

    source_id: str
    name: Bilingual
    amount: Change
    status: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A sum of the whole budget on both sides, with its part of the total: `key` is "total", "eligible", "grant",
    "own", "in_kind" or "missing".
    """

    key: str
    amount: Change
    left_share: Decimal
    right_share: Decimal


@dataclass(frozen=True, slots=True)
class BoundState:
    """How one side stands to a bound: its part and the bound, money or parts of one, and what is left."""

    part: Money | Decimal
    bound: Money | Decimal
    left: Money
    is_least: bool

    @property
    def is_kept(self) -> bool:
        """Whether the bound holds."""
        return self.left.minor >= 0

    @property
    def filled(self) -> Decimal:
        """The part as a share of the bound, zero for no bound."""
        part, bound = (Decimal(each.minor) if isinstance(each, Money) else each for each in (self.part, self.bound))
        return part / bound if bound else Decimal(0)


@dataclass(frozen=True, slots=True)
class BoundChange:
    """A bound of call, form or source on both sides; None where a side does not know it.

    `key` is that of the bound's kind ("grant", "cap", "own_share", "source"...), `name` what the form calls it.
    """

    key: str
    name: Bilingual
    left: BoundState | None
    right: BoundState | None

    @property
    def is_broken(self) -> bool:
        """Whether the right side breaks it."""
        return self.right is not None and not self.right.is_kept

    @property
    def is_newly_broken(self) -> bool:
        """Whether only the right side breaks it."""
        return self.is_broken and (self.left is None or self.left.is_kept)


@dataclass(frozen=True, slots=True)
class BudgetComparison:
    """Everything that can be said of two sides in one currency. Rows run depth first as on the right side, what is
    only on the left after what stood before it there; years run upwards, None last.
    """

    currency: str
    rows: tuple[RowChange, ...]
    parts: tuple[PartChange, ...]
    sources: tuple[SourceChange, ...]
    years: Mapping[Year, Change]

    @property
    def total(self) -> Change:
        """The whole budget."""
        return self.parts[0].amount

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        statuses = {*(each.status for each in self.rows), *(each.status for each in self.sources)}
        return statuses <= {SAME} and not any(each.amount.difference for each in self.parts)
