"""What people say about what was read: figures reviewed, a report's facts put right, findings explained.

A review belongs to words on a page of certain bytes, not to a row: it is found again after the file is read anew.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from index.errors import NoSuchReport
from index.filed import Disclosure, Review
from index.reviewing.corrections import apply_identity, check_identity_field
from index.reviewing.reviews import FIGURE_FIELDS, apply_reviews, delete_review, key_of
from index.stored.codec import plain
from index.stored.reports import report_number
from index.stored.rows import insert_rows, replace_rows
from index.stored.store import Store
from ingest.figure import Figure

Verdict = Literal["accepted", "corrected", "rejected"]


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
        printed = disclosure.figure.quantity.raw
        corrected = replace(corrected, quantity=replace(corrected.quantity, raw=printed))
        changes = {
            name: plain(getattr(corrected, name))
            for name in FIGURE_FIELDS
            if getattr(corrected, name) != getattr(disclosure.figure, name)
        }
        self._review(disclosure, "corrected", changes, note)

    def withdraw(self, disclosure: Disclosure) -> None:
        """Forget what was said about a figure."""
        with self._store.writing() as connection:
            key = key_of(connection, disclosure)
            delete_review(connection, key)
            apply_reviews(connection, key[0])

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
            check_identity_field(field, value)
        with self._store.writing() as connection:
            if report_number(connection, sha256) is None:
                raise NoSuchReport(sha256)
            rows = (
                {"sha256": sha256, "field": field, "value": json.dumps(plain(value), ensure_ascii=False)}
                | {"reason": note.reason, "author": note.author, "time": note.time}
                for field, value in changes.items()
            )
            replace_rows(connection, "identity_changes", rows)
            apply_identity(connection, sha256)

    def identity_changes(self) -> tuple[IdentityChange, ...]:
        """Every fact that somebody put right."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT sha256, field, value, reason, author, time FROM identity_changes ORDER BY time, sha256, field"
            ).fetchall()
        return tuple(IdentityChange(sha256, field, value, Note(*note)) for sha256, field, value, *note in rows)

    def explain(self, finding: str, note: Note) -> None:
        """Somebody knows why a finding is as it is. `finding` is a key of the caller's making."""
        with self._store.writing() as connection:
            row = {"finding": finding, "reason": note.reason, "author": note.author, "time": note.time}
            replace_rows(connection, "explanations", [row])

    def explanations(self) -> dict[str, Note]:
        """The findings that were explained."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT finding, reason, author, time FROM explanations ORDER BY finding")
            return {finding: Note(*note) for finding, *note in rows}

    def _review(self, disclosure: Disclosure, verdict: Verdict, changes: dict[str, object], note: Note) -> None:
        with self._store.writing() as connection:
            key = key_of(connection, disclosure)
            delete_review(connection, key)
            sha256, page, raw, quote, occurrence = key
            row = {
                "sha256": sha256, "page": page, "raw": raw, "quote": quote, "occurrence": occurrence,
                "verdict": verdict, "changes": json.dumps(changes, ensure_ascii=False),
                "reason": note.reason, "author": note.author, "time": note.time,
            }  # fmt: skip
            insert_rows(connection, "figure_reviews", [row])
            apply_reviews(connection, sha256)
