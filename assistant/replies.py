"""Answers of several bodies or parts at once: audits, who discloses, rankings, the largest and the smallest."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.auditing import clashing, findings_in, sum_in
from assistant.calculating import comparable
from assistant.inquiry import Inquiry
from assistant.lookup import Looked, Seeker, by_indicator
from assistant.periods import years_of
from assistant.scopes import Scope
from assistant.writing import name_of
from index.library import Disclosure, Library
from ingest.finding import Finding
from ingest.taxonomy import Taxonomy
from assistant.answer import Derived

SHOWN_IN_RANK = 10
SHOWN_AS_EXTREME = 3
"""The largest and the next two, so that it can be seen by how much."""


def best_of_each(inquiry: Inquiry, seeker: Seeker) -> tuple[Disclosure, ...]:
    """For each body the figure that fits best, the bodies of an open scope included."""
    found: dict[tuple[str, int | None], Disclosure] = {}
    for scope in inquiry.scopes:
        for year in inquiry.years or (None,):
            for asked in inquiry.asked[:1]:
                for one in seeker.fits(asked, scope, year):
                    if one.taken:
                        latest = years_of(one.disclosure)[-1:] or (0,)
                        key = (name_of(one.disclosure), year)
                        if key not in found or (year is None and latest > (years_of(found[key])[-1:] or (0,))):
                            found[key] = one.disclosure
    ids = {named for asked in inquiry.asked[:1] for term in asked.terms for named in term.indicators}
    alike = tuple(one for one in found.values() if one.figure.indicator in ids)
    return alike or tuple(found.values())


def ranked(figures: Sequence[Disclosure], *, smallest: bool = False) -> tuple[Disclosure, ...]:
    """By value, ties by name; those of the commonest kind of unit only, since others cannot be ranked among them."""
    if not figures:
        return ()
    alike = max(
        (tuple(one for one in figures if comparable((one, other))) for other in figures),
        key=lambda group: (len(group), group[0].report.file),
    )
    return tuple(sorted(alike, key=lambda one: (_signed(one, smallest=smallest), name_of(one), one.figure.source.start)))


def parts_of(looked: Sequence[Looked], scope: Scope) -> tuple[Disclosure, ...]:
    """The parts that one body's figure is divided into, the total left out."""
    found = [one for item in looked if item.scope == scope for one in (*item.parts, *item.group, *item.chosen)]
    groups = [group for group in by_indicator(tuple(dict.fromkeys(found))) if len(group) > 1]
    divided = [tuple(one for one in group if one.figure.dimensions) for group in groups]
    return max(divided, key=len, default=())


def audited(
    inquiry: Inquiry, library: Library, taxonomy: Taxonomy
) -> tuple[tuple[Disclosure, ...], tuple[Derived, ...], tuple[Finding, ...]]:
    """Everything that the audit finds in the reports asked about."""
    figures: list[Disclosure] = []
    sums: list[Derived] = []
    findings: list[Finding] = []
    for scope in inquiry.scopes:
        for report in scope.reports:
            if inquiry.years and report.identity.year not in inquiry.years:
                continue
            for finding in findings_in(report, library, taxonomy):
                findings.append(finding)
                figures += clashing(report, finding)
                made = sum_in(finding)
                sums += [made] if made else []
    return tuple(figures), tuple(sums), tuple(findings)


def _signed(one: Disclosure, *, smallest: bool) -> Decimal:
    value = one.figure.quantity.value
    return value if smallest else -value
