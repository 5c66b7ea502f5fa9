"""The connection of an open workspace, shared by all threads one at a time.

Decision: one connection behind a re-entrant lock. The window reads and writes in its thread, workers (export, import)
in theirs; each call takes the lock for a fraction of a millisecond, a change keeps it from its first line to its
commit. Who reads meanwhile in another thread gets the state before that change, over a second connection, which the
write-ahead log allows: nobody sees half a change, and nobody's window stands still for a long import. Two changes wait
for each other. What takes seconds (backup, verification) opens a connection of its own.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.troubles import engine_problem

Row = tuple[Any, ...]


class Link:
    """Runs SQL on the workspace and turns the engine's complaints into refusals.

    Composed once by SQLAlchemy Core, statements run on the driver's connection: a result object of Core for each
    reading of a wide record would cost three times the reading itself. `core` is for making and altering tables.
    """

    def __init__(self, open_connection: Callable[[], Any], path: Path, *, read_only: bool = False,
                 open_beside: Callable[[], Any] | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.guard = threading.RLock()
        self.in_transaction = False
        self.closed = True
        self._changing_thread: int | None = None
        self._open_beside = open_beside
        self._beside: Any = None
        self._beside_guard = threading.Lock()
        self.core: Connection
        self.driver: Any
        self._engine: Engine
        self.reconnect(open_connection)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query, as plain tuples."""
        if self.changed_elsewhere and self._open_beside is not None:
            return self._rows_beside(sql, parameters)
        with self.guard:
            try:
                found: list[Row] = self.driver.execute(sql, parameters).fetchall()
            except dbapi2.Error as error:
                self._refuse(error)
        return found

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a query that gives at most one, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement that gives no rows; the answer is the number of the row it inserted last."""
        with self.guard:
            try:
                return int(self.driver.execute(sql, parameters).lastrowid or 0)
            except dbapi2.Error as error:
                self._refuse(error)

    def run_many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run one statement for many rows."""
        with self.guard:
            try:
                self.driver.executemany(sql, rows)
            except dbapi2.Error as error:
                self._refuse(error)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back on any exception. Within another one it is part of that."""
        with self.guard:
            if self.in_transaction:
                yield
                return
            self.refuse_if_read_only()
            self.run("BEGIN IMMEDIATE")
            self.in_transaction = True
            self._changing_thread = threading.get_ident()
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._changing_thread = None
                self.in_transaction = False

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file: what is committed is safe without it, the log merely stays small."""
        if not self.read_only:
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def changed_elsewhere(self) -> bool:
        """Whether another thread is in the middle of a change."""
        return self._changing_thread not in (None, threading.get_ident())

    def refuse_if_read_only(self) -> None:
        """Raises FileProblem `file.read_only` where the workspace was opened for reading."""
        if self.read_only:
            raise FileProblem("file.read_only", name=self.path.name, path=str(self.path))

    def close(self) -> None:
        """Close the connection. Closing twice is harmless."""
        with self.guard, self._beside_guard:
            self.core.close()
            self._engine.dispose()
            self.closed = True
            if self._beside is not None:
                self._beside.close()
                self._beside = None

    def reconnect(self, open_connection: Callable[[], Any]) -> None:
        """Open the connection, the first time or after `close`; whoever waits for the guard goes on with it."""
        with self.guard:
            self._engine = create_engine("sqlite://", module=dbapi2, creator=open_connection, poolclass=StaticPool)
            try:
                # AUTOCOMMIT: transactions are begun and ended here and nowhere else.
                self.core = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                self.closed = False
                self.driver = self.core.connection.driver_connection
            except DBAPIError as error:
                self._refuse(error.orig)

    def _rows_beside(self, sql: str, parameters: Sequence[Any]) -> list[Row]:
        with self._beside_guard:
            try:
                if self._beside is None and self._open_beside is not None:
                    self._beside = self._open_beside()
                found: list[Row] = self._beside.execute(sql, parameters).fetchall()
            except dbapi2.Error as error:
                self._refuse(error)
        return found

    def _roll_back(self) -> None:
        # After a full disk SQLite has rolled back by itself, and ROLLBACK would only hide the reason.
        if self.driver.in_transaction:
            self.run("ROLLBACK")

    def _refuse(self, error: Any) -> NoReturn:
        problem = engine_problem(error, self.path)
        if problem is None:
            raise error
        raise problem from error
