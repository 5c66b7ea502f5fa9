"""Undo and redo: an entry that takes another back. Nothing is rewritten, so both survive a restart."""

from dataclasses import replace
from typing import Any, NoReturn

from hromada_desk.domain.changes import ALIVE, Entry, Item, Label
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.codec import decode, encode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.storage import journal
from hromada_desk.storage.connection import Link
from hromada_desk.storage.journal import WrittenEntry
from hromada_desk.storage.undo_stack import UndoStack
from hromada_desk.storage.writing import Clock, NewId, Writing

REMEMBERED = 200
"""The stack is read from that many of the person's own last entries."""


class Undoing(Writing):
    """Takes back the person's own changes, newest first, and brings them back."""

    def __init__(self, link: Link, *, who: str, clock: Clock, new_id: NewId) -> None:
        super().__init__(link, who=who, clock=clock, new_id=new_id)
        self._stack = UndoStack(journal.recent_of(link, who, REMEMBERED))

    def undo(self) -> Entry | None:
        """Take back the person's last change; the entry that did it, or None where there is nothing to take back.

        Raises RuleBroken `history.changed_since` (who, at, kind, field) where it would overwrite a later change of
        somebody else.
        """
        return self._revert(self._stack.next_undo)

    def redo(self) -> Entry | None:
        """Bring back what undo took back last; raises like `undo`."""
        return self._revert(self._stack.next_redo)

    def undo_label(self) -> Label | None:
        """The name of the change undo would take back."""
        return None if self._stack.next_undo is None else self._stack.next_undo.entry.label

    def redo_label(self) -> Label | None:
        """The name of the change redo would bring back."""
        return None if self._stack.next_redo is None else self._stack.next_redo.entry.label

    def _written(self, written: WrittenEntry) -> None:
        super()._written(written)
        self._stack.push(written)

    def _revert(self, target: WrittenEntry | None) -> Entry | None:
        if target is None:
            return None
        by_record: dict[tuple[str, str], list[Item]] = {}
        for item in journal.items_of(self._link, target.seq):
            by_record.setdefault((item.kind, item.record_id), []).append(item)
        with self.change(target.entry.label, reverts=target.entry.id) as tx:
            for (kind, record_id), items in by_record.items():
                record = tx.get(KINDS[kind], record_id)
                if record is not None:
                    tx.restore(self._reverted(record, items, target.seq))
        return tx.entry

    def _reverted(self, record: Record, items: list[Item], seq: int) -> Record:
        """The record with those items taken back; one that the entry created only leaves the lists."""
        created = any(item.field == ALIVE and item.after for item in items)
        if created and not journal.was_there_before(self._link, record.kind, record.id, seq):
            self._refuse_if_changed_by_others(record, seq)
            return replace(record, alive=False)
        values: dict[str, Any] = {}
        for item in items:
            if item.field == ALIVE:
                now, before = record.alive, item.before
            else:
                value = field_of(type(record), item.field).facets.value
                now, before = encode(value, getattr(record, item.field)), decode(value, item.before)
            if now != item.after:
                later = journal.later_item(self._link, record.kind, record.id, item.field, seq)
                self._refuse(record, item.field, later)
            values[item.field] = before
        return replace(record, **values)

    def _refuse_if_changed_by_others(self, record: Record, seq: int) -> None:
        later = journal.later_item(self._link, record.kind, record.id, "", seq)
        if later is not None and later.entry.who != self.who:
            self._refuse(record, "", later)

    def _refuse(self, record: Record, field: str, later: WrittenEntry | None) -> NoReturn:
        raise RuleBroken("history.changed_since", kind=record.kind, record_id=record.id, field=field,
                         who="" if later is None else later.entry.who, at=None if later is None else later.entry.at)
