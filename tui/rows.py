"""Rows for programs: every value field by field as scripts rely on it. A field is never renamed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from tui.figure_ids import figure_id

if TYPE_CHECKING:
    from index.filed import Disclosure, Filed
    from index.found import Hit
    from index.reviewing.amendments import FigureReview
    from ingest.document import Section
    from ingest.figure import Figure
    from ingest.indicators.taxonomy import Taxonomy
    from tui.adding import Added

Row = dict[str, object]

OUTCOME_FIELDS = (
    "file", "status", "reason", "organisation", "year", "pages", "passages", "figures", "seconds",
)  # fmt: skip
REPORT_FIELDS = (
    "file", "sha256", "organisation", "short_names", "year", "period_start", "period_end", "title", "document_number",
    "published", "language", "pages", "characters", "sections", "passages", "figures", "warnings",
)  # fmt: skip
FIGURE_FIELDS = (
    "file", "organisation", "report_year", "page", "section", "quote", "raw", "subject", "indicator", "indicator_name",
    "dimensions", "value", "unit", "low", "high", "qualifier", "kind", "period", "period_inferred", "scope", "basis",
    "table", "confidence", "rule", "doubts", "review", "id",
)  # fmt: skip
REVIEW_FIELDS = (
    "file_sha256", "page", "raw", "quote", "verdict", "changes", "reason", "author", "time", "attached", "id",
)  # fmt: skip
HIT_FIELDS = ("rank", "score", "file", "organisation", "year", "page", "section", "text")

SECTION_SEPARATOR = " / "


def join_section(labels: Sequence[str]) -> str:
    """Headings from the outermost in, as one text."""
    return SECTION_SEPARATOR.join(labels)


def outcome_row(added: Added) -> Row:
    """What became of a file."""
    report = added.report
    return {
        "file": added.file,
        "status": added.status,
        "reason": added.reason or None,
        "organisation": report.identity.organisation if report else None,
        "year": report.identity.year if report else None,
        "pages": report.pages if report else None,
        "passages": len(report.passages) if report else None,
        "figures": len(report.figures) if report else None,
        "seconds": Decimal(str(round(added.seconds, 3))),
    }


def report_row(filed: Filed, sections: Sequence[Section]) -> Row:
    """A report."""
    identity = filed.identity
    return {
        "file": filed.file,
        "sha256": filed.sha256,
        "organisation": identity.organisation,
        "short_names": list(identity.short_names),
        "year": identity.year,
        "period_start": identity.period_start,
        "period_end": identity.period_end,
        "title": identity.title,
        "document_number": identity.document_number,
        "published": identity.published,
        "language": identity.language,
        "pages": filed.pages,
        "characters": filed.characters,
        "sections": [
            {"level": section.level, "number": section.number, "title": section.title, "page": section.page}
            for section in sections
        ],
        "passages": filed.passages,
        "figures": filed.figures,
        "warnings": list(filed.warnings),
    }


def figure_row(disclosure: Disclosure, taxonomy: Taxonomy) -> Row:
    """A figure."""
    figure, identity = disclosure.figure, disclosure.report.identity
    return {
        "file": disclosure.report.file,
        "organisation": identity.organisation,
        "report_year": identity.year,
        "page": figure.source.page,
        "section": join_section(figure.source.section),
        "quote": figure.source.quote,
        "raw": figure.quantity.raw,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "indicator_name": taxonomy.name_of(figure.indicator),
        "dimensions": dict(figure.dimensions),
        **quantity_fields(figure),
        "kind": figure.kind,
        "period": figure.period.text,
        "period_inferred": figure.period.inferred,
        "scope": figure.scope,
        "basis": figure.basis,
        "table": figure.in_table,
        "confidence": Decimal(str(round(figure.confidence, 3))),
        "rule": figure.rule,
        "doubts": list(figure.doubts),
        "review": disclosure.review and disclosure.review.verdict,
        "id": figure_id(disclosure),
    }


def quantity_fields(figure: Figure) -> Row:
    """Value and bounds in the base unit."""
    quantity = figure.quantity
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
    }


def review_row(said: FigureReview, disclosure: Disclosure | None) -> Row:
    """What somebody said of a figure."""
    return {
        "file_sha256": said.sha256,
        "page": said.page,
        "raw": said.raw,
        "quote": said.quote,
        "verdict": said.review.verdict,
        "changes": json.loads(said.changes),
        "reason": said.review.reason,
        "author": said.review.author,
        "time": said.review.time,
        "attached": said.attached,
        "id": disclosure and figure_id(disclosure),
    }


def hit_row(hit: Hit) -> Row:
    """A passage that a search found."""
    identity = hit.report.identity
    return {
        "rank": hit.rank,
        "score": Decimal(str(round(hit.score, 4))),
        "file": hit.report.file,
        "organisation": identity.organisation,
        "year": identity.year,
        "page": hit.passage.page,
        "section": join_section(hit.passage.section),
        "text": hit.passage.text,
    }
