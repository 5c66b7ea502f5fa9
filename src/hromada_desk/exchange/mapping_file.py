"""Keeps a mapping in a small TOML file a person can read, correct and use again for the next list (docs/import.md).

A file may say little: what it leaves out is proposed anew, so that a mapping outlives a shifted row or a new column.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.exchange.headers import Header, header_at
from hromada_desk.exchange.import_words import ImportWords, import_words
from hromada_desk.exchange.limits import refuse_special
from hromada_desk.exchange.mapping import FIELDS, KEPT, TITLE, ListMapping, MappedColumn
from hromada_desk.exchange.mapping_proposal import map_columns, propose_mapping
from hromada_desk.exchange.previewing import table_named
from hromada_desk.exchange.tables import Table, TableFile, column_index, column_letters

UNITS = {"one": Decimal(1), "thousand": Decimal(1000), "million": Decimal(1_000_000)}
KEYS = ("sheet", "header_row", "first_row", "as_of", "decimal", "unit", "currency", "columns")
LARGEST_FILE = 100_000


def mapping_text(mapping: ListMapping) -> str:
    """A mapping as the content of a mapping file; rows are numbered as the spreadsheet shows them."""
    lines = [f"sheet = {_quoted(mapping.sheet)}", f"header_row = {mapping.header_row + 1}",
             f"first_row = {mapping.first_row + 1}"]
    if mapping.as_of is not None:
        lines.append(f"as_of = {mapping.as_of.isoformat()}")
    if mapping.decimal:
        lines.append(f"decimal = {_quoted(mapping.decimal)}")
    lines += ["", "[columns]"]
    for column in mapping.columns:
        comment = "  # " + " ".join(column.header.split()) if column.header else ""
        lines.append(f"{column_letters(column.column)} = {_column_text(column)}{comment}")
    return "\n".join(lines) + "\n"


def read_mapping(path: Path, file: TableFile, words: ImportWords | None = None) -> ListMapping:
    """The mapping a file describes, completed by what is proposed for this list.

    Raises FileProblem for a file that cannot be read and RuleBroken for a mapping that says what cannot be.
    """
    try:
        refuse_special(path)
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem("import.mapping_unreadable", file=path.name, reason="")
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as damage:
        raise FileProblem("import.mapping_unreadable", file=path.name, reason=str(damage)) from damage
    return apply_mapping(written, file, words)


def apply_mapping(written: Mapping[str, object], file: TableFile, words: ImportWords | None = None) -> ListMapping:
    """The mapping a parsed file means for a list. Raises RuleBroken("import.mapping_wrong") with what is wrong."""
    words = words or import_words()
    for key in written:
        if key not in KEYS:
            raise _wrong(key)
    mapping = _base(written, file, words)
    table = table_named(file, mapping.sheet)
    columns = written.get("columns")
    if columns is not None:
        mapping = _with_columns(mapping, columns, table)
    mapping = _with_unit(mapping, written)
    if "first_row" in written:
        mapping = replace(mapping, first_row=_row(written, "first_row", table))
    if "as_of" in written:
        day = written["as_of"]
        if not isinstance(day, date):
            raise _wrong("as_of")
        mapping = replace(mapping, as_of=day)
    if "decimal" in written:
        if written["decimal"] not in (",", "."):
            raise _wrong("decimal")
        mapping = replace(mapping, decimal=str(written["decimal"]))
    if mapping.column_of(TITLE) is None:
        raise RuleBroken("import.no_title_column", file=file.name, sheet=table.name, row=mapping.header_row + 1)
    return mapping


def _base(written: Mapping[str, object], file: TableFile, words: ImportWords) -> ListMapping:
    """What the program would propose for the sheet and the header row the file names."""
    sheet = written.get("sheet")
    if sheet is not None:
        if not isinstance(sheet, str):
            raise _wrong("sheet")
        file = replace(file, tables=(table_named(file, sheet),))
    if "header_row" not in written:
        return propose_mapping(file, words)
    table = file.tables[0] if sheet is not None or len(file.tables) == 1 else _first_filled(file)
    if written["header_row"] == 0:
        return map_columns(table, Header(-1, -1, 0, ((),) * table.width), words)
    return map_columns(table, header_at(table, _row(written, "header_row", table), words), words)


def _first_filled(file: TableFile) -> Table:
    return next((table for table in file.tables if any(any(row) for row in table.rows)), file.tables[0])


def _with_columns(mapping: ListMapping, columns: object, table: Table) -> ListMapping:
    """Named columns mean what the file says, all others are kept as text."""
    if not isinstance(columns, dict):
        raise _wrong("columns")
    plain = {each.column: replace(each, field=KEPT) for each in mapping.columns}
    proposed = {each.column: each for each in mapping.columns}
    for name, meaning in columns.items():
        column = _column(name, mapping, table)
        before = proposed.get(column, MappedColumn(column, "", KEPT))
        plain[column] = _meant(before, meaning)
    return replace(mapping, columns=tuple(plain[column] for column in sorted(plain)), unit_stated=True)


def _meant(column: MappedColumn, meaning: object) -> MappedColumn:
    said = {"field": meaning} if isinstance(meaning, str) else meaning
    if not isinstance(said, dict) or said.get("field") not in FIELDS:
        raise _wrong(str(said.get("field") if isinstance(said, dict) else said))
    times = _unit(said["unit"]) if "unit" in said else column.times
    return MappedColumn(column.column, column.header, str(said["field"]), times,
                        _currency(said.get("currency", column.currency)))


def _with_unit(mapping: ListMapping, written: Mapping[str, object]) -> ListMapping:
    """One unit and one currency for all money columns that do not state their own."""
    if "unit" not in written and "currency" not in written:
        return mapping
    said = written.get("columns")
    own = {name for name, meaning in said.items() if isinstance(meaning, dict)} if isinstance(said, dict) else set()
    columns = []
    for column in mapping.columns:
        states_own = column.header in own or column_letters(column.column) in own
        if column.is_money and not states_own:
            times = _unit(written["unit"]) if "unit" in written else column.times
            column = replace(column, times=times, currency=_currency(written.get("currency", column.currency)))  # noqa: PLW2901 - the same column with its unit
        columns.append(column)
    return replace(mapping, columns=tuple(columns), unit_stated=True)


def _column(name: str, mapping: ListMapping, table: Table) -> int:
    """The column of a header's text or of its letters."""
    for each in mapping.columns:
        if each.header and fold(each.header) == fold(name):
            return each.column
    try:
        column = column_index(name) if len(name) <= 3 else table.width
    except ValueError:
        column = table.width
    if column >= table.width:
        raise RuleBroken("import.no_such_column", column=name, sheet=table.name)
    return column


def _row(written: Mapping[str, object], key: str, table: Table) -> int:
    row = written[key]
    if not isinstance(row, int) or isinstance(row, bool) or not 1 <= row <= len(table.rows):
        raise _wrong(key)
    return row - 1


def _unit(written: object) -> Decimal:
    if isinstance(written, str) and written in UNITS:
        return UNITS[written]
    try:
        times = Decimal(str(written))
    except InvalidOperation as wrong:
        raise _wrong("unit") from wrong
    if not times.is_finite() or times <= 0:
        raise _wrong("unit")
    return times


def _currency(written: object) -> str:
    if written not in CURRENCIES:
        raise _wrong("currency")
    return str(written)


def _wrong(what: str) -> RuleBroken:
    return RuleBroken("import.mapping_wrong", what=what)


def _column_text(column: MappedColumn) -> str:
    if not column.is_money:
        return _quoted(column.field)
    unit = next((name for name, times in UNITS.items() if times == column.times), str(column.times))
    return f"{{ field = {_quoted(column.field)}, unit = {_quoted(unit)}, currency = {_quoted(column.currency)} }}"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
