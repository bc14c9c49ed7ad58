"""What a search found, as rows of the library in their order."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.search.ranking import Ranked
from index.search.weights import score_of

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows of what can be found are read."""

    number: str
    """The column of what is found; it comes first in every row."""
    columns: str
    tables: str
    order: str
    """Of what scores the same: file and place."""

    def read(self, connection: sqlite3.Connection, columns: str, numbers: Sequence[int]) -> sqlite3.Cursor:
        """The columns of these numbers, in order."""
        return connection.execute(
            f"SELECT {columns} FROM {self.tables} WHERE {self.number} IN (SELECT value FROM json_each(?))"  # noqa: S608
            f" ORDER BY {self.order}",
            (json.dumps(numbers),),
        )


def rows_in_order(connection: sqlite3.Connection, shape: Shape, ranked: Ranked, limit: int) -> list[tuple[float, Row]]:
    """Rows with their scores, best first."""
    totals = dict(zip(ranked.documents.tolist(), ranked.totals.tolist(), strict=True))
    wanted = _first(connection, shape, totals, limit) if len(totals) > limit else list(totals)
    rows = shape.read(connection, f"{shape.number}, {shape.columns}", wanted)
    return [(score_of(totals[row[0]]), row) for row in sorted(rows, key=lambda row: -totals[row[0]])]


def _first(connection: sqlite3.Connection, shape: Shape, totals: Mapping[int, float], limit: int) -> list[int]:
    """The best of more than wanted: hundreds may tie with the last, and a row is long to read and to sort."""
    in_order = [number for (number,) in shape.read(connection, shape.number, list(totals))]
    return sorted(in_order, key=lambda number: -totals[number])[:limit]
