"""What people call a body whose full name is long: short names, its own part of the name, region and kind, acronyms."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.names.sounds import spelt_out
from index.search.script import folded
from ingest.report import Identity

WORD_FILE = Path(__file__).parent.parent / "language" / "name_words.toml"

HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A full name taken apart, folded."""

    words: tuple[str, ...]
    """In order, the legal form left out."""
    regions: frozenset[int]
    """Which of the words are regions."""
    own: frozenset[int]
    """Which of them no other kind of name has."""

    @property
    def begins_with(self) -> str:
        """The region in front, empty where there is none."""
        return self.words[0] if 0 in self.regions else ""


NOBODY = Parts((), frozenset(), frozenset())


@cache
def name_words() -> dict[str, dict[str, str]]:
    """Regions, kinds and shared words with their English."""
    document = tomllib.loads(WORD_FILE.read_text(encoding="utf-8"))
    return {table: document[table] for table in ("regions", "kinds", "shared")}


@cache
def kind_words() -> dict[str, tuple[str, ...]]:
    """By kind of body, how questions name the kind."""
    document = tomllib.loads(WORD_FILE.read_text(encoding="utf-8"))
    return {kind: tuple(words) for kind, words in document["kind_words"].items()}


@lru_cache(maxsize=1 << 16)
def take_apart(name: str) -> Parts:
    """The words of a full name; what no list knows is the body's own."""
    bare = without_legal_form(folded(name))
    words: list[str] = []
    regions, own = set(), set()
    for piece in _known().split(bare):
        if not piece or not piece.strip("()（）·・ -"):
            continue
        if piece in name_words()["regions"]:
            regions.add(len(words))
        elif not _known().fullmatch(piece):
            own.add(len(words))
        words.append(piece)
    return Parts(tuple(words), frozenset(regions), frozenset(own))


def without_legal_form(name: str) -> str:
    """北京某某中心 of 北京某某中心有限责任公司."""
    for form in _legal_forms():
        if name.endswith(form) and len(name) > len(form) + 1:
            return name.removesuffix(form)
    return name


def surest_names(identity: Identity) -> tuple[str, ...]:
    """What surely means the body wherever it stands, folded: full and declared names, and its own part of them."""
    full = folded(identity.organisation or "")
    declared = [folded(name) for name in identity.short_names]
    parts = take_apart(full)
    return tuple(name for name in dict.fromkeys((full, without_legal_form(full), *declared, *own_names(parts))) if name)


def own_names(parts: Parts) -> list[str]:
    """Stretches of the name with a word of its own in them: 晨鸣, 晨鸣纸业, 山东晨鸣."""
    names = []
    for start in range(len(parts.words)):
        for end in range(start + 1, len(parts.words) + 1):
            inside = parts.own & frozenset(range(start, end))
            name = "".join(parts.words[start:end])
            if inside and len(name) >= 2 and (len(name) > 2 or end - start == 1):
                names.append(name)
    last = len(parts.words) - 1
    names += [parts.words[at] + parts.words[last] for at in sorted(parts.own) if at < last - 1]
    return names


def likely_names(identity: Identity) -> tuple[str, ...]:
    """What means the body where no other is called so: 上海中心, 认可协会, SQI, guirenniao."""
    parts = take_apart(identity.organisation or "")
    names = (*_region_and_kind(parts), *_endings(parts), *_clipped(parts), *_latin_names(parts))
    return tuple(dict.fromkeys(names))


def is_abbreviation(typed: str, parts: Parts) -> bool:
    """Whether three or more characters are words of the name in order or their first characters: 中认协, 江汽集团."""
    if len(typed) < 3 or not parts.words or typed[0] not in {word[0] for word in parts.words[:2]}:
        return False
    ends = {parts.words[-1][0], parts.words[-1][-1]}
    if typed[-1] not in ends and not ends_in_a_kind(typed):
        return False
    if not _told_in_order(typed, parts.words):
        return False
    return typed not in "".join(parts.words)


def ends_in_a_kind(typed: str) -> bool:
    """Whether a kind of body ends it."""
    return typed.endswith(tuple(name_words()["kinds"]))


def _told_in_order(typed: str, words: tuple[str, ...]) -> bool:
    if not typed:
        return True
    for at, word in enumerate(words):
        for piece in (word, word[0]):
            if typed.startswith(piece) and _told_in_order(typed[len(piece) :], words[at + 1 :]):
                return True
    return False


def _region_and_kind(parts: Parts) -> list[str]:
    """Region with any later words up to the kind: 上海中心, 上海认证中心."""
    last = len(parts.words) - 1
    if not _ends_in_kind(parts):
        return []
    names = []
    for region in sorted(parts.regions):
        later = range(region + 1, last)
        names += [parts.words[region] + "".join(parts.words[at:]) for at in (*later, last) if region < last]
    return names


def _endings(parts: Parts) -> list[str]:
    """认可协会, 认证认可协会: from some word on, four characters at least, up to the kind."""
    if not _ends_in_kind(parts):
        return []
    ends = ("".join(parts.words[at:]) for at in range(len(parts.words)))
    return [end for end in ends if len(end) >= 4]


def _clipped(parts: Parts) -> list[str]:
    """Two characters: 华远 of 中大华远, 江汽 of 江淮汽车, 招行 of 招商银行."""
    own = [parts.words[at] for at in sorted(parts.own)]
    halves = [half for word in own if len(word) >= 4 and HAN.fullmatch(word) for half in (word[:2], word[-2:])]
    named = [word for at, word in enumerate(parts.words) if at not in parts.regions]
    initials = [named[0][0] + named[1][0]] if own and len(named) >= 2 and named[0] in own else []
    bank = [(named or parts.words)[0][0] + "行"] if parts.words[-1:] == ("银行",) else []
    plain_bank = [parts.words[0][0] + "行"] if parts.words[-1:] == ("银行",) and len(named) == 1 else []
    with_kind = [two + parts.words[-1] for two in (*halves, *initials) if _ends_in_kind(parts)]
    return [*halves, *initials, *with_kind, *(plain_bank or bank)]


def _latin_names(parts: Parts) -> list[str]:
    """Initials of the English words, and the body's own words in pinyin."""
    english = _english_words()
    initials = "".join(english[word][0] for word in parts.words if word in english).lower()
    acronyms = [one for one in (initials, initials[:-1]) if len(one) >= 3 and not parts.own]
    own = ["".join(HAN.findall(parts.words[at])) for at in sorted(parts.own)]
    return [*acronyms, *(spelt for word in own if len(word) >= 2 and len(spelt := spelt_out(word)) >= 5)]


def _ends_in_kind(parts: Parts) -> bool:
    return bool(parts.words) and parts.words[-1] in name_words()["kinds"]


@cache
def _english_words() -> dict[str, str]:
    return {word: text for table in name_words().values() for word, text in table.items()}


@cache
def _known() -> re.Pattern[str]:
    words = {word for table in name_words().values() for word in table}
    longest_first = sorted((folded(word) for word in words), key=lambda word: (-len(word), word))
    return re.compile(f"({'|'.join(longest_first)})")


@cache
def _legal_forms() -> tuple[str, ...]:
    document = tomllib.loads(WORD_FILE.read_text(encoding="utf-8"))
    return tuple(sorted(document["legal"], key=lambda form: -len(form)))
