"""One edit, durable and in the journal, against the bare engine's insert and update in one transaction.

Both files lie on the same disk under the same cipher, write-ahead log and synchronous FULL, so both wait for the disk
once per edit. Ours checks the value, compares the record, writes row, entry and item, and keeps undo.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks import bare_file, sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.records.project import Project
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import set_field

TABLES = """
    CREATE TABLE project (id TEXT PRIMARY KEY, number TEXT, title TEXT, summary TEXT);
    CREATE TABLE journal (no INTEGER PRIMARY KEY, id TEXT, at TEXT, who TEXT, label TEXT,
                          kind TEXT, record_id TEXT, field TEXT, before TEXT, after TEXT);
"""
UPDATE = "UPDATE project SET title = ? WHERE id = ?"
INSERT = ("INSERT INTO journal (id, at, who, label, kind, record_id, field, before, after) "
          "VALUES (?, '2026-11-23T12:00:00.000Z', 'bench', ?, 'project', ?, 'title', ?, ?)")
LABEL = '{"key":"change.edited","details":{"kind":"project","title":"..."}}'


@contextmanager
def editing(folder: Path, size: Size) -> Iterator[Sides]:
    """The same project gets one title after the other."""
    desk = sample.office(folder, size.projects)
    bare = bare_file.connect(folder / "bare.db", bare_file.key_of(desk))
    projects = desk.all(Project)
    bare.executescript(TABLES)
    bare.executemany("INSERT INTO project VALUES (?, ?, ?, ?)",
                     [(each.id, each.number, each.title.uk, each.summary.uk) for each in projects])
    try:
        yield Sides(clocked(_ours(desk, projects[0]), repeats=size.edits),
                    clocked(_bare(bare, projects[0]), repeats=size.edits))
    finally:
        bare.close()
        desk.close()


def _ours(desk: Desk, project: Project) -> Callable[[], None]:
    numbers, title = count(), project.title

    def edit() -> None:
        nonlocal project
        project = set_field(desk, project, "title", replace(title, uk=f"{title.uk} {next(numbers)}"))

    return edit


def _bare(connection: Any, project: Project) -> Callable[[], None]:
    numbers, before = count(), project.title.uk

    def edit() -> None:
        nonlocal before
        after = f"{project.title.uk} {next(numbers)}"
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(UPDATE, (after, project.id))
        connection.execute(INSERT, (f"{project.id}{after[-6:]}", LABEL, project.id, before, after))
        connection.execute("COMMIT")
        before = after

    return edit


EDIT = Yardstick("edit", "editing.set_field on one of all projects: row, journal entry and item, durable",
                 "sqlcipher3: update and insert in one transaction, WAL, synchronous FULL", 3, editing)
