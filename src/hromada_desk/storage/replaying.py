"""Does the journal lead to the rows? Every field of every record must be what its last item says, or its default.

The check behind the check: rows and journal are written together, so a difference means that something else wrote.
"""

from collections import defaultdict
from typing import Any

from hromada_desk.domain.changes import ALIVE
from hromada_desk.domain.records.codec import encode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.storage.journal import unpacked
from hromada_desk.storage.queries import ID, columns_of


def journal_problems(connection: Any) -> list[str]:
    """The fields that differ, as `project.title of <id>`; no content."""
    last = _last_values(connection)
    problems = []
    for kind, record_type in KINDS.items():
        columns = [column for name, column in columns_of(record_type).items() if name != ID]
        names = ", ".join(f'"{column.name}"' for column in columns)
        for row in connection.execute(f'SELECT id, {names} FROM "{kind}"'):
            said = last.pop((kind, row[0]), {})
            for column, cell in zip(columns, row[1:], strict=True):
                value = column.default if cell is None else cell if column.read is None else column.read(cell)
                default = False if column.name == ALIVE else encode(column.value, column.default)
                if said.get(column.name, default) != encode(column.value, value):
                    problems.append(f"{kind}.{column.name} of {row[0]}")
    return problems + [f"{kind} {record_id} is missing" for kind, record_id in last if kind in KINDS]


def _last_values(connection: Any) -> dict[tuple[str, str], dict[str, Any]]:
    last: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for kind, record_id, field, after in connection.execute(
            "SELECT kind, record_id, field, after FROM item ORDER BY entry, no"):
        last[kind, record_id][field] = after
    return {key: {field: unpacked(after) for field, after in fields.items()} for key, fields in last.items()}
