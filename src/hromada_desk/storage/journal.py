"""Writing and reading the journal: entries and their items. An entry once written is never touched again.

Long values are compressed. `before` is left out where it equals the previous `after` of that field, which it does
unless it is the field's default: rows and journal are written together and nowhere else.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from hromada_desk.domain.changes import ALIVE, Entry, Item, Label
from hromada_desk.domain.records.codec import encode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import fields_of
from hromada_desk.storage.cells import written_json
from hromada_desk.storage.connection import Link, Row

LONG_VALUE = 400
"""Written values of more characters are kept compressed (zlib)."""

ITEMS_SHOWN = 100
"""How many items of one entry a history line carries; the rest is counted."""

NEWEST = 5000
"""How far back a person's own entries are looked for."""

_ENTRY = "seq, id, at, who, label, reverts, merged"
_BEFORE = (
    "coalesce(i.before, (SELECT p.after FROM item p WHERE p.record_id = i.record_id AND p.field = i.field "
    "AND p.kind = i.kind AND p.entry < i.entry ORDER BY p.entry DESC LIMIT 1))"
)
_ITEM = f"SELECT i.entry, i.kind, i.record_id, i.field, {_BEFORE}, i.after FROM item i"
_INSERT_ENTRY = "INSERT INTO entry (id, at, who, label, reverts, merged) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_ITEM = "INSERT INTO item (entry, no, kind, record_id, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry with its place in this copy's order of writing, which no clock can disturb."""

    seq: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry with what it changed; `left_out` counts the items beyond the first hundred."""

    entry: Entry
    items: tuple[Item, ...]
    left_out: int = 0


def write(link: Link, entry: Entry, items: Iterable[Item]) -> WrittenEntry:
    """Append an entry; runs inside the transaction that writes the rows."""
    seq = link.run(_INSERT_ENTRY, (entry.id, written_moment(entry.at), entry.who, _written_label(entry.label),
                                   entry.reverts, written_json(list(entry.merged))))
    rows = [(seq, no, each.kind, each.record_id, each.field, _written_before(each), _packed(each.after))
            for no, each in enumerate(items)]
    if len(rows) == 1:
        link.run(_INSERT_ITEM, rows[0])
    else:
        link.run_many(_INSERT_ITEM, rows)
    return WrittenEntry(seq, entry)


def recent_of(link: Link, who: str, limit: int) -> list[WrittenEntry]:
    """The last entries of one person, oldest first, as far as they are among the newest five thousand of all."""
    found = link.rows(
        f"SELECT {_ENTRY} FROM entry WHERE who = ? AND seq > (SELECT max(seq) FROM entry) - ? "
        "ORDER BY seq DESC LIMIT ?", (who, NEWEST, limit))
    return [_entry(row) for row in reversed(found)]


def last_entry(link: Link) -> Entry | None:
    """The newest entry of the file."""
    row = link.row(f"SELECT {_ENTRY} FROM entry ORDER BY seq DESC LIMIT 1")
    return None if row is None else _entry(row).entry


def items_of(link: Link, seq: int) -> tuple[Item, ...]:
    """Everything one entry changed, in its order."""
    row = link.row("SELECT id FROM entry WHERE seq = ?", (seq,))
    entry_id = "" if row is None else str(row[0])
    return tuple(_item(entry_id, row) for row in link.rows(f"{_ITEM} WHERE i.entry = ? ORDER BY i.no", (seq,)))


def history(link: Link, kind: str, record_id: str, limit: int) -> tuple[HistoryLine, ...]:
    """The newest entries that touch that kind or record (empty: any), with their items of it."""
    conditions = [(column, value) for column, value in (("kind", kind), ("record_id", record_id)) if value]
    values = [value for _, value in conditions]
    about = "".join(f" AND i.{column} = ?" for column, _ in conditions)
    touching = f"WHERE seq IN (SELECT i.entry FROM item i WHERE 1{about})" if conditions else ""
    entries = link.rows(f"SELECT {_ENTRY} FROM entry {touching} ORDER BY seq DESC LIMIT ?", (*values, limit))
    return tuple(_line(link, _entry(row), about, values) for row in entries)


def later_item(link: Link, kind: str, record_id: str, field: str, seq: int) -> WrittenEntry | None:
    """The newest entry after `seq` that changed that field (any field where it is empty)."""
    about, values = (" AND i.field = ?", [field]) if field else ("", [])
    row = link.row(
        f"SELECT {', '.join('e.' + name for name in _ENTRY.split(', '))} FROM item i JOIN entry e ON e.seq = i.entry "
        f"WHERE i.record_id = ? AND i.kind = ? AND i.entry > ?{about} ORDER BY i.entry DESC LIMIT 1",
        (record_id, kind, seq, *values))
    return None if row is None else _entry(row)


def was_there_before(link: Link, kind: str, record_id: str, seq: int) -> bool:
    """Whether a record has a history before that entry."""
    return link.row("SELECT 1 FROM item WHERE record_id = ? AND kind = ? AND entry < ? LIMIT 1",
                    (record_id, kind, seq)) is not None


def written_moment(moment: datetime) -> str:
    """A moment as the journal writes it: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def unpacked(stored: str | bytes | None) -> Any:
    """The written value; None for a `before` that no earlier item tells (a field this program does not know)."""
    if stored is None:
        return None
    return json.loads(zlib.decompress(stored) if isinstance(stored, bytes) else stored)


def _line(link: Link, written: WrittenEntry, about: str, values: Sequence[str]) -> HistoryLine:
    parameters = (written.seq, *values)
    rows = link.rows(f"{_ITEM} WHERE i.entry = ?{about} ORDER BY i.no LIMIT {ITEMS_SHOWN + 1}", parameters)
    left_out = 0
    if len(rows) > ITEMS_SHOWN:
        counted = link.row(f"SELECT count(*) FROM item i WHERE i.entry = ?{about}", parameters)
        left_out = (0 if counted is None else int(counted[0])) - ITEMS_SHOWN
    items = tuple(_item(written.entry.id, row) for row in rows[:ITEMS_SHOWN])
    return HistoryLine(written.entry, items, left_out)


def _written_label(label: Label) -> str:
    return written_json({"key": label.key, "details": dict(label.details)})


def _entry(row: Row) -> WrittenEntry:
    seq, entry_id, at, who, label, reverts, merged = row
    said = json.loads(label)
    return WrittenEntry(int(seq), Entry(entry_id, datetime.fromisoformat(at), who, Label(said["key"], said["details"]),
                                        reverts, tuple(json.loads(merged))))


def _item(entry_id: str, row: Row) -> Item:
    _, kind, record_id, field, before, after = row
    return Item(entry_id, kind, record_id, field, unpacked(before), unpacked(after))


def _written_before(item: Item) -> str | bytes | None:
    default, packed = _defaults_of(item.kind)[item.field]
    return packed if item.before == default else None


@cache
def _defaults_of(kind: str) -> dict[str, tuple[Any, str | bytes]]:
    """The written default of every field of a kind, and how the journal keeps it."""
    written = {each.name: encode(each.facets.value, each.default) for each in fields_of(KINDS[kind])} | {ALIVE: False}
    return {name: (default, _packed(default)) for name, default in written.items()}


def _packed(written: Any) -> str | bytes:
    text = written_json(written)
    return zlib.compress(text.encode()) if len(text) > LONG_VALUE else text
