"""A form's mapping as text: the JSON that is kept with the form and sent to others who answer the same call.

    {"format": "hromada-desk/form-mapping", "version": 1, "language": "en", "cells": [...], "blocks": [...]}

A cell is {"field", "sheet", "cell"} or {"field", "name"}; a block is {"block", "columns": [[column, field], ...]} with
{"sheet", "first_row", "rows"} or {"table"}, and "overflow". What does not fit is refused with a sentence.
"""

import json
from typing import Any

from hromada_desk.domain.donor_form import (
    BLOCK_FIELDS,
    OVERFLOWS,
    ROW_FIELDS,
    SINGLE_FIELDS,
    BlockEntry,
    CellEntry,
    FormMapping,
    is_block,
    kind_of,
    part_of,
)
from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.tables import column_index
from hromada_desk.exchange.template_cells import place_of

FORMAT = "hromada-desk/form-mapping"
VERSION = 1
MOST_TEXT = 500_000
MOST_CELLS, MOST_BLOCKS, MOST_COLUMNS, MOST_ROWS = 5_000, 100, 200, 20_000
LONGEST = 300


def mapping_text(mapping: FormMapping) -> str:
    """A mapping as JSON, the same for the same mapping."""
    cells = [_without_empty({"field": each.field, "sheet": each.sheet, "cell": each.cell, "name": each.name})
             for each in mapping.cells]
    blocks = [_without_empty({"block": each.block, "sheet": each.sheet, "first_row": each.first_row, "rows": each.rows,
                              "table": each.table, "overflow": each.overflow,
                              "columns": [list(pair) for pair in each.columns]}) for each in mapping.blocks]
    return json.dumps({"format": FORMAT, "version": VERSION, "language": mapping.language, "cells": cells,
                       "blocks": blocks}, ensure_ascii=False, indent=1) + "\n"


def read_mapping_text(text: str, file: str = "") -> FormMapping:
    """The mapping a text describes; an empty text is an empty mapping.

    Raises FileProblem("template.mapping_unreadable") or ("template.mapping_wrong") with the place that is wrong.
    """
    if not text.strip():
        return FormMapping()
    try:
        written = json.loads(text) if len(text) <= MOST_TEXT else None
    except (ValueError, RecursionError) as damage:
        raise FileProblem("template.mapping_unreadable", file=file) from damage
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise FileProblem("template.mapping_unreadable", file=file)
    if written.get("version") != VERSION:
        raise FileProblem("template.mapping_newer", file=file)
    language = written.get("language")
    if language not in {"uk", "en"}:
        raise _wrong(file, "language")
    return FormMapping(
        language=str(language),
        cells=tuple(_cell(each, f"cells[{at}]", file)
                    for at, each in enumerate(_list(written, "cells", MOST_CELLS, file))),
        blocks=tuple(_block(each, f"blocks[{at}]", file)
                     for at, each in enumerate(_list(written, "blocks", MOST_BLOCKS, file))))


def _cell(written: Any, place: str, file: str) -> CellEntry:
    field = _text(written, "field", place, file)
    sheet, cell, name = (_text(written, key, place, file) for key in ("sheet", "cell", "name"))
    if kind_of(field) is None or part_of(field)[0] not in SINGLE_FIELDS:
        raise _wrong(file, f"{place}.field")
    if bool(name) == bool(sheet and cell) or (cell and not _is_cell(cell)):
        raise _wrong(file, f"{place}.cell")
    return CellEntry(field, sheet, cell.upper(), name)


def _block(written: Any, place: str, file: str) -> BlockEntry:
    block = _text(written, "block", place, file)
    sheet, table = _text(written, "sheet", place, file), _text(written, "table", place, file)
    overflow = _text(written, "overflow", place, file) or "refuse"
    first_row, rows = (_count(written, key, place, file) for key in ("first_row", "rows"))
    if not is_block(block):
        raise _wrong(file, f"{place}.block")
    if overflow not in OVERFLOWS or bool(table) == bool(sheet) or (sheet and not (first_row and rows)):
        raise _wrong(file, place)
    columns = []
    for at, pair in enumerate(_list(written, "columns", MOST_COLUMNS, file)):
        here = f"{place}.columns[{at}]"
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(each, str) for each in pair):
            raise _wrong(file, here)
        column, field = (each[:LONGEST] for each in pair)
        if part_of(field)[0] not in BLOCK_FIELDS[part_of(block)[0]] or kind_of(field) is None or (
                part_of(field)[0] not in ROW_FIELDS) or (sheet and not _is_column(column)):
            raise _wrong(file, here)
        columns.append((column, field))
    return BlockEntry(block, tuple(columns), sheet, first_row, rows, table, overflow)


def _list(written: dict[str, Any], key: str, most: int, file: str) -> list[Any]:
    found = written.get(key, [])
    if not isinstance(found, list) or len(found) > most:
        raise _wrong(file, key)
    return found


def _text(written: Any, key: str, place: str, file: str) -> str:
    found = written.get(key, "") if isinstance(written, dict) else None
    if not isinstance(found, str) or len(found) > LONGEST:
        raise _wrong(file, f"{place}.{key}")
    return found


def _count(written: Any, key: str, place: str, file: str) -> int:
    found = written.get(key, 0)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= MOST_ROWS:
        raise _wrong(file, f"{place}.{key}")
    return found


def _is_cell(text: str) -> bool:
    try:
        place_of(text)
    except ValueError:
        return False
    return True


def _is_column(text: str) -> bool:
    try:
        return column_index(text) < 16_384
    except ValueError:
        return False


def _without_empty(written: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if value}


def _wrong(file: str, place: str) -> FileProblem:
    return FileProblem("template.mapping_wrong", file=file, place=place)
