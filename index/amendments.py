"""What people say about what was read: figures reviewed, a report's facts put right, findings explained.

A review belongs to words on a page of certain bytes, not to a row: it is found again after the file is read anew.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from index.codec import decoder, from_json, plain, to_json
from index.errors import LibraryError, NoSuchFigure, NoSuchReport
from index.filed import Disclosure, Review
from index.reports import report_number
from index.store import Store
from index.versions import settle_versions, siblings
from ingest.figure import Figure, Period, Quantity
from ingest.report import BodyKind, Identity, Language

Verdict = Literal["accepted", "corrected", "rejected"]

FIGURE_FIELDS = ("subject", "quantity", "kind", "period", "scope", "indicator", "dimensions")
"""What of a figure can be corrected; the words it was printed in cannot."""

IDENTITY_FIELDS = (
    "organisation",
    "year",
    "short_names",
    "title",
    "published",
    "period_start",
    "period_end",
    "language",
    "body",
    "region",
)
"""What of a report's identity can be corrected."""


@dataclass(frozen=True, slots=True)
class FigureReview:
    """A review with the words it belongs to, for a list or an export."""

    sha256: str
    page: int | None
    raw: str
    quote: str
    occurrence: int
    """Counts figures with the same words on the same page, from 0."""
    review: Review
    changes: str = "{}"
    """What was put right, as JSON by field."""
    attached: bool = True
    """False where the file, as it is read now, has no such figure."""


@dataclass(frozen=True, slots=True)
class Note:
    """Who said why, and when."""

    reason: str
    author: str
    time: str
    """As the caller tells it, ISO; the library asks no clock."""


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """One fact of a report that somebody put right."""

    sha256: str
    field: str
    value: str
    """JSON."""
    note: Note


