"""Where an answer is looked for: one body, several, or the whole library."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from index.library import Disclosure, Filed, Library, Where


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports of one body, or of all when no body is named."""

    label: str
    """How an answer names it; empty for the whole library."""
    reports: tuple[Filed, ...]
    open: bool = False
    """True for the whole library."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years reported on."""
        return tuple(sorted({one.identity.year for one in self.reports if one.identity.year is not None}))

    def where(self, years: Iterable[int] = ()) -> Where:
        """The scope as the library takes it."""
        if self.open:
            return Where(years=tuple(years))
        organisations = tuple(dict.fromkeys(one.identity.organisation for one in self.reports if one.identity.organisation))
        if organisations:
            return Where(organisations=organisations, years=tuple(years))
        return Where(files=tuple(one.file for one in self.reports), years=tuple(years))


MANY_FIGURES = 1500
"""Up to so many figures are all looked at; of more, those that a search finds."""


def scopes_of(organisations: tuple[str, ...], files: tuple[str, ...], known: Catalogue) -> tuple[Scope, ...]:
    """One scope a body in the order named; the whole library where none is."""
    found = [Scope(name, known.by_organisation[name]) for name in organisations if name in known.by_organisation]
    for file in files:
        reports = tuple(one for one in known.filed if one.file == file)
        if reports and not any(set(reports) <= set(scope.reports) for scope in found):
            found.append(Scope(reports[0].identity.organisation or reports[0].file, reports))
    return tuple(found) or (Scope("", known.filed, open=True),)


def candidates(scope: Scope, words: str, years: tuple[int, ...], library: Library) -> tuple[Disclosure, ...]:
    """Figures of a scope that may answer: all of a body's, or the best found in a large library."""
    near = tuple(dict.fromkeys(year + shift for year in years for shift in (0, 1, 2, 3, -1)))
    reports = [one for one in scope.reports if not years or one.identity.year in near or one.identity.year is None]
    if not scope.open and sum(one.figures for one in reports) <= MANY_FIGURES:
        return tuple(library.disclosures(scope.where(near)))
    return library.search_figures(words, scope.where(near), limit=80)
