"""The tables: one per kind, generated from the records' facets, and the fixed ones of the journal and its neighbours.

Written in SQLAlchemy Core and free of what only SQLite knows, except the search index (see `search_index`). Tables of
kinds are made when first asked for, because a list of projects has no need of the other thirty-two.
"""

from sqlalchemy import (
    Column,
    Computed,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.schema import CreateColumn
from sqlalchemy.types import TypeEngine

from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.storage.cells import INTEGERS, MONEY_KINDS, NATIVE_TEXT, cell_of

SCHEMA_VERSION = 2
"""The number of the schema this program writes; see `upgrades`."""

METADATA = MetaData()

META = Table(
    "meta", METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
ENTRY = Table(
    "entry", METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("reverts", Text, nullable=False, server_default=text("''")),
    Column("merged", Text, nullable=False, server_default=text("'[]'")),
)
ITEM = Table(
    "item", METADATA,
    Column("entry", Integer, ForeignKey("entry.seq"), primary_key=True),
    Column("no", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", LargeBinary),
    Column("after", LargeBinary, nullable=False),
    Index("ix_item_record", "record_id", "field"),
    sqlite_with_rowid=False,
)
DRAFT = Table(
    "draft", METADATA,
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("caret", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
ATTACHMENT_BLOB = Table(
    "attachment_blob", METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
SEARCH_TABLES = (
    """CREATE TABLE IF NOT EXISTS search_record (
        no INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE)""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5 (
        head, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')""",
)
"""The search index is SQLite's own affair: see `search_index`."""

_TABLES: dict[str, Table] = {}


def table_of(record_type: type[Record]) -> Table:
    """The table that holds the records of one kind."""
    if record_type.kind not in _TABLES:
        columns = [column for each in fields_of(record_type) for column in _columns(each)]
        _TABLES[record_type.kind] = Table(
            record_type.kind, METADATA,
            Column("id", Text, primary_key=True),
            Column("alive", Integer, nullable=False, server_default=text("1")),
            *columns,
            *_indexes(record_type),
        )
    return _TABLES[record_type.kind]


def create_tables(connection: Connection) -> None:
    """Make every table, index and the search index; what is already there stays."""
    for record_type in KINDS.values():
        table_of(record_type)
    METADATA.create_all(connection)
    for statement in SEARCH_TABLES:
        connection.exec_driver_sql(statement)


def add_missing_columns(connection: Connection) -> tuple[str, ...]:
    """Give older tables the columns of fields that records have gained since; rows read them as the field's default.

    This is the whole upgrade step of a version that only adds fields or kinds. The answer names what was added.
    """
    create_tables(connection)
    added = []
    for record_type in KINDS.values():
        table = table_of(record_type)
        present = {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_xinfo("{table.name}")')}
        for column in table.columns:
            if column.name not in present:
                described = CreateColumn(column).compile(dialect=connection.dialect)
                connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN {described}')
                added.append(f"{table.name}.{column.name}")
    return tuple(added)


def _columns(field: FieldOf) -> list[Column[object]]:
    kind = field.facets.value
    default = cell_of(kind, field.default, field.default)
    column: Column[object] = Column(
        field.name, _type_of(kind), nullable=default is None,
        server_default=None if default is None else text(_literal(default)))
    if kind not in MONEY_KINDS:
        return [column]
    # Sorting and sums by machine need a number; the written amount stays the truth.
    amount = f"CAST(json_extract(\"{field.name}\", '$.amount') AS NUMERIC)"
    return [column, Column(f"{field.name}_amount", Numeric, Computed(amount, persisted=False))]


def _type_of(kind: ValueKind) -> TypeEngine[object]:
    return Integer() if kind in INTEGERS else Text()  # type: ignore[return-value]


def _literal(default: object) -> str:
    return str(default) if isinstance(default, int) else "'" + str(default).replace("'", "''") + "'"


def _indexes(record_type: type[Record]) -> list[Index]:
    """Children are read by their parent, so links that hold a tree together (technical ones) are indexed."""
    return [Index(f"ix_{record_type.kind}_{each.name}", each.name) for each in fields_of(record_type)
            if each.facets.value is ValueKind.LINK and each.facets.technical]


assert ValueKind.LINK in NATIVE_TEXT  # an index on a link compares ids, not JSON
