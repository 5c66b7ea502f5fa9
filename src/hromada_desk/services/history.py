"""Who changed which field, when, from what to what; undo and redo."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hromada_desk.domain.changes import ALIVE, Entry, Label
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of
from hromada_desk.services.desk import Desk

BEGINNING = "change.workspace_created"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One changed field as people read it; values in written form. `reverts`: the labelled change is taken back."""

    entry_id: str
    at: datetime
    who: str
    label: Label
    reverts: bool
    kind: str
    record_id: str
    field: str
    field_label: str
    before: Any
    after: Any


def history(desk: Desk, kind: str = "", record_id: str = "", limit: int = 200) -> tuple[HistoryRow, ...]:
    """The newest changes first, of one kind or record where it is named; `limit` counts changes, not fields."""
    rows: list[HistoryRow] = []
    for line in desk.store.history(kind, record_id, limit):
        rows += [HistoryRow(line.entry.id, line.entry.at, line.entry.who, line.entry.label,
                            bool(line.entry.reverts), item.kind, item.record_id,
                            item.field, _label(item.kind, item.field), item.before, item.after) for item in line.items]
    return tuple(rows)


def undo(desk: Desk) -> Entry:
    """Take back the newest change; raises RuleBroken('history.nothing_to_undo') or ('history.changed_since')."""
    if desk.read_only:
        raise RuleBroken("workspace.read_only")
    entry = desk.store.undo() if undo_label(desk) is not None else None
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
    """What undo would take back, or None. The making of the workspace stays: without its hromada it is none."""
    label = desk.store.undo_label()
    return None if label is not None and label.key == BEGINNING else label


def redo_label(desk: Desk) -> Label | None:
    """What redo would bring back, or None."""
    return desk.store.redo_label()


def _label(kind: str, field: str) -> str:
    if field == ALIVE:
        return f"record.{field}"
    try:
        return field_of(KINDS[kind], field).label
    except KeyError:  # a field or kind of a newer or older version
        return f"{kind}.{field}"
