"""Reading records from their tables and writing them there; SQL texts are composed once and kept.

Core composes the statements, the driver runs their text: composing anew would cost more than the reading itself.
Nothing here knows the journal; whoever writes through it must (see `writing`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, TypeVar

from sqlalchemy import Executable, bindparam, func, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql import Select

from hromada_desk.domain.records.codec import encode
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import OrderedRecord, Record, fields_of
from hromada_desk.storage.cells import Read, cell_of, cell_of_written, reader_of
from hromada_desk.storage.connection import Link, Row
from hromada_desk.storage.schema import table_of

R = TypeVar("R", bound=Record)

_DIALECT = dialect(paramstyle="qmark")
ID, ALIVE = "id", "alive"
_SHAPES_REMEMBERED = 4096
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """One column of a kind with what it takes to read and write it."""

    name: str
    value: ValueKind
    default: Any
    read: Read | None
    written_default: Any


def columns_of(record_type: type[Record]) -> Mapping[str, ColumnOf]:
    """The columns of a kind by name, `id` and `alive` first."""
    return _columns(record_type.kind)


@cache
def _columns(kind: str) -> Mapping[str, ColumnOf]:
    columns = [ColumnOf(ID, ValueKind.TEXT, "", None, ""), ColumnOf(ALIVE, ValueKind.FLAG, True, bool, True)]
    columns += [ColumnOf(each.name, each.facets.value, each.default, reader_of(each.facets.value),
                         encode(each.facets.value, each.default)) for each in fields_of(KINDS[kind])]
    return {each.name: each for each in columns}


def get(link: Link, record_type: type[R], record_id: str) -> R | None:
    """The record of that id, alive or not; None where there is none."""
    columns = columns_of(record_type)
    row = link.row(_select(record_type.kind, tuple(columns), (ID,), None), (record_id,))
    if row is None:
        return None
    return record_type(**{name: column.default if cell is None else cell if column.read is None else column.read(cell)
                          for (name, column), cell in zip(columns.items(), row, strict=True)})


def all_of(link: Link, record_type: type[R], *, trashed: bool, equals: Mapping[str, Any]) -> tuple[R, ...]:
    """The records whose fields equal the given values, by position and id."""
    names = tuple(columns_of(record_type))
    rows = rows_of(link, record_type, names, trashed=trashed, equals=equals)
    return tuple(record_type(**dict(zip(names, row, strict=True))) for row in rows)


def rows_of(link: Link, record_type: type[Record], names: Sequence[str], *, trashed: bool, equals: Mapping[str, Any],
            late: Collection[str] = ()) -> list[Row]:
    """Some columns of many records, decoded column by column; in place of a `late` value stands what reads it."""
    sql = _select(record_type.kind, tuple(names), tuple(equals), not trashed)
    found = link.rows(sql, _parameters(record_type, equals))
    known = columns_of(record_type)
    columns = [known[name] for name in names]
    if not found or all(column.read is None and column.default is None for column in columns):
        return found
    # Cell by cell of a column: to turn the whole table over would take an iterator for every row.
    return list(zip(*[_later(column, [row[at] for row in found]) if column.name in late
                      else _decoded(column, [row[at] for row in found])
                      for at, column in enumerate(columns)], strict=True))


def count(link: Link, record_type: type[Record], *, trashed: bool, equals: Mapping[str, Any]) -> int:
    """How many records there are."""
    row = link.row(_count(record_type.kind, tuple(equals), not trashed), _parameters(record_type, equals))
    return 0 if row is None else int(row[0])


def present(link: Link, record_type: type[Record], ids: Sequence[str]) -> bool:
    """Whether any of these records has a row."""
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        some = ids[start:start + _ASKED_AT_ONCE]
        if link.row(_present(record_type.kind, len(some)), some) is not None:
            return True
    return False


def add(link: Link, record: Record, written: Mapping[str, Any]) -> None:
    """Insert the row of a new record; the columns that are not named take their defaults from the table.

    `written` are the fields that differ from their defaults, in written form (see records.codec) and any order.
    """
    names = _in_order(record, {ID, ALIVE, *written})
    link.run(_insert(record.kind, names), _row(record, names, written))


def add_all(link: Link, added: Iterable[tuple[Record, Mapping[str, Any]]]) -> None:
    """`add` of many records: those that fill the same columns together."""
    rows: dict[tuple[str, frozenset[str]], list[tuple[Record, Mapping[str, Any]]]] = defaultdict(list)
    for record, written in added:
        rows[record.kind, frozenset(written)].append((record, written))
    for (kind, filled), alike in rows.items():
        names = _in_order(alike[0][0], {ID, ALIVE, *filled})
        link.run_many(_insert(kind, names), [_row(record, names, written) for record, written in alike])


def write(link: Link, record: Record, written: Mapping[str, Any]) -> None:
    """Write the changed columns of a record that has a row; `written` as in `add`."""
    names = _in_order(record, set(written))
    link.run(_update(record.kind, names), (*_row(record, names, written), record.id))


def _in_order(record: Record, names: set[str]) -> tuple[str, ...]:
    """The names as Core writes them: in the order of the table."""
    return tuple(name for name in columns_of(type(record)) if name in names)


def _row(record: Record, names: Iterable[str], written: Mapping[str, Any]) -> tuple[Any, ...]:
    known = columns_of(type(record))
    return tuple([cell_of_written(known[name].value, written[name], known[name].written_default) if name in written
                  else record.id if name == ID else int(record.alive) for name in names])


def _decoded(column: ColumnOf, cells: Sequence[Any]) -> Sequence[Any]:
    default, read = column.default, column.read
    if read is None:
        return cells if default is None else [default if cell is None else cell for cell in cells]
    return [default if cell is None else read(cell) for cell in cells]


def _later(column: ColumnOf, cells: Sequence[Any]) -> Sequence[Callable[[], Any]]:
    """For every cell a call without arguments that gives its value."""
    nothing, read = partial(_itself, column.default), column.read or _itself
    return [nothing if cell is None else partial(read, cell) for cell in cells]


def _itself(value: Any) -> Any:
    return value


def _parameters(record_type: type[Record], equals: Mapping[str, Any]) -> tuple[Any, ...]:
    known = columns_of(record_type)
    return tuple(cell_of(known[name].value, value, known[name].default) for name, value in equals.items())


def _text(statement: Executable) -> str:
    return str(statement.compile(dialect=_DIALECT))  # type: ignore[attr-defined]


def _where(kind: str, query: Select[Any], equals: tuple[str, ...], alive: bool | None) -> Select[Any]:
    table = table_of(KINDS[kind])
    for name in equals:
        query = query.where(table.c[name].is_not_distinct_from(bindparam(name)))
    return query if alive is None else query.where(table.c.alive == literal_column("1" if alive else "0"))


@lru_cache(maxsize=_SHAPES_REMEMBERED)
def _present(kind: str, how_many: int) -> str:
    return f'SELECT 1 FROM "{kind}" WHERE id IN ({", ".join("?" * how_many)}) LIMIT 1'


@cache
def _select(kind: str, names: tuple[str, ...], equals: tuple[str, ...], alive: bool | None) -> str:
    table = table_of(KINDS[kind])
    order = ("position", ID) if issubclass(KINDS[kind], OrderedRecord) else (ID,)
    query = _where(kind, select(*(table.c[name] for name in names)), equals, alive)
    return _text(query.order_by(*(table.c[name] for name in order)) if alive is not None else query)


@cache
def _count(kind: str, equals: tuple[str, ...], alive: bool) -> str:
    query = _where(kind, select(func.count()).select_from(table_of(KINDS[kind])), equals, alive)
    return _text(query)


@lru_cache(maxsize=_SHAPES_REMEMBERED)
def _insert(kind: str, names: tuple[str, ...]) -> str:
    return _text(insert(table_of(KINDS[kind])).values({name: bindparam(name) for name in names}))


@lru_cache(maxsize=_SHAPES_REMEMBERED)
def _update(kind: str, names: tuple[str, ...]) -> str:
    table = table_of(KINDS[kind])
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return _text(update(table).values(values).where(table.c.id == bindparam("its_id")))
