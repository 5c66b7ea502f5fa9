"""Is a file whole: every page's checksum, the structure, the references, attachments, counts, and the journal.

Works on a connection of its own beside the open workspace and changes nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.storage.file import connect_to_read, value_of
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.replaying import journal_problems
from hromada_desk.storage.troubles import engine_problem, result_code

_COUNTED = (*KINDS, "entry", "item", "draft", "attachment_blob")
_PROBLEMS_NAMED = 20


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found. `problems` are the engine's own short findings (page numbers, table names), never content."""

    ok: bool
    pages: int
    problems: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def verify(path: Path, key: FileKey, *, journal: bool = False) -> VerifyReport:
    """Read the whole file, and with `journal` compare all rows with it. Raises FileProblem where it is not opened."""
    try:
        connection = connect_to_read(path, key)
    except dbapi2.Error as error:
        if result_code(error) == dbapi2.SQLITE_CORRUPT:
            return VerifyReport(ok=False, pages=0, problems=(str(error),))
        raise engine_problem(error, path) or error from error
    try:
        return _report_on(connection, journal=journal)
    finally:
        connection.close()


def _report_on(connection: Any, *, journal: bool) -> VerifyReport:
    """The report on an open connection; an engine that gives up half-way is a finding, not an error."""
    problems: list[str] = []
    counts: dict[str, int] = {}
    pages = 0
    try:
        connection.execute("BEGIN")  # one moment, whatever is written meanwhile
        pages = int(value_of(connection, "page_count") or 0)
        problems += page_problems(connection)
        problems += [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        problems += [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        counts = counts_of(connection)
        problems += _attachment_problems(connection)
        problems += journal_problems(connection) if journal and not problems else []
    except dbapi2.DatabaseError as error:
        problems.append(str(error))
    return VerifyReport(not problems, pages, tuple(problems[:_PROBLEMS_NAMED]), counts)


def page_problems(connection: Any) -> list[str]:
    """Pages whose keyed checksum does not fit: any flipped bit shows here."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]


def counts_of(connection: Any) -> dict[str, int]:
    """How many rows each table of the format holds; tables that an older file does not have are left out."""
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
            for name in _COUNTED if name in present}


def _attachment_problems(connection: Any) -> list[str]:
    return [f"attachment {digest}" for digest, data in connection.execute("SELECT sha256, data FROM attachment_blob")
            if hashlib.sha256(data).hexdigest() != digest]
