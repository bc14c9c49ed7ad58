"""The bodies that report, and what each is called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from index.filed import Filed
from index.names.nicknames import (
    NOBODY,
    Parts,
    ends_in_a_kind,
    is_abbreviation,
    likely_names,
    surest_names,
    take_apart,
)
from index.search.script import folded


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Somebody who reports: a named organisation, or the unnamed author of one file; there is one of each."""

    organisation: str | None
    file: str = ""
    kind: str | None = None
    regions: frozenset[str] = frozenset()
    parts: Parts = NOBODY
    own_words: frozenset[str] = frozenset()
    """Of an unnamed author: what it calls itself, and its report's title."""


class Bodies:
    """All who report, each once, by whatever they are looked up by: no look-up goes through all of them."""

    def __init__(self, filed: Iterable[Filed]) -> None:
        self._all: dict[tuple[str | None, str], Body] = {}
        self._called: dict[str, tuple[Body, ...]] = {}
        surest: dict[str, dict[Body, None]] = {}
        likely: dict[str, dict[Body, None]] = {}
        for report in _told_once(filed):
            body = self._body_of(report)
            for names, known in ((_surest_of(report), surest), (_likely_of(report), likely)):
                for name in names:
                    known.setdefault(name, {})[body] = None
        self.surest = {name: tuple(bodies) for name, bodies in surest.items()}
        """By what surely means a body."""
        self.likely = {name: tuple(bodies) for name, bodies in likely.items()}
        """By what means one where no other is called so."""

    def abbreviated(self, typed: str) -> list[Body]:
        """Those whose name that shortens; only names that begin as it does, and mostly end so, are compared."""
        end = "" if ends_in_a_kind(typed) else typed[-1]
        return [body for body in self._by_edges.get((typed[0], end), ()) if is_abbreviation(typed, body.parts)]

    def of_region(self, region: str) -> list[Body]:
        """Those of a region."""
        return [body for body in self._all.values() if region in body.regions]

    def of_kind(self, kind: str) -> list[Body]:
        """Those of a kind."""
        return self._by_kind.get(kind, [])

    def called(self, word: str) -> tuple[Body, ...]:
        """Those whose name ends in a kind word, or who call themselves so."""
        if word not in self._called:
            self._called[word] = tuple(
                body for name, body in self._whole_names if name.endswith(word) or word in body.own_words
            )
        return self._called[word]

    @cached_property
    def regions(self) -> list[str]:
        """All their regions, longer names first."""
        found = {region for body in self._all.values() for region in body.regions}
        return sorted(found, key=lambda region: (-len(region), region))

    @cached_property
    def _by_edges(self) -> dict[tuple[str, str], list[Body]]:
        """By how an abbreviation begins, and how it ends or, with nothing for an end, however it ends."""
        found: dict[tuple[str, str], list[Body]] = {}
        for body in self._all.values():
            words = body.parts.words
            for first in dict.fromkeys(word[0] for word in words[:2]):
                for end in dict.fromkeys(("", words[-1][0], words[-1][-1])):
                    found.setdefault((first, end), []).append(body)
        return found

    @cached_property
    def _by_kind(self) -> dict[str | None, list[Body]]:
        found: dict[str | None, list[Body]] = {}
        for body in self._all.values():
            found.setdefault(body.kind, []).append(body)
        return found

    @cached_property
    def _whole_names(self) -> list[tuple[str, Body]]:
        return [("".join(body.parts.words), body) for body in self._all.values()]

    def _body_of(self, report: Filed) -> Body:
        identity = report.identity
        name = identity.organisation
        key = (name, "" if name else report.file)
        if key not in self._all:
            parts = take_apart(name or "")
            regions = {parts.words[at] for at in parts.regions} | ({identity.region} if identity.region else set())
            own = {folded(word).lstrip("本我") for word in identity.self_references} - {""}
            self._all[key] = Body(
                *key, identity.body, frozenset(regions), parts, frozenset() if name else frozenset(own)
            )
        return self._all[key]


def _told_once(filed: Iterable[Filed]) -> Iterator[Filed]:
    """The reports without those that name their body as another did."""
    told: set[tuple[object, ...]] = set()
    for report in filed:
        names = (report.identity.organisation, report.identity.short_names, report.latin_name)
        if names not in told or not report.identity.organisation:
            yield report
        told.add(names)


def _surest_of(report: Filed) -> list[str]:
    identity = report.identity
    names = surest_names(identity) if identity.organisation else map(folded, identity.short_names)
    return [name for name in names if len(name) > 1]


def _likely_of(report: Filed) -> list[str]:
    named = likely_names(report.identity) if report.identity.organisation else ()
    beside = (report.latin_name, folded(report.file).rpartition(".")[0])
    return [*(name for name in named if len(name) > 1), *(name for name in beside if len(name) > 2)]
