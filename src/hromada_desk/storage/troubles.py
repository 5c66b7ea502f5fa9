"""What the engine and the operating system complain about, as refusals for people.

One function per source of trouble; no sentence, only codes and figures. Content never enters the details.
"""

import errno
import logging
import sqlite3
from pathlib import Path
from typing import Any

from hromada_desk.domain.errors import FileProblem

log = logging.getLogger(__name__)

_BY_RESULT = {
    sqlite3.SQLITE_FULL: "file.disk_full",
    sqlite3.SQLITE_CORRUPT: "file.damaged",
    sqlite3.SQLITE_NOTADB: "file.damaged",
    sqlite3.SQLITE_READONLY: "file.read_only",
    sqlite3.SQLITE_CANTOPEN: "file.not_readable",
    sqlite3.SQLITE_PERM: "file.not_readable",
    sqlite3.SQLITE_AUTH: "file.not_readable",
    sqlite3.SQLITE_BUSY: "file.busy",
    sqlite3.SQLITE_LOCKED: "file.busy",
    sqlite3.SQLITE_IOERR: "file.gone",
    sqlite3.SQLITE_TOOBIG: "file.too_big",
    sqlite3.SQLITE_NOMEM: "file.too_big",
}
_BY_ERRNO = {
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.EFBIG: "file.disk_full",
    errno.EROFS: "file.read_only_folder",
    errno.EACCES: "file.not_readable",
    errno.EPERM: "file.not_readable",
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.EISDIR: "file.not_a_workspace",
    errno.EEXIST: "file.exists",
}
_MEANINGS = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database is locked": sqlite3.SQLITE_BUSY,
    "disk I/O error": sqlite3.SQLITE_IOERR,
}


def result_code(error: BaseException) -> int:
    """The primary SQLite result code of a driver error, 0 where it carries none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else _MEANINGS.get(str(error), 0)


def engine_problem(error: Any, path: Path) -> FileProblem | None:
    """The refusal for an error of the engine; None for a mistake of our own (wrong SQL), which must stay loud."""
    code = _BY_RESULT.get(result_code(error))
    if code is None:
        return None
    log.warning("%s: %s", code, error)
    return FileProblem(code, name=path.name, path=str(path))


def system_problem(error: OSError, path: Path) -> FileProblem:
    """The refusal for an error of the operating system about that file."""
    code = _BY_ERRNO.get(error.errno or 0, "file.gone")
    log.warning("%s: %s", code, error.strerror)
    return FileProblem(code, name=path.name, path=str(path))
