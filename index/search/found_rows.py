"""What a search found, as rows of the library in their order."""

import json
import sqlite3
from typing import Any

from index.search.ranking import Ranked
from index.search.weights import score_of

Row = tuple[Any, ...]


def rows_in_order(
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
