"""Passages found by words, and passages that speak of the same as one."""

import sqlite3
from collections.abc import Callable, Iterable

from index.errors import NoSuchReport
from index.found import Found, Hit
from index.names.names import Names
from index.search.explaining import explain_nothing
from index.search.found_rows import Row, Shape, rows_in_order
from index.search.indexing import PASSAGES
from index.search.marks import choose_snippet, find_marks
from index.search.query import Query, squeezed
from index.search.ranking import Ranked, holding_all, rank
from index.search.scope import Range, intersection, passage_ranges
from index.search.terms import PAIR_MARK, plain_term, text_terms
from index.search.understanding import rank_preferring, understand
from index.stored.reports import FILED_COLUMNS, filed_from_row, passage_from_row
from index.where import Where
from ingest.said import NOTHING

PASSAGE_ROWS = Shape(
    "passages.id",
    f"passages.position, passages.text, passages.page, passages.section, passages.rest, {FILED_COLUMNS}",
    "passages JOIN reports ON reports.id = passages.report",
    "reports.file, reports.sha256, passages.position",
)


def search_passages(
    connection: sqlite3.Connection, typed: str, where: Where, limit: int, names: Callable[[], Names]
) -> Found:
    """Passages that fit the query, best first."""
    query, preferences, corrections = understand(connection, typed, where, names)
    rows: list[tuple[float, Row]] = []
    if query.phrases:
        ranked, rows = _best_with_phrases(connection, query, passage_ranges(connection, where), limit)
    if not query.phrases or (query.asks_more and not rows):
        ranked = rank_preferring(connection, PASSAGES, query.terms, where, preferences, limit)
        rows = rows_in_order(connection, PASSAGE_ROWS, ranked, limit)
    hits = tuple(_hit(place, row, score, ranked.factors) for place, (score, row) in enumerate(rows, 1))
    why, suggestions = (NOTHING, ()) if hits else explain_nothing(connection, query, where)
    return Found(hits, query.words, corrections, ranked.searched, why, suggestions)


def related_passages(connection: sqlite3.Connection, passage: tuple[str, int], where: Where, limit: int) -> Found:
    """Passages that speak of what the passage (sha256, order) speaks of, itself left out."""
    number, text = _stored_passage(connection, passage)
    terms = telling_terms(text)
    ranked = rank(connection, PASSAGES, dict.fromkeys(terms, 1.0), passage_ranges(connection, where), limit + 1)
    rows = [row for row in rows_in_order(connection, PASSAGE_ROWS, ranked, limit + 1) if row[1][0] != number][:limit]
    hits = tuple(_hit(place, row, score, ranked.factors) for place, (score, row) in enumerate(rows, 1))
    return Found(hits, tuple(dict.fromkeys(map(plain_term, terms))), passages_searched=ranked.searched)


def telling_terms(text: str) -> tuple[str, ...]:
    """The words of a text, without its pairs and numbers."""
    terms = dict.fromkeys(text_terms(text))
    return tuple(term for term in terms if not term.startswith(PAIR_MARK) and not term[0].isdigit() and len(term) > 1)


def _stored_passage(connection: sqlite3.Connection, passage: tuple[str, int]) -> tuple[int, str]:
    row = connection.execute(
        "SELECT passages.id, passages.text FROM passages JOIN reports ON reports.id = passages.report"
        " WHERE reports.sha256 = ? AND passages.position = ?",
        passage,
    ).fetchone()
    if row is None:
        raise NoSuchReport(passage[0])
    return int(row[0]), str(row[1])


def _best_with_phrases(
    connection: sqlite3.Connection, query: Query, ranges: list[Range] | None, limit: int
) -> tuple[Ranked, list[tuple[float, Row]]]:
    """The best passages that hold every quoted phrase."""
    candidates = holding_all(connection, PASSAGES, [term for phrase in query.phrases for term in text_terms(phrase)])
    inside = candidates if ranges is None else intersection(candidates, ranges)
    asked = limit
    while True:
        ranked = rank(connection, PASSAGES, query.terms, inside, asked)
        rows = rows_in_order(connection, PASSAGE_ROWS, ranked, len(ranked.documents))
        kept = [row for row in rows if _holds(row[1], query.phrases)]
        if len(kept) >= limit or len(ranked.documents) < asked:
            return ranked, kept[:limit]
        asked *= 4


def _holds(row: Row, phrases: Iterable[str]) -> bool:
    text = squeezed(row[2])
    return all(phrase in text for phrase in phrases)


def _hit(place: int, row: Row, score: float, terms: Iterable[str]) -> Hit:
    _, position, text, page, section, rest, *filed = row
    passage = passage_from_row(position, text, page, section, rest)
    marks = find_marks(passage.text, sorted(terms))
    return Hit(place, score, filed_from_row(filed), passage, marks, choose_snippet(passage.text, marks))
