"""Which bodies and years a library has, kept at hand between questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

from index.library import Filed, Library
from index.names import Names


@dataclass(eq=False)
class Catalogue:
    """The reports of a library by body and year."""

    filed: tuple[Filed, ...]
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.filed)

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Full names of the bodies with a report."""
        return tuple(dict.fromkeys(one.identity.organisation for one in self.filed if one.identity.organisation))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years reported on."""
        return tuple(sorted({one.identity.year for one in self.filed if one.identity.year is not None}))

    @cached_property
    def by_organisation(self) -> dict[str, tuple[Filed, ...]]:
        """The reports of each body, oldest first."""
        found: dict[str, list[Filed]] = {}
        for one in self.filed:
            if one.identity.organisation:
                found.setdefault(one.identity.organisation, []).append(one)
        return {name: tuple(sorted(reports, key=_by_year)) for name, reports in found.items()}

    def reports(self, organisations: Iterable[str] = (), files: Iterable[str] = ()) -> tuple[Filed, ...]:
        """The reports of those bodies and those files; all where neither is given."""
        wanted, named = frozenset(organisations), frozenset(files)
        if not wanted and not named:
            return self.filed
        found = [report for name in dict.fromkeys(organisations) for report in self.by_organisation.get(name, ())]
        if named:
            found += [one for one in self.filed if one.file in named and one.identity.organisation not in wanted]
        return tuple(found)

    def of_body(self, body: str) -> tuple[Filed, ...]:
        """The reports of one kind of body."""
        return tuple(one for one in self.filed if one.identity.body == body)


def _by_year(report: Filed) -> tuple[int, str]:
    return (report.identity.year or 0, report.file)


_KEPT: WeakKeyDictionary[Library, tuple[object, Catalogue]] = WeakKeyDictionary()


def catalogue(library: Library) -> Catalogue:
    """The library's catalogue, made again only when its reports have changed."""
    state = getattr(library, "state", lambda: None)()
    kept = _KEPT.get(library)
    if kept is None or state is None or kept[0] != state:
        kept = (state, Catalogue(library.filed()))
        _KEPT[library] = kept
    return kept[1]
