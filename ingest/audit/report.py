"""The audit of one report: which of its figures cannot all be true, and which were checked and hold."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from ingest.audit.changes import audit_changes
from ingest.audit.dimensions import audit_dimensions
from ingest.audit.finding import Audited, Finding, Passed
from ingest.audit.parts import audit_parts
from ingest.audit.places import audit_places
from ingest.audit.rates import audit_rates
from ingest.audit.tables import audit_tables
from ingest.audit.words import audit_words
from ingest.figure import Figure
from ingest.indicators.taxonomy import Taxonomy
from ingest.report import Report

Check = Callable[[Report, Taxonomy], Iterator[Finding | Passed]]

CHECKS: tuple[Check, ...] = (
    audit_parts, audit_dimensions, audit_changes, audit_tables, audit_places, audit_rates, audit_words,
)  # fmt: skip

SEVERITIES = ("contradiction", "suspicion", "note")


def audit_report(report: Report, taxonomy: Taxonomy) -> Audited:
    """Findings, the gravest first and then in the order of the text, and the checks that held."""
    results = [result for check in CHECKS for result in check(report, taxonomy)]
    findings = _once([one for one in results if isinstance(one, Finding)])
    findings.sort(key=lambda one: (SEVERITIES.index(one.severity), _place(one)))
    passed = sorted(_once([one for one in results if isinstance(one, Passed)]), key=_place)
    return Audited(tuple(findings), tuple(passed))


Result = TypeVar("Result", Finding, Passed)


def _once(results: list[Result]) -> list[Result]:
    """Two checks may come upon the same figures: the first says it."""
    seen: dict[tuple[str, frozenset[Figure]], Result] = {}
    for result in results:
        told_apart_by = result.rule if result.figures else f"{result.rule} {result.arithmetic}"
        seen.setdefault((told_apart_by, frozenset(result.figures)), result)
    return list(seen.values())


def _place(result: Finding | Passed) -> tuple[int, int, str, str]:
    first = result.figures[0].source if result.figures else None
    return (
        (first.passage, first.start, result.rule, result.arithmetic)
        if first
        else (-1, -1, result.rule, result.arithmetic)
    )
