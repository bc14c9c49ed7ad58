"""Reviews of figures: found again by the words they belong to, and laid over the figures as read."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from index.errors import NoSuchFigure, NoSuchReport
from index.filed import Disclosure, Review
from index.stored.codec import decoder, from_json, to_json
from index.stored.reports import report_number
from ingest.figure import Figure, Period, Quantity

FIGURE_FIELDS = ("subject", "quantity", "kind", "period", "scope", "indicator", "dimensions")
"""What of a figure can be corrected; the words it was printed in, `quantity.raw` among them, cannot."""

Key = tuple[str, int | None, str, str, int]
"""sha256, page, raw, quote and occurrence: which words on which page."""


def apply_reviews(connection: sqlite3.Connection, sha256: str) -> None:
    """Bring the report's rows of figures in line with what was said about them."""
    number = report_number(connection, sha256)
    connection.execute(
        "UPDATE figures SET amended = NULL, review = NULL, rejected = 0 WHERE report = ? AND review IS NOT NULL",
        (number,),
    )
    reviews = connection.execute(
        "SELECT page, raw, quote, occurrence, verdict, changes, reason, author, time FROM figure_reviews"
        " WHERE sha256 = ?",
        (sha256,),
    ).fetchall()
    for *key, verdict, changes, reason, author, time in reviews:
        row = connection.execute(
            "SELECT id, body FROM figures WHERE report = ? AND page IS ? AND raw = ? AND quote = ? AND occurrence = ?",
            (number, *key),
        ).fetchone()
        if row is not None:
            figure = amended_figure(from_json(Figure, row[1]), json.loads(changes))
            review = to_json(Review(verdict, reason, author, time))
            connection.execute(
                "UPDATE figures SET review = ?, rejected = ?, amended = ? WHERE id = ?",
                (review, verdict == "rejected", to_json(figure) if verdict == "corrected" else None, row[0]),
            )
    connection.execute(
        "UPDATE figures SET indicator = json_extract(coalesce(amended, body), '$.indicator'),"
        " subject = json_extract(coalesce(amended, body), '$.subject') WHERE report = ?",
        (number,),
    )


def amended_figure(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    """The figure with the fields that somebody put right."""
    types: dict[str, Any] = {"quantity": Quantity, "period": Period, "dimensions": tuple[tuple[str, str], ...]}
    decoded = {name: decoder(types.get(name, str))(value) for name, value in changes.items() if name in FIGURE_FIELDS}
    return replace(figure, **decoded)


def key_of(connection: sqlite3.Connection, disclosure: Disclosure) -> Key:
    """Which words on which page; the occurrence is the row's, found by where the figure stands."""
    figure, sha256 = disclosure.figure, disclosure.report.sha256
    number = report_number(connection, sha256)
    if number is None:
        raise NoSuchReport(sha256)
    rows = connection.execute(
        "SELECT occurrence, coalesce(amended, body) FROM figures"
        " WHERE report = ? AND page IS ? AND raw = ? AND quote = ? ORDER BY occurrence",
        (number, figure.source.page, figure.quantity.raw, figure.source.quote),
    ).fetchall()
    place = (figure.source.passage, figure.source.start)
    for occurrence, body in rows:
        source = from_json(Figure, body).source
        if (source.passage, source.start) == place:
            return sha256, figure.source.page, figure.quantity.raw, figure.source.quote, int(occurrence)
    raise NoSuchFigure(figure.quantity.raw)


def delete_review(connection: sqlite3.Connection, key: Iterable[object]) -> None:
    """Forget what was said about those words."""
    connection.execute(
        "DELETE FROM figure_reviews WHERE sha256 = ? AND page IS ? AND raw = ? AND quote = ? AND occurrence = ?",
        tuple(key),
    )
