"""Which entry undo and redo would take back next: pure bookkeeping over a person's own entries.

Nothing is rewritten: undo appends an entry that reverts another, redo one that reverts the undo.
"""

from collections.abc import Iterable

from hromada_desk.storage.journal import WrittenEntry


class UndoStack:
    """The person's entries that can be taken back, and the undone ones that can be brought back."""

    def __init__(self, entries: Iterable[WrittenEntry]) -> None:
        self._done: list[WrittenEntry] = []
        self._undone: list[WrittenEntry] = []
        for each in entries:
            self.push(each)

    def push(self, written: WrittenEntry) -> None:
        """Take note of a new entry of that person: a change, an undo or a redo."""
        reverted = written.entry.reverts
        if self._done and self._done[-1].entry.id == reverted:
            self._done.pop()
            self._undone.append(written)
        elif self._undone and self._undone[-1].entry.id == reverted:
            self._undone.pop()
            self._done.append(written)
        elif reverted:
            # It reverts what lies before the remembered entries: still something that redo can bring back.
            self._undone.append(written)
        else:
            self._undone.clear()
            self._done.append(written)

    @property
    def next_undo(self) -> WrittenEntry | None:
        """The entry undo would revert."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> WrittenEntry | None:
        """The undo entry redo would revert."""
        return self._undone[-1] if self._undone else None
