"""From a path and a key to a working connection: creating the file, checking what it is, upgrading what is older."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage import copying
from hromada_desk.storage.connection import Link
from hromada_desk.storage.diagnosis import PAGE_BYTES, why_not_opened
from hromada_desk.storage.file import (
    APPLICATION_ID,
    WAL_SUFFIXES,
    Access,
    connect,
    connect_to_read,
    refuse_plain_text,
    remove_with_sidecars,
    value_of,
)
from hromada_desk.storage.journal import written_moment
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.lock import Lock, this_process
from hromada_desk.storage.schema import SCHEMA_VERSION, create_tables
from hromada_desk.storage.troubles import engine_problem, result_code, system_problem
from hromada_desk.storage.upgrades import chain
from hromada_desk.storage.verifying import page_problems

CHECKED_AT_OPENING = 4 * 1024 * 1024
"""Files up to this size are checked page by page when opened (30 ms); larger ones after a power cut, or by `verify`."""

_BEING_MADE = ".new"


@dataclass(slots=True)
class Opened:
    """An open file: its connection, key and lock. `path_read` differs from `path` where a temporary copy is read."""

    path: Path
    path_read: Path
    key: FileKey
    link: Link
    lock: Lock | None
    copy_folder: Path | None = None

    def close(self) -> None:
        """Close the connection, let go of the lock, remove the temporary copy."""
        self.link.close()
        if self.lock is not None:
            self.lock.release()
        if self.copy_folder is not None:
            shutil.rmtree(self.copy_folder, ignore_errors=True)


def lock_for(path: Path, who: str, now: datetime, *, take_over: bool = False) -> Lock:
    """The writer's lock of that workspace. Raises FileProblem `file.in_use` or `file.read_only_folder`."""
    return Lock(path, this_process(who, now), take_over=take_over)


def create_file(path: Path, key: FileKey, *, workspace_id: str, created_at: datetime) -> None:
    """Make an empty workspace; it gets its name when it is whole."""
    if path.exists():
        raise FileProblem("file.exists", name=path.name, path=str(path))
    part = path.with_name(path.name + _BEING_MADE)
    remove_with_sidecars(part)
    try:
        link = Link(lambda: connect(part, key, Access.CREATE), part)
        try:
            link.run(f"PRAGMA application_id = {APPLICATION_ID}")
            with link.transaction():
                create_tables(link.core)
                for name, value in (("workspace_id", workspace_id), ("schema_version", str(SCHEMA_VERSION)),
                                    ("program_version", program_version()), ("created_at", written_moment(created_at))):
                    write_meta(link, name, value)
        finally:
            link.close()
        refuse_plain_text(part)
        copying.put_in_place(part, path)
    except OSError as error:
        raise system_problem(error, path) from error
    finally:
        remove_with_sidecars(part)


def open_file(path: Path, key: FileKey, *, lock: Lock | None, wrong_key: str = "file.wrong_passphrase",
              steps: tuple[chain.Step, ...] = chain.STEPS) -> Opened:
    """The open file, upgraded if older; without a lock it is opened for reading only."""
    if lock is None:
        return _open_to_read(path, key, wrong_key, steps)
    refuse_plain_text(path)
    connection = _working(path, key, Access.WRITE, wrong_key)
    try:
        if lock.left_behind or path.stat().st_size <= CHECKED_AT_OPENING:
            _refuse_damaged(connection, path)
        needed = chain.steps_after(_schema_version(connection, path), path, steps)
        if needed:
            connection.close()
            chain.upgrade(path, key, needed)
            connection = _working(path, key, Access.WRITE, wrong_key)
    except BaseException:
        connection.close()
        raise
    link = Link(lambda: connection, path, open_beside=lambda: connect_to_read(path, opened.key))
    opened = Opened(path, path, key, link, lock)
    return opened


def read_meta(link: Link, name: str) -> str:
    """A fact about the file itself; empty where it is not written."""
    row = link.row("SELECT value FROM meta WHERE name = ?", (name,))
    return "" if row is None else str(row[0])


def write_meta(link: Link, name: str, value: str) -> None:
    """Write a fact about the file itself."""
    link.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def program_version() -> str:
    """The version of this program, "0" where it runs uninstalled."""
    try:
        return version("hromada-desk")
    except PackageNotFoundError:
        return "0"


def _open_to_read(path: Path, key: FileKey, wrong_key: str, steps: tuple[chain.Step, ...]) -> Opened:
    """For reading; where the folder hinders the engine, or the schema is older, a temporary copy is read.

    The copy is as encrypted as the original: nothing readable ever lies in a temporary folder.
    """
    folder: Path | None = None
    readable = path
    connection: Any = None
    try:
        try:
            connection = connect_to_read(path, key)
        except dbapi2.Error as error:
            if result_code(error) not in (dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_READONLY):
                raise _refusal(error, path, key, wrong_key) from error
            folder = Path(tempfile.mkdtemp(prefix="hromada-desk-"))
            readable = _copied_with_log(path, folder)
            connection = _working(readable, key, Access.WRITE, wrong_key)
        needed = chain.steps_after(_schema_version(connection, path), path, steps)
        if needed:
            connection.close()
            folder = folder or Path(tempfile.mkdtemp(prefix="hromada-desk-"))
            copying.copy(readable, key, folder / f"older-{path.name}")
            readable = folder / f"older-{path.name}"
            chain.run_steps(readable, key, needed)
            connection = connect_to_read(readable, key)
    except BaseException:
        if connection is not None:
            connection.close()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return Opened(path, readable, key, Link(lambda: connection, path, read_only=True), None, folder)


def _copied_with_log(path: Path, folder: Path) -> Path:
    """File and log together: nobody writes on a medium where the engine could not even make its files."""
    for each in (path, path.with_name(path.name + WAL_SUFFIXES[0])):
        shutil.copyfile(each, folder / each.name)
    return folder / path.name


def _working(path: Path, key: FileKey, access: Access, wrong_key: str) -> Any:
    """A connection that has read its first page with this key."""
    try:
        connection = connect(path, key, access)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    except dbapi2.Error as error:
        raise _refusal(error, path, key, wrong_key) from error
    return connection


def _refusal(error: Any, path: Path, key: FileKey, wrong_key: str) -> Exception:
    if result_code(error) in (dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CORRUPT):
        return why_not_opened(path, key, wrong_key=wrong_key)
    return engine_problem(error, path) or error


def _refuse_damaged(connection: Any, path: Path) -> None:
    """What a power cut left in the log is folded in first: a page torn by it is whole there."""
    value_of(connection, "wal_checkpoint(TRUNCATE)")
    damaged = page_problems(connection)
    if damaged:
        code = "file.truncated" if path.stat().st_size % PAGE_BYTES else "file.damaged"
        raise FileProblem(code, name=path.name, path=str(path), damaged=len(damaged),
                          pages=int(value_of(connection, "page_count") or 0))


def _schema_version(connection: Any, path: Path) -> int:
    if value_of(connection, "application_id") != APPLICATION_ID:
        raise FileProblem("file.not_a_workspace", name=path.name, path=str(path))
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone()
        return int(row[0])
    except (dbapi2.Error, TypeError, ValueError) as error:
        raise FileProblem("file.damaged", name=path.name, path=str(path)) from error
