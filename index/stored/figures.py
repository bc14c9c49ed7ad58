"""Figures in the library: a row each, with columns for what they are looked up by."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.filed import Disclosure, Filed, Review
from index.stored.codec import from_json, to_json
from index.stored.reports import FILED_COLUMNS, LIBRARY_ORDER, filed_from_row
from index.stored.rows import insert_rows
from index.where import Where, all_of, indicator_condition, reports_condition, section_condition
from ingest.figure import Figure
from ingest.report import Identity

if TYPE_CHECKING:
    from ingest.indicators.taxonomy import Taxonomy


FIGURE_COLUMNS = "coalesce(figures.amended, figures.body), figures.review"


def write_figures(connection: sqlite3.Connection, number: int, first: int, figures: Iterable[Figure]) -> None:
    """Store the figures of the report with that row id, numbered from `first`."""
    insert_rows(connection, "figures", _figure_rows(number, first, figures))


def _figure_rows(number: int, first: int, figures: Iterable[Figure]) -> Iterator[dict[str, object]]:
    seen: Counter[tuple[object, ...]] = Counter()
    for position, figure in enumerate(figures):
        words = (figure.source.page, figure.quantity.raw, figure.source.quote)
        yield {
            "id": first + position, "report": number, "position": position, "indicator": figure.indicator,
            "subject": figure.subject, "raw": figure.quantity.raw, "value": str(figure.quantity.value),
            "unit": figure.quantity.unit, "kind": figure.kind, "period": figure.period.text,
            "scope": figure.scope, "page": figure.source.page, "section": to_json(figure.source.section),
            "quote": figure.source.quote, "body": to_json(figure), "occurrence": seen[words], "rejected": 0,
        }  # fmt: skip
        seen[words] += 1


def report_figures(connection: sqlite3.Connection, number: int) -> tuple[Figure, ...]:
    """The figures of a report in the order of its text."""
    rows = connection.execute("SELECT body FROM figures WHERE report = ? ORDER BY position", (number,))
    return tuple(from_json(Figure, body) for (body,) in rows)


def figures_twice(
    connection: sqlite3.Connection, number: int, filed: Filed, where: Where
) -> tuple[tuple[Figure, ...], tuple[Disclosure, ...]]:
    """A report's figures as they were read, and those that `find_disclosures` finds in it: each decoded once."""
    meant, values = all_of(
        [
            ("NOT figures.rejected", ()),
            indicator_condition(where.indicators),
            section_condition("figures.section", where.sections),
        ]
    )
    rows = connection.execute(
        f"SELECT body, amended, review, {meant} FROM figures WHERE report = ? ORDER BY position",  # noqa: S608
        (*values, number),
    )
    read: list[Figure] = []
    standing: list[Disclosure] = []
    for body, amended, review, is_meant in rows:
        figure = from_json(Figure, body)
        read.append(figure)
        if is_meant and amended is None and review is None:
            standing.append(Disclosure(filed, figure))
        elif is_meant:
            standing.append(disclosure_from_row(filed, amended or body, review))
    return tuple(read), tuple(standing)


def find_disclosures(connection: sqlite3.Connection, where: Where, subject: str) -> Iterator[Disclosure]:
    """Figures in the order of reports and text; with `subject`, only those whose subject has all its words."""
    condition, values = all_of(
        [
            reports_condition(where),
            ("NOT figures.rejected", ()),
            indicator_condition(where.indicators),
            section_condition("figures.section", where.sections),
            *(("instr(figures.subject, ?)", (word,)) for word in subject.split()),
        ]
    )
    # CROSS JOIN keeps SQLite from going through all figures of an indicator for those of one report.
    rows = connection.execute(
        f"SELECT {FIGURE_COLUMNS}, reports.id, {FILED_COLUMNS}"  # noqa: S608
        " FROM reports CROSS JOIN figures ON figures.report = reports.id"
        f" WHERE {condition} ORDER BY {LIBRARY_ORDER}, figures.position",
        values,
    )
    filed: dict[int, Filed] = {}
    for body, review, number, *columns in rows:
        if number not in filed:
            filed[number] = filed_from_row(columns)
        yield disclosure_from_row(filed[number], body, review)


def disclosure_from_row(filed: Filed, body: str, review: str | None) -> Disclosure:
    """What `FIGURE_COLUMNS` selected, with its report."""
    return Disclosure(filed, from_json(Figure, body), None if review is None else from_json(Review, review))


def rematch_figures(connection: sqlite3.Connection, number: int, taxonomy: "Taxonomy") -> int:
    """Fit a report's figures to a taxonomy; how many changed."""
    from ingest.indicators.matching import match_indicators

    identity = connection.execute("SELECT identity FROM reports WHERE id = ?", (number,)).fetchone()[0]
    former = report_figures(connection, number)
    matched = match_indicators(former, from_json(Identity, identity), taxonomy)
    changed = [
        (to_json(new), new.indicator, number, position)
        for position, (old, new) in enumerate(zip(former, matched, strict=True))
        if old != new
    ]
    connection.executemany("UPDATE figures SET body = ?, indicator = ? WHERE report = ? AND position = ?", changed)
    connection.execute("UPDATE reports SET taxonomy = ? WHERE id = ?", (taxonomy.fingerprint, number))
    return len(changed)
