"""What can be asked of an open workspace: records, lists, history, search, attachments. Nothing here writes."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from hromada_desk.domain.records.record import Record
from hromada_desk.storage import attachments, drafts, journal, queries, search
from hromada_desk.storage.connection import Link, Row

R = TypeVar("R", bound=Record)


class Reading:
    """The reading half of a store. Every call may come from any thread."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """The record of that id, also when it lies in the trash (`alive` tells); None where there is none."""
        return queries.get(self._link, record_type, record_id)

    def all(self, record_type: type[R], *, trashed: bool = False, **equals: Any) -> tuple[R, ...]:
        """All records of a kind whose fields equal the given values, by position, else by id; or those in the trash."""
        return queries.all_of(self._link, record_type, trashed=trashed, equals=equals)

    def count(self, record_type: type[Record], *, trashed: bool = False, **equals: Any) -> int:
        """How many records `all` would give."""
        return queries.count(self._link, record_type, trashed=trashed, equals=equals)

    def rows(self, record_type: type[Record], fields: Sequence[str], *, trashed: bool = False,
             late: Collection[str] = (), **equals: Any) -> list[Row]:
        """Some fields (also `id`, `alive`) of many records as tuples of values: the fast way to fill a list.

        A field that is also `late` comes as a call without arguments that gives its value: for what only the visible
        rows need.
        """
        return queries.rows_of(self._link, record_type, fields, trashed=trashed, equals=equals, late=late)

    def history(self, kind: str = "", record_id: str = "", limit: int = 200) -> tuple[journal.HistoryLine, ...]:
        """The newest changes, of everything, of a kind or of one record, newest first."""
        return journal.history(self._link, kind, record_id, limit)

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 50) -> tuple[search.Hit, ...]:
        """Records that contain every word begun in `text`; typed with the wrong keyboard layout it is understood."""
        return search.search(self._link, text, tuple(kinds), limit)

    def drafts(self) -> tuple[drafts.Draft, ...]:
        """What was typed and has not become an entry yet."""
        return drafts.all_drafts(self._link)

    def attachment_bytes(self, sha256: str) -> bytes | None:
        """The content of an attachment; None where the file does not hold it."""
        return attachments.content(self._link, sha256)
