"""Names of organisations as people write them, resolved against those that the library holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.filed import Filed
from index.names.misspelt import LONG, MisspeltNames
from index.names.nicknames import (
    NOBODY,
    Parts,
    ends_in_a_kind,
    is_abbreviation,
    kind_words,
    likely_names,
    name_words,
    surest_names,
    take_apart,
)
from index.search.script import folded

POINTING = re.compile(r"那家|那个|那一家|这家|这个|该")
"""上海那家, 那家检验中心: points at a body that the rest describes."""

NOT_ONE = re.compile(
    r"(?:各|所有|全部|每[家个]|哪些?[家个]?|多少[家个]|几[家个]|[\d一二两三四五六七八九十]+[家个]|行业|同业|其他|某)$"
)
"""Before a kind word: it means many bodies, or none of ours."""

HAN_END = re.compile(r"[\u3400-\u9fff]$")

LEADS_IN = re.compile(
    r"(?:[年月日的和与跟及或对看查问说比把被让给由在从到向于是为有家个这那该下请]|国家|告诉我|想知道|关于|[一两二三]下)$"
)
"""What may stand right before a name in a question: 2019年协会, 比一下航协和协会."""

KEPT = 256
"""Texts whose names are kept: one question is resolved again and again, whole and in parts."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A stretch of a text that names an organisation."""

    start: int
    end: int
    candidates: tuple[str, ...]
    """Full names it may mean, sorted; several where the words do not decide."""
    exact: bool = True
    """False where a letter or a sound had to be forgiven."""
    correction: str = ""
    """What was read for the words as typed, where they were not exact: 航协 for 航鞋."""
    files: tuple[str, ...] = ()
    """Files meant, where the report names no organisation and only its own words reach it."""


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


