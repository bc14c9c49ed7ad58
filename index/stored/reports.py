"""Reports in the library: a row each, their passages and tables in tables of their own."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from index.filed import Filed
from index.names.letterhead import latin_name
from index.stored.codec import decoder, from_json, plain_fields, several, to_json
from index.stored.rows import insert_rows
from index.where import Where, reports_condition
from ingest.document import Passage, Section, Table
from ingest.figure import Figure
from ingest.report import Identity, Report, UnreadPage
from ingest.said import Said

PASSAGE_COLUMNS = frozenset({"order", "text", "page", "section"})

FILED_COLUMNS = """reports.file, reports.sha256, coalesce(reports.amended_identity, reports.identity),
    reports.pages, reports.characters, reports.passages, reports.figures, reports.warnings, reports.unread,
    reports.superseded_by, reports.reader, reports.taxonomy, reports.latin_name"""

LIBRARY_ORDER = "reports.organisation, reports.year, reports.file, reports.sha256"
"""The order of reports everywhere; it does not depend on when they came."""


@dataclass(frozen=True, slots=True)
class StoredAs:
    """What is here of a file's bytes."""

    number: int
    file: str
    reader: str
    unread: str

    def same_reading(self, report: Report) -> bool:
        """Whether the same reader saw the same pages."""
        return (self.reader, self.unread) == (report.reader, to_json(report.unread))


