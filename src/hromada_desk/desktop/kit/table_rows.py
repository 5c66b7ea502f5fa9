"""What a table shows, as plain data: columns, rows whose texts are prepared once, and their order. No widgets here.

A screen prepares `Row`s from records; the model only looks them up. Sums belong to whoever knows money: they come in
as a `Summary`, a pure function over the rows of a group or of the whole table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import QCollator, QLocale

from hromada_desk.desktop.kit.tones import Tone


class Look(Enum):
    """How the cells of a column are painted."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    PILL = "pill"


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
    """A prepared cell. `sort` is what it sorts by (default: its text; None with an empty text goes last)."""

    text: str = ""
    sort: Any = None
    icon: str = ""
    tone: Tone = Tone.PLAIN
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A prepared row: `key` identifies the record, `group` is the title of its group, `search` the folded text a
    filter looks in.
    """

    key: str
    cells: tuple[Cell, ...]
    group: str = ""
    search: str = ""


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
        rows = _in_order(rows, lambda row: row.cells[wanted.sorted_by], wanted.descending)
    if not wanted.grouped:
        return list(rows)
    by_title: dict[str, list[Row]] = {}
    for row in rows:
        by_title.setdefault(row.group, []).append(row)
    groups = [Group(title, tuple(own), summary(own), title not in wanted.closed) for title, own in by_title.items()]
    sorted_key = columns[wanted.sorted_by].key if wanted.sorted_by >= 0 else ""
    if all(sorted_key in group.cells for group in groups):
        groups = _in_order(groups, lambda group: group.cells[sorted_key], wanted.descending)
    else:
        groups = _in_order(groups, lambda group: Cell(group.title), descending=False)
    shown: list[Row | Group] = []
    for group in groups:
        shown.append(group)
        if group.is_open:
            shown.extend(group.rows)
    return shown


def _in_order(things: Sequence[Any], cell_of: Callable[[Any], Cell], descending: bool) -> list[Any]:
    """Stable order by the cells; nothing to sort by goes last in both directions."""
    filled = [thing for thing in things if cell_of(thing).sort is not None or cell_of(thing).text]
    empty = [thing for thing in things if cell_of(thing).sort is None and not cell_of(thing).text]
    collate = cmp_to_key(_collator().compare)

    def key(thing: Any) -> Any:
        cell = cell_of(thing)
        value = cell.text if cell.sort is None else cell.sort
        return collate(value) if isinstance(value, str) else value

    return sorted(filled, key=key, reverse=descending) + empty


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
