"""Where an answer is looked for: one body, several, or the whole library."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.asking.catalogue import Known
from index.library import Disclosure, Filed, Library, Where


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports of one body, or of all when no body is named."""

    label: str
    """How an answer names it; empty for the whole library."""
    reports: tuple[Filed, ...]
    """Those of the body; none for the whole library, which is never listed for one question."""
    years: tuple[int, ...] = ()
    """Years reported on."""
    open: bool = False
    """True for the whole library, or all bodies of a kind."""
    body: str = ""
    """The kind of body that an open scope is limited to."""

    def where(self, years: Iterable[int] = ()) -> Where:
        """The scope as the library takes it."""
        if self.open:
            return Where(years=tuple(years), bodies=(self.body,) if self.body else ())
        organisations = tuple(
            dict.fromkeys(one.identity.organisation for one in self.reports if one.identity.organisation)
        )
        if organisations:
            return Where(organisations=organisations, years=tuple(years))
        return Where(files=tuple(one.file for one in self.reports), years=tuple(years))


SEARCHED = 60
"""So many figures are looked at for each wording."""
MANY_FIGURES = 1500
"""Up to so many figures are all looked at; of more, those that a search finds."""


def scopes_of(
    organisations: tuple[str, ...], files: tuple[str, ...], known: Known, body: str = ""
) -> tuple[Scope, ...]:
    """One scope a body in the order named; the whole library, or all bodies of a kind, where none is."""
    found = [scope_of(name, known.reports_of(name)) for name in organisations]
    for file in files:
        reports = known.reports_in((file,))
        if reports and not any(set(reports) <= set(scope.reports) for scope in found):
            found.append(scope_of(reports[0].identity.organisation or file, reports))
    return tuple(one for one in found if one.reports) or (Scope("", (), known.years, open=True, body=body),)


def scope_of(label: str, reports: tuple[Filed, ...]) -> Scope:
    """The scope of one body's reports."""
    years = {one.identity.year for one in reports if one.identity.year is not None}
    return Scope(label, reports, tuple(sorted(years)))


MANY_REPORTS = 300
"""In a library of up to so many reports all figures of an indicator are looked at."""


def candidates(
    scope: Scope, words: tuple[str, ...], years: tuple[int, ...], library: Library, indicators: tuple[str, ...] = ()
) -> tuple[Disclosure, ...]:
    """Figures of a scope that may answer: all of a body's, or the best found in a large library.

    `words` are wordings of what is asked; each is searched by itself, since a rare synonym would outweigh the rest.
    `indicators`: those that the question is wholly about.
    """
    near = tuple(dict.fromkeys(year + shift for year in years for shift in (0, 1, 2, 3, -1)))
    if years and scope.years and max(years) < scope.years[0]:
        near = scope.years  # an old event, told in any of the reports
    reports = [one for one in scope.reports if not years or one.identity.year in near or one.identity.year is None]
    if not scope.open and sum(one.figures for one in reports) <= MANY_FIGURES:
        return tuple(library.disclosures(scope.where(near)))
    found = [one for wording in words for one in library.search_figures(wording, scope.where(near), limit=SEARCHED)]
    if indicators and len(library.catalogue().entries) <= MANY_REPORTS:
        found += library.disclosures(replace(scope.where(near), indicators=indicators))
    return tuple({(one.report.sha256, one.figure.source): one for one in found}.values())
