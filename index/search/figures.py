"""Figures found by words: by what they count first, then by their quotes and headings."""

import sqlite3
from collections.abc import Callable
from functools import lru_cache

from index.filed import Disclosure
from index.names.names import Names
from index.search.found_rows import Shape, rows_in_order
from index.search.indexing import FIGURES
from index.search.terms import text_terms
from index.search.understanding import rank_preferring, understand
from index.stored.figures import FIGURE_COLUMNS, disclosure_from_row
from index.stored.reports import FILED_COLUMNS, filed_from_row
from index.where import Where

CLOSER = 4
"""Of the figures found, so many times more than wanted are looked at closer."""

DIGRESSION = 0.3
"""How much a figure loses that counts something else entirely."""

FIGURE_ROWS = Shape(
    "figures.id",
    f"figures.subject, {FIGURE_COLUMNS}, {FILED_COLUMNS}",
    "figures JOIN reports ON reports.id = figures.report",
    "reports.file, reports.sha256, figures.position",
)


def search_figures(
    connection: sqlite3.Connection, typed: str, where: Where, limit: int, names: Callable[[], Names]
) -> tuple[Disclosure, ...]:
    """Figures that fit the query, best first."""
    query, preferences, _ = understand(connection, typed, where, names)
    ranked = rank_preferring(connection, FIGURES, query.terms, where, preferences, limit * CLOSER)
    rows = rows_in_order(connection, FIGURE_ROWS, ranked, limit * CLOSER)
    asked = frozenset(query.terms)
    to_the_point = sorted(rows, key=lambda row: -row[0] * (1 - DIGRESSION * _beside_the_point(row[1][1], asked)))
    return tuple(disclosure_from_row(filed_from_row(row[4:]), row[2], row[3]) for _, row in to_the_point[:limit])


def _beside_the_point(subject: str, asked: frozenset[str]) -> float:
    """The share of a subject's terms that nobody asked for: 有效证书·环境管理体系证书 where 有效证书 was asked."""
    terms = _terms_of(subject)
    return len(terms - asked) / max(1, len(terms))


@lru_cache(maxsize=1 << 12)
def _terms_of(subject: str) -> frozenset[str]:
    """Kept, since many reports call what they count the same."""
    return frozenset(text_terms(subject))
