"""What is being typed: kept within a second of the last key, turned into an entry when the field is left.

An entry is never changed, because a copy of the file may hold it already; a draft may be, as often as keys are pressed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hromada_desk.domain.changes import Item
from hromada_desk.domain.records.codec import decode, encode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of
from hromada_desk.storage.cells import written_json
from hromada_desk.storage.connection import Link
from hromada_desk.storage.journal import written_moment

_SAVE = (
    "INSERT INTO draft (kind, record_id, field, value, caret, at) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, record_id, field) "
    "DO UPDATE SET value = excluded.value, caret = excluded.caret, at = excluded.at"
)
_FORGET = "DELETE FROM draft WHERE kind = ? AND record_id = ? AND field = ?"


@dataclass(frozen=True, slots=True)
class Draft:
    """The unfinished value of one field; `caret` is where the typing stopped, in characters of the side being typed."""

    kind: str
    record_id: str
    field: str
    value: Any
    caret: int
    at: datetime


def save(link: Link, draft: Draft) -> None:
    """Keep a draft, instead of the earlier one of that field."""
    value = field_of(KINDS[draft.kind], draft.field).facets.value
    with link.transaction():
        link.run(_SAVE, (draft.kind, draft.record_id, draft.field, written_json(encode(value, draft.value)),
                         draft.caret, written_moment(draft.at)))


def all_drafts(link: Link) -> tuple[Draft, ...]:
    """The drafts in the file, oldest first; those of fields this program does not know are left alone."""
    rows = link.rows("SELECT kind, record_id, field, value, caret, at FROM draft ORDER BY at, kind, record_id, field")
    found = []
    for kind, record_id, field, written, caret, at in rows:
        record_type = KINDS.get(kind)
        if record_type is None or field not in record_type.__dataclass_fields__:
            continue
        value = decode(field_of(record_type, field).facets.value, json.loads(written))
        found.append(Draft(kind, record_id, field, value, int(caret), datetime.fromisoformat(at)))
    return tuple(found)


def forget(link: Link, kind: str, record_id: str, field: str) -> None:
    """Drop a draft: its value has become an entry, or the person took it back."""
    link.run(_FORGET, (kind, record_id, field))


def forget_written(link: Link, items: Iterable[Item]) -> None:
    """Drop the drafts of fields that an entry has just settled."""
    if link.row("SELECT 1 FROM draft LIMIT 1") is not None:
        for item in items:
            link.run(_FORGET, (item.kind, item.record_id, item.field))
