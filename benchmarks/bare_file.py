"""The engine without us: a plain sqlcipher3 connection with the settings that make the same promises as ours.

Same cipher, same raw key, write-ahead log, synchronous FULL, same page cache; no records, no journal, no listeners.
"""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from hromada_desk.services.desk import Desk

CACHE_KIB = 48 * 1024


def key_of(desk: Desk) -> str:
    """The raw key of an open workspace as SQLCipher takes it."""
    return desk.store._opened.key.pragma


def connect(path: Path, key: str) -> Any:
    """An open connection in the driver's own autocommit mode."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f'PRAGMA key = "{key}"')
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
    return connection
