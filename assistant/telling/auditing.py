"""What the audit says about the reports and figures of an answer."""

import re
from collections import OrderedDict
from collections.abc import Iterable
from decimal import Decimal
from weakref import WeakKeyDictionary

from assistant.answer import Derived
from index.library import Disclosure, Filed, Library
from ingest.audit.finding import Finding
from ingest.audit.report import audit_report
from ingest.indicators.taxonomy import Taxonomy
from ingest.said import Said

KEPT_REPORTS = 64
_SUM = re.compile(r"= ?(-?[\d,]+(?:\.\d+)?)(?=\D|$)")
"""The result in 364 + 82 = 446 ≠ 442."""

_KEPT: WeakKeyDictionary[Library, tuple[object, OrderedDict[str, tuple[Finding, ...]]]] = WeakKeyDictionary()


def findings_in(report: Filed, library: Library, taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """What the audit finds in one report, the gravest first; kept while the library stays as it is."""
    state = (library.state(), taxonomy.fingerprint)
    kept = _KEPT.get(library)
    if kept is None or kept[0] != state:
        kept = _KEPT[library] = (state, OrderedDict())
    found = kept[1]
    if report.sha256 not in found:
        found[report.sha256] = audit_report(library.report(report.sha256), taxonomy).findings
        while len(found) > KEPT_REPORTS:
            found.popitem(last=False)
    return found[report.sha256]


def about(figures: Iterable[Disclosure], library: Library, taxonomy: Taxonomy) -> tuple[tuple[Filed, Finding], ...]:
    """Contradictions and suspicions that a figure of the answer is part of, each once."""
    found: dict[tuple[str, str, str], tuple[Filed, Finding]] = {}
    for one in figures:
        for finding in findings_in(one.report, library, taxonomy):
            if finding.severity != "note" and one.figure in finding.figures:
                found.setdefault((one.report.sha256, finding.rule, finding.arithmetic), (one.report, finding))
    return tuple(found.values())


def clashing(report: Filed, finding: Finding) -> tuple[Disclosure, ...]:
    """The figures of a finding."""
    return tuple(Disclosure(report, figure) for figure in finding.figures)


def checked(finding: Finding) -> Said:
    """What a number is called that stands in the arithmetic of a check."""
    return Said("核对（{rule}）", rule=finding.rule)


def sum_in(finding: Finding) -> Derived | None:
    """The number that the finding's arithmetic comes to, where it has one."""
    match = _SUM.search(finding.arithmetic)
    if not match or not finding.figures:
        return None
    value = Decimal(match.group(1).replace(",", ""))
    return Derived(value, finding.figures[0].quantity.unit, checked(finding), finding.arithmetic)
