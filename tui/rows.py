"""Rows for programs: every value field by field as scripts rely on it. A field is never renamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from tui.figure_ids import figure_id

if TYPE_CHECKING:
    from assistant.answer import Answer, Derived, Quoted
    from assistant.comparison import Compared, Comparison
    from index.amendments import FigureReview
    from index.filed import Disclosure, Filed
    from index.found import Hit
    from ingest.coverage import Covered
    from ingest.document import Section
    from ingest.figure import Figure
    from ingest.taxonomy import Taxonomy
    from tui.adding import Added
    from tui.auditing import Found
    from tui.covering import Checked

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
COMPARISON_FIELDS = (
    "indicator", "indicator_name", "dimensions", "organisation", "year", "value", "unit", "absence", "growth",
    "other_values", "excluded", "file", "page", "quote", "raw", "per", "rank", "of", "percentile", "median",
    "quartiles", "disclosed", "reported",
)  # fmt: skip
FINDING_FIELDS = (
    "rule",
    "severity",
    "file",
    "organisation",
    "year",
    "figures",
    "arithmetic",
    "explanation",
    "id",
    "explained",
)
COVERAGE_FIELDS = (
    "file", "organisation", "year", "checklist", "item", "name", "group", "clause", "wants", "state", "evidence",
    "figures",
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


def comparison_rows(comparison: Comparison, base: Comparison | None, *, peers: bool) -> Iterator[Row]:
    """A row an organisation and year; `growth` in percent, `per` per unit of the base comparison's figure."""
    from assistant.comparison import per

    for year in comparison.years:
        standing = _peer_fields(comparison, year) if peers else {}
        for body in comparison.organisations:
            cell = comparison.cells[body, year]
            growth = comparison.growth(body, year)
            made = per(comparison, base, body, year) if base else None
            yield {
                "indicator": comparison.indicator.id,
                "indicator_name": comparison.indicator.name,
                "dimensions": dict(comparison.dimensions),
                "organisation": body,
                "year": year,
                **_compared_fields(cell),
                "growth": growth and growth.value,
                "per": made and made.value,
                **standing.get(body, dict.fromkeys(PEER_FIELDS)),
            }


def _compared_fields(cell: Compared) -> Row:
    first = cell.figure
    return {
        "value": first and first.figure.quantity.value,
        "unit": first and first.figure.quantity.unit,
        "absence": cell.absence,
        "other_values": [other.figure.quantity.value for other in cell.figures[1:]],
        "excluded": [{"raw": one.disclosure.figure.quantity.raw, "reason": one.reason} for one in cell.excluded],
        "file": first and first.report.file,
        "page": first and first.figure.source.page,
        "quote": first and first.figure.source.quote,
        "raw": first and first.figure.quantity.raw,
    }


PEER_FIELDS = ("rank", "of", "percentile", "median", "quartiles", "disclosed", "reported")


def _peer_fields(comparison: Comparison, year: int) -> dict[str, Row]:
    from assistant.comparison import standings, summary

    made, ranked = summary(comparison, year), standings(comparison, year)
    shared = {
        "median": made.median and made.median.value,
        "quartiles": list(made.quartiles) if made.quartiles else None,
        "disclosed": made.disclosed,
        "reported": made.reported,
    }
    return {
        body: {
            "rank": standing.rank if standing else None,
            "of": standing.of if standing else None,
            "percentile": standing.percentile if standing else None,
            **shared,
        }
        for body in comparison.organisations
        for standing in [ranked.get(body)]
    }


def finding_row(found: Found, taxonomy: Taxonomy) -> Row:
    """Figures that clash."""
    finding, report = found.about.finding, found.about.report
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": report.file,
        "organisation": report.identity.organisation,
        "year": report.identity.year,
        "figures": [figure_row(disclosure, taxonomy) for disclosure in found.about.disclosures],
        "arithmetic": finding.arithmetic,
        "explanation": finding.explanation,
        "id": found.key,
        "explained": found.explained and found.explained.reason,
    }


def coverage_row(checked: Checked, covered: Covered, taxonomy: Taxonomy) -> Row:
    """An item of a checklist as one report discloses it."""
    from index.filed import Disclosure

    report, item = checked.report, covered.item
    return {
        "file": report.file,
        "organisation": report.identity.organisation,
        "year": report.identity.year,
        "checklist": checked.checklist.name,
        "item": item.id,
        "name": item.name,
        "group": item.group,
        "clause": item.clause,
        "wants": item.wants,
        "state": covered.state,
        "evidence": [
            {"page": one.page, "section": join_section(one.section), "quote": one.quote} for one in covered.evidence
        ],
        "figures": [figure_row(Disclosure(report, figure), taxonomy) for figure in covered.figures],
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


def answer_row(answer: Answer, taxonomy: Taxonomy) -> Row:
    """An answer with everything that proves it."""
    receipt = answer.receipt
    return {
        "question": answer.question,
        "status": answer.status,
        "text": answer.text,
        "figures": [figure_row(disclosure, taxonomy) for disclosure in answer.figures],
        "derived": [derived_row(derived) for derived in answer.derived],
        "citations": [quoted_row(quoted) for quoted in answer.citations],
        "choices": list(answer.choices),
        "receipt": {
            "reports": list(receipt.reports),
            "passages": receipt.passages,
            "terms": list(receipt.terms),
            "nearest": [quoted_row(quoted) for quoted in receipt.nearest],
            "unread": list(receipt.unread),
            "refused": [
                {"reason": refused.reason, "figure": figure_row(refused.disclosure, taxonomy)}
                for refused in receipt.refused
            ],
        },
        "understood": answer.understood.line,
        "suggestions": list(answer.suggestions),
    }


def derived_row(derived: Derived) -> Row:
    """A number calculated from disclosed figures."""
    return {"value": derived.value, "unit": derived.unit, "label": derived.label, "formula": derived.formula}


def quoted_row(quoted: Quoted) -> Row:
    """A citation."""
    return {
        "file": quoted.file,
        "organisation": quoted.organisation,
        "year": quoted.year,
        "page": quoted.page,
        "section": join_section(quoted.section),
        "quote": quoted.quote,
    }
