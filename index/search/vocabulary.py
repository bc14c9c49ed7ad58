"""The terms of a library and their numbers."""

import json
import re
import sqlite3
from collections.abc import Iterable

from index.names.sounds import sound_of

HAN_WORD = re.compile(r"[\u3400-\u9fff]{2,6}")


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
    new = [(term, _sound(term)) for term in wanted if term not in known]
    connection.executemany("INSERT INTO terms (term, sound) VALUES (?, ?)", new)
    return {**known, **term_numbers(connection, (term for term, _ in new))} if new else known


def _sound(term: str) -> str | None:
    """How a Chinese word of two to six characters sounds; other terms are not looked for by sound."""
    return sound_of(term) if HAN_WORD.fullmatch(term) else None
