"""The encrypted file: how a connection is opened, and which settings it must really have.

Every setting is written and read back; an engine that silently refuses one is not trusted with anybody's work. What
the bytes of a file that does not open mean is the business of `diagnosis`; locking that of `lock`.
"""

from enum import Enum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.keys import FileKey, salt_of
from hromada_desk.storage.troubles import engine_problem, result_code, system_problem

APPLICATION_ID = 0x48524D44
"""Marks the database as a workspace of this program (`HRMD`)."""

PLAIN_SQLITE = b"SQLite format 3\0"
WAL_SUFFIXES = ("-wal", "-shm")
_BUSY_MILLISECONDS = 10_000
_CACHE_KIB = 48 * 1024  # a page out of the cache must be decrypted anew
_STATEMENTS_KEPT = 512

_SETTINGS: dict[str, tuple[str, int]] = {
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "cache_size": (str(-_CACHE_KIB), -_CACHE_KIB),
    "fullfsync": ("ON", 1),
    "checkpoint_fullfsync": ("ON", 1),
}
_SYNCHRONOUS_FULL, _SYNCHRONOUS_EXTRA = 2, 3


class Access(Enum):
    """How a file is opened; the value is its query in SQLite's URI."""

    CREATE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    FROZEN = "immutable=1"
    """For a file nobody can change, on a medium where not even the shared-memory file can be made."""


def connect(path: Path, key: FileKey, access: Access) -> Any:
    """A DB-API connection to the encrypted file with every setting in force, or a FileProblem.

    A wrong key shows as the engine's DatabaseError NOTADB (see `diagnosis`), because the caller knows which key it was.
    """
    try:
        connection = dbapi2.connect(f"{path.absolute().as_uri()}?{access.value}", uri=True, isolation_level=None,
                                    check_same_thread=False, cached_statements=_STATEMENTS_KEPT,
                                    timeout=_BUSY_MILLISECONDS / 1000)
    except dbapi2.Error as error:
        raise _problem(error, path) from error
    try:
        # SQLCipher would write its own log to the terminal; what matters reaches our log through `troubles`.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.pragma}"')
        _settle(connection, access)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, key: FileKey) -> Any:
    """A reading connection, also on a medium where the log's files cannot be made."""
    try:
        connection = connect(path, key, Access.READ)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    except dbapi2.Error as error:
        if result_code(error) not in (dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_READONLY) or has_log(path):
            raise
        return connect(path, key, Access.FROZEN)
    return connection


def has_log(path: Path) -> bool:
    """Whether committed work still lies in a write-ahead log beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def refuse_plain_text(path: Path) -> None:
    """Raises FileProblem where the file turns out not to be encrypted: an engine without cipher must never go on."""
    try:
        plain = salt_of(path) == PLAIN_SQLITE
    except OSError as error:
        raise system_problem(error, path) from error
    if plain:
        raise FileProblem("file.not_encrypted", name=path.name, path=str(path))


def value_of(connection: Any, pragma: str) -> Any:
    """What the engine says about one setting."""
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


def remove_with_sidecars(path: Path) -> None:
    """Remove a temporary database with its write-ahead log, if they are there."""
    for each in (path, *(path.with_name(path.name + suffix) for suffix in WAL_SUFFIXES)):
        each.unlink(missing_ok=True)


def _settle(connection: Any, access: Access) -> None:
    if not value_of(connection, "cipher_version"):
        raise FileProblem("file.engine_refused", setting="cipher_version")
    for name, (written, expected) in _SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {written}")
        _expect(connection, name, expected)
    if access in (Access.CREATE, Access.WRITE):
        # Network folders cannot share the log's memory: there SQLite keeps its rollback journal, made safe by EXTRA.
        mode = value_of(connection, "journal_mode = WAL")
        durable = _SYNCHRONOUS_FULL if mode == "wal" else _SYNCHRONOUS_EXTRA
        connection.execute(f"PRAGMA synchronous = {durable}")
        _expect(connection, "synchronous", durable)


def _expect(connection: Any, name: str, expected: int) -> None:
    if value_of(connection, name) != expected:
        raise FileProblem("file.engine_refused", setting=name)


def _problem(error: Any, path: Path) -> Exception:
    return engine_problem(error, path) or error
