"""What can be done to an open workspace: changes, drafts, attachments; undo and redo stand on these in `undoing`."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from hromada_desk.domain.changes import Entry, Label
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.storage import attachments, drafts, journal
from hromada_desk.storage.change import Change
from hromada_desk.storage.cleaning import clean_value
from hromada_desk.storage.connection import Link
from hromada_desk.storage.reading import Reading

log = logging.getLogger(__name__)

Listener = Callable[[frozenset[str]], None]
Clock = Callable[[], datetime]
NewId = Callable[[], str]

TYPED = Label("change.typed")
"""What an entry is called that came from a draft and has no better name."""


class Writing(Reading):
    """The writing half of a store."""

    def __init__(self, link: Link, *, who: str, clock: Clock, new_id: NewId) -> None:
        super().__init__(link)
        self.who = who
        self._clock = clock
        self.new_id = new_id
        self._open: Change | None = None
        self._listeners: list[Listener] = []
        last = journal.last_entry(link)
        self.saved_at: datetime | None = None if last is None else last.at

    @contextmanager
    def change(self, label: Label, *, reverts: str = "") -> Iterator[Change]:
        """One change, one undo: rows and journal entry are written together, or nothing where it raises.

        A change within a change is part of the outer one and takes its label. Raises FileProblem `file.read_only` in
        a workspace opened for reading only.
        """
        with self._link.guard:
            if self._open is not None:
                yield self._open
                return
            changed = yield from self._whole_change(label, reverts)
        self._tell(changed)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the kinds changed after every commit; calling the answer ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def add_attachment_bytes(self, data: bytes) -> str:
        """Keep the content of an attachment; the answer is its SHA-256, which the record carries."""
        return attachments.add(self._link, data)

    def save_draft(self, kind: str, record_id: str, field: str, value: Any, caret: int = 0) -> None:
        """Keep what is being typed in a field, durable at once, without an entry."""
        drafts.save(self._link, drafts.Draft(kind, record_id, field, value, caret, self._clock()))
        self.saved_at = self._clock()

    def forget_draft(self, kind: str, record_id: str, field: str) -> None:
        """Drop a draft that the person took back (Esc)."""
        with self._link.transaction():
            drafts.forget(self._link, kind, record_id, field)

    def commit_drafts(self, label: Label = TYPED) -> int:
        """Turn every draft into an entry of its own; the answer is how many fields differed.

        A draft of a record that does not exist is kept: what somebody typed is not thrown away.
        """
        written = 0
        for draft in self.drafts():
            record_type = KINDS[draft.kind]
            record = self.get(record_type, draft.record_id)
            if record is None:
                continue
            value = clean_value(record_type, draft.field, draft.value)
            if value == getattr(record, draft.field):
                self.forget_draft(draft.kind, draft.record_id, draft.field)
                continue
            with self.change(replace(label, details={"kind": draft.kind, "field": draft.field, **label.details})) as tx:
                tx.put(replace(record, **{draft.field: draft.value}))
            written += 1
        return written

    def _whole_change(self, label: Label, reverts: str) -> Any:
        entry = Entry(self.new_id(), self._clock(), self.who, label, reverts)
        written: journal.WrittenEntry | None = None
        with self._link.transaction():
            self._open = Change(self._link, entry)
            try:
                yield self._open
                written, changed = self._open.finish()
            finally:
                self._open = None
        if written is not None:
            self.saved_at = entry.at
            self._written(written)
        return changed

    def _written(self, written: journal.WrittenEntry) -> None:
        """Take note of an entry of one's own; `undoing` keeps its stack with it."""
        log.debug("entry %s", written.entry.id)

    def _tell(self, changed: frozenset[str]) -> None:
        if changed:
            for listener in tuple(self._listeners):
                listener(changed)
