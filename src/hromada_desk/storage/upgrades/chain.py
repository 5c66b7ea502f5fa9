"""Numbered steps that bring an older workspace to the present schema: on a copy, checked, and only then in its place.

A new field or kind of a record needs one line here: `Step(2, add_missing_columns)`. A step that changes what fields
mean is a function of its own beside this module; it may use the connection only, never the records of today.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage import copying
from hromada_desk.storage.connection import Link
from hromada_desk.storage.file import Access, connect, remove_with_sidecars
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.schema import add_missing_columns
from hromada_desk.storage.verifying import verify

FIRST_VERSION = 1
_UPGRADED = ".upgraded"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from the version before to `to_version`. Its answer, if it has one, is not looked at."""

    to_version: int
    apply: Callable[[Connection], object]


STEPS: tuple[Step, ...] = (
    Step(2, add_missing_columns),  # shares of other costs, scenarios, versions, commitments, donor workbooks
)
"""All steps in their order; the last one leads to `schema.SCHEMA_VERSION`."""


def newest_version(steps: tuple[Step, ...]) -> int:
    """The schema that those steps lead to."""
    return steps[-1].to_version if steps else FIRST_VERSION


def steps_after(version: int, path: Path, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps a file of that version still needs. Raises FileProblem `file.newer_version` for one from the future."""
    if version > newest_version(steps):
        raise FileProblem("file.newer_version", name=path.name, path=str(path), version=version)
    return tuple(step for step in steps if step.to_version > version)


def upgrade(path: Path, key: FileKey, needed: tuple[Step, ...]) -> Path:
    """Upgrade the file; the older one is kept beside it, and its path is the answer.

    Whatever goes wrong, the file itself stays as it was.
    """
    before = needed[0].to_version - 1
    upgraded = path.with_name(path.name + _UPGRADED)
    kept = _free_name(path, before)
    remove_with_sidecars(upgraded)
    try:
        copying.copy(path, key, kept)
        copying.copy(path, key, upgraded)
        run_steps(upgraded, key, needed)
        copying.put_in_place(upgraded, path)
    finally:
        remove_with_sidecars(upgraded)
    return kept


def run_steps(path: Path, key: FileKey, needed: tuple[Step, ...]) -> None:
    """Run the steps on a copy and check it. Raises FileProblem `file.copy_not_good` where something got lost."""
    before = verify(path, key)
    link = Link(lambda: connect(path, key, Access.WRITE), path)
    try:
        with link.transaction():
            for step in needed:
                step.apply(link.core)
                link.run("UPDATE meta SET value = ? WHERE name = 'schema_version'", (str(step.to_version),))
        link.rows("PRAGMA journal_mode = DELETE")
    finally:
        link.close()
    after = verify(path, key)
    if not after.ok or any(after.counts.get(name, 0) < number for name, number in before.counts.items()):
        raise FileProblem("file.copy_not_good", name=path.name, path=str(path))


def _free_name(path: Path, version: int) -> Path:
    target = path.with_name(f"{path.stem} v{version}{path.suffix}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem} v{version}-{number}{path.suffix}")
    return target
