"""Reports into the search index and out of it."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from index.names.sounds import sound_of
from index.search.inverting import Inverter
from index.search.segments import LARGEST, merge_small, next_document, remove_documents, write_segment
from index.search.terms import passage_terms
from index.search.vocabulary import number_terms
from index.stored.figures import report_figures
from index.stored.reports import renumber_report, report_passages
from ingest.document import Passage
from ingest.figure import Figure

PASSAGES = "passages"
FIGURES = "figures"

AT_ONCE = 1 << 11
"""Documents whose terms are held in memory, and merged while somebody waits."""

PER_REPORT = 1 << 7

EXAMPLE = "有效证书"

Terms = Counter[str]


def get_ready() -> None:
    """Load dictionary and sounds, which the first report would wait for."""
    passage_terms(EXAMPLE)
    sound_of(EXAMPLE)


def index_passages(connection: sqlite3.Connection, first: int, passages: Iterable[Passage]) -> None:
    """Index passages whose numbers begin at `first`."""
    add_documents(connection, PASSAGES, first, (passage_terms(passage.text, passage.section) for passage in passages))


def index_figures(connection: sqlite3.Connection, first: int, figures: Iterable[Figure]) -> None:
    """Index figures whose numbers begin at `first`, by subject first, then quote and headings."""
    add_documents(connection, FIGURES, first, map(figure_terms, figures))


def figure_terms(figure: Figure) -> Terms:
    """The terms a figure is found by, the words of its subject three times over."""
    return passage_terms(figure.source.quote, (*figure.source.section, *[figure.subject] * 3))


def add_documents(connection: sqlite3.Connection, collection: str, first: int, documents: Iterable[Terms]) -> None:
    """Index documents given as their terms, some at a time: a segment each, which merging joins."""
    coming = iter(documents)
    while True:
        part = Inverter()
        for counts in islice(coming, AT_ONCE):
            part.add(counts)
        if not part.documents:
            return
        postings = part.postings(number_terms(connection, part.terms))
        write_segment(
            connection, collection, first=first, span=part.documents, documents=part.documents, postings=postings
        )
        first += part.documents


def remove_report(connection: sqlite3.Connection, number: int) -> None:
    """Take a report's passages and figures out of the index."""
    row = connection.execute(
        "SELECT first_passage, passages, first_figure, figures FROM reports WHERE id = ?", (number,)
    ).fetchone()
    first_passage, passages, first_figure, figures = row
    remove_documents(connection, PASSAGES, first_passage, passages)
    remove_documents(connection, FIGURES, first_figure, figures)


def index_report(connection: sqlite3.Connection, number: int) -> None:
    """Index a stored report that is not in the index, its passages and figures numbered anew."""
    passages, figures = list(report_passages(connection, number)), report_figures(connection, number)
    first_passage, first_figure = next_passage(connection), next_figure(connection)
    renumber_report(connection, number, first_passage, first_figure)
    index_passages(connection, first_passage, passages)
    index_figures(connection, first_figure, figures)


def clear_index(connection: sqlite3.Connection) -> None:
    """Forget all terms and postings; the numbers of passages go on growing."""
    for table in ("postings", "segments", "terms"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


def merge_one(connection: sqlite3.Connection, limit: int = LARGEST) -> bool:
    """Merge one run of small segments that spans `limit` documents at most; whether there was one."""
    return merge_small(connection, PASSAGES, limit=limit) or merge_small(connection, FIGURES, limit=limit)


def merge_limit(added: int) -> int:
    """Documents merged at most while adding the `added`-th report in a row.

    Somebody waits for a single report; in a long row one may wait a little for the others.
    """
    return max(AT_ONCE, PER_REPORT * added)


def next_passage(connection: sqlite3.Connection) -> int:
    """The number of the next passage."""
    return next_document(connection, PASSAGES)


def next_figure(connection: sqlite3.Connection) -> int:
    """The number of the next figure."""
    return next_document(connection, FIGURES)
