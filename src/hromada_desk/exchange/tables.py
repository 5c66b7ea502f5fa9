"""What a list looks like once it is read: sheets of cells, each with its address, whatever file they came from.

Nothing here knows what the cells mean; finding the header and the projects in them is the business of the rooms above.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from hromada_desk.domain.problems import Problem

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
"""A cell as it was stored; an empty cell is the empty text."""

Row: TypeAlias = Sequence[Cell]

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, rows and columns counted from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class CellNotes:
    """What a sheet knows about its cells besides their values; addresses are (row, column) from 0.

    `formulas` counts cells whose stored result was taken; `uncomputed` are formulas without a stored result; `errors`
    are cells that show an error such as a broken reference; `hidden` are rows that are not shown.
    """

    formulas: int = 0
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: all rows from the first one of the file, all of one width, so that an index is an address."""

    name: str
    rows: Sequence[Row]
    merged: tuple[Merged, ...] = ()
    notes: CellNotes = CellNotes()
    visible: bool = True

    @property
    def width(self) -> int:
        """How many columns every row has."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class TableFile:
    """A read file: its name without the folder, its sheets in their order, and notes about the file as a whole."""

    name: str
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...] = ()


def column_letters(column: int) -> str:
    """The letters a spreadsheet shows above a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column of its letters, from 0. Raises ValueError for anything else."""
    if not letters.isascii() or not letters.isalpha():
        raise ValueError(letters)
    index = 0
    for letter in letters.upper():
        index = index * LETTERS + ord(letter) - ord("A") + 1
    return index - 1


def cell_text(cell: Cell) -> str:
    """A cell as a person sees it: whole numbers without a tail, days in figures."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y" if cell.time() == time.min else "%d.%m.%Y %H:%M")
    return cell.strftime("%d.%m.%Y") if isinstance(cell, date) else str(cell)
