"""The journal's vocabulary: an entry is one change of one person, an item one changed field.

An entry is never changed once written: a copy of the file may already hold it. Storage writes these, undo and
history read them, merging compares them; the comparison of two states of a record lives here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hromada_desk.domain.records.codec import encode
from hromada_desk.domain.records.record import Record, fields_of

ALIVE = "alive"
"""The field whose items are creation (False to True) and deletion (True to False)."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a change is called: a message key and what its sentence names, so that both languages can say it."""

    key: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `at` is for people only: order never depends on clocks. `reverts` names the entry it takes back."""

    id: str
    at: datetime
    who: str
    label: Label
    reverts: str = ""
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One changed field of one record, its values in written form (see records.codec)."""

    entry_id: str
    kind: str
    record_id: str
    field: str
    before: Any
    after: Any


def items_between(entry_id: str, before: Record | None, after: Record) -> tuple[Item, ...]:
    """The items that lead from one state of a record to another; a new record's items start at `alive`.

    A new record gets one item for `alive` and one for every field that differs from its default.
    """
    items = []
    was_alive = before is not None and before.alive
    if was_alive != after.alive:
        items.append(Item(entry_id, after.kind, after.id, ALIVE, was_alive, after.alive))
    for each in fields_of(type(after)):
        old = each.default if before is None else getattr(before, each.name)
        new = getattr(after, each.name)
        if old != new:
            value = each.facets.value
            items.append(Item(entry_id, after.kind, after.id, each.name, encode(value, old), encode(value, new)))
    return tuple(items)
