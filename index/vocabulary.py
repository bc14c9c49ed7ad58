"""The terms of a library and their numbers."""

import json
import sqlite3
from collections.abc import Iterable


def term_numbers(connection: sqlite3.Connection, terms: Iterable[str]) -> dict[str, int]:
    """Number of each term that the library knows."""
    rows = connection.execute(
        "SELECT term, id FROM terms WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps(list(terms), ensure_ascii=False),),
    )
    return dict(rows.fetchall())


def number_terms(connection: sqlite3.Connection, terms: Iterable[str]) -> dict[str, int]:
    """Number of each term, those not seen before added."""
    wanted = sorted(set(terms))
    known = term_numbers(connection, wanted)
    new = [(term,) for term in wanted if term not in known]
    connection.executemany("INSERT INTO terms (term) VALUES (?)", new)
    return {**known, **term_numbers(connection, (term for (term,) in new))} if new else known
