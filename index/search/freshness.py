"""Whether the search index was made with the terms that texts have now."""

import sqlite3
import zlib

from index.language import word_list
from index.stored.rows import replace_rows

TERMS_VERSION = 3
"""Raised when the same text gives other terms or the same terms other postings: libraries are then indexed anew."""


def is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Whether the index was made with the terms that texts have now."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'terms'").fetchone()
    return row is not None and row[0] == terms_fingerprint()


def mark_up_to_date(connection: sqlite3.Connection) -> None:
    """Say that it was."""
    replace_rows(connection, "settings", [{"name": "terms", "value": terms_fingerprint()}])


def terms_fingerprint() -> str:
    """Of all that decides which terms a text has; a library indexed with another one is indexed anew."""
    words = "\n".join((*word_list("domain_words"), "", *word_list("stop_words")))
    return f"{TERMS_VERSION}-{zlib.crc32(words.encode()):08x}"
