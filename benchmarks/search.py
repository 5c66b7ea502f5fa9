"""Search at every key, against a bare FTS5 query of the same words.

The bare index holds the same folded words in the same two columns in an equally encrypted file; each key is one MATCH
with the same order and limit, joined to what was found. Ours also tries the other keyboard layout, reads the records
and cuts the snippet shown under each hit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import bare_file, sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.records.project import Project
from hromada_desk.services.desk import Desk
from hromada_desk.services.searching import search
from hromada_desk.storage.search_index import folded

LIMIT = 50
LETTERS = 8
WORDS_TYPED = 4
RANKED_FROM = 3
TABLES = """
    CREATE TABLE project (no INTEGER PRIMARY KEY, id TEXT, title TEXT, text TEXT);
    CREATE VIRTUAL TABLE found USING fts5 (head, body, content='', contentless_delete=1,
                                           tokenize='unicode61 remove_diacritics 0');
"""
QUERY = ("SELECT p.id, p.title, substr(p.text, 1, 120) FROM found JOIN project p ON p.no = found.rowid "
         "WHERE found MATCH ? ORDER BY ")


@contextmanager
def typing(folder: Path, size: Size) -> Iterator[Sides]:
    """Some words of the titles are typed letter by letter."""
    desk = sample.office(folder, size.projects)
    bare = bare_file.connect(folder / "bare.db", bare_file.key_of(desk))
    projects = desk.all(Project)
    _index(bare, projects)
    keys = _keys(projects)
    try:
        yield Sides(_per_key(lambda: _ours(desk, keys), keys), _per_key(lambda: _bare(bare, keys), keys))
    finally:
        bare.close()
        desk.close()


def _per_key(work: Any, keys: list[str]) -> Any:
    whole = clocked(work)
    return lambda: whole() / len(keys)


def _keys(projects: tuple[Project, ...]) -> list[str]:
    """What stands in the search field after each key: long words from different titles."""
    words = sorted({word for each in projects for word in each.title.uk.split()[:2]
                    if len(word) >= LETTERS and word.isalpha()})[:WORDS_TYPED]
    return [word[:end] for word in words for end in range(1, LETTERS + 1)]


def _index(bare: Any, projects: tuple[Project, ...]) -> None:
    bare.executescript(TABLES)
    bare.execute("BEGIN")
    for at, each in enumerate(projects, start=1):
        head = " ".join(map(folded, (each.number, each.title.uk, each.title.en)))
        texts = (each.summary, each.problem, each.goal, each.solution)
        body = " ".join(folded(side) for text in texts for side in (text.uk, text.en))
        bare.execute("INSERT INTO project VALUES (?, ?, ?, ?)", (at, each.id, each.title.uk, each.summary.uk))
        bare.execute("INSERT INTO found (rowid, head, body) VALUES (?, ?, ?)", (at, head, body))
    bare.execute("COMMIT")


def _ours(desk: Desk, keys: list[str]) -> None:
    for typed in keys:
        assert search(desk, typed, limit=LIMIT)


def _bare(bare: Any, keys: list[str]) -> None:
    for typed in keys:
        order = "bm25(found, 4.0, 1.0), found.rowid" if len(typed) >= RANKED_FROM else "found.rowid"
        assert bare.execute(f"{QUERY}{order} LIMIT {LIMIT}", (f'"{folded(typed)}"*',)).fetchall()


SEARCH = Yardstick("search", "searching.search over all projects at each key: hits, titles, snippets",
                   "sqlcipher3: FTS5 MATCH of the same words, ranked and limited alike", 2, typing)
