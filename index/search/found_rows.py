"""What a search found, as rows of the library in their order."""

import json
import sqlite3
from collections.abc import Sequence
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
    """Rows with their scores, best first.

    Hundreds may tie with the last, and a row is long: whole ones are read only of what is shown.
    """
    totals = dict(zip(ranked.documents.tolist(), ranked.totals.tolist(), strict=True))
    in_order = [number for (number,) in shape.read(connection, shape.number, list(totals))]
    best = sorted(in_order, key=lambda number: -totals[number])[:limit]
    rows = {row[0]: row for row in shape.read(connection, f"{shape.number}, {shape.columns}", best)}
    return [(score_of(totals[number]), rows[number]) for number in best]
