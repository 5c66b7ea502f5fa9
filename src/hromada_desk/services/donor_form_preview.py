"""How a form will look once it is filled: cells as they are, filled cells with values, formulas with results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_forms import OpenForm, notes_of, plan
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_number

if TYPE_CHECKING:
    from hromada_desk.exchange.template_cells import CellValue
    from hromada_desk.exchange.template_filling import Filling
    from hromada_desk.exchange.template_reading import FormSheet

MOST_ROWS, MOST_COLUMNS = 2_000, 80
AT_ONCE = 5_000
SPARE = 3
"""Empty rows and columns shown beyond the last filled one, so that a cell there can be chosen."""


class Mark(StrEnum):
    """What a cell of the preview is."""

    PLAIN = "plain"
    FILLED = "filled"
    EMPTIED = "emptied"
    RESULT = "result"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as it will be: its text, what it is, the field or formula behind it, whether it stands right."""

    text: str
    mark: Mark = Mark.PLAIN
    behind: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet as it will be; places are rows and columns from 1. `merged` are top, left, rows and columns."""

    name: str
    rows: int
    columns: int
    cells: Mapping[tuple[int, int], ShownCell]
    merged: tuple[tuple[int, int, int, int], ...]
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What a mapping would make of a form: its sheets, how many formulas get values, how many are left and where.

    `refused` keeps it from being filled, `notes` are worth telling; both name their entry in `field`.
    """

    filling: Filling
    sheets: tuple[ShownSheet, ...]
    computed: int
    left: int
    left_at: str
    refused: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def planned_for(form: OpenForm, mapping: FormMapping, book: BudgetBook, language: Language) -> FormPlan:
    """What that mapping would make of a form; nothing is written."""
    filling = plan(form, mapping, book)
    done = filling.computed
    left = [f"{each.sheet}!{each.address}" for each in done.left] + list(done.circular.values())
    return FormPlan(filling, preview_of(filling, language), len(done.values) + len(done.kept), len(left),
                    left[0] if left else "", filling.placed.refused, notes_of(filling))


def is_large(form: OpenForm) -> bool:
    """Whether planning takes longer than a moment, so that it is done off the window's thread."""
    return sum(len(row.cells) for sheet in form.template.sheets for row in sheet.cells.rows.values()) > AT_ONCE


def preview_of(filling: Filling, language: Language) -> tuple[ShownSheet, ...]:
    """Every visible sheet of a form as filling would leave it."""
    return tuple(_sheet(filling, at, sheet, language) for at, sheet in enumerate(filling.template.sheets)
                 if sheet.visible)


def address_words(sheet: str, row: int, column: int) -> tuple[str, str]:
    """The sheet and the address of a place: ("Budget", "B7")."""
    from hromada_desk.exchange.template_cells import address_of

    return sheet, address_of((row, column))


def _sheet(filling: Filling, at: int, sheet: FormSheet, language: Language) -> ShownSheet:
    rows, columns = sheet.extent
    cells: dict[tuple[int, int], ShownCell] = {}
    for number, row in sheet.cells.rows.items():
        for column, cell in row.cells.items():
            place = (number, column)
            if number > MOST_ROWS or column > MOST_COLUMNS or (cell.value is None and not cell.has_formula):
                continue
            if cell.has_formula:
                cells[place] = _formula(filling, at, sheet, place, language)
            else:
                cells[place] = ShownCell(_text(filling, sheet, place, cell.value, language),
                                         right=isinstance(cell.value, Decimal))
    for (of_sheet, place), value in filling.placed.cells.items():
        if of_sheet == at and place[0] <= MOST_ROWS and place[1] <= MOST_COLUMNS:
            mark = Mark.EMPTIED if value is None else Mark.FILLED
            cells[place] = ShownCell(_text(filling, sheet, place, value, language), mark,
                                     filling.placed.fields.get((at, place), ""), isinstance(value, Decimal))
            rows, columns = max(rows, place[0]), max(columns, place[1])
    merged = tuple((each.top, each.left, each.bottom - each.top + 1, each.right - each.left + 1)
                   for each in sheet.merged if each.bottom <= MOST_ROWS and each.right <= MOST_COLUMNS)
    return ShownSheet(sheet.name, min(rows + SPARE, MOST_ROWS), min(columns + SPARE, MOST_COLUMNS), cells, merged,
                      dict(sheet.widths or {}))


def _formula(filling: Filling, at: int, sheet: FormSheet, place: tuple[int, int], language: Language) -> ShownCell:
    cell = sheet.cells.at(place)
    spot = (at, place)
    behind = f"={cell.formula}" if cell is not None else ""
    if spot in filling.computed.values:
        value = filling.computed.values[spot]
        return ShownCell(_text(filling, sheet, place, value, language), Mark.RESULT, behind,
                         isinstance(value, Decimal))
    if spot in filling.computed.kept and cell is not None:
        return ShownCell(_text(filling, sheet, place, cell.value, language), Mark.RESULT, behind,
                         isinstance(cell.value, Decimal))
    return ShownCell("\u2026", Mark.LEFT, behind)


def _text(filling: Filling, sheet: FormSheet, place: tuple[int, int], value: CellValue, language: Language) -> str:
    """A value as its cell shows it."""
    from hromada_desk.exchange.template_placing import FIRST_DAY
    from hromada_desk.exchange.template_styles import decimals_of, shows_days, shows_shares

    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, Decimal):
        return " ".join(value.split())
    number_format = filling.template.format_at(sheet, place)
    if shows_days(number_format) and 0 < value < 2_958_466:
        return format_date(FIRST_DAY[filling.template.dates_from_1904] + timedelta(days=int(value)), language)
    places = decimals_of(number_format)
    if shows_shares(number_format):
        return f"{format_number(value * 100, language, places=places or 0)}%"
    if places is None:
        places = min(max(-int(value.normalize().as_tuple().exponent), 0), 6)
    return format_number(value, language, places=places)
