"""The library: every report, passage and figure in one SQLite file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.document import Passage
from ingest.figure import Figure
from ingest.report import Identity, Report, UnreadPage

Stored = Literal["added", "unchanged", "replaced", "duplicate"]


@dataclass(frozen=True, slots=True)
class Where:
    """Which part of the library a search or a lookup is about; an empty tuple means all."""

    organisations: tuple[str, ...] = ()
    """Full names."""
    years: tuple[int, ...] = ()
    """Report years."""
    indicators: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Words that a heading above the passage holds."""
    languages: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """Kinds of body: certification, association, laboratory, company."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the library lists it, without its text."""

    file: str
    sha256: str
    identity: Identity
    pages: int | None
    characters: int
    passages: int
    figures: int
    warnings: tuple[str, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    superseded_by: str | None = None
    """sha256 of the newer version of the same report, if there is one."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A figure with the report that discloses it."""

    report: Filed
    figure: Figure


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found."""

    rank: int
    """From 1."""
    score: float
    report: Filed
    passage: Passage
    marks: tuple[tuple[int, int], ...] = ()
    """Offsets in the passage's text of the words that matched."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found and how the query was read."""

    hits: tuple[Hit, ...]
    terms: tuple[str, ...]
    """The terms that were looked up."""
    corrections: tuple[tuple[str, str], ...] = ()
    """(as typed, as searched) where a word was taken for another."""
    passages_searched: int = 0


class Library:
    """One SQLite file. Open it with `Library.open`; use it as a context manager."""

    @classmethod
    def open(cls, path: Path | Literal[":memory:"], *, readonly: bool = False) -> "Library":
        """The library in that file, made if it is not there (not when `readonly`)."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, report: Report) -> Stored:
        """Store everything about one report in one transaction; the same bytes again change nothing."""
        raise NotImplementedError

    def remove(self, sha256: str) -> None:
        raise NotImplementedError

    def holds(self, sha256: str) -> bool:
        raise NotImplementedError

    def filed(self, where: Where = Where(), *, versions: bool = False) -> tuple[Filed, ...]:
        """The reports by organisation, year and file; superseded ones only with `versions`."""
        raise NotImplementedError

    def report(self, sha256: str) -> Report:
        """The whole report again, equal to what was added."""
        raise NotImplementedError

    def passages(self, sha256: str) -> tuple[Passage, ...]:
        raise NotImplementedError

    def disclosures(self, where: Where = Where(), *, subject: str = "") -> Iterator[Disclosure]:
        """Figures in the order of the reports and of the text; with `subject`, only those whose subject has its words."""
        raise NotImplementedError

    def search(self, query: str, where: Where = Where(), *, limit: int = 10) -> Found:
        """Passages ranked by TF-IDF; ties by file and position, so that the order never changes."""
        raise NotImplementedError

    def search_figures(self, query: str, where: Where = Where(), *, limit: int = 20) -> tuple[Disclosure, ...]:
        """Figures whose subject, section or quote fit the words best, best first."""
        raise NotImplementedError
