"""The desk: the one opened workspace as doors and use cases see it.

It is a thin holder: reading and changing go to the store, use cases live in the modules around. A door never sees
the store itself. Listeners hear which kinds changed and reload; nothing patches itself.

Every page of the window names the desk, the unlock page too: so this module reads the records only when they are
wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.wall_clock import kyiv_clock

if TYPE_CHECKING:
    from pathlib import Path

    from hromada_desk.domain.records.hromada import Hromada
    from hromada_desk.domain.records.record import Record
    from hromada_desk.storage.drafts import Draft
    from hromada_desk.storage.store import Store

R = TypeVar("R", bound="Record")


class Change(Protocol):
    """What may be done inside one change; everything or nothing of it is written."""

    def put(self, record: R) -> R:
        """Write a new or changed record; returns it as it was written (texts normalised)."""

    def put_all(self, records: Sequence[Record]) -> None:
        """Write many records, new or changed; quicker than one by one where all are new."""

    def remove(self, record: Record) -> None:
        """Move a record to the trash."""


class Desk:
    """The opened workspace. Close it when the person locks or leaves.

    `path` is its file, `read_only` whether somebody else has it or it cannot be written, `recovered` what was being
    typed when the machine went off and was brought back at opening.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.store = store
        self.path: Path = store.path
        self.read_only: bool = store.read_only
        self.recovered: tuple[Draft, ...] = store.recovered
        self._clock = clock

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._clock()

    def today(self) -> date:
        """Today in Kyiv, as a hromada counts its days."""
        return kyiv_clock(self._clock()).date()

    def new_id(self) -> str:
        """A fresh record id."""
        return self.store.new_id()

    def hromada(self) -> Hromada:
        """The owner of the workspace; raises RuleBroken('workspace.without_hromada') where it is missing."""
        from hromada_desk.domain.records.hromada import Hromada

        found = self.store.all(Hromada)
        if not found:
            raise RuleBroken("workspace.without_hromada")
        return found[0]

    def get(self, record_type: type[R], record_id: str) -> R:
        """The living record of that id; raises RuleBroken('record.unknown') for any other."""
        record = self.store.get(record_type, record_id)
        if record is None or not record.alive:
            raise RuleBroken("record.unknown", kind=record_type.kind, id=record_id)
        return record

    def find(self, record_type: type[R], record_id: str) -> R | None:
        """The living record of that id, or None."""
        record = self.store.get(record_type, record_id) if record_id else None
        return record if record is not None and record.alive else None

    def all(self, record_type: type[R], **equals: Any) -> tuple[R, ...]:
        """The living records of a kind, in order, whose fields equal the given values."""
        return self.store.all(record_type, **equals)

    def count(self, record_type: type[Record], **equals: Any) -> int:
        """How many living records of a kind there are, without reading them."""
        return self.store.count(record_type, **equals)

    @property
    def saved_at(self) -> datetime | None:
        """When the newest change reached the disk, None while nothing was changed."""
        return self.store.saved_at

    @contextmanager
    def change(self, key: str, **details: str) -> Iterator[Change]:
        """One change: one transaction, one entry in the history, one step of undo. `key` names it."""
        from hromada_desk.domain.changes import Label

        if self.store.read_only:
            raise RuleBroken("workspace.read_only")
        with self.store.change(Label(key, details)) as tx:
            yield tx

    def put(self, key: str, *records: Record, **details: str) -> None:
        """Write these records as one change."""
        with self.change(key, **details) as tx:
            tx.put_all(records)

    def keep_draft(self, record: Record, field: str, value: Any, caret: int = 0) -> None:
        """Keep what is being typed in a field, durable at once; it becomes an entry when the field is left."""
        if not self.store.read_only:
            self.store.save_draft(record.kind, record.id, field, value, caret)

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Hear which kinds changed, after each commit, in the thread that made it; calling the answer ends that."""
        return self.store.subscribe(listener)

    def close(self) -> None:
        """Commit what is being typed and let go of the file and its key."""
        self.store.close()
