"""Rows into a table, as they come."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import chain


def insert_rows(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows that all have the columns of the first; none is kept in memory."""
    coming = iter(rows)
    first = next(coming, None)
    if first is None:
        return
    columns, places = ", ".join(f'"{name}"' for name in first), ", ".join(f":{name}" for name in first)
    sql = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'  # noqa: S608
    connection.executemany(sql, chain((first,), coming))
