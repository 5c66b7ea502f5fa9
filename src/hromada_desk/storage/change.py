"""One change: rows, journal entry, items and search index in one transaction. The only way records are written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from hromada_desk.domain.changes import Entry, Item, items_between
from hromada_desk.domain.records.record import Record
from hromada_desk.storage import drafts, journal, queries, search_index
from hromada_desk.storage.cleaning import cleaned
from hromada_desk.storage.connection import Link

R = TypeVar("R", bound=Record)

INDEXED_AT_ONCE = 50
"""A change of more records than this brings the search index up to date itself: the next search should not wait."""

WRITTEN_TOGETHER = 20
"""New records of one `put_all` from which on it pays to ask about all of them at once."""


class Change:
    """An open change. Rows are written at once, so that reading sees them; the entry is written at the end."""

    def __init__(self, link: Link, entry: Entry) -> None:
        self.entry = entry
        self._link = link
        self._first: dict[tuple[str, str], Record | None] = {}
        self._last: dict[tuple[str, str], Record] = {}
        self._once: dict[tuple[str, str], tuple[Item, ...]] = {}

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """The record as this change has left it so far."""
        known = self._last.get((record_type.kind, record_id))
        return queries.get(self._link, record_type, record_id) if known is None else cast(R, known)

    def put(self, record: R) -> R:
        """Write a record, new or changed; the answer is the record as it is kept, its texts normalised.

        Nothing is written where no field differs.
        """
        known = self.get(type(record), record.id)
        kept = cleaned(record, known)
        self._write(known, kept)
        return kept

    def put_all(self, records: Sequence[Record]) -> None:
        """`put` of each in turn; where all are new, and they are many, their rows are written together."""
        if len(records) >= WRITTEN_TOGETHER and self._all_new(records):
            self._add_all([cleaned(record, None) for record in records])
        else:
            for record in records:
                self.put(record)

    def remove(self, record: Record) -> None:
        """Move a record to the trash."""
        self._set_alive(record, alive=False)

    def revive(self, record: Record) -> None:
        """Take a record out of the trash."""
        self._set_alive(record, alive=True)

    def restore(self, record: Record) -> None:
        """Write values that come from the journal and are clean already; undo uses it."""
        self._write(self.get(type(record), record.id), record)

    def finish(self) -> tuple[journal.WrittenEntry | None, frozenset[str]]:
        """Write the entry, or nothing where nothing differs in the end; the answer names the kinds changed."""
        items: list[Item] = []
        changed: list[Record] = []
        for key, last in self._last.items():
            found = self._once.get(key)
            if found is None:
                found = items_between(self.entry.id, self._first[key], last)
            if found:
                items += found
                changed.append(last)
        if not items:
            return None, frozenset()
        written = journal.write(self._link, self.entry, items)
        drafts.forget_written(self._link, items)
        if len(changed) > INDEXED_AT_ONCE:
            search_index.catch_up(self._link)
        return written, frozenset(record.kind for record in changed)

    def _set_alive(self, record: Record, *, alive: bool) -> None:
        known = self.get(type(record), record.id)
        if known is not None:
            self._write(known, replace(known, alive=alive))

    def _write(self, known: Record | None, record: Record) -> None:
        items = items_between(self.entry.id, known, record)
        if not items:
            return
        key = (record.kind, record.id)
        if known is None:
            queries.add(self._link, record, _written(items))
        else:
            queries.write(self._link, record, _written(items))
        if key in self._first:
            self._once.pop(key, None)
        else:
            self._first[key] = known
            self._once[key] = items
        self._last[key] = record

    def _all_new(self, records: Sequence[Record]) -> bool:
        ids: dict[type[Record], set[str]] = defaultdict(set)
        for record in records:
            ids[type(record)].add(record.id)
        return (sum(map(len, ids.values())) == len(records)
                and not any((record.kind, record.id) in self._last for record in records)
                and not any(queries.present(self._link, kind, sorted(some)) for kind, some in ids.items()))

    def _add_all(self, records: Iterable[Record]) -> None:
        added = [(record, items) for record in records if (items := items_between(self.entry.id, None, record))]
        queries.add_all(self._link, ((record, _written(items)) for record, items in added))
        for record, items in added:
            key = (record.kind, record.id)
            self._first[key], self._once[key], self._last[key] = None, items, record


def _written(items: Iterable[Item]) -> dict[str, Any]:
    """The new values by field, as they are written."""
    return {item.field: item.after for item in items}
