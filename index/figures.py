"""Figures in the library: a row each, with columns for what they are looked up by."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.codec import from_json, to_json
from index.filed import Disclosure, Filed
from index.reports import FILED_COLUMNS, LIBRARY_ORDER, filed_from_row
from index.where import Where, all_of, indicator_condition, reports_condition, section_condition
from ingest.figure import Figure

if TYPE_CHECKING:
    from sqlite_utils import Database


def write_figures(database: "Database", number: int, figures: Iterable[Figure]) -> None:
    """Store the figures of the report with that row id."""
    database.table("figures").insert_all(
        {
            "report": number, "position": position, "indicator": figure.indicator, "subject": figure.subject,
            "raw": figure.quantity.raw, "value": str(figure.quantity.value), "unit": figure.quantity.unit,
            "kind": figure.kind, "period": figure.period.text, "scope": figure.scope, "page": figure.source.page,
            "section": to_json(figure.source.section), "quote": figure.source.quote, "body": to_json(figure),
        }
        for position, figure in enumerate(figures)
    )  # fmt: skip


def report_figures(connection: sqlite3.Connection, number: int) -> tuple[Figure, ...]:
    """The figures of a report in the order of its text."""
    rows = connection.execute("SELECT body FROM figures WHERE report = ? ORDER BY position", (number,))
    return tuple(from_json(Figure, body) for (body,) in rows)


def find_disclosures(connection: sqlite3.Connection, where: Where, subject: str) -> Iterator[Disclosure]:
    """Figures in the order of reports and text; with `subject`, only those whose subject has all its words."""
    condition, values = all_of(
        [
            reports_condition(where),
            indicator_condition(where.indicators),
            section_condition("figures.section", where.sections),
            *(("instr(figures.subject, ?)", (word,)) for word in subject.split()),
        ]
    )
    rows = connection.execute(
        f"SELECT figures.body, reports.id, {FILED_COLUMNS} FROM reports JOIN figures ON figures.report = reports.id"  # noqa: S608
        f" WHERE {condition} ORDER BY {LIBRARY_ORDER}, figures.position",
        values,
    )
    filed: dict[int, Filed] = {}
    for body, number, *columns in rows:
        if number not in filed:
            filed[number] = filed_from_row(columns)
        yield Disclosure(filed[number], from_json(Figure, body))
