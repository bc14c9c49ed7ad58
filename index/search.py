"""Passages and figures found by words."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from index.errors import NoSuchReport
from index.explaining import explain_nothing
from index.figures import FIGURE_COLUMNS, disclosure_from_row
from index.filed import Disclosure
from index.found import Found, Hit
from index.indexing import FIGURES, PASSAGES
from index.marks import choose_snippet, find_marks
from index.names import Names
from index.preference import Preference, prefer
from index.query import Query, read_query, squeezed
from index.ranking import Ranked, holding_all, rank
from index.reports import FILED_COLUMNS, filed_from_row, passage_from_row
from index.scope import Range, figure_ranges, intersection, passage_ranges
from index.spelling import correct
from index.terms import PAIR_MARK, plain_term, text_terms
from index.weights import WEIGHT_UNIT, score_of
from index.where import Where

PASSAGE_ORDER = "reports.file, reports.sha256, passages.position"
CLOSER = 4
"""Of the figures found, so many times more than wanted are looked at closer."""

DIGRESSION = 0.3
"""How much a figure loses that counts something else entirely."""

FIGURE_ORDER = "reports.file, reports.sha256, figures.position"


def search_passages(
    connection: sqlite3.Connection, typed: str, where: Where, limit: int, names: Callable[[], Names]
) -> Found:
    """Passages that fit the query, best first."""
    query, preferences, corrections = _understood(connection, typed, where, names)
    rows: list[tuple[float, Row]] = []
    if query.phrases:
        ranked, rows = _best_with_phrases(connection, query, passage_ranges(connection, where), limit)
    if not query.phrases or (query.asks_more and not rows):
        ranked = _rank_preferring(connection, PASSAGES, query.terms, where, preferences, limit)
        rows = _passage_rows(connection, ranked, limit)
    hits = tuple(_hit(place, row, score, ranked.factors) for place, (score, row) in enumerate(rows, 1))
    terms = tuple(dict.fromkeys(plain_term(term) for term in query.terms))
    why, suggestions = ("", ()) if hits else explain_nothing(connection, query, where)
    return Found(hits, terms, corrections, ranked.searched, why, suggestions)


def search_figures(
    connection: sqlite3.Connection, typed: str, where: Where, limit: int, names: Callable[[], Names]
) -> tuple[Disclosure, ...]:
    """Figures that fit the query, best first."""
    query, preferences, _ = _understood(connection, typed, where, names)
    ranked = _rank_preferring(connection, FIGURES, query.terms, where, preferences, limit * CLOSER)
    rows = _ordered(
        connection,
        f"SELECT figures.id, figures.subject, {FIGURE_COLUMNS}, {FILED_COLUMNS}"  # noqa: S608
        " FROM figures JOIN reports ON reports.id = figures.report",
        ("figures.id", FIGURE_ORDER),
        ranked,
        limit * CLOSER,
    )
    asked = frozenset(query.terms)
    to_the_point = sorted(rows, key=lambda row: -row[0] * (1 - DIGRESSION * _beside_the_point(row[1][1], asked)))
    return tuple(disclosure_from_row(filed_from_row(row[4:]), row[2], row[3]) for _, row in to_the_point[:limit])


def _beside_the_point(subject: str, asked: frozenset[str]) -> float:
    """The share of a subject's terms that nobody asked for: 有效证书·环境管理体系证书 where 有效证书 was asked."""
    terms = set(text_terms(subject))
    return len(terms - asked) / max(1, len(terms))


def related_passages(connection: sqlite3.Connection, passage: tuple[str, int], where: Where, limit: int) -> Found:
    """Passages that speak of what the passage (sha256, order) speaks of, itself left out."""
    number, text = _stored_passage(connection, passage)
    terms = telling_terms(text)
    ranked = rank(connection, PASSAGES, terms, passage_ranges(connection, where), limit + 1)
    rows = [row for row in _passage_rows(connection, ranked, limit + 1) if row[1][0] != number][:limit]
    hits = tuple(_hit(place, row, score, ranked.factors) for place, (score, row) in enumerate(rows, 1))
    return Found(hits, tuple(dict.fromkeys(map(plain_term, terms))), passages_searched=ranked.searched)


