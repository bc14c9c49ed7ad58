"""Rows of what is found by setting figures against each other: comparisons, findings, coverage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.rows import Row, figure_row, join_section

if TYPE_CHECKING:
    from assistant.comparison import Compared, Comparison, Summary
    from ingest.coverage.checklist import Covered
    from ingest.indicators.taxonomy import Taxonomy
    from tui.auditing import Found
    from tui.covering import Checked

COMPARISON_FIELDS = (
    "indicator", "indicator_name", "dimensions", "organisation", "year", "value", "unit", "absence", "growth",
    "other_values", "excluded", "file", "page", "quote", "raw", "per", "rank", "of", "percentile", "median",
    "quartiles", "disclosed", "reported", "told_in", "formula",
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
PEER_FIELDS = ("rank", "of", "percentile", "median", "quartiles", "disclosed", "reported")
"""What `--peers` adds."""


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
        "told_in": cell.told_in,
        "formula": cell.converted and cell.converted.formula,
    }


def _peer_fields(comparison: Comparison, year: int) -> dict[str, Row]:
    from assistant.comparison import standings, summary

    ranked = standings(comparison, year)
    kinds = {body: comparison.kinds.get(body, "") for body in comparison.organisations}
    shared = {kind: _summary_fields(summary(comparison, year, kind)) for kind in set(kinds.values())}
    return {
        body: {
            "rank": standing.rank if standing else None,
            "of": standing.of if standing else None,
            "percentile": standing.percentile if standing else None,
            **shared[kinds[body]],
        }
        for body in comparison.organisations
        for standing in [ranked.get(body)]
    }


def _summary_fields(made: Summary) -> Row:
    return {
        "median": made.median and made.median.value,
        "quartiles": list(made.quartiles) if made.quartiles else None,
        "disclosed": made.disclosed,
        "reported": made.reported,
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
