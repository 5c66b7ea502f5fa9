"""Full-text search: every word of the query as a beginning of a word, in the folded spelling of `search_index`.

Up to two characters the answer comes in order of entry, because ranking a tenth of all records at each key would be
felt; from three characters the best hits come first, titles before paragraphs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hromada_desk.domain.folding import (
    GHE,
    GHE_WITH_UPTURN,
    RIGHT_APOSTROPHE,
    from_cyrillic_layout,
    from_latin_layout,
)
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.storage import search_index
from hromada_desk.storage.connection import Link, Row
from hromada_desk.storage.search_index import IE, UKRAINIAN_IE, folded, searched_fields, texts_of

RANKED_FROM = 3
SNIPPET_BEFORE, SNIPPET_LENGTH = 30, 120

_WORD = re.compile(r"[^\W_]+")
_EITHER = {GHE: f"[{GHE}{GHE_WITH_UPTURN}]", chr(IE): f"[{chr(IE)}{chr(UKRAINIAN_IE)}]"}
_FOUND = (
    "SELECT r.kind, r.record_id FROM search_text t JOIN search_record r ON r.no = t.rowid WHERE search_text MATCH ?"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found. `meant` is the query as it was understood where the keyboard layout was wrong, else empty."""

    kind: str
    record_id: str
    snippet: str
    meant: str = ""


def search(link: Link, text: str, kinds: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    """The records found, as `Reading.search` promises."""
    search_index.catch_up(link)
    for query in _meanings(text):
        words = _WORD.findall(folded(query))
        found = _matches(link, words, kinds, limit) if words else []
        if found:
            snippets = _snippets(link, found, words)
            meant = "" if query == text else query
            return tuple(Hit(kind, record_id, snippets.get(record_id, ""), meant) for kind, record_id in found)
    return ()


def _meanings(text: str) -> tuple[str, ...]:
    """The query as typed, then as the same keys give it in the other layout."""
    return tuple(dict.fromkeys((text, from_latin_layout(text), from_cyrillic_layout(text))))


def _matches(link: Link, words: list[str], kinds: tuple[str, ...], limit: int) -> list[Row]:
    match = " ".join(f'"{word}"*' for word in words)
    ranked = max(map(len, words)) >= RANKED_FROM
    among = f" AND r.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    order = "bm25(search_text, 4.0, 1.0), t.rowid" if ranked else "t.rowid"
    return link.rows(f"{_FOUND}{among} ORDER BY {order} LIMIT ?", (match, *kinds, limit))


def _snippets(link: Link, found: Iterable[Row], words: list[str]) -> dict[str, str]:
    """A line of the original text of each hit, around the first word found."""
    ids_by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, record_id in found:
        ids_by_kind[kind].append(record_id)
    pattern = re.compile("|".join(map(_original_spelling, words)), re.IGNORECASE)
    lines = {}
    for kind, ids in ids_by_kind.items():
        for row in link.rows(_texts_query(kind, len(ids)), ids):
            lines[row[0]] = _snippet(searched_fields(KINDS[kind]), row[1:], pattern)
    return lines


@cache
def _texts_query(kind: str, how_many: int) -> str:
    columns = ", ".join(f'"{field.name}"' for field in searched_fields(KINDS[kind]))
    return f'SELECT id, {columns} FROM "{kind}" WHERE id IN ({", ".join("?" * how_many)})'


def _original_spelling(word: str) -> str:
    """A pattern for a folded word as the text may spell it: with apostrophes and with the other ghe and ie."""
    letters = [_EITHER.get(letter) or re.escape(letter) for letter in word]
    return r"(?<![^\W_])" + f"{RIGHT_APOSTROPHE}?".join(letters)


def _snippet(fields: tuple[FieldOf, ...], cells: Row, pattern: re.Pattern[str]) -> str:
    first = ""
    for field, cell in zip(fields, cells, strict=True):
        for text in texts_of(field, cell):
            first = first or text
            found = pattern.search(text)
            if found is not None:
                return _around(text, found.start())
    return _around(first, 0)


def _around(text: str, at: int) -> str:
    """About a line, begun and ended at a space, with dots where it is cut."""
    start = 0 if at <= SNIPPET_BEFORE else text.find(" ", at - SNIPPET_BEFORE, at) + 1 or at
    end = len(text) if len(text) <= start + SNIPPET_LENGTH else text.rfind(" ", start, start + SNIPPET_LENGTH)
    end = start + SNIPPET_LENGTH if end <= start else end
    line = " ".join(text[start:end].split())
    return ("\u2026" if start else "") + line + ("\u2026" if end < len(text) else "")
