"""Mentions: where a text names an indicator or a value of a dimension, in a report's words or a question's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import wording

GAP = "…"

OF = "的"
"""Comes and goes without changing what is meant: 硫化氢的浓度, 硫化氢浓度."""

LONGEST_GAP = 20
"""Characters that a gap in an alias may span."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an indicator or a value of a dimension."""

    start: int
    end: int
    text: str
    indicators: tuple[str, ...] = ()
    """Ids that the words may mean, those first that need no company of words; empty for a dimension."""
    dimension: tuple[str, str] | None = None
    weak: bool = False
    """True for a word that means the value only in the right company: 环境, 质量."""
    everyday: bool = False
    """True for wording that only questions use."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the taxonomy with what it means."""

    pieces: tuple[str, ...]
    """Folded; several where the alias has gaps."""
    indicators: tuple[str, ...] = ()
    dimension: tuple[str, str] | None = None
    weak: bool = False
    everyday: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word of the taxonomy in folded text."""

    start: int
    end: int
    word: Word


def find_mentions(text: str, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Indicators and dimensions that `text` names, in its order; of one sort the longest wording wins.

    A dimension may stand inside an indicator: 女员工 is 员工 and 性别=女.
    """
    folded = wording(text)
    found = occurrences(folded.text, taxonomy)
    kept = [
        *_longest([one for one in found if one.word.indicators]),
        *_longest([one for one in found if one.word.dimension]),
    ]
    mentions = []
    for one in sorted(kept, key=lambda one: (one.start, one.end)):
        start, end = folded.original(one.start, one.end)
        word = one.word
        mentions.append(Mention(start, end, text[start:end], word.indicators, word.dimension, word.weak, word.everyday))
    return tuple(mentions)


@lru_cache(maxsize=1024)
def occurrences(folded: str, taxonomy: Taxonomy) -> tuple[Occurrence, ...]:
    """Every occurrence of every word in folded text, overlapping ones too; heads of tables come again and again."""
    return tuple(_occurrences(folded, taxonomy))


def _occurrences(folded: str, taxonomy: Taxonomy) -> Iterator[Occurrence]:
    by_start = lexicon(taxonomy)
    for start in range(len(folded) - 1):
        for word in by_start.get(folded[start : start + 2], ()):
            end = _end(folded, start, word.pieces)
            if end and _is_whole(folded, start, end):
                yield Occurrence(start, end, word)
    for start, character in enumerate(folded):
        for word in by_start.get(character, ()):
            yield Occurrence(start, start + 1, word)
    for name, pattern in _patterns(taxonomy):
        for found in pattern.finditer(folded):
            value = RANGE.sub("-", found[0]).replace("岁-", "-")
            yield Occurrence(found.start(), found.end(), Word((found[0],), dimension=(name, value)))


RANGE = re.compile("[~—–至到]")


@cache
def _patterns(taxonomy: Taxonomy) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one.name, re.compile(pattern)) for one in taxonomy.dimensions.values() for pattern in one.patterns)


@cache
def lexicon(taxonomy: Taxonomy) -> dict[str, tuple[Word, ...]]:
    """All words of the taxonomy by their first two folded characters (words of one character by that one)."""
    said: dict[str, list[str]] = {}
    asked: dict[str, list[str]] = {}
    for entry in sorted(taxonomy, key=lambda entry: bool(entry.needs)):
        for alias in (entry.name, *entry.aliases):
            said.setdefault(_plain(alias), []).append(entry.id)
            if OF in alias:
                said.setdefault(_plain(alias).replace(OF, ""), []).append(entry.id)
        for alias in entry.asked:
            asked.setdefault(_plain(alias), []).append(entry.id)
    words = [Word(_pieces(alias), tuple(dict.fromkeys(ids))) for alias, ids in said.items()]
    words += [
        Word(_pieces(alias), tuple(dict.fromkeys(ids)), everyday=True)
        for alias, ids in asked.items()
        if alias not in said
    ]
    for dimension in taxonomy.dimensions.values():
        for value in dimension.values:
            meant = (dimension.name, value.value)
            words += [Word((_plain(text),), dimension=meant) for text in value.words]
            words += [Word((_plain(text),), dimension=meant, weak=True) for text in value.weak]
    by_start: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda word: -sum(map(len, word.pieces))):
        by_start.setdefault(word.pieces[0][:2], []).append(word)
    return {start: tuple(found) for start, found in by_start.items()}


def _plain(word: str) -> str:
    """As `wording`, which a taxonomy's own Simplified words need less of."""
    return wording(word).text if not word.isascii() else "".join(word.lower().split())


def _pieces(alias: str) -> tuple[str, ...]:
    return tuple(alias.replace("...", GAP).split(GAP))


def _end(folded: str, start: int, pieces: tuple[str, ...]) -> int:
    """Where the word that begins at `start` ends; 0 where it does not stand there."""
    if not folded.startswith(pieces[0], start):
        return 0
    end = start + len(pieces[0])
    for piece in pieces[1:]:
        found = folded.find(piece, end, end + LONGEST_GAP + len(piece))
        if found < 0:
            return 0
        end = found + len(piece)
    return end


def _is_whole(folded: str, start: int, end: int) -> bool:
    """False where a Latin word is only part of a longer one: EMS in SYSTEMS."""
    return not (_joins(folded[start - 1 : start], folded[start]) or _joins(folded[end - 1], folded[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    return bool(left and right) and (left + right).isascii() and left.isalnum() and right.isalnum()


def _longest(found: list[Occurrence]) -> list[Occurrence]:
    """Of overlapping occurrences the longest, of equally long ones the first."""
    kept: list[Occurrence] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.word.weak, one.word.everyday)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept
