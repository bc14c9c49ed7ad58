"""The SQLite file itself: opened, read in one view of it, written in one transaction."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from index.errors import DamagedLibrary, LibraryBusy, LibraryError, LibraryNotFound, LibraryNotWritten, LibraryTooNew
from index.stored.schema import MIGRATIONS, migrate, schema_version

PATIENCE = 30
"""Seconds to wait for another process that is writing."""

Place = Path | Literal[":memory:"]


class Store:
    """A connection that several threads may use, one at a time."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self._connection = connection
        self._place = place
        self._lock = threading.RLock()
        self._depth = 0

    @classmethod
    def open(cls, place: Place, *, readonly: bool) -> "Store":
        """The file's store; made and brought to the newest schema unless `readonly`."""
        try:
            connection = _connect_to_read(Path(place)) if readonly and place != ":memory:" else _connect(place)
        except sqlite3.DatabaseError as error:
            raise _in_words(error, str(place)) from error
        return cls(connection, str(place))

    def is_newest(self) -> bool:
        """Whether the file has the newest schema."""
        with self._lock:
            return schema_version(self._connection) == len(MIGRATIONS)

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The library as it is at this moment, whatever others write meanwhile."""
        with self._lock, self._transaction("BEGIN"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, undone as a whole if anything goes wrong."""
        with self._lock, self._transaction("BEGIN IMMEDIATE"):
            yield self._connection

    def state(self) -> tuple[int, int]:
        """Changes whenever the library does, by whomever."""
        with self._lock:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        """Begun by the outermost of nested uses and ended by it."""
        if self._depth:
            yield
            return
        try:
            self._connection.execute(begin)
            self._depth = 1
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError):
                raise _in_words(error, self._place) from error
            raise
        finally:
            self._depth = 0


def _connect(place: Place) -> sqlite3.Connection:
    if place != ":memory:":
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and place != ":memory:":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    _check_version(connection, str(place))
    migrate(connection)
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise LibraryNotFound(str(path))
    try:
        connection = _read_only(path, "mode=ro")
    except sqlite3.OperationalError:
        # In a folder that nobody may write to, SQLite cannot put its shared memory beside the file.
        connection = _read_only(path, "immutable=1")
    _check_version(connection, str(path))
    return connection


def _read_only(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    schema_version(connection)
    return connection


def _in_words(error: sqlite3.DatabaseError, place: str) -> LibraryError:
    """What went wrong, by SQLite's own code."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy()
    if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return LibraryNotWritten(str(error))
    return DamagedLibrary(place, str(error))


def _check_version(connection: sqlite3.Connection, place: str) -> None:
    if schema_version(connection) > len(MIGRATIONS):
        raise LibraryTooNew(place)
