"""What a budget grid shows, as plain data: columns, headings and lines with prepared cells, and the pinned total."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import overload

from hromada_desk.desktop.style_tokens import Token


class CellState(Enum):
    """State of a cell: what may be done with it and what is wrong with it.

    `ground` is the ground of its own, None for that of the row; `icon` its icon, or empty.
    """

    PLAIN = ("plain", None, "")
    COMPUTED = ("computed", None, "")
    ATTENTION = ("attention", Token.WARNING_SOFT, "warning")
    PROBLEM = ("problem", Token.PROBLEM_SOFT, "problem")
    LOCKED = ("locked", Token.SUNKEN, "lock")

    def __init__(self, _name: str, ground: Token | None, icon: str) -> None:
        # Kept with the member: painting asks for them some hundred times a page.
        self.ground = ground
        self.icon = icon


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column. A line break in `title` makes two lines; the first `frozen` columns stay when the grid scrolls."""

    key: str
    title: str
    width: int = 100
    at_right: bool = False
    frozen: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A prepared cell: the text shown, and `edit`, the raw text an editor begins with (None: not editable here).

    `value` counts in the sum of a range; `quiet` texts (dashes, zero differences) are painted in text-2, `bold` ones in
    the bold cut (the sign of a foreign currency).
    """

    text: str = ""
    edit: str | None = None
    state: CellState = CellState.PLAIN
    tip: str = ""
    value: Decimal | None = None
    quiet: bool = False
    bold: bool = False

    @property
    def is_editable(self) -> bool:
        """Whether typing changes it."""
        return self.edit is not None and self.state is not CellState.COMPUTED and self.state is not CellState.LOCKED


class LazyCells(Sequence[GridCell]):
    """The cells of a row, each prepared by `make(at)` when it is first looked at: most rows never come into sight."""

    __slots__ = ("_made", "_make")

    def __init__(self, how_many: int, make: Callable[[int], GridCell]) -> None:
        self._made: list[GridCell | None] = [None] * how_many
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> GridCell: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[GridCell, ...]: ...

    def __getitem__(self, at: int | slice) -> GridCell | tuple[GridCell, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        made = self._made[at]
        if made is None:
            made = self._made[at] = self._make(at)
        return made


class RowKind(Enum):
    """A heading sums the lines below it; a line carries figures."""

    HEADING = "heading"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A prepared row: `key` identifies the record, `number` stands in the gutter, `is_open` is for headings.

    `parent` is the key of the heading above it, empty at the top.
    """

    key: str
    cells: Sequence[GridCell]
    kind: RowKind = RowKind.LINE
    number: str = ""
    is_open: bool = True
    parent: str = ""


def range_sum(values: list[Decimal]) -> tuple[Decimal, Decimal]:
    """Sum and average (to the cent, half up as accountants round) of the figures of a range; zero for none."""
    total = sum(values, Decimal(0))
    average = (total / len(values)).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP") if values else Decimal(0)
    return total, average
