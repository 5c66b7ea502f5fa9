"""Verified copies of an encrypted file, made by the engine's backup interface, never by copying bytes under a live log.

A copy is written under a temporary name, closed, opened again, checked, and only then gets its name. Backups,
restoring, new passphrases and upgrades all stand on this one function.
"""

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.file import Access, connect, connect_to_read, remove_with_sidecars
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.troubles import engine_problem, system_problem
from hromada_desk.storage.verifying import VerifyReport, counts_of, verify

PART = ".part"


def copy(path: Path, key: FileKey, target: Path, *, target_key: FileKey | None = None) -> VerifyReport:
    """A checked copy of the file at `path` under the name `target`, which must be free.

    Raises FileProblem: `file.exists`, `file.disk_full`, `file.copy_not_good` and whatever reading the source raises;
    nothing is left under either name then.
    """
    if target.exists():
        raise FileProblem("file.exists", name=target.name, path=str(target))
    part = target.with_name(target.name + PART)
    try:
        remove_with_sidecars(part)
        expected = _copied(path, key, part, target_key or key)
        report = _checked(part, target_key or key, expected, path)
        put_in_place(part, target)
    except OSError as error:
        remove_with_sidecars(part)
        raise system_problem(error, target) from error
    except BaseException:
        remove_with_sidecars(part)
        raise
    return report


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, durably: file and folder are brought to the disk before this returns."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _checked(part: Path, key: FileKey, expected: dict[str, int], path: Path) -> VerifyReport:
    report = verify(part, key)
    if not report.ok or report.counts != expected:
        raise FileProblem("file.copy_not_good", name=path.name, path=str(path))
    return report


def _copied(path: Path, key: FileKey, part: Path, part_key: FileKey) -> dict[str, int]:
    """Copy all pages of one moment; the answer is what must be found in the copy."""
    try:
        source = connect_to_read(path, key)
    except dbapi2.Error as error:
        raise engine_problem(error, path) or error from error
    try:
        target = connect(part, part_key, Access.CREATE)
        try:
            source.execute("BEGIN")
            expected = counts_of(source)
            source.backup(target)
            # A copy lies quietly on sticks and read-only media: the log is only for a file at work.
            target.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            target.close()
    except dbapi2.Error as error:
        raise engine_problem(error, part) or error from error
    finally:
        source.close()
    return expected
