"""What a table shows, as plain data: columns, rows whose texts are prepared once, and their order. No widgets here.

A screen prepares `Row`s from records; the model only looks them up. Sums belong to whoever knows money: they come in
as a `Summary`, a pure function over the rows of a group or of the whole table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cmp_to_key
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCollator, QLocale

from hromada_desk.desktop.kit.tones import Tone

T = TypeVar("T")


class Look(Enum):
    """How the cells of a column are painted."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    PILL = "pill"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` in pixels at 100 %; `priority` 0 never leaves, the highest leaves first when room is short.

    The one column that `stretches` takes the room that is left and keeps at least its width.
    """

    key: str
    title: str
    width: int = 120
    look: Look = Look.TEXT
    priority: int = 0
    stretches: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A prepared cell. `sort` is what it sorts by (default: its text; None with an empty text goes last).

    `bar` is how far a bar is filled and where its limit stands, both as shares of its width.
    """

    text: str = ""
    sort: Any = None
    icon: str = ""
    tone: Tone = Tone.PLAIN
    tip: str = ""
    bold: bool = False
    bar: tuple[float, float] | None = None


class Row:
    """A prepared row: `key` identifies the record, `group` is the title of its group, `search` the folded text a
    filter looks in.
    """

    __slots__ = ("_cells", "_search", "group", "key")

    def __init__(self, key: str, cells: tuple[Cell, ...] | None = None, group: str = "",
                 search: str | None = "") -> None:
        self.key = key
        self.group = group
        self._cells = cells
        self._search = search

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells by column."""
        return self._cells or ()

    @property
    def search(self) -> str:
        """The folded text a filter looks in."""
        return self._search or ""

    def sort_by(self, column: int) -> Any:
        """What the row sorts by in that column; None has nothing and goes last."""
        return _sort_value(self.cells[column])


class RowMaker(Protocol):
    """Makes the parts of a late row from its subject."""

    def cells(self, subject: Any) -> tuple[Cell, ...]:
        """All cells of the row."""

    def sort_by(self, subject: Any, column: int) -> Any:
        """What the cell of that column would sort by, without making it."""

    def search(self, subject: Any) -> str:
        """The folded text a filter looks in."""


class LateRow(Row):
    """A row whose texts are made when they are first looked at: of ten thousand rows a screen shows thirty."""

    __slots__ = ("_maker", "_subject")

    def __init__(self, key: str, group: str, subject: Any, maker: RowMaker) -> None:
        self.key = key
        self.group = group
        self._cells = self._search = None
        self._subject = subject
        self._maker = maker

    @property
    def cells(self) -> tuple[Cell, ...]:
        if self._cells is None:
            self._cells = self._maker.cells(self._subject)
        return self._cells

    @property
    def search(self) -> str:
        if self._search is None:
            self._search = self._maker.search(self._subject)
        return self._search

    def sort_by(self, column: int) -> Any:
        return self._maker.sort_by(self._subject, column)


Summary = Callable[[Sequence[Row]], Mapping[str, Cell]]
"""Cells by column key for some rows: subtotals of a group, totals of the table."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading row in the arranged table."""

    title: str
    rows: tuple[Row, ...]
    cells: Mapping[str, Cell]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the person asked of the table: filter words, sorted column, groups."""

    filter_words: tuple[str, ...] = ()
    sorted_by: int = -1
    descending: bool = False
    grouped: bool = False
    closed: frozenset[str] = field(default_factory=frozenset)


def matching(rows: Sequence[Row], filter_words: tuple[str, ...]) -> list[Row]:
    """The rows that contain every word."""
    if not filter_words:
        return list(rows)
    return [row for row in rows if all(word in row.search for word in filter_words)]


def arranged(
    rows: Sequence[Row], columns: Sequence[Column], wanted: Arrangement, summary: Summary
) -> list[Row | Group]:
    """Rows in the order to be shown, with their group headings; closed groups show the heading only."""
    if wanted.sorted_by >= 0:
        rows = _in_order(rows, lambda row: row.sort_by(wanted.sorted_by), wanted.descending)
    if not wanted.grouped:
        return list(rows)
    by_title: dict[str, list[Row]] = {}
    for row in rows:
        by_title.setdefault(row.group, []).append(row)
    groups = [Group(title, tuple(own), summary(own), title not in wanted.closed) for title, own in by_title.items()]
    sorted_key = columns[wanted.sorted_by].key if wanted.sorted_by >= 0 else ""
    if all(sorted_key in group.cells for group in groups):
        groups = _in_order(groups, lambda group: _sort_value(group.cells[sorted_key]), wanted.descending)
    else:
        groups = _in_order(groups, lambda group: group.title, descending=False)
    shown: list[Row | Group] = []
    for group in groups:
        shown.append(group)
        if group.is_open:
            shown.extend(group.rows)
    return shown


def _sort_value(cell: Cell) -> Any:
    """Its value, else its text; None where there is neither."""
    return cell.text or None if cell.sort is None else cell.sort


def _in_order(things: Sequence[T], value_of: Callable[[T], Any], descending: bool) -> list[T]:
    """Stable order by the values, texts by the alphabet; what has none goes last in both directions."""
    valued = [(value_of(thing), thing) for thing in things]
    empty = [thing for value, thing in valued if value is None]
    filled = [pair for pair in valued if pair[0] is not None]
    collate = cmp_to_key(_collator().compare)

    def key(pair: tuple[Any, T]) -> Any:
        return collate(pair[0]) if isinstance(pair[0], str) else pair[0]

    return [thing for _, thing in sorted(filled, key=key, reverse=descending)] + empty


def _collator() -> QCollator:
    """The Ukrainian alphabet, with numbers inside texts as numbers; English words keep their order in it."""
    collator = QCollator(QLocale(QLocale.Language.Ukrainian))
    collator.setNumericMode(True)
    return collator


def fitted_widths(columns: Sequence[Column], room: int, scale: float) -> list[int]:
    """Width of each column in `room` pixels; 0 for those that leave, the highest priority first.

    The stretching column takes what is left and keeps at least its width; when nothing more may leave, the table
    scrolls.
    """
    widths = [round(column.width * scale) for column in columns]
    leaving = sorted({column.priority for column in columns} - {0})
    while leaving and sum(widths) > room:
        gone = leaving.pop()
        widths = [0 if column.priority == gone else width for column, width in zip(columns, widths, strict=True)]
    rest = max(0, room - sum(widths))
    return [width + rest if column.stretches else width for column, width in zip(columns, widths, strict=True)]
