"""Where the entries of a mapping are in a form, and what the form has there: names, sheets, heads of columns."""

from __future__ import annotations

from dataclasses import replace

from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping
from hromada_desk.services.donor_forms import OpenForm

MOST_COLUMNS = 40
ROWS_AT_FIRST = 10
LOOKED_UP = 6
"""How many rows above a list its heads of columns are looked for."""


def sheet_names(form: OpenForm) -> tuple[str, ...]:
    """The sheets a person sees."""
    return tuple(each.name for each in form.template.sheets if each.visible)


def names_in(form: OpenForm) -> tuple[str, ...]:
    """The names the form gives to single cells."""
    from hromada_desk.exchange.template_placing import cell_of_name

    return tuple(each for each in form.template.written_names if cell_of_name(form.template, each) is not None)


def place_of(form: OpenForm, mapping: FormMapping, key: str) -> tuple[str, int, int] | None:
    """Sheet, row and column (from 1) of an entry, "cell:0" or "block:2"; None where the form has no such place."""
    from hromada_desk.exchange.template_cells import place_of as cell_place
    from hromada_desk.exchange.template_placing import body_of, cell_of_name

    kind, _, at = key.partition(":")
    if kind == "block":
        found = body_of(form.template, mapping.blocks[int(at)])
        return None if found is None else (found[0].name, found[1].top, min(found[2].values(), default=1))
    entry = mapping.cells[int(at)]
    if entry.name:
        named = cell_of_name(form.template, entry.name)
        return None if named is None else (named[0], *named[1])
    sheet = form.template.sheet(entry.sheet)
    if sheet is None:
        return None
    return sheet.name, *sheet.anchor(cell_place(entry.cell))


def entry_at(form: OpenForm, mapping: FormMapping, sheet: str, address: str) -> str:
    """The entry that fills a cell, "" for none."""
    from hromada_desk.exchange.template_cells import place_of as cell_place
    from hromada_desk.exchange.template_placing import body_of

    row, column = cell_place(address)
    for at in range(len(mapping.cells)):
        if place_of(form, mapping, f"cell:{at}") == (sheet, row, column):
            return f"cell:{at}"
    for at, block in enumerate(mapping.blocks):
        found = body_of(form.template, block)
        if found is not None and found[0].name == sheet and found[1].top <= row <= found[1].bottom and (
                column in {found[2][name] for name, _ in block.columns if name in found[2]}):
            return f"block:{at}"
    return ""


def new_block(form: OpenForm, sheet: str, address: str) -> BlockEntry:
    """A list that begins in a cell: that of the table there, or rows down to the next formula or text below."""
    from hromada_desk.exchange.template_cells import place_of as cell_place

    place = cell_place(address)
    found = form.template.sheet(sheet)
    if found is None:
        return BlockEntry("lines", (), sheet, place[0], ROWS_AT_FIRST)
    table = next((each for each in found.tables if place in each.area), None)
    if table is not None:
        return BlockEntry("lines", (), table=table.name)
    rows = 1
    while rows < ROWS_AT_FIRST * 10:
        below = found.cells.at((place[0] + rows, place[1]))
        if below is not None and (below.value is not None or below.has_formula):
            break
        rows += 1
        if place[0] + rows > max(found.cells.rows, default=0):
            break
    return BlockEntry("lines", (), sheet, place[0], rows)


def columns_of(form: OpenForm, block: BlockEntry) -> tuple[tuple[str, str], ...]:
    """The columns a list may take: letters with what stands above them, or the heads of a table."""
    from hromada_desk.exchange.tables import column_letters

    if block.table:
        found = form.template.table(block.table)
        return tuple((each, "") for each in found[1].headers) if found is not None else ()
    sheet = form.template.sheet(block.sheet)
    if sheet is None:
        return ()
    heads = []
    for column in range(1, min(sheet.extent[1], MOST_COLUMNS) + 1):
        above = (sheet.cells.at(sheet.anchor((row, column)))
                 for row in range(block.first_row - 1, max(block.first_row - LOOKED_UP, 0), -1))
        texts = (cell.value for cell in above if cell is not None and not cell.has_formula)
        heads.append((column_letters(column - 1), " ".join(next((text for text in texts if isinstance(text, str)),
                                                                "").split())))
    return tuple(heads)


def without(mapping: FormMapping, key: str) -> FormMapping:
    """The mapping without that entry."""
    kind, _, at = key.partition(":")
    gone = int(at)
    if kind == "cell":
        return replace(mapping, cells=mapping.cells[:gone] + mapping.cells[gone + 1:])
    return replace(mapping, blocks=mapping.blocks[:gone] + mapping.blocks[gone + 1:])


def with_entry(mapping: FormMapping, key: str, entry: CellEntry | BlockEntry) -> FormMapping:
    """The mapping with an entry changed; an empty key adds it."""
    at = int(key.partition(":")[2]) if key else -1
    if isinstance(entry, CellEntry):
        cells = (*mapping.cells, entry) if at < 0 else (*mapping.cells[:at], entry, *mapping.cells[at + 1:])
        return replace(mapping, cells=cells)
    blocks = (*mapping.blocks, entry) if at < 0 else (*mapping.blocks[:at], entry, *mapping.blocks[at + 1:])
    return replace(mapping, blocks=blocks)
