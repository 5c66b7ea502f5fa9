"""Fills a form: values into its cells, results beside its formulas, everything else of the file as it was."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass

from hromada_desk.domain.donor_form import FormMapping, FormValues
from hromada_desk.exchange.template_cells import CellValue, Place
from hromada_desk.exchange.template_computing import Computed, compute_formulas
from hromada_desk.exchange.template_features import removed_parts
from hromada_desk.exchange.template_package import WORKBOOK, pack
from hromada_desk.exchange.template_placing import Placed, place_values
from hromada_desk.exchange.template_reading import Template
from hromada_desk.exchange.template_stripping import without_parts
from hromada_desk.exchange.template_styles import with_quoted_styles
from hromada_desk.exchange.template_writing import NewValue, recalculated_when_opened, written

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How texts begin that a spreadsheet may take for a formula when a person edits them."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A form as it will be: what goes where, and what its formulas give."""

    template: Template
    placed: Placed
    computed: Computed


def plan_filling(template: Template, mapping: FormMapping, values: FormValues) -> Filling:
    """What filling would do; nothing is written."""
    placed = place_values(template, mapping, values)
    return Filling(template, placed, compute_formulas(template, placed.cells))


def filled_bytes(filling: Filling) -> Generator[tuple[int, int], None, bytes]:
    """The filled workbook; yields after each sheet how many are done."""
    template, package = filling.template, filling.template.package
    removed = removed_parts(package)
    changed: dict[str, bytes] = dict(without_parts(package, removed))
    styles_part = next((target for kind, target in package.relations(WORKBOOK).values() if kind == "styles"), "")
    quoted = _quoted_styles(filling, styles_part)
    if quoted:
        changed[styles_part], numbers = quoted
    else:
        numbers = {}
    total = len(template.sheets)
    for at, sheet in enumerate(template.sheets):
        new = {place: NewValue(value, _style(filling, at, place, value, numbers))
               for (of_sheet, place), value in filling.placed.cells.items() if of_sheet == at}
        results = _of_sheet(filling.computed.values, at)
        emptied = frozenset(place for of_sheet, place in filling.computed.emptied if of_sheet == at)
        if new or results or emptied:
            changed[sheet.part] = written(package.parts[sheet.part], sheet.cells, new, results, emptied)
        yield at + 1, total
    changed[WORKBOOK] = recalculated_when_opened(changed.get(WORKBOOK, package.parts[WORKBOOK]))
    return pack(package, changed, removed)


def _of_sheet(values: Mapping[tuple[int, Place], CellValue], at: int) -> dict[Place, CellValue]:
    return {place: value for (of_sheet, place), value in values.items() if of_sheet == at}


def _is_risky(value: CellValue) -> bool:
    return isinstance(value, str) and value.lstrip(" \u00a0").startswith(RISKY)


def _style_of(filling: Filling, at: int, place: Place) -> int:
    cell = filling.template.sheets[at].cells.at(place)
    return cell.style if cell is not None else 0


def _quoted_styles(filling: Filling, styles_part: str) -> tuple[bytes, dict[int, int]] | None:
    wanted = [_style_of(filling, at, place) for (at, place), value in filling.placed.cells.items() if _is_risky(value)]
    if not wanted or styles_part not in filling.template.package.parts:
        return None
    return with_quoted_styles(filling.template.package.parts[styles_part], wanted)


def _style(filling: Filling, at: int, place: Place, value: CellValue, numbers: Mapping[int, int]) -> int | None:
    return numbers.get(_style_of(filling, at, place)) if _is_risky(value) else None

