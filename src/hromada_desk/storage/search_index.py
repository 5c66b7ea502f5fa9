"""Keeps the full-text index in step with the records: folded words of their searched fields, alive ones only.

The index holds no text, only words and places (contentless FTS5). It follows the journal: before the next search, when
the machine is idle and on closing, the records of all entries since the last one indexed are read again, so an edit
does not wait for it and a power cut cannot leave it behind for good. Asking the index is the business of `search`.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.cells import reader_of
from hromada_desk.storage.connection import Link, Row

LONG = frozenset({ValueKind.LONG_TEXT, ValueKind.BILINGUAL_LONG})
_WORDS_REMEMBERED = 1 << 16
UKRAINIAN_IE, IE = 0x0454, 0x0435
"""The spelling of 2019 writes "project" with the first letter, older papers with the second: to search they are one."""


def searched_fields(record_type: type[Record]) -> tuple[FieldOf, ...]:
    """The fields of a kind that full-text search reads, short ones first."""
    return _SEARCHED[record_type.kind]


def texts_of(field: FieldOf, cell: str | None) -> tuple[str, ...]:
    """The texts that the column of a searched field holds."""
    read = reader_of(field.facets.value)
    value = cell if read is None or cell is None else read(cell)
    if isinstance(value, Bilingual):
        return tuple(filter(None, (value.uk, value.en)))
    return (value,) if value else ()


def folded(text: str) -> str:
    """`fold` word by word: the vocabulary of an office is small, and folding a long text anew would cost 1 ms."""
    return " ".join(filter(None, map(_fold_word, text.split())))


def catch_up(link: Link) -> int:
    """Index what entries have changed since the last time; the answer is how many records that were.

    In a workspace opened for reading, and during a change in another thread, the index stays as it is.
    """
    if link.read_only or link.changed_elsewhere:
        return 0
    row = link.row(_JOURNAL_AND_INDEX)
    if row is None or row[0] == int(row[1] or 0):
        return 0
    last, done = int(row[0]), int(row[1] or 0)
    with link.transaction():
        written = 0
        touched = {row[0] for row in link.rows("SELECT DISTINCT kind FROM item WHERE entry > ?", (done,))}
        for kind in _SEARCHED_KINDS:
            if kind not in touched:
                continue
            link.run(_number_new(kind), (kind, kind, done))
            changed = link.rows(_changed_since(kind), (kind, done))
            _update(link, kind, changed)
            written += len(changed)
        link.run("INSERT OR REPLACE INTO meta (name, value) VALUES ('indexed_entry', ?)", (str(last),))
    return written


def rebuild(link: Link) -> int:
    """Make the whole index anew, e.g. after the rules of folding changed; the answer is how many records it holds."""
    with link.transaction():
        link.run("DELETE FROM search_text")
        link.run("DELETE FROM search_record")
        link.run("DELETE FROM meta WHERE name = 'indexed_entry'")
        return catch_up(link)


def _update(link: Link, kind: str, rows: Iterable[Row]) -> None:
    """Write the words of records anew, or take them out when they are in the trash."""
    gone, there = [], []
    for number, alive, *cells in rows:
        if alive:
            there.append((number, *_words_of(kind, cells)))
        else:
            gone.append((number,))
    link.run_many("DELETE FROM search_text WHERE rowid = ?", gone)
    link.run_many("INSERT OR REPLACE INTO search_text (rowid, head, body) VALUES (?, ?, ?)", there)


def _words_of(kind: str, cells: Sequence[str | None]) -> tuple[str, str]:
    """The folded words of the short fields and of the long ones."""
    words: dict[bool, list[str]] = {False: [], True: []}
    for field, cell in zip(_SEARCHED[kind], cells, strict=True):
        if cell:
            words[field.facets.value in LONG] += map(folded, texts_of(field, cell))
    return " ".join(words[False]), " ".join(words[True])


@cache
def _number_new(kind: str) -> str:
    """Every record has one number for good: it is the row of its words."""
    return (f'INSERT OR IGNORE INTO search_record (kind, record_id) SELECT ?, id FROM "{kind}" '
            "WHERE id IN (SELECT record_id FROM item WHERE kind = ? AND entry > ?)")


@cache
def _changed_since(kind: str) -> str:
    columns = ", ".join(f't."{field.name}"' for field in _SEARCHED[kind])
    return (f'SELECT r.no, t.alive, {columns} FROM "{kind}" t JOIN search_record r ON r.record_id = t.id '
            "WHERE t.id IN (SELECT record_id FROM item WHERE kind = ? AND entry > ?)")


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _fold_word(word: str) -> str:
    return fold(word).translate({UKRAINIAN_IE: IE})


_SEARCHED: dict[str, tuple[FieldOf, ...]] = {
    kind: tuple(sorted((each for each in fields_of(record_type) if each.facets.searched),
                       key=lambda field: field.facets.value in LONG))
    for kind, record_type in KINDS.items()
}
_SEARCHED_KINDS = tuple(kind for kind, fields in _SEARCHED.items() if fields)
_JOURNAL_AND_INDEX = (
    "SELECT (SELECT coalesce(max(seq), 0) FROM entry), (SELECT value FROM meta WHERE name = 'indexed_entry')"
)
