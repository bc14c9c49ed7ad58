"""The library at a glance: who reported, on which years, and what kind of body it is."""

import json
import sqlite3
from dataclasses import dataclass

from index.stored.reports import LIBRARY_ORDER


@dataclass(frozen=True, slots=True)
class Entry:
    """One report, without what has to be decoded."""

    file: str
    sha256: str
    organisation: str | None
    year: int | None
    body: str | None
    language: str
    passages: int = 0
    unread: tuple[int, ...] = ()
    """Pages on which something could not be read."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All reports that answer, older versions left out."""

    entries: tuple[Entry, ...]
    """In library order."""
    organisations: tuple[str, ...]
    years: tuple[int, ...]
    bodies: tuple[str, ...]

    def years_of(self, organisation: str) -> tuple[int, ...]:
        """Years on which that body's reports are here."""
        found = {e.year for e in self.entries if e.organisation == organisation and e.year is not None}
        return tuple(sorted(found))

    def bodies_of(self, kind: str) -> tuple[str, ...]:
        """Bodies of that kind."""
        found = {e.organisation for e in self.entries if e.body == kind and e.organisation is not None}
        return tuple(sorted(found))


def read_catalogue(connection: sqlite3.Connection) -> Catalogue:
    """The catalogue as it is now: one pass over the table of reports."""
    rows = connection.execute(
        "SELECT file, sha256, organisation, year, body, language, passages, unread FROM reports"  # noqa: S608
        f" WHERE superseded_by IS NULL ORDER BY {LIBRARY_ORDER}"
    )
    entries = tuple(
        Entry(file, sha256, organisation, year, body, language, passages, _pages(unread))
        for file, sha256, organisation, year, body, language, passages, unread in rows
    )
    return Catalogue(
        entries,
        organisations=tuple(sorted({entry.organisation for entry in entries if entry.organisation is not None})),
        years=tuple(sorted({entry.year for entry in entries if entry.year is not None})),
        bodies=tuple(sorted({entry.body for entry in entries if entry.body is not None})),
    )


def _pages(unread: str) -> tuple[int, ...]:
    """The pages of a report's unread ones as they are stored; most reports have none."""
    return tuple(page["number"] for page in json.loads(unread)) if unread not in ("", "[]") else ()
