"""Several files that are the same report: the newest answers, the older are kept."""

import sqlite3
from dataclasses import dataclass

from index.search.script import folded

SHARED = 0.3
"""Part of the shorter file's passages that the other must hold too, where the titles differ."""

SHARED_UNDER_ONE_TITLE = 0.05
"""The same where they do not: the two halves of one report share a title, and next to no passage."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file of some body, year and language."""

    number: int
    sha256: str
    title: str
    published: str


def settle_versions(connection: sqlite3.Connection, number: int) -> bool:
    """Mark, among the reports of the same body, year and language, those that a newer version replaces.

    Newer is what was published later, or added later where the files do not say. True if the report `number`
    replaces another.
    """
    versions = _candidates(connection, number)
    newest_first = sorted(versions, key=lambda version: (version.published, version.number), reverse=True)
    replacing = False
    for place, version in enumerate(newest_first):
        newer = next((other for other in newest_first[:place] if _same_report(connection, other, version)), None)
        connection.execute(
            "UPDATE reports SET superseded_by = ? WHERE id = ?", (newer.sha256 if newer else None, version.number)
        )
        replacing = replacing or (newer is not None and newer.number == number)
    return replacing


def siblings(connection: sqlite3.Connection, number: int) -> list[int]:
    """Other reports of the same body, year and language."""
    return [version.number for version in _candidates(connection, number) if version.number != number]


def _candidates(connection: sqlite3.Connection, number: int) -> list[Version]:
    rows = connection.execute(
        "SELECT other.id, other.sha256, coalesce(other.title, ''), coalesce(other.published, '')"
        " FROM reports AS mine JOIN reports AS other"
        " ON other.organisation = mine.organisation AND other.year = mine.year AND other.language = mine.language"
        " WHERE mine.id = ?",
        (number,),
    )
    found = [Version(*row) for row in rows]
    dated = all(version.published for version in found)
    return found if dated else [Version(v.number, v.sha256, v.title, "") for v in found]


def _same_report(connection: sqlite3.Connection, one: Version, other: Version) -> bool:
    first, second = (_passages(connection, version.number) for version in (one, other))
    same_title = bool(one.title) and folded(one.title) == folded(other.title)
    shared = SHARED_UNDER_ONE_TITLE if same_title else SHARED
    return len(first & second) >= shared * max(1, min(len(first), len(second)))


def _passages(connection: sqlite3.Connection, number: int) -> set[str]:
    rows = connection.execute("SELECT text FROM passages WHERE report = ?", (number,))
    return {folded("".join(text.split())) for (text,) in rows}
