"""The words of a question that carry meaning, each with the words that reports may use instead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from assistant.asking.rules import groups, word_list
from assistant.asking.segmenting import segment
from index.search.segmenter import is_word
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded

_COUNTED = re.compile(r"[一二两三四五六七八九十百]{1,3}[个项家次张份场期件起条门篇本种类大方]|\d{1,2}")
"""五个 in 五个课题, 31 of a date: numbers that a question already knows."""


LIGHT, FAINT = 0.35, 0.1
"""How much a word counts that a report may well do without, and such a one of a single character."""

_ALONE = frozenset("女男水电气油煤纸奖")
"""Characters that say what is meant even inside another word."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is looked for."""

    text: str
    """In the form in which wording is compared: simplified, half width, lower case."""
    others: tuple[str, ...] = ()
    """Words that mean the same."""
    weight: float = 1.0
    light: bool = False
    """True for a word that a report may well do without: a verb, 员工, 项目."""
    dimension: tuple[str, str] | None = None
    """The value of a dimension that it names, e.g. ("认证领域", "EMS")."""
    indicators: tuple[str, ...] = ()
    """Ids of the indicators that it helps to name."""

    loose: str = ""
    """The word without 量 or 数, which says less: 出口 for 出口量."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (
            (self.text, *self.others) if len(self.text) > 1 or not self.others or self.text in _ALONE else self.others
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question with its place."""

    text: str
    start: int
    end: int


def tokens(text: str, taxonomy: Taxonomy) -> tuple[Token, ...]:
    """The words of a text, neighbours joined where the lexicon knows them as one."""
    pieces: list[Token] = []
    at = 0
    for stretch in _stretches(text, taxonomy):
        for word in (piece for guess in segment(stretch) for piece in _unguessed(guess)):
            pieces.append(Token(word, at, at + len(word)))
            at += len(word)
    joined: list[Token] = []
    i = 0
    while i < len(pieces):
        reach = next(
            (
                n
                for n in range(min(6, len(pieces) - i), 1, -1)
                if _known("".join(p.text for p in pieces[i : i + n]), taxonomy)
            ),
            1,
        )
        joined.append(
            Token(text[pieces[i].start : pieces[i + reach - 1].end], pieces[i].start, pieces[i + reach - 1].end)
        )
        i += reach
    return tuple(joined)


def _unguessed(word: str) -> tuple[str, ...]:
    """能休, which no dictionary has, as 能 and 休: one of the two only helps to ask."""
    guessed = len(word) == 2 and "\u4e00" <= word[0] <= "\u9fff" and not is_word(word)
    return tuple(word) if guessed and any(map(is_empty, word)) else (word,)


def _stretches(text: str, taxonomy: Taxonomy) -> list[str]:
    """The text parted where a name of an indicator begins and ends, so that no word is cut across its edge.

    A short name inside a longer word is left in it: 处理 in 处理厂.
    """
    words, at = [], 0
    for word in segment(text):
        words.append((at, at + len(word)))
        at += len(word)
    pieces, at = [], 0
    for match in _names(taxonomy).finditer(text):
        start, end = match.span()
        if end - start == SHORT and any(a <= start and end <= b and b - a > SHORT for a, b in words):
            continue
        pieces += [text[at:start], match.group()]
        at = end
    return [piece for piece in (*pieces, text[at:]) if piece]


SHORT = 2
"""Characters of a name that may well be part of a longer word."""
_NAMES: dict[str, re.Pattern[str]] = {}
"""By fingerprint of the taxonomy: any name of three characters or more."""


def _names(taxonomy: Taxonomy) -> re.Pattern[str]:
    if taxonomy.fingerprint not in _NAMES:
        names = {alias for alias in taxonomy.named_by if len(alias) >= 2 and ".." not in alias and not alias.isascii()}
        names |= {word for word in _same() if len(word) >= 2} | {"人次"}
        names |= {word for word in _dimension_words(taxonomy) if "及以" in word}
        longest = sorted(names, key=lambda name: (-len(name), name))
        _NAMES[taxonomy.fingerprint] = re.compile("|".join(map(re.escape, longest)))
    return _NAMES[taxonomy.fingerprint]


def term(word: str, taxonomy: Taxonomy) -> Term | None:
    """What a word is looked for as, or `None` where it carries no meaning."""
    folded = worded(word)
    if not folded or is_empty(folded) or _COUNTED.fullmatch(folded) or not any(map(str.isalnum, folded)):
        return None
    dimension = _dimension_words(taxonomy).get(folded)
    same = [form for form in _same().get(folded, ()) if form != folded]
    if dimension:
        same += [form for form in _dimension_forms(taxonomy)[dimension] if form not in folded]
    loose = folded[:-1] if len(folded) > 2 and folded[-1] in "量数额者" and folded[:-1] not in same else ""
    light = folded in word_list("words", "light") or _says_little(folded, dimension)
    weight = (1.0 if not light else LIGHT if len(folded) > 1 else FAINT) * min(2.0, 0.5 + len(folded) / 4)
    return Term(folded, tuple(dict.fromkeys(same)), weight, light, dimension, loose=loose)