def stored_as(connection: sqlite3.Connection, sha256: str) -> StoredAs | None:
    """How the report with those bytes is stored."""
    row = connection.execute("SELECT id, file, reader, unread FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else StoredAs(*row)


def all_reports(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Row id and sha256 of every report, older versions included."""
    return connection.execute("SELECT id, sha256 FROM reports ORDER BY id").fetchall()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The row ids a report gets."""

    report: int
    first_passage: int
    first_figure: int


def read_original(connection: sqlite3.Connection, sha256: str) -> str:
    """Where the file with those bytes was when it was last added; empty where nobody said."""
    row = connection.execute("SELECT original FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
    return "" if row is None else str(row[0])


def write_original(connection: sqlite3.Connection, sha256: str, original: str) -> None:
    """Remember where the file with those bytes is."""
    connection.execute("UPDATE reports SET original = ? WHERE sha256 = ?", (original, sha256))


def write_report(connection: sqlite3.Connection, report: Report, numbers: Numbers, taxonomy: str) -> None:
    """Store the report's row, passages and tables."""
    identity = report.identity
    row = {
        "id": numbers.report, "sha256": report.sha256, "file": report.file,
        "organisation": identity.organisation, "year": identity.year, "language": identity.language,
        "body": identity.body, "title": identity.title, "published": identity.published, "pages": report.pages,
        "characters": report.characters, "passages": len(report.passages), "figures": len(report.figures),
        "first_passage": numbers.first_passage, "first_figure": numbers.first_figure, "reader": report.reader,
        "taxonomy": taxonomy, "identity": to_json(identity), "sections": to_json(report.sections),
        "warnings": to_json(report.warnings), "unread": to_json(report.unread),
        "latin_name": latin_name(passage.text for passage in report.passages),
    }  # fmt: skip
    insert_rows(connection, "reports", [row])
    passages = (_passage_row(numbers, position, passage) for position, passage in enumerate(report.passages))
    insert_rows(connection, "passages", passages)
    tables = (
        {"report": numbers.report, "position": position, "body": to_json(content)}
        for position, content in enumerate(report.tables)
    )
    insert_rows(connection, "tables", tables)
    insert_rows(connection, "headings", _heading_rows(numbers, report.passages))


def erase_report(connection: sqlite3.Connection, number: int) -> None:
    """Remove the report's row, passages, tables and figures."""
    for table in ("passages", "tables", "figures", "headings"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608
    connection.execute("DELETE FROM reports WHERE id = ?", (number,))


def read_report_again(connection: sqlite3.Connection, sha256: str, figures: tuple[Figure, ...]) -> Report:
    """The report with those bytes as it was added."""
    row = connection.execute(
        "SELECT id, file, sha256, coalesce(amended_identity, identity), pages, characters, sections, warnings, unread,"
        " reader FROM reports WHERE sha256 = ?",
        (sha256,),
    ).fetchone()
    number, file, sha256, identity, pages, characters, sections, warnings, unread, reader = row
    return Report(
        file=file,
        sha256=sha256,
        identity=from_json(Identity, identity),
        pages=pages,
        characters=characters,
        sections=from_json(tuple[Section, ...], sections),
        passages=tuple(report_passages(connection, number)),
        tables=tuple(report_tables(connection, number)),
        figures=figures,
        warnings=several(Said, warnings),
        unread=several(UnreadPage, unread),
        reader=reader,
    )


def list_filed(connection: sqlite3.Connection, where: Where, *, versions: bool) -> tuple[Filed, ...]:
    """The reports meant, in library order."""
    condition, values = reports_condition(where, versions=versions)
    rows = connection.execute(
        f"SELECT {FILED_COLUMNS} FROM reports WHERE {condition} ORDER BY {LIBRARY_ORDER}",  # noqa: S608
        values,
    )
    return tuple(filed_from_row(row) for row in rows)


def filed_from_row(row: Iterable[Any]) -> Filed:
    """What `FILED_COLUMNS` selected."""
    file, sha256, identity, pages, characters, passages, figures, warnings, unread, newer, reader, taxonomy, latin = row
    return Filed(
        file=file,
        sha256=sha256,
        identity=from_json(Identity, identity),
        pages=pages,
        characters=characters,
        passages=passages,
        figures=figures,
        warnings=several(Said, warnings),
        unread=several(UnreadPage, unread),
        superseded_by=newer,
        reader=reader,
        taxonomy=taxonomy,
        latin_name=latin,
    )


def report_number(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Row id of the report with those bytes."""
    row = connection.execute("SELECT id FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else int(row[0])


def report_sections(connection: sqlite3.Connection, sha256: str) -> tuple[Section, ...]:
    """The sections of the report with those bytes; none where there is no such report."""
    row = connection.execute("SELECT sections FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
    return () if row is None else from_json(tuple[Section, ...], row[0])


def report_passages(connection: sqlite3.Connection, number: int) -> Iterable[Passage]:
    """The passages of a report in order."""
    rows = connection.execute(
        "SELECT text, page, section, rest FROM passages WHERE report = ? ORDER BY position", (number,)
    )
    return (passage_from_row(position, *row) for position, row in enumerate(rows))


def report_tables(connection: sqlite3.Connection, number: int) -> Iterable[Table]:
    """The tables of a report in order."""
    rows = connection.execute("SELECT body FROM tables WHERE report = ? ORDER BY position", (number,))
    return (from_json(Table, body) for (body,) in rows)


def passage_from_row(position: int, text: str, page: int | None, section: str, rest: str) -> Passage:
    """A passage as it was stored."""
    stored: dict[str, Any] = {"order": position, "text": text, "page": page, "section": json.loads(section)}
    passage: Passage = decoder(Passage)({**stored, **json.loads(rest)})
    return passage


def renumber_report(connection: sqlite3.Connection, number: int, first_passage: int, first_figure: int) -> None:
    """Give a report's passages and figures numbers no other has."""
    moves = (("passages", "first_passage", first_passage), ("figures", "first_figure", first_figure))
    for table, column, first in moves:
        # By way of negative numbers, since old and new ones may overlap.
        connection.execute(f"UPDATE {table} SET id = -1 - (? + position) WHERE report = ?", (first, number))  # noqa: S608
        connection.execute(f"UPDATE {table} SET id = -1 - id WHERE report = ? AND id < 0", (number,))  # noqa: S608
        connection.execute(f"UPDATE reports SET {column} = ? WHERE id = ?", (first, number))  # noqa: S608
    shift = first_passage - int(
        connection.execute("SELECT coalesce(min(first), 0) FROM headings WHERE report = ?", (number,)).fetchone()[0]
    )
    connection.execute(
        "UPDATE headings SET first = first + ?, last = last + ? WHERE report = ?", (shift, shift, number)
    )


def next_report(connection: sqlite3.Connection) -> int:
    """The row id of the next report."""
    return int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM reports").fetchone()[0])


def free_number(connection: sqlite3.Connection, wanted: int | None) -> int:
    """The row id wanted, or the next where nobody wants one or another report has it."""
    taken = wanted is None or connection.execute("SELECT 1 FROM reports WHERE id = ?", (wanted,)).fetchone()
    return next_report(connection) if wanted is None or taken else wanted


def _heading_rows(numbers: Numbers, passages: Iterable[Passage]) -> Iterator[dict[str, object]]:
    """A row for each run of passages under the same headings."""
    runs = groupby(enumerate(passages, numbers.first_passage), key=lambda pair: pair[1].section)
    for position, (section, run) in enumerate(runs):
        members = [number for number, _ in run]
        yield {
            "report": numbers.report, "position": position, "section": to_json(section),
            "first": members[0], "last": members[-1],
        }  # fmt: skip


def _passage_row(numbers: Numbers, position: int, passage: Passage) -> dict[str, object]:
    kept = PASSAGE_COLUMNS if passage.order == position else PASSAGE_COLUMNS - {"order"}
    return {
        "id": numbers.first_passage + position, "report": numbers.report, "position": position, "page": passage.page,
        "section": to_json(passage.section), "text": passage.text, "rest": to_json(plain_fields(passage, without=kept)),
    }  # fmt: skip
