"""The journal's vocabulary: an entry is one change of one person, an item one changed field.

An entry is never changed once written: a copy of the file may already hold it. Storage writes these, undo and
history read them, merging compares them; the comparison of two states of a record lives here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from hromada_desk.domain.records.codec import encode
from hromada_desk.domain.records.facets import ValueKind
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
    compared = _compared(type(after))
    olds = compared.defaults if before is None else compared.values_of(before)
    for (name, value, unset), old, new in zip(compared.fields, olds, compared.values_of(after), strict=True):
        # Nearly all fields of two states are the very same objects, and asking for that is quicker than comparing.
        if old is not new and old != new:
            was = unset if before is None else encode(value, old)
            items.append(Item(entry_id, after.kind, after.id, name, was, encode(value, new)))
    return tuple(items)


def _compared(record_type: type[Record]) -> "_Compared":
    if record_type not in _COMPARED:
        fields = fields_of(record_type)
        names = [each.name for each in fields]
        take = attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)
        written = tuple((each.name, each.facets.value, encode(each.facets.value, each.default)) for each in fields)
        _COMPARED[record_type] = _Compared(written, tuple(each.default for each in fields), take)
    return _COMPARED[record_type]


class _Compared(NamedTuple):
    """The fields of a kind with how they are written and their written defaults; their defaults as values; what takes
    their values from a record.
    """

    fields: tuple[tuple[str, ValueKind, Any], ...]
    defaults: tuple[Any, ...]
    values_of: Callable[[Record], tuple[Any, ...]]


_COMPARED: dict[type[Record], _Compared] = {}
