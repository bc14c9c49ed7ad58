"""Names of organisations as people write them, resolved against those that the library holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.filed import Filed
from index.names.bodies import Bodies, Body
from index.names.misspelt import LONG, MisspeltNames
from index.names.nicknames import kind_words, name_words
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


class Names:
    """The names in a library: full, short, English and acronyms, and words that mean a body."""

    def __init__(self, filed: Iterable[Filed]) -> None:
        self._bodies = Bodies(filed)
        self._longest = max(map(len, (*self._bodies.surest, *self._bodies.likely)), default=0)
        self._misspelt = MisspeltNames(self._bodies.surest)
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
            known = self._bodies.surest.get(name) or self._bodies.likely.get(name)
            if not known or not (name in self._bodies.surest or _may_begin(text, start)):
                continue
            bodies = _of_its_region(text, start, known)
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
        for region in self._bodies.regions:
            for match in re.finditer(rf"(?:{region}的?(?:{POINTING.pattern})|(?:{POINTING.pattern}){region}的?)", text):
                yield _mention(match.start(), match.end(), self._bodies.of_region(region))

    def _find_abbreviations(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """中认协, 江汽集团: words of a name in order, or their first characters."""
        for start in range(len(text)):
            if not _may_begin(text, start):
                continue
            for end in range(min(len(text), start + 8), start + 2, -1):
                bodies = self._bodies.abbreviated(text[start:end])
                if bodies and not _overlaps((start, end), taken):
                    yield _mention(start, end, bodies)
                    break

    def _find_misspelt(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """航鞋, 晨呜: what sounds or looks like a name and is no word."""
        for start, end, name in self._misspelt.find(text, taken):
            if end - start < LONG and not _may_begin(text, start) and not _follows_a_region(text, start):
                continue
            bodies = _of_its_region(text, start, self._bodies.surest[name])
            if bodies:
                yield _mention(start, end, bodies, exact=False, correction=name)

    def _find_kinds(self, text: str, taken: Sequence[Span]) -> Iterator[NameMention]:
        """那家检验中心, 协会: a kind of body of which the library has one, or which the text points at."""
        for start, end, kind in _kind_words_in(text, taken):
            if not _may_begin(text, start) or NOT_ONE.search(text[:start]):
                continue
            pointed = POINTING.search(text[max(0, start - 6) : start])
            bodies = self._bodies.called(text[start:end]) or self._bodies.of_kind(kind)
            if bodies and (len(bodies) == 1 or pointed):
                yield _mention(start, end, bodies)


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


def _of_its_region(text: str, start: int, bodies: Iterable[Body]) -> list[Body]:
    """天津航协 is not 北京航协: none with a region in front where the text has another one."""
    before = _region_before(text, start)
    return [body for body in bodies if before is None or before in body.regions or not body.parts.begins_with]


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
