"""The library: every report, passage and figure in one SQLite file."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from index.catalogue import Catalogue, read_catalogue
from index.errors import NoSuchReport
from index.filed import Disclosure, Filed, Review
from index.found import Found, Hit
from index.reviewing.amendments import Amendments
from index.reviewing.corrections import apply_identity
from index.reviewing.reviews import apply_reviews
from index.search.freshness import is_up_to_date, mark_up_to_date
from index.stored.figures import figures_twice, find_disclosures, rematch_figures, report_figures, write_figures
from index.stored.history import History
from index.stored.reports import (
    Numbers,
    all_reports,
    erase_report,
    free_number,
    list_filed,
    next_report,
    read_original,
    read_report_again,
    report_number,
    report_passages,
    report_sections,
    stored_as,
    write_original,
    write_report,
)
from index.stored.store import Place, Store
from index.stored.versions import settle_versions, siblings
from index.where import EVERYWHERE, Where
from ingest.document import Passage, Section
from ingest.report import Report

if TYPE_CHECKING:
    from index.names.names import Names
    from ingest.indicators.taxonomy import Taxonomy

# What searches or indexes needs numpy, which takes longer to import than everything else here together, so that is
# imported where it is used: listing reports and figures, and an app's first screen, do without it.

__all__ = ["Catalogue", "Disclosure", "Filed", "Found", "Hit", "Library", "Review", "Stored", "Where"]

Stored = Literal["added", "unchanged", "replaced", "duplicate"]


class Library:
    """One SQLite file. Open it with `Library.open`; use it as a context manager."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.amendments = Amendments(store)
        self.history = History(store)
        self._added = 0
        self._remembered: dict[str, tuple[tuple[int, int], object]] = {}

    @classmethod
    def open(cls, path: Place, *, readonly: bool = False) -> "Library":
        """The library in that file, made if it is not there (not when `readonly`).

        One that an older Zewen made is brought up to date first, even when it is only to be read.
        """
        library = cls(Store.open(path, readonly=readonly))
        if library._is_up_to_date():
            return library
        if readonly:
            library.close()
            cls.open(path).close()
            return cls.open(path, readonly=True)
        library.reindex()
        return library

    def close(self) -> None:
        """Release the file."""
        self._store.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def get_ready() -> None:
        """Load what adding needs; for whoever waits for a first report anyway."""
        from index.search.indexing import get_ready

        get_ready()

    def next_number(self) -> int:
        """The number that the next report gets unless it brings one."""
        with self._store.reading() as connection:
            return next_report(connection)

    def add(self, report: Report, *, taxonomy: str = "", original: str = "", number: int | None = None) -> Stored:
        """Store everything about one report in one transaction; the same bytes again change nothing.

        `taxonomy` is the fingerprint of the one its figures were matched with, `original` where its file is. Of two
        undated versions the one with the greater `number` answers; where that is taken, the report gets the next.
        """
        with self._store.writing() as connection:
            stored = stored_as(connection, report.sha256)
            if stored is not None and stored.same_reading(report):
                return "unchanged" if stored.file == report.file else "duplicate"
            if stored is not None:
                self._erase(connection, stored.number)
            number = free_number(connection, number) if stored is None else stored.number
            replacing = self._write(connection, report, number, taxonomy)
            write_original(connection, report.sha256, original)
        return "replaced" if replacing or stored is not None else "added"

    def remember_original(self, sha256: str, path: str) -> None:
        """Where the file with those bytes is now; written only where that is news."""
        if self.original(sha256) != path:
            with self._store.writing() as connection:
                write_original(connection, sha256, path)

    def original(self, sha256: str) -> str:
        """Where the file with those bytes was when it was last added; empty where nobody said."""
        with self._store.reading() as connection:
            return read_original(connection, sha256)

    def remove(self, sha256: str) -> None:
        """Forget the report with those bytes; an older version of it answers again."""
        with self._store.writing() as connection:
            number = report_number(connection, sha256)
            if number is None:
                raise NoSuchReport(sha256)
            left = siblings(connection, number)
            self._erase(connection, number)
            for other in left:
                settle_versions(connection, other)

    def tidy(self) -> None:
        """Merge what small additions left behind, so that searching stays fast."""
        from index.search.indexing import merge_one

        while True:
            with self._store.writing() as connection:
                if not merge_one(connection):
                    return

    def reindex(self) -> None:
        """Make the search index anew from the stored text."""
        from index.search.indexing import clear_index, index_report, merge_limit, merge_one

        with self._store.writing() as connection:
            clear_index(connection)
            for added, (number, _) in enumerate(all_reports(connection), 1):
                index_report(connection, number)
                merge_one(connection, merge_limit(added))
            mark_up_to_date(connection)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, in Chinese; nothing if all is well."""
        from index.stored.check import check_library

        with self._store.reading() as connection:
            return check_library(connection)

    def rematch(self, taxonomy: "Taxonomy") -> int:
        """Fit the stored figures to another taxonomy without reading a file; how many figures changed."""
        with self._store.writing() as connection:
            changed = 0
            for number, sha256 in all_reports(connection):
                changed += rematch_figures(connection, number, taxonomy)
                apply_reviews(connection, sha256)
        return changed

    def holds(self, sha256: str) -> bool:
        """Whether a report with those bytes is here."""
        with self._store.reading() as connection:
            return report_number(connection, sha256) is not None

    def state(self) -> tuple[int, int]:
        """Changes whenever the library does, by whomever: for what is kept between two questions."""
        return self._store.state()

    def catalogue(self) -> Catalogue:
        """Who reported and on which years; kept until the library changes."""
        catalogue: Catalogue = self._remember("catalogue", read_catalogue)
        return catalogue

    def names(self) -> "Names":
        """The names of all organisations here; kept until the library changes."""
        from index.names.names import Names

        names: Names = self._remember(
            "names", lambda connection: Names(list_filed(connection, EVERYWHERE, versions=True))
        )
        return names

    def filed(self, where: Where = EVERYWHERE, *, versions: bool = False) -> tuple[Filed, ...]:
        """The reports by organisation, year and file; superseded ones only with `versions`."""
        with self._store.reading() as connection:
            return list_filed(connection, where, versions=versions)

    def report(self, sha256: str) -> Report:
        """The whole report again, equal to what was added, but for facts put right since."""
        with self._store.reading() as connection:
            number = report_number(connection, sha256)
            if number is None:
                raise NoSuchReport(sha256)
            return read_report_again(connection, sha256, report_figures(connection, number))

    def sections(self, sha256: str) -> tuple[Section, ...]:
        """The sections of a report, without the rest of it."""
        with self._store.reading() as connection:
            return report_sections(connection, sha256)

    def report_and_disclosures(self, filed: Filed, where: Where = EVERYWHERE) -> tuple[Report, tuple[Disclosure, ...]]:
        """What `report` and, of that report, `disclosures` return."""
        with self._store.reading() as connection:
            number = report_number(connection, filed.sha256)
            if number is None:
                raise NoSuchReport(filed.sha256)
            figures, disclosures = figures_twice(connection, number, filed, where)
            return read_report_again(connection, filed.sha256, figures), disclosures

    def passages(self, sha256: str) -> tuple[Passage, ...]:
        """The passages of the report with those bytes, in order; none where it is not here."""
        with self._store.reading() as connection:
            number = report_number(connection, sha256)
            return () if number is None else tuple(report_passages(connection, number))

    def disclosures(self, where: Where = EVERYWHERE, *, subject: str = "") -> Iterator[Disclosure]:
        """Figures in the order of reports and text; with `subject`, only those whose subject has all its words."""
        with self._store.reading() as connection:
            found = list(find_disclosures(connection, where, subject))
        return iter(found)

    def search(self, query: str, where: Where = EVERYWHERE, *, limit: int = 10) -> Found:
        """Passages ranked by TF-IDF; ties by file and position, so that the order never changes."""
        from index.search.search import search_passages

        with self._store.reading() as connection:
            return search_passages(connection, query, where, limit, self.names)

    def search_figures(self, query: str, where: Where = EVERYWHERE, *, limit: int = 20) -> tuple[Disclosure, ...]:
        """Figures whose subject, section or quote fit the words best, best first."""
        from index.search.figures import search_figures

        with self._store.reading() as connection:
            return search_figures(connection, query, where, limit, self.names)

    def related(self, sha256: str, order: int, where: Where = EVERYWHERE, *, limit: int = 10) -> Found:
        """Passages that speak of what a passage speaks of, itself left out."""
        from index.search.search import related_passages

        with self._store.reading() as connection:
            return related_passages(connection, (sha256, order), where, limit)

    def _write(self, connection: sqlite3.Connection, report: Report, number: int, taxonomy: str) -> bool:
        """Everything about a report; whether it replaces an older version."""
        from index.search.indexing import (
            index_figures,
            index_passages,
            merge_limit,
            merge_one,
            next_figure,
            next_passage,
        )

        numbers = Numbers(number, next_passage(connection), next_figure(connection))
        write_report(connection, report, numbers, taxonomy)
        write_figures(connection, number, numbers.first_figure, report.figures)
        index_passages(connection, numbers.first_passage, report.passages)
        index_figures(connection, numbers.first_figure, report.figures)
        self._added += 1
        merge_one(connection, merge_limit(self._added))
        apply_identity(connection, report.sha256)
        apply_reviews(connection, report.sha256)
        return settle_versions(connection, number)

    def _erase(self, connection: sqlite3.Connection, number: int) -> None:
        from index.search.indexing import remove_report

        remove_report(connection, number)
        erase_report(connection, number)

    def _is_up_to_date(self) -> bool:
        if not self._store.is_newest():
            return False
        with self._store.reading() as connection:
            return is_up_to_date(connection)

    def _remember(self, name: str, make: Callable[[sqlite3.Connection], Any]) -> Any:
        """What `make` makes of the library, made again once the library has changed."""
        with self._store.reading() as connection:
            state = self._store.state()
            if name not in self._remembered or self._remembered[name][0] != state:
                self._remembered[name] = (state, make(connection))
            return self._remembered[name][1]
