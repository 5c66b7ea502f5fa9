"""From a mapping and a budget's values to cells: which cell takes what, and what stands in the way.

A cell with a formula is never overwritten. Rows of a block that are not needed are emptied, so that the donor's
samples do not get into the sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from hromada_desk.domain.donor_form import (
    BlockEntry,
    CellEntry,
    FieldKind,
    FormMapping,
    FormValue,
    FormValues,
    kind_of,
    part_of,
    value_in,
)
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.tables import column_index
from hromada_desk.exchange.template_cells import CellValue, Place, address_of, place_of
from hromada_desk.exchange.template_computing import Spot
from hromada_desk.exchange.template_joining import fitted
from hromada_desk.exchange.template_reading import Area, FormSheet, Template, area_of
from hromada_desk.exchange.template_styles import shows_days, shows_shares
from hromada_desk.exchange.template_writing import writable

FIRST_DAY = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day zero of the two ways spreadsheets count days (after 28 February 1900 in the first)."""


@dataclass(slots=True)
class Placed:
    """The cells a mapping fills, which field each takes, the areas of blocks, and what is wrong or worth telling."""

    cells: dict[Spot, CellValue] = field(default_factory=dict)
    fields: dict[Spot, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What keeps the form from being filled."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def place_values(template: Template, mapping: FormMapping, values: FormValues) -> Placed:
    """Where every value goes. Problems that are errors mean that nothing may be written."""
    placing = _Placing(template, mapping, values)
    for at, entry in enumerate(mapping.cells):
        placing.put_cell(at, entry)
    for at, block in enumerate(mapping.blocks):
        placing.put_block(at, block)
    return placing.placed


def cell_of_name(template: Template, name: str) -> tuple[str, Place] | None:
    """The sheet and the cell a name of the form means, None where it is no single cell (its first one counts)."""
    meaning = template.names.get(name.lower(), "")
    sheet, _, address = meaning.rpartition("!")
    area = area_of(address)
    if not sheet or area is None:
        return None
    return sheet.strip("'").replace("''", "'"), (area.top, area.left)


def body_of(template: Template, block: BlockEntry) -> tuple[FormSheet, Area, dict[str, int]] | None:
    """The sheet, the rows and the columns by their name of a block; None where the form has no such place."""
    if block.table:
        found = template.table(block.table)
        if found is None:
            return None
        sheet, table = found
        return sheet, table.body, {header: table.body.left + at for at, header in enumerate(table.headers)}
    named = template.sheet(block.sheet)
    if named is None:
        return None
    columns = {letters: column_index(letters) + 1 for letters, _ in block.columns}
    left, right = min(columns.values(), default=1), max(columns.values(), default=1)
    return named, Area(block.first_row, left, block.first_row + block.rows - 1, right), columns


class _Placing:
    """One mapping laid over one form."""

    def __init__(self, template: Template, mapping: FormMapping, values: FormValues) -> None:
        self.placed = Placed()
        self._template, self._mapping, self._values = template, mapping, values
        self._sheets = {each.name: at for at, each in enumerate(template.sheets)}

    def put_cell(self, at: int, entry: CellEntry) -> None:
        """One value in one cell."""
        sheet_name, place = entry.sheet, None
        if entry.name:
            sheet_name, place = cell_of_name(self._template, entry.name) or ("", None)
        sheet = self._template.sheet(sheet_name)
        if sheet is None or (place is None and entry.name):
            self._tell("template.no_place", f"cell:{at}", place=entry.name or f"{entry.sheet}!{entry.cell}")
            return
        place = sheet.anchor(place or place_of(entry.cell))
        self._put(sheet, place, entry.field, self._values.of(entry.field), f"cell:{at}")

    def put_block(self, at: int, block: BlockEntry) -> None:
        """The rows of a block, its spare rows emptied."""
        found = body_of(self._template, block)
        missing = [name for name, _ in block.columns if found is not None and name not in found[2]]
        if found is None or missing:
            self._tell("template.no_place", f"block:{at}", place=", ".join(missing) or block.table or block.sheet)
            return
        sheet, body, columns = found
        wanted = self._values.rows.get(block.block, ())
        room = body.bottom - body.top + 1
        rows = fitted(wanted, room, join=block.overflow == "join", language=self._mapping.language)
        if rows is None:
            self._tell("template.too_few_rows", f"block:{at}", n=len(wanted) - room, rows=room, needed=len(wanted),
                       sheet=sheet.name, place=address_of((body.top, body.left)))
            return
        if len(rows) < len(wanted):
            self._tell("template.rows_joined", f"block:{at}", Severity.NOTE, n=len(wanted) - len(rows),
                       sheet=sheet.name)
        for name, field_code in block.columns:
            self._put_column(sheet, body, columns[name], field_code, rows, f"block:{at}")

    def _put_column(self, sheet: FormSheet, body: Area, column: int, wanted: str,
                    rows: Sequence[Mapping[str, FormValue]], entry: str) -> None:
        for offset in range(body.bottom - body.top + 1):
            place = (body.top + offset, column)
            if sheet.anchor(place) != place:
                place = sheet.anchor(place)
                if (self._sheets[sheet.name], place) in self.placed.cells:
                    self._tell("template.merged_rows", entry, sheet=sheet.name, place=address_of(place))
                    return
            cell = sheet.cells.at(place)
            if cell is not None and cell.has_formula:
                self._tell("template.formula_in_place", entry, sheet=sheet.name, place=address_of(place))
                return
            if offset < len(rows):
                self._put(sheet, place, wanted, value_in(rows[offset], wanted), entry)
            elif cell is not None and cell.value is not None:
                self.placed.cells[self._sheets[sheet.name], place] = None
                self.placed.fields[self._sheets[sheet.name], place] = wanted

    def _put(self, sheet: FormSheet, place: Place, wanted: str, value: FormValue, entry: str) -> None:
        spot = (self._sheets[sheet.name], place)
        cell = sheet.cells.at(place)
        where: dict[str, Any] = {"sheet": sheet.name, "place": address_of(place)}
        if cell is not None and cell.has_formula:
            self._tell("template.formula_in_place", entry, **where)
            return
        if spot in self.placed.cells:
            self._tell("template.taken_twice", entry, **where)
            return
        made = self._as_cell(sheet, place, wanted, value)
        self.placed.cells[spot] = made
        self.placed.fields[spot] = wanted
        if made is None and entry.startswith("cell:"):
            self._tell("template.no_value", entry, Severity.NOTE, **where)
        for rule in sheet.rules:
            if isinstance(made, str) and any(place in area for area in rule.areas) and made not in rule.options:
                self._tell("template.not_in_list", entry, Severity.WARNING, value=made,
                           options=", ".join(rule.options), **where)

    def _as_cell(self, sheet: FormSheet, place: Place, wanted: str, value: FormValue) -> CellValue:
        """A value as that cell keeps it: days as numbers where the cell shows days, shares as it shows shares."""
        number_format = self._template.format_at(sheet, place)
        if isinstance(value, date):
            if shows_days(number_format):
                return Decimal((value - FIRST_DAY[self._template.dates_from_1904]).days)
            return value.strftime("%d.%m.%Y")
        if isinstance(value, Decimal):
            is_share = kind_of(wanted) is FieldKind.SHARE or part_of(wanted)[0] == "row.share"
            return value * 100 if is_share and not shows_shares(number_format) else value
        return writable(value) if value else None

    def _tell(self, code: str, entry: str, severity: Severity = Severity.ERROR, /, **details: object) -> None:
        self.placed.problems.append(Problem(code, kind="workbook_template", field=entry, severity=severity,
                                            details=details))
