"""Computes the formulas of a form after it is filled, as far as they are understood; the rest is left and named.

What cannot be computed here and does not depend on anything that changed keeps the value it came with. A circle of
formulas is found and named. Nothing is ever guessed: what depends on a formula that is left is left too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext

from hromada_desk.exchange.template_cells import CellError, CellValue, FormCell, Place, address_of
from hromada_desk.exchange.template_evaluating import Evaluation, TooMuchError
from hromada_desk.exchange.template_formulas import (
    Cells,
    Formula,
    NotReadableError,
    Surroundings,
    parse,
    surroundings_of,
)
from hromada_desk.exchange.template_functions import DIVIDED_BY_ZERO, OUT_OF_RANGE, ShownError, compared
from hromada_desk.exchange.template_reading import FormSheet, Template, area_of

Spot = tuple[int, Place]
"""A cell of a form: the place of its sheet among the sheets, and its own."""

VOLATILE = frozenset({"INDIRECT", "OFFSET", "TODAY", "NOW", "RAND", "RANDBETWEEN", "CELL", "INFO", "GETPIVOTDATA"})
"""Functions whose arguments do not tell what they depend on."""

USUAL = frozenset({"normal", "shared"})
"""Formulas of one cell; the others fill an area and are left to the spreadsheet."""

EXACT = Context(prec=40)


@dataclass(frozen=True, slots=True)
class LeftFormula:
    """A formula the spreadsheet has to compute: where it stands and how it begins."""

    sheet: str
    address: str
    formula: str


@dataclass(slots=True)
class Computed:
    """What came of the formulas: values by cell, cells whose stored value still holds, those left, those in circles.

    `emptied` are cells whose stored value no longer holds.
    """

    values: dict[Spot, CellValue] = field(default_factory=dict)
    kept: set[Spot] = field(default_factory=set)
    left: list[LeftFormula] = field(default_factory=list)
    circular: dict[Spot, str] = field(default_factory=dict)
    emptied: set[Spot] = field(default_factory=set)

    @property
    def all_done(self) -> bool:
        """Whether every formula has its value."""
        return not self.left and not self.circular


def compute_formulas(template: Template, filled: Mapping[Spot, CellValue]) -> Computed:
    """The values of all formulas of a form once these cells are filled."""
    work = _Work(template, filled)
    with localcontext(EXACT):
        work.run()
    return work.done


def circles_of(template: Template) -> tuple[str, ...]:
    """The cells whose formulas run in a circle; empty where the form allows circles."""
    if template.iterates:
        return ()
    work = _Work(template, {})
    work.order()
    return tuple(work.done.circular.values())


def formulas_of(template: Template) -> Iterator[tuple[Spot, FormCell]]:
    """Every formula cell of a form."""
    for at, sheet in enumerate(template.sheets):
        for number, row in sheet.cells.rows.items():
            for column, cell in row.cells.items():
                if cell.has_formula:
                    yield (at, (number, column)), cell


class _Work:
    """One computing of one form."""

    def __init__(self, template: Template, filled: Mapping[Spot, CellValue]) -> None:
        self.done = Computed()
        self._template = template
        self._filled = filled
        self._around = surroundings_of(template)
        self._cells = {spot: cell for spot, cell in formulas_of(template) if spot not in filled}
        self._formulas = _parsed(self._cells, self._around)
        self._columns = _by_column(self._cells)
        self._filled_columns = _by_column(filled)
        self._changed: set[Spot] = set(filled)
        self._values = _stored(template, filled)

    def run(self) -> None:
        """Compute everything in its order."""
        evaluation = Evaluation(self._template.sheets, self._values, self._cells, self._subtotals())
        for spot in self.order():
            formula = self._formulas.get(spot)
            usual = self._cells[spot].formula_kind in USUAL
            if formula is None or not usual or self._needs_left(formula):
                self._leave(spot, formula)
                continue
            try:
                value = evaluation.value_of(formula.tree)
            except ShownError as shown:
                value = shown.shown
            except ZeroDivisionError:
                value = DIVIDED_BY_ZERO
            except (NotImplementedError, TooMuchError, IndexError):
                self._leave(spot, formula)
                continue
            except ArithmeticError:
                value = OUT_OF_RANGE
            self._keep(spot, Decimal(0) if value is None else value)

    def order(self) -> list[Spot]:
        """The formulas so that each comes after those it needs; circles are noted and left out."""
        state: dict[Spot, int] = {}
        ordered: list[Spot] = []
        for start in self._cells:
            if start in state:
                continue
            path: list[tuple[Spot, Iterator[Spot]]] = [(start, self._needed(start))]
            state[start] = 1
            while path:
                spot, needed = path[-1]
                following = next((each for each in needed if state.get(each) != 2), None)
                if following is None:
                    state[spot] = 2
                    ordered.append(spot)
                    path.pop()
                elif state.get(following) == 1:
                    self._note_circle([each for each, _ in path], following)
                else:
                    state[following] = 1
                    path.append((following, self._needed(following)))
        return [spot for spot in ordered if spot not in self.done.circular]

    def _note_circle(self, path: list[Spot], back_to: Spot) -> None:
        for spot in path[path.index(back_to):]:
            self.done.circular[spot] = f"{self._template.sheets[spot[0]].name}!{address_of(spot[1])}"
            self._lose(spot)

    def _needed(self, spot: Spot) -> Iterator[Spot]:
        formula = self._formulas.get(spot)
        for area in formula.areas if formula is not None else ():
            yield from _within(self._columns, area)

    def _needs_left(self, formula: Formula) -> bool:
        return any(self._values[spot[0]].get(spot[1]) is LEFT
                   for area in formula.areas for spot in _within(self._columns, area))

    def _leave(self, spot: Spot, formula: Formula | None) -> None:
        """Keep the value it came with where nothing it depends on changed; else leave it to the spreadsheet."""
        cell = self._cells[spot]
        if formula is not None and not formula.functions & VOLATILE and cell.value is not None \
                and not self._depends_on_change(formula):
            self.done.kept.add(spot)
            return
        self._lose(spot)
        self.done.left.append(LeftFormula(self._template.sheets[spot[0]].name, address_of(spot[1]),
                                          cell.formula[:80]))

    def _lose(self, spot: Spot) -> None:
        """The stored value of a formula, and of the cells an array formula fills, holds no longer."""
        sheet, cell = spot[0], self._cells[spot]
        reach = area_of(cell.reach) if cell.reach and cell.formula_kind not in USUAL else None
        spots = [spot] if reach is None else [(sheet, (row, column)) for row in self._template.sheets[sheet].cells.rows
                                              if reach.top <= row <= reach.bottom
                                              for column in range(reach.left, reach.right + 1)]
        for each in spots:
            if each not in self._filled:
                self._values[sheet][each[1]] = LEFT
                self._changed.add(each)
                self.done.emptied.add(each)

    def _depends_on_change(self, formula: Formula) -> bool:
        return any(True for area in formula.areas for _ in _within(self._filled_columns, area)) or any(
            spot in self._changed for area in formula.areas for spot in _within(self._columns, area))

    def _keep(self, spot: Spot, value: CellValue) -> None:
        before = self._cells[spot].value
        if type(before) is not type(value) or isinstance(value, CellError) or compared(before, value) != 0:
            self._changed.add(spot)
        self._values[spot[0]][spot[1]] = value
        self.done.values[spot] = value

    def _subtotals(self) -> frozenset[Spot]:
        return frozenset(spot for spot, formula in self._formulas.items()
                         if formula is not None and "SUBTOTAL" in formula.functions)


LEFT = CellError("#LEFT!")
"""Stands where a formula is left; whatever needs it is left as well."""


def _parsed(cells: Mapping[Spot, FormCell], around: Surroundings) -> dict[Spot, Formula | None]:
    """Every formula as a tree, None where it is not understood."""
    masters = {(spot[0], cell.group): (cell.formula, spot[1]) for spot, cell in cells.items()
               if cell.formula_kind == "shared" and cell.formula}
    found: dict[Spot, Formula | None] = {}
    for spot, cell in cells.items():
        text = cell.formula
        if cell.formula_kind == "shared" and not text and (spot[0], cell.group) in masters:
            text = _moved(*masters[spot[0], cell.group], spot[1])
        try:
            found[spot] = parse(text, around, *spot) if text else None
        except NotReadableError:
            found[spot] = None
    return found


def _moved(formula: str, origin: Place, place: Place) -> str:
    """A shared formula as it stands in another cell."""
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        moved = Translator(f"={formula}", origin=address_of(origin)).translate_formula(address_of(place))
    except (TranslatorError, ValueError, IndexError):
        return ""
    return str(moved).removeprefix("=")


def _stored(template: Template, filled: Mapping[Spot, CellValue]) -> list[dict[Place, CellValue]]:
    """All values by sheet: those that came with the form, and the filled ones instead."""
    values = [_values_of(each) for each in template.sheets]
    for (at, place), value in filled.items():
        values[at][place] = value
    return values


def _values_of(sheet: FormSheet) -> dict[Place, CellValue]:
    return {(number, column): cell.value for number, row in sheet.cells.rows.items()
            for column, cell in row.cells.items() if cell.value is not None}


def _by_column(spots: Mapping[Spot, object]) -> dict[tuple[int, int], list[int]]:
    """The rows of cells by sheet and column, upwards."""
    found: dict[tuple[int, int], list[int]] = {}
    for sheet, (row, column) in spots:
        found.setdefault((sheet, column), []).append(row)
    for rows in found.values():
        rows.sort()
    return found


def _within(columns: Mapping[tuple[int, int], Sequence[int]], cells: Cells) -> Iterator[Spot]:
    """The listed cells inside an area."""
    area = cells.area
    wide = area.right - area.left + 1 > len(columns)
    listed = [key for key in columns if key[0] == cells.sheet and area.left <= key[1] <= area.right] if wide else [
        (cells.sheet, column) for column in range(area.left, area.right + 1) if (cells.sheet, column) in columns]
    for key in listed:
        rows = columns[key]
        for row in rows[bisect_left(rows, area.top):bisect_right(rows, area.bottom)]:
            yield key[0], (row, key[1])