class Names:
    """The names in a library: full, short, English and acronyms, and words that mean a body."""

    def __init__(self, filed: Iterable[Filed]) -> None:
        self._bodies: dict[tuple[str | None, str], Body] = {}
        self._surest: dict[str, dict[Body, None]] = {}
        self._likely: dict[str, dict[Body, None]] = {}
        self._called_so: dict[str, list[Body]] = {}
        self._told: set[tuple[object, ...]] = set()
        for report in filed:
            self._learn(report)
        self._longest = max(map(len, (*self._surest, *self._likely)), default=0)
        self._misspelt = MisspeltNames(self._surest)
        self._kept = lru_cache(KEPT)(self._resolve)

    def resolve(self, text: str) -> tuple[NameMention, ...]:
        """The organisations that a text names, from left to right; longer names win over those inside them."""
        return self._kept(text)

    def _resolve(self, text: str) -> tuple[NameMention, ...]:
        compared = folded(text)
        mentions: list[NameMention] = []
        for find in (
            self._find_names,
            self._find_pointed,
            self._find_abbreviations,
            self._find_misspelt,
            self._find_kinds,
        ):
            for mention in find(compared, [(one.start, one.end) for one in mentions]):
                if not any(mention.start < one.end and one.start < mention.end for one in mentions):
                    mentions.append(mention)
        return tuple(sorted(mentions, key=lambda mention: mention.start))

    def _learn(self, report: Filed) -> None:
        identity = report.identity
        body = self._body_of(report)
        told = (identity.organisation, identity.short_names, report.latin_name)
        if identity.organisation and told in self._told:
            return
        self._told.add(told)
        surest = list(surest_names(identity)) if body.organisation else [folded(n) for n in identity.short_names]
        likely = list(likely_names(identity)) if body.organisation else []
        likely += [name for name in (report.latin_name, folded(report.file).rpartition(".")[0]) if len(name) > 2]
        for names, known in ((surest, self._surest), (likely, self._likely)):
            for name in names:
                bodies = known.setdefault(name, {})
                if len(name) > 1:
                    bodies[body] = None

    def _body_of(self, report: Filed) -> Body:
        identity = report.identity
        name = identity.organisation
        key = (name, "" if name else report.file)
        if key not in self._bodies:
            parts = take_apart(name or "")
            regions = {parts.words[at] for at in parts.regions} | ({identity.region} if identity.region else set())
            own = {folded(word).lstrip("本我") for word in identity.self_references} - {""}
            self._bodies[key] = Body(
                *key, identity.body, frozenset(regions), parts, frozenset() if name else frozenset(own)
            )
        return self._bodies[key]

    def _find_names(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """What somebody is called, word for word."""
        del taken  # the first to look
        at = 0
        while at < len(text):
            end, bodies = self._longest_name(text, at)
            if bodies:
                yield _mention(at, end, bodies)
            at = max(end, at + 1)

    def _longest_name(self, text: str, start: int) -> tuple[int, list[Body]]:
        for end in range(min(len(text), start + self._longest), start + 1, -1):
            name = text[start:end]
            known = self._surest.get(name) or (self._likely.get(name) if _may_begin(text, start) else None)
            bodies = [body for body in known or () if not _of_another_region(text, start, body)]
            if bodies and _stands_alone(text, start, end) and not self._is_kind(name, bodies):
                return end, bodies
        return start, []

    def _is_kind(self, name: str, bodies: Sequence[Body]) -> bool:
        """认证中心 where several are called so: a kind of body, not a name."""
        return len(bodies) > 1 and any(name in words for words in kind_words().values())

    def _find_pointed(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """上海那家: a region with a word that points."""
        del taken
        if not POINTING.search(text):
            return
        for region in self._regions:
            for match in re.finditer(rf"(?:{region}的?(?:{POINTING.pattern})|(?:{POINTING.pattern}){region}的?)", text):
                bodies = [body for body in self._bodies.values() if region in body.regions]
                yield _mention(match.start(), match.end(), bodies)

    def _find_abbreviations(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """中认协, 江汽集团: words of a name in order, or their first characters."""
        for start in range(len(text)):
            if not _may_begin(text, start):
                continue
            for end in range(min(len(text), start + 8), start + 2, -1):
                bodies = self._abbreviated(text[start:end])
                if bodies and not _overlaps((start, end), taken):
                    yield _mention(start, end, bodies)
                    break

    def _abbreviated(self, typed: str) -> list[Body]:
        """The bodies whose name that shortens: only those that begin as it does, and mostly end so, are compared."""
        ends = "" if ends_in_a_kind(typed) else typed[-1]
        return [body for body in self._by_edges.get((typed[0], ends), ()) if is_abbreviation(typed, body.parts)]

    def _find_misspelt(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """航鞋, 晨呜: what sounds or looks like a name and is no word."""
        for start, end, name in self._misspelt.find(text, taken):
            if end - start < LONG and not _may_begin(text, start) and not _follows_a_region(text, start):
                continue
            bodies = [body for body in self._surest[name] if not _of_another_region(text, start, body)]
            if bodies:
                yield _mention(start, end, bodies, exact=False, correction=name)

    def _find_kinds(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """那家检验中心, 协会: a kind of body of which the library has one, or which the text points at."""
        for start, end, kind in _kind_words_in(text, taken):
            if not _may_begin(text, start) or NOT_ONE.search(text[:start]):
                continue
            pointed = POINTING.search(text[max(0, start - 6) : start])
            bodies = self._called(text[start:end]) or self._by_kind.get(kind, [])
            if bodies and (len(bodies) == 1 or pointed):
                yield _mention(start, end, bodies)

    def _called(self, word: str) -> list[Body]:
        """Those whose name ends in the word, or who call themselves so."""
        if word not in self._called_so:
            self._called_so[word] = [
                body for name, body in self._joined if name.endswith(word) or word in body.own_words
            ]
        return self._called_so[word]

    @cached_property
    def _regions(self) -> list[str]:
        """Regions of the bodies, longer ones first."""
        regions = {region for body in self._bodies.values() for region in body.regions}
        return sorted(regions, key=lambda region: (-len(region), region))

    @cached_property
    def _by_edges(self) -> dict[tuple[str, str], list[Body]]:
        """Bodies by the first characters of their abbreviations, with the last ones and with any."""
        found: dict[tuple[str, str], list[Body]] = {}
        for body in self._bodies.values():
            words = body.parts.words
            for first in dict.fromkeys(word[0] for word in words[:2]):
                for end in dict.fromkeys(("", words[-1][0], words[-1][-1])):
                    found.setdefault((first, end), []).append(body)
        return found

    @cached_property
    def _by_kind(self) -> dict[str | None, list[Body]]:
        found: dict[str | None, list[Body]] = {}
        for body in self._bodies.values():
            found.setdefault(body.kind, []).append(body)
        return found

    @cached_property
    def _joined(self) -> list[tuple[str, Body]]:
        """Every body with its name's words in one."""
        return [("".join(body.parts.words), body) for body in self._bodies.values()]


def _mention(start: int, end: int, bodies: Sequence[Body], *, exact: bool = True, correction: str = "") -> NameMention:
    return NameMention(
        start,
        end,
        tuple(sorted({body.organisation for body in bodies if body.organisation})),
        exact,
        correction,
        tuple(sorted({body.file for body in bodies if body.file})),
    )


def _kind_words_in(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Kind words, the longest first, where nothing else was found."""
    words = [(word, kind) for kind, some in kind_words().items() for word in some]
    seen = list(taken)
    for word, kind in sorted(words, key=lambda pair: (-len(pair[0]), pair[0])):
        for match in re.finditer(re.escape(word), text):
            if not _overlaps(match.span(), seen):
                seen.append(match.span())
                yield *match.span(), kind


def _may_begin(text: str, start: int) -> bool:
    """Whether words that many names share can be a whole name here: not behind another word of a name."""
    before = text[:start]
    return not before or not HAN_END.search(before) or bool(LEADS_IN.search(before))


def _of_another_region(text: str, start: int, body: Body) -> bool:
    """天津航协 is not 北京航协: the text has another region where the name has one in front."""
    before = _region_before(text, start)
    return bool(body.parts.begins_with) and before is not None and before not in body.regions


def _follows_a_region(text: str, start: int) -> bool:
    return _region_before(text, start) is not None


def _region_before(text: str, start: int) -> str | None:
    return next((region for region in name_words()["regions"] if text[:start].endswith(region)), None)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is not part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    inside = (text[start].isascii() and before.isascii() and before.isalnum()) or (
        text[end - 1].isascii() and after.isascii() and after.isalnum()
    )
    return not inside


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