def telling_terms(text: str) -> tuple[str, ...]:
    """The words of a text, without its pairs and numbers."""
    terms = dict.fromkeys(text_terms(text))
    return tuple(term for term in terms if not term.startswith(PAIR_MARK) and not term[0].isdigit() and len(term) > 1)


Row = tuple[Any, ...]


def _understood(
    connection: sqlite3.Connection, typed: str, where: Where, names: Callable[[], Names]
) -> tuple[Query, tuple[Preference, ...], tuple[tuple[str, str], ...]]:
    """The query put right and without names, what the names prefer, and what was put right; quoted words stay."""
    query = read_query(typed)
    if query.phrases:
        return query, (), ()
    text, corrections = correct(connection, query.text, names)
    rest, preferences = prefer(text, where, names)
    return replace(query, text=rest), preferences, corrections


def _rank_preferring(
    connection: sqlite3.Connection,
    collection: str,
    terms: Sequence[str],
    where: Where,
    preferences: Sequence[Preference],
    limit: int,
) -> Ranked:
    """The best of the whole, and of each preferred part with what is added there; a document counts as its best."""
    ranges_of = passage_ranges if collection == PASSAGES else figure_ranges

    def rank_in(part: Where) -> Ranked:
        return rank(connection, collection, terms, ranges_of(connection, part), limit)

    best: dict[int, float] = {}
    whole = rank_in(where)
    for share, ranked in [(0.0, whole), *((one.share, rank_in(one.where)) for one in preferences)]:
        added = round(share * sum(ranked.factors.values())) * WEIGHT_UNIT
        for document, total in zip(ranked.documents.tolist(), ranked.totals.tolist(), strict=True):
            best[document] = max(best.get(document, 0), total + added)
    return replace(whole, documents=np.array(list(best), np.int64), totals=np.array(list(best.values()), np.float64))


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
        rows = _passage_rows(connection, ranked, len(ranked.documents))
        kept = [row for row in rows if _holds(row[1], query.phrases)]
        if len(kept) >= limit or len(ranked.documents) < asked:
            return ranked, kept[:limit]
        asked *= 4


def _holds(row: Row, phrases: Iterable[str]) -> bool:
    text = squeezed(row[2])
    return all(phrase in text for phrase in phrases)


def _passage_rows(connection: sqlite3.Connection, ranked: Ranked, limit: int) -> list[tuple[float, Row]]:
    return _ordered(
        connection,
        "SELECT passages.id, passages.position, passages.text, passages.page, passages.section, passages.rest,"  # noqa: S608
        f" {FILED_COLUMNS} FROM passages JOIN reports ON reports.id = passages.report",
        ("passages.id", PASSAGE_ORDER),
        ranked,
        limit,
    )


def _ordered(
    connection: sqlite3.Connection, select: str, keys: tuple[str, str], ranked: Ranked, limit: int
) -> list[tuple[float, Row]]:
    """Rows with their scores, best first, ties in the order of file and place."""
    identifier, order = keys
    totals = dict(zip(ranked.documents.tolist(), ranked.totals.tolist(), strict=True))
    rows = connection.execute(
        f"{select} WHERE {identifier} IN (SELECT value FROM json_each(?)) ORDER BY {order}",  # noqa: S608
        (json.dumps(list(totals)),),
    )
    best_first = sorted(rows, key=lambda row: -totals[row[0]])
    return [(score_of(totals[row[0]]), row) for row in best_first[:limit]]


def _hit(place: int, row: Row, score: float, terms: Iterable[str]) -> Hit:
    _, position, text, page, section, rest, *filed = row
    passage = passage_from_row(position, text, page, section, rest)
    marks = find_marks(passage.text, _sorted_terms(terms))
    return Hit(place, score, filed_from_row(filed), passage, marks, choose_snippet(passage.text, marks))


def _sorted_terms(terms: Iterable[str]) -> Sequence[str]:
    return sorted(terms)