class Amendments:
    """The reviews, corrections and explanations in a library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def accept(self, disclosure: Disclosure, note: Note) -> None:
        """Somebody looked, and the figure is right."""
        self._review(disclosure, "accepted", {}, note)

    def reject(self, disclosure: Disclosure, note: Note) -> None:
        """Somebody looked, and this is no figure or a wrong one: it is not handed out any more."""
        self._review(disclosure, "rejected", {}, note)

    def correct(self, disclosure: Disclosure, corrected: Figure, note: Note) -> None:
        """Somebody looked and says what is right; only `FIGURE_FIELDS` are taken from `corrected`."""
        changes = {
            name: plain(getattr(corrected, name))
            for name in FIGURE_FIELDS
            if getattr(corrected, name) != getattr(disclosure.figure, name)
        }
        self._review(disclosure, "corrected", changes, note)

    def withdraw(self, disclosure: Disclosure) -> None:
        """Forget what was said about a figure."""
        with self._store.writing() as database:
            key = _key_of(database.conn, disclosure)
            _delete_review(database.conn, key)
            apply_reviews(database.conn, key[0])

    def reviews(self) -> tuple[FigureReview, ...]:
        """Everything said about figures, in the order of time."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT figure_reviews.sha256, figure_reviews.page, figure_reviews.raw, figure_reviews.quote,"
                " figure_reviews.occurrence, verdict, changes, reason, author, time, EXISTS (SELECT 1 FROM figures"
                " JOIN reports ON reports.id = figures.report WHERE reports.sha256 = figure_reviews.sha256"
                " AND figures.raw = figure_reviews.raw AND figures.quote = figure_reviews.quote"
                " AND figures.page IS figure_reviews.page AND figures.occurrence = figure_reviews.occurrence)"
                " FROM figure_reviews ORDER BY time, figure_reviews.rowid"
            ).fetchall()
        return tuple(
            FigureReview(
                sha256, page, raw, quote, occurrence, Review(verdict, reason, author, time), changes, bool(attached)
            )
            for sha256, page, raw, quote, occurrence, verdict, changes, reason, author, time, attached in rows
        )

    def set_identity(self, sha256: str, changes: Mapping[str, Any], note: Note) -> None:
        """Put a report's facts right, by field of `Identity`; they stay right when the file is read anew."""
        for field, value in changes.items():
            _check_identity_field(field, value)
        with self._store.writing() as database:
            if report_number(database.conn, sha256) is None:
                raise NoSuchReport(sha256)
            database.table("identity_changes").insert_all(
                (
                    {"sha256": sha256, "field": field, "value": json.dumps(plain(value), ensure_ascii=False)}
                    | {"reason": note.reason, "author": note.author, "time": note.time}
                    for field, value in changes.items()
                ),
                replace=True,
            )
            apply_identity(database.conn, sha256)

    def identity_changes(self) -> tuple[IdentityChange, ...]:
        """Every fact that somebody put right."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT sha256, field, value, reason, author, time FROM identity_changes ORDER BY time, sha256, field"
            ).fetchall()
        return tuple(IdentityChange(sha256, field, value, Note(*note)) for sha256, field, value, *note in rows)

    def explain(self, finding: str, note: Note) -> None:
        """Somebody knows why a finding is as it is. `finding` is a key of the caller's making."""
        with self._store.writing() as database:
            row = {"finding": finding, "reason": note.reason, "author": note.author, "time": note.time}
            database.table("explanations").insert(row, replace=True)

    def explanations(self) -> dict[str, Note]:
        """The findings that were explained."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT finding, reason, author, time FROM explanations ORDER BY finding")
            return {finding: Note(*note) for finding, *note in rows}

    def _review(self, disclosure: Disclosure, verdict: Verdict, changes: dict[str, object], note: Note) -> None:
        with self._store.writing() as database:
            key = _key_of(database.conn, disclosure)
            _delete_review(database.conn, key)
            sha256, page, raw, quote, occurrence = key
            database.table("figure_reviews").insert(
                {
                    "sha256": sha256, "page": page, "raw": raw, "quote": quote, "occurrence": occurrence,
                    "verdict": verdict, "changes": json.dumps(changes, ensure_ascii=False),
                    "reason": note.reason, "author": note.author, "time": note.time,
                }
            )  # fmt: skip
            apply_reviews(database.conn, sha256)


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


def apply_identity(connection: sqlite3.Connection, sha256: str) -> None:
    """Bring the report's row in line with the facts that were put right."""
    number = report_number(connection, sha256)
    if number is None:
        return
    former = siblings(connection, number)
    stored = connection.execute("SELECT identity FROM reports WHERE id = ?", (number,)).fetchone()[0]
    rows = connection.execute("SELECT field, value FROM identity_changes WHERE sha256 = ?", (sha256,)).fetchall()
    identity = amended_identity(from_json(Identity, stored), {field: json.loads(value) for field, value in rows})
    connection.execute(
        "UPDATE reports SET amended_identity = ?, organisation = ?, year = ?, language = ?, body = ?, title = ?,"
        " published = ? WHERE id = ?",
        (
            to_json(identity) if rows else None, identity.organisation, identity.year, identity.language,
            identity.body, identity.title, identity.published, number,
        ),
    )  # fmt: skip
    for other in (*former, number):
        settle_versions(connection, other)


def amended_identity(identity: Identity, changes: Mapping[str, Any]) -> Identity:
    """The identity with the fields that somebody put right; where they were read says so."""
    if not changes:
        return identity
    read_from = tuple((field, "人工更正") for field in sorted(changes))
    kept = tuple(pair for pair in identity.read_from if pair[0] not in changes)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()
    }
    return replace(identity, **values, read_from=tuple(sorted((*kept, *read_from))))


Key = tuple[str, int | None, str, str, int]


def _key_of(connection: sqlite3.Connection, disclosure: Disclosure) -> Key:
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


def _delete_review(connection: sqlite3.Connection, key: Iterable[object]) -> None:
    connection.execute(
        "DELETE FROM figure_reviews WHERE sha256 = ? AND page IS ? AND raw = ? AND quote = ? AND occurrence = ?",
        tuple(key),
    )


def _check_identity_field(field: str, value: object) -> None:
    if field not in IDENTITY_FIELDS:
        known = "、".join(IDENTITY_FIELDS)
        raise LibraryError(f"报告没有“{field}”这一项，可以更正的有：{known}。")
    closed = {"language": get_args(Language), "body": get_args(BodyKind)}
    if field in closed and value is not None and value not in closed[field]:
        raise LibraryError(f"“{field}”不能是 {value}，只能是：{'、'.join(closed[field])}。")
    if field == "year" and not (value is None or (isinstance(value, int) and 1900 <= value <= 2100)):
        raise LibraryError(f"年度应是四位数字，而不是 {value}。")
