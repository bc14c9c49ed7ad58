"""The library: every report, passage and figure in one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index.figures import find_disclosures, report_figures, write_figures
from index.filed import Disclosure, Filed
from index.found import Found, Hit
from index.reports import (
    erase_report,
    list_filed,
    read_report_again,
    report_number,
    report_passages,
    write_report,
)
from index.schema import migrate
from index.where import EVERYWHERE, Where
from ingest.document import Passage
from ingest.report import Report

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["Disclosure", "Filed", "Found", "Hit", "Library", "Stored", "Where"]

Stored = Literal["added", "unchanged", "replaced", "duplicate"]


class Library:
    """One SQLite file. Open it with `Library.open`; use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path | Literal[":memory:"], *, readonly: bool = False) -> "Library":
        """The library in that file, made if it is not there (not when `readonly`)."""
        if readonly and path != ":memory:":
            connection = sqlite3.connect(
                f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
        else:
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            migrate(connection)
        return cls(connection)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, report: Report) -> Stored:
        """Store everything about one report in one transaction; the same bytes again change nothing."""
        if self.holds(report.sha256):
            return "unchanged"
        with self._writing() as database:
            number = write_report(database, report)
            write_figures(database, number, report.figures)
        return "added"

    def remove(self, sha256: str) -> None:
        """Forget the report with those bytes."""
        with self._writing():
            number = report_number(self._connection, sha256)
            if number is not None:
                erase_report(self._connection, number)

    def holds(self, sha256: str) -> bool:
        """Whether a report with those bytes is here."""
        return report_number(self._connection, sha256) is not None

    def filed(self, where: Where = EVERYWHERE, *, versions: bool = False) -> tuple[Filed, ...]:
        """The reports by organisation, year and file; superseded ones only with `versions`."""
        return list_filed(self._connection, where, versions=versions)

    def report(self, sha256: str) -> Report:
        """The whole report again, equal to what was added."""
        number = report_number(self._connection, sha256)
        if number is None:
            raise KeyError(sha256)
        return read_report_again(self._connection, sha256, report_figures(self._connection, number))

    def passages(self, sha256: str) -> tuple[Passage, ...]:
        """The passages of the report with those bytes, in order; none where it is not here."""
        number = report_number(self._connection, sha256)
        return () if number is None else tuple(report_passages(self._connection, number))

    def disclosures(self, where: Where = EVERYWHERE, *, subject: str = "") -> Iterator[Disclosure]:
        """Figures in the order of reports and text; with `subject`, only those whose subject has all its words."""
        return find_disclosures(self._connection, where, subject)

    def search(self, query: str, where: Where = EVERYWHERE, *, limit: int = 10) -> Found:
        """Passages ranked by TF-IDF; ties by file and position, so that the order never changes."""
        pairs = {query[i : i + 2] for i in range(len(query) - 1)}
        scored = []
        for filed in self.filed(where):
            for passage in self.passages(filed.sha256):
                score = sum(pair in passage.text for pair in pairs)
                if score:
                    scored.append((-score, filed.file, passage.order, filed, passage))
        scored.sort(key=lambda row: row[:3])
        hits = tuple(Hit(i + 1, float(-s), f, p) for i, (s, _, _, f, p) in enumerate(scored[:limit]))
        return Found(hits, tuple(sorted(pairs)))

    def search_figures(self, query: str, where: Where = EVERYWHERE, *, limit: int = 20) -> tuple[Disclosure, ...]:
        """Figures whose subject, section or quote fit the words best, best first."""
        pairs = {query[i : i + 2] for i in range(len(query) - 1)}
        scored = [
            (-sum(pair in d.figure.subject + d.figure.source.quote for pair in pairs), i, d)
            for i, d in enumerate(self.disclosures(where))
        ]
        return tuple(d for score, _, d in sorted(scored, key=lambda row: row[:2])[:limit] if score)

    @contextmanager
    def _writing(self) -> Iterator["Database"]:
        """One transaction, undone as a whole if anything goes wrong."""
        from sqlite_utils import Database  # slow to import, and only writing needs it

        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield Database(self._connection)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
