"""The audit of a library: what each report says against itself, and what reports of one body say against each other."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from index.filed import Disclosure, Filed
from index.library import Library
from index.where import EVERYWHERE, Where
from index.years import audit_years, is_comparable
from ingest.audit.finding import Finding, Passed
from ingest.audit.report import SEVERITIES, audit_report
from ingest.indicators.taxonomy import Taxonomy, load_taxonomy


@dataclass(frozen=True, slots=True)
class LibraryFinding:
    """A finding with the reports that its figures stand in."""

    report: Filed
    """The report that it is about; where several clash, the latest."""
    finding: Finding
    disclosures: tuple[Disclosure, ...]
    """`finding.figures` in the same order, each with its report."""


@dataclass(frozen=True, slots=True)
class LibraryPassed:
    """A check that held, with its report."""

    report: Filed
    passed: Passed


@dataclass(frozen=True, slots=True)
class LibraryAudit:
    """All that was found and all that holds."""

    findings: tuple[LibraryFinding, ...]
    passed: tuple[LibraryPassed, ...]


OnProgress = Callable[[int, int], None]
"""Told how many reports are audited, and how many there are."""


def audit_library(
    library: Library,
    where: Where = EVERYWHERE,
    taxonomy: Taxonomy | None = None,
    *,
    on_progress: OnProgress | None = None,
) -> tuple[LibraryFinding, ...]:
    """The findings, the gravest first, then in the library's order."""
    return check_library(library, where, taxonomy, on_progress=on_progress).findings


def check_library(
    library: Library,
    where: Where = EVERYWHERE,
    taxonomy: Taxonomy | None = None,
    *,
    on_progress: OnProgress | None = None,
) -> LibraryAudit:
    """The findings and what holds."""
    with _uncollected():
        return _check_library(library, where, taxonomy or load_taxonomy(), on_progress)


def _check_library(library: Library, where: Where, taxonomy: Taxonomy, on_progress: OnProgress | None) -> LibraryAudit:
    findings: list[LibraryFinding] = []
    passed: list[LibraryPassed] = []
    comparable: list[Disclosure] = []
    reports = library.filed(where)
    for done, filed in enumerate(reports, 1):
        report, disclosures = library.report_and_disclosures(filed, where)
        audited = audit_report(report, taxonomy)
        for finding in audited.findings:
            findings.append(LibraryFinding(filed, finding, tuple(Disclosure(filed, one) for one in finding.figures)))
        passed += [LibraryPassed(filed, one) for one in audited.passed]
        comparable += filter(is_comparable, disclosures)
        if on_progress:
            on_progress(done, len(reports))
    for result, clashing in audit_years(comparable, taxonomy):
        if isinstance(result, Finding):
            findings.append(LibraryFinding(clashing[0].report, result, clashing))
        else:
            passed.append(LibraryPassed(clashing[0].report, result))
    order = {filed.sha256: place for place, filed in enumerate(reports)}
    findings.sort(key=lambda one: (SEVERITIES.index(one.finding.severity), order.get(one.report.sha256, -1)))
    return LibraryAudit(tuple(findings), tuple(passed))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: here are none, and it would go through all figures kept, again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
