"""Reading records from their tables and writing them there; SQL texts are composed once and kept.

Core composes the statements, the driver runs their text: composing anew would cost more than the reading itself.
Nothing here knows the journal; whoever writes through it must (see `writing`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Executable, bindparam, func, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql import Select

from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import OrderedRecord, Record, fields_of
from hromada_desk.storage.cells import Read, cell_of, reader_of
from hromada_desk.storage.connection import Link, Row
from hromada_desk.storage.schema import table_of

R = TypeVar("R", bound=Record)

_DIALECT = dialect(paramstyle="qmark")  # type: ignore[no-untyped-call]
ID, ALIVE = "id", "alive"


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """One column of a kind with what it takes to read and write it."""

    name: str
    value: ValueKind
    default: Any
    read: Read | None

    def decoded(self, cell: Any) -> Any:
        """The value of a cell."""
        if cell is None:
            return self.default
        return cell if self.read is None else self.read(cell)


@cache
def columns_of(record_type: type[Record]) -> Mapping[str, ColumnOf]:
    """The columns of a kind by name, `id` and `alive` first."""
    columns = [ColumnOf(ID, ValueKind.TEXT, "", None), ColumnOf(ALIVE, ValueKind.FLAG, True, bool)]
    columns += [ColumnOf(each.name, each.facets.value, each.default, reader_of(each.facets.value))
                for each in fields_of(record_type)]
    return {each.name: each for each in columns}


def get(link: Link, record_type: type[R], record_id: str) -> R | None:
    """The record of that id, alive or not; None where there is none."""
    names = tuple(columns_of(record_type))
    row = link.row(_select(record_type, names, (ID,), None), (record_id,))
    return None if row is None else _record(record_type, row)


def all_of(link: Link, record_type: type[R], *, trashed: bool, equals: Mapping[str, Any]) -> tuple[R, ...]:
    """The records whose fields equal the given values, by position and id."""
    sql = _select(record_type, tuple(columns_of(record_type)), tuple(equals), not trashed)
    return tuple(_record(record_type, row) for row in link.rows(sql, _parameters(record_type, equals)))


def rows_of(link: Link, record_type: type[Record], names: Sequence[str], *, trashed: bool,
            equals: Mapping[str, Any]) -> list[Row]:
    """Some columns of many records, decoded column by column."""
    sql = _select(record_type, tuple(names), tuple(equals), not trashed)
    found = link.rows(sql, _parameters(record_type, equals))
    known = columns_of(record_type)
    columns = [known[name] for name in names]
    if not found or all(column.read is None and column.default is None for column in columns):
        return found
    read = [_decoded(column, cells) for column, cells in zip(columns, zip(*found, strict=True), strict=True)]
    return list(zip(*read, strict=True))


def count(link: Link, record_type: type[Record], *, trashed: bool, equals: Mapping[str, Any]) -> int:
    """How many records there are."""
    row = link.row(_count(record_type, tuple(equals), not trashed), _parameters(record_type, equals))
    return 0 if row is None else int(row[0])


def add(link: Link, record: Record) -> None:
    """Insert the row of a new record."""
    link.run(_insert(type(record)), tuple(_cells(record, columns_of(type(record)))))


def write(link: Link, record: Record, changed: Iterable[str]) -> None:
    """Write the changed columns of a record that has a row."""
    wanted = set(changed)
    names = tuple(name for name in columns_of(type(record)) if name in wanted)  # Core writes them in the table's order
    link.run(_update(type(record), names), (*_cells(record, names), record.id))


def _cells(record: Record, names: Iterable[str]) -> list[Any]:
    known = columns_of(type(record))
    return [cell_of(known[name].value, getattr(record, name), known[name].default) for name in names]


def _record(record_type: type[R], row: Row) -> R:
    columns = columns_of(record_type).values()
    return record_type(**{column.name: column.decoded(cell) for column, cell in zip(columns, row, strict=True)})


def _decoded(column: ColumnOf, cells: Sequence[Any]) -> Sequence[Any]:
    default, read = column.default, column.read
    if read is None:
        return cells if default is None else [default if cell is None else cell for cell in cells]
    return [default if cell is None else read(cell) for cell in cells]


def _parameters(record_type: type[Record], equals: Mapping[str, Any]) -> tuple[Any, ...]:
    known = columns_of(record_type)
    return tuple(cell_of(known[name].value, value, known[name].default) for name, value in equals.items())


def _text(statement: Executable) -> str:
    return str(statement.compile(dialect=_DIALECT))  # type: ignore[attr-defined]


def _where(record_type: type[Record], query: Select[Any], equals: tuple[str, ...], alive: bool | None) -> Select[Any]:
    table = table_of(record_type)
    for name in equals:
        query = query.where(table.c[name].is_not_distinct_from(bindparam(name)))
    return query if alive is None else query.where(table.c.alive == literal_column("1" if alive else "0"))


@cache
def _select(record_type: type[Record], names: tuple[str, ...], equals: tuple[str, ...], alive: bool | None) -> str:
    table = table_of(record_type)
    order = ("position", ID) if issubclass(record_type, OrderedRecord) else (ID,)
    query = _where(record_type, select(*(table.c[name] for name in names)), equals, alive)
    return _text(query.order_by(*(table.c[name] for name in order)) if alive is not None else query)


@cache
def _count(record_type: type[Record], equals: tuple[str, ...], alive: bool) -> str:
    query = _where(record_type, select(func.count()).select_from(table_of(record_type)), equals, alive)
    return _text(query)


@cache
def _insert(record_type: type[Record]) -> str:
    return _text(insert(table_of(record_type)).values({name: bindparam(name) for name in columns_of(record_type)}))


@cache
def _update(record_type: type[Record], names: tuple[str, ...]) -> str:
    table = table_of(record_type)
    values = {name: bindparam(f"new_{name}") for name in names}
    return _text(update(table).values(values).where(table.c.id == bindparam("its_id")))
