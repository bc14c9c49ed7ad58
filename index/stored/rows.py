"""Rows into a table, as they come."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import chain

Rows = Iterable[Mapping[str, object]]
"""All with the columns of the first."""


def insert_rows(connection: sqlite3.Connection, table: str, rows: Rows) -> None:
    """Insert rows, none of which is kept in memory."""
    _write_rows(connection, f'INSERT INTO "{table}"', rows)


def replace_rows(connection: sqlite3.Connection, table: str, rows: Rows) -> None:
    """Insert rows in the place of those with the same key."""
    _write_rows(connection, f'INSERT OR REPLACE INTO "{table}"', rows)


def _write_rows(connection: sqlite3.Connection, into: str, rows: Rows) -> None:
    coming = iter(rows)
    first = next(coming, None)
    if first is not None:
        columns, places = ", ".join(f'"{name}"' for name in first), ", ".join(f":{name}" for name in first)
        connection.executemany(f"{into} ({columns}) VALUES ({places})", chain((first,), coming))