def _says_little(folded: str, dimension: tuple[str, str] | None) -> bool:
    """Whether a word is one character that names nothing by itself: 赚, 省, as people say for what reports write."""
    return len(folded) == 1 and folded not in _ALONE and dimension is None and folded not in _same()


def terms(words: Iterable[str], taxonomy: Taxonomy) -> tuple[Term, ...]:
    """The words that carry meaning, each once; what 各类 stands before names no figure, only their kind."""
    found: dict[str, Term] = {}
    of_each = False
    before = ""
    every = [piece for word in words for piece in _parted(word)]
    for word, following in zip(every, (*every[1:], ""), strict=False):
        one = term(word, taxonomy)
        if one and before in "男女" and before and one.light:
            one = replace(one, light=False, weight=one.weight / LIGHT)
        before = word
        if one and following in word_list("words", "while"):
            one = replace(one, light=True, weight=0.1)
        if one and of_each and not one.light:
            one = replace(one, light=True, weight=one.weight * LIGHT)
        of_each = worded(word) in word_list("words", "each") or (of_each and one is None and word == "的")
        if one and one.text not in found and not any(one.text in other.others for other in found.values()):
            found[one.text] = one
    return tuple(found.values())


AGES = re.compile(r"\d{1,2}\s*(?:[-—–~～至到]\s*\d{1,2}\s*岁|岁(?:及)?以[上下])")
"""30-39岁, 50岁以上: an age group."""


def age_groups(text: str) -> tuple[Term, ...]:
    """The age groups that a question limits what it asks for to."""
    found = []
    for match in AGES.finditer(text):
        group = worded(re.sub(r"\s", "", match.group()))
        ways = tuple(re.sub(r"[-—–~～至到]", joint, group) for joint in "-~至—–到")
        plain = group.replace("岁", "")
        found.append(Term(group, tuple(dict.fromkeys((*ways, plain))), 1.5))
    return tuple(found)


def _parted(word: str) -> tuple[str, ...]:
    """女员工 as 女 and 员工, so that 女董事 is not taken for it; 免费送 as 免费 and 送, which each say little."""
    if len(word) < 3:
        return (word,)
    if word[0] in "男女" and (word[1:].removeprefix("性") in _same() or is_empty(word[1:])):
        return word[0], word[1:].removeprefix("性")
    if word in _same() or word in word_list("words", "light") or is_empty(word):
        return (word,)
    halves = ((word[:at], word[at:]) for at in range(1, len(word)))
    return next((pair for pair in halves if all(half in word_list("words", "light") for half in pair)), (word,))


def is_empty(word: str) -> bool:
    """Whether a word only asks, points or fills."""
    return word in word_list("words", "empty") or word in word_list("words", "each")


@cache
def _same() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in groups("words", "same"):
        folded = tuple(worded(word) for word in row)
        spelt = [word for word in folded if len(word) > 1 or word in _ALONE]
        for word in folded:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *spelt)))
    return found


def _known(text: str, taxonomy: Taxonomy) -> bool:
    folded = worded(text)
    if len(folded) != len(text):
        return False
    if any(joint in folded for joint in "和与及、/"):
        return "及以" in folded and folded in _dimension_words(taxonomy)
    return folded in _same() or folded in _dimension_words(taxonomy) or (len(folded) > 2 and is_empty(folded))


_DIMENSIONS: dict[str, tuple[dict[str, tuple[str, str]], dict[tuple[str, str], tuple[str, ...]]]] = {}
"""By fingerprint of the taxonomy: word → value, value → words."""


def _dimensions(taxonomy: Taxonomy) -> tuple[dict[str, tuple[str, str]], dict[tuple[str, str], tuple[str, ...]]]:
    if taxonomy.fingerprint not in _DIMENSIONS:
        words: dict[str, tuple[str, str]] = {}
        forms: dict[tuple[str, str], tuple[str, ...]] = {}
        for dimension in taxonomy.dimensions.values():
            for value in dimension.values:
                every = tuple(worded(word) for word in (value.value, *value.words, *value.weak))
                sure = tuple(worded(word) for word in (value.value, *value.words))
                forms[dimension.name, value.value] = sure
                for word in every:
                    words.setdefault(word, (dimension.name, value.value))
        _DIMENSIONS[taxonomy.fingerprint] = (words, forms)
    return _DIMENSIONS[taxonomy.fingerprint]


def _dimension_words(taxonomy: Taxonomy) -> dict[str, tuple[str, str]]:
    return _dimensions(taxonomy)[0]


def _dimension_forms(taxonomy: Taxonomy) -> dict[tuple[str, str], tuple[str, ...]]:
    return _dimensions(taxonomy)[1]
