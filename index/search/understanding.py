"""What a query means in this library, and the documents that fit that best."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.names.names import Names
from index.names.spelling import correct
from index.search.indexing import PASSAGES
from index.search.preference import Preference, prefer
from index.search.query import Query, read_query
from index.search.ranking import Ranked, rank
from index.search.scope import figure_ranges, passage_ranges
from index.search.weights import WEIGHT_UNIT
from index.where import Where


def understand(
    connection: sqlite3.Connection, typed: str, where: Where, names: Callable[[], Names]
) -> tuple[Query, tuple[Preference, ...], tuple[tuple[str, str], ...]]:
    """The query put right and without names, what the names prefer, and what was put right; quoted words stay."""
    query = read_query(typed)
    if query.phrases:
        return query, (), ()
    text, corrections = correct(connection, query.text, names)
    rest, preferences = prefer(text, where, names)
    return replace(query, text=rest), preferences, corrections


def rank_preferring(
    connection: sqlite3.Connection,
    collection: str,
    terms: Mapping[str, float],
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
