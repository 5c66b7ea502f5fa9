"""Who changed which field, when, from what to what; undo and redo."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hromada_desk.domain.changes import ALIVE, Entry, Label
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of
from hromada_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One changed field as people read it; values in written form."""

    entry_id: str
    at: datetime
    who: str
    label: Label
    kind: str
    record_id: str
    field: str
    field_label: str
    before: Any
    after: Any


def history(desk: Desk, kind: str = "", record_id: str = "", limit: int = 200) -> tuple[HistoryRow, ...]:
    """The newest changes first; of one record where it is named."""
    rows: list[HistoryRow] = []
    for line in desk.store.history(kind, record_id, limit):
        rows += [HistoryRow(line.entry.id, line.entry.at, line.entry.who, line.entry.label, item.kind, item.record_id,
                            item.field, _label(item.kind, item.field), item.before, item.after) for item in line.items]
    return tuple(rows)


def undo(desk: Desk) -> Entry:
    """Take back the newest change; raises RuleBroken('history.nothing_to_undo') or ('history.changed_since')."""
    if desk.read_only:
        raise RuleBroken("workspace.read_only")
    entry = desk.store.undo()
    if entry is None:
        raise RuleBroken("history.nothing_to_undo")
    return entry


def redo(desk: Desk) -> Entry:
    """Bring back what was undone last; raises RuleBroken('history.nothing_to_redo')."""
    if desk.read_only:
        raise RuleBroken("workspace.read_only")
    entry = desk.store.redo()
    if entry is None:
        raise RuleBroken("history.nothing_to_redo")
    return entry


def undo_label(desk: Desk) -> Label | None:
    """What undo would take back, or None."""
    return desk.store.undo_label()


def redo_label(desk: Desk) -> Label | None:
    """What redo would bring back, or None."""
    return desk.store.redo_label()


def _label(kind: str, field: str) -> str:
    if field == ALIVE or kind not in KINDS:
        return f"field.{field}"
    try:
        return field_of(KINDS[kind], field).label
    except KeyError:
        return f"{kind}.{field}"
