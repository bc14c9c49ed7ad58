"""Reports in the library: a row each, their passages and tables in tables of their own."""

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from index.codec import decoder, from_json, plain_fields, to_json
from index.filed import Filed
from index.where import Where, reports_condition
from ingest.document import Passage, Section, Table
from ingest.figure import Figure
from ingest.report import Identity, Report, UnreadPage

if TYPE_CHECKING:
    from sqlite_utils import Database

PASSAGE_COLUMNS = frozenset({"order", "text", "page", "section"})

FILED_COLUMNS = """reports.file, reports.sha256, reports.identity, reports.pages, reports.characters, reports.passages,
    reports.figures, reports.warnings, reports.unread, reports.superseded_by, reports.reader, reports.taxonomy"""

LIBRARY_ORDER = "reports.organisation, reports.year, reports.file, reports.sha256"
"""The order of reports everywhere; it does not depend on when they came."""


def write_report(database: "Database", report: Report) -> int:
    """Store the report's row, passages and tables; its row id."""
    identity = report.identity
    first_passage = next_passage(database.conn)
    row = {
        "sha256": report.sha256, "file": report.file, "organisation": identity.organisation, "year": identity.year,
        "language": identity.language, "body": identity.body, "title": identity.title,
        "published": identity.published, "pages": report.pages, "characters": report.characters,
        "passages": len(report.passages), "figures": len(report.figures), "first_passage": first_passage,
        "reader": report.reader, "taxonomy": "", "identity": to_json(identity), "sections": to_json(report.sections),
        "warnings": to_json(report.warnings), "unread": to_json(report.unread),
    }  # fmt: skip
    table = database.table("reports").insert(row)
    number = int(table.last_pk)  # type: ignore[arg-type]
    database.table("passages").insert_all(
        _passage_row(number, first_passage + position, position, passage)
        for position, passage in enumerate(report.passages)
    )
    database.table("tables").insert_all(
        {"report": number, "position": position, "body": to_json(content)}
        for position, content in enumerate(report.tables)
    )
    return number


def erase_report(connection: sqlite3.Connection, number: int) -> None:
    """Remove the report's row, passages, tables and figures."""
    for table in ("passages", "tables", "figures"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608
    connection.execute("DELETE FROM reports WHERE id = ?", (number,))


def read_report_again(connection: sqlite3.Connection, sha256: str, figures: tuple[Figure, ...]) -> Report:
    """The report with those bytes as it was added."""
    row = connection.execute(
        "SELECT id, file, sha256, identity, pages, characters, sections, warnings, unread, reader"
        " FROM reports WHERE sha256 = ?",
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
        warnings=from_json(tuple[str, ...], warnings),
        unread=from_json(tuple[UnreadPage, ...], unread),
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


def filed_from_row(row: Iterable[object]) -> Filed:
    """What `FILED_COLUMNS` selected."""
    file, sha256, identity, pages, characters, passages, figures, warnings, unread, newer, reader, taxonomy = row
    return Filed(
        file=file,  # type: ignore[arg-type]
        sha256=sha256,  # type: ignore[arg-type]
        identity=from_json(Identity, identity),  # type: ignore[arg-type]
        pages=pages,  # type: ignore[arg-type]
        characters=characters,  # type: ignore[arg-type]
        passages=passages,  # type: ignore[arg-type]
        figures=figures,  # type: ignore[arg-type]
        warnings=from_json(tuple[str, ...], warnings),  # type: ignore[arg-type]
        unread=from_json(tuple[UnreadPage, ...], unread),  # type: ignore[arg-type]
        superseded_by=newer,  # type: ignore[arg-type]
        reader=reader,  # type: ignore[arg-type]
        taxonomy=taxonomy,  # type: ignore[arg-type]
    )


def report_number(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Row id of the report with those bytes."""
    row = connection.execute("SELECT id FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else int(row[0])


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


def next_passage(connection: sqlite3.Connection) -> int:
    """The number of the next passage: numbers only grow, so that postings of a removed passage find nothing."""
    highest = connection.execute("SELECT max(id) FROM passages").fetchone()[0]
    return 0 if highest is None else int(highest) + 1


def _passage_row(number: int, identifier: int, position: int, passage: Passage) -> dict[str, object]:
    kept = PASSAGE_COLUMNS if passage.order == position else PASSAGE_COLUMNS - {"order"}
    return {
        "id": identifier, "report": number, "position": position, "page": passage.page,
        "section": to_json(passage.section), "text": passage.text, "rest": to_json(plain_fields(passage, without=kept)),
    }  # fmt: skip
