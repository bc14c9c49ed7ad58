"""Organisations: full names, the short names and self-references that a report declares, kind and region."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from ingest.report import BodyKind

OPENING, CLOSING = "“”\"「『‘'《〃", "”“\"」』’'》〃"
QUOTED = re.compile(rf"[{OPENING}]\s*([^{OPENING}{CLOSING}]{{2,30}})\s*[{CLOSING}]")
NUMBER_BEFORE = re.compile(r"^[（(][\d一二三四五六七八九十]{1,3}[）)]")
"""（二）本报告是…"""


@cache
def _document() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files("ingest.cover").joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def _ending() -> str:
    return "|".join(sorted((re.escape(e) for e in _document()["endings"]), key=len, reverse=True))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>[\u3400-\u9fff（）()·A-Za-z0-9&]{{2,32}}(?:{_ending()})(?:[（(][\u3400-\u9fff]{{2,6}}[）)])?)(?:文件|[（(][A-Z0-9.]{{2,10}}[)）])?$"
    )


@cache
def _defined() -> re.Pattern[str]:
    declares = "|".join(_document()["declares"])
    name = rf"(?P<name>[\u3400-\u9fffA-Za-z0-9·&（）()]{{2,40}}(?:{_ending()}))"
    quoted = rf"[{OPENING}][^{OPENING}{CLOSING}]{{2,20}}[{CLOSING}]"
    aside = r"(?:[（(][^（）()]{0,40}[）)])?[，,]?"
    return re.compile(
        rf"{name}[”」』]?\s*(?:[（(](?P<inside>[^（）()]{{0,60}}?(?:{declares})[^（）()]{{0,80}})[）)]"
        rf"|[（(](?P<torn>(?:{declares})[:：为]?(?:[、或和及]?{quoted})+)"
        rf"|{aside}(?:根据[^，。；;（）()]{{0,16}}[，,])?将?(?P<open>(?:{declares})[^，。；,;（）()]{{1,40}}))"
    )


@cache
def _any() -> re.Pattern[str]:
    return re.compile(r"[\u3400-\u9fffA-Za-z0-9·&（）()]{2,30}?(?:股份有限公司|有限责任公司|有限公司)")


def whole_name(line: str) -> str | None:
    """The full name that a line is, if it is one and nothing else."""
    found = _whole().match(line)
    if not found or found["name"] in self_words() or re.search(r"[一二三四五六七八九十]、|^(?:我|本)", line):
        return None
    return _balanced(found["name"])


def names_in(text: str) -> tuple[str, ...]:
    """Full names of companies in a sentence, what stands before them cut off."""
    return tuple(trimmed(found) for found in _any().findall(text))


def definitions(text: str) -> tuple[tuple[str, str], ...]:
    """(full name, what the bracket after it says) for each name that a text declares a short form of."""
    found = _defined().finditer(text)
    return tuple((trimmed(one["name"]), one["inside"] or one["torn"] or one["open"]) for one in found)


def trimmed(name: str) -> str:
    """A name without the words of its sentence that stand before it."""
    name = NUMBER_BEFORE.sub("", re.split(r"[、，。；：]", name)[-1])
    changed = True
    while changed:
        changed = False
        for word in _document()["before"]:
            rest = name.removeprefix(word)
            if rest != name and len(rest) >= 4:
                name, changed = rest, True
                break
    for word in ("欢迎阅读", "阅读", "所属", "下属", "子公司", "旗下", "以及", "包括"):
        _, found, rest = name.rpartition(word)
        if found and len(rest) >= 6:
            name = rest
    return _balanced(name)


def declared(inside: str) -> tuple[str, ...]:
    """The short forms in a bracket such as 以下简称“甲”、“乙”或丙."""
    quoted = QUOTED.findall(inside)
    if quoted:
        return tuple(part for q in quoted for part in re.split(r"[或、/]", q) if len(part) >= 2)
    declares = "|".join(_document()["declares"])
    rest = re.split(rf"(?:{declares})\s*[:：为]?", inside)[-1]
    return tuple(part.strip() for part in re.split(r"[或、,，/]", rest) if 2 <= len(part.strip()) <= 12)


def self_words() -> frozenset[str]:
    """Words that mean the body inside its own report only."""
    return frozenset(_document()["self"])


def kind_of(name: str | None, text: str) -> BodyKind | None:
    """What kind of body it is, by its name, else by what its text is full of."""
    for kind, pattern in _document()["kinds"].items():
        if name and re.search(pattern, name):
            return kind  # type: ignore[no-any-return]
    if name is None and text.count("检验") + text.count("检测") >= 5:
        return "laboratory"
    return None


def region_of(name: str | None) -> str | None:
    """Province-level region in the name, the earliest mention counting."""
    if name is None:
        return None
    places = [
        (name.find(word), region) for region, words in _document()["regions"].items() for word in words if word in name
    ]
    return min(places)[1] if places else None


def own_words(name: str | None) -> frozenset[str]:
    """Words that can mean the body itself: 我们, 本…, 我…, and the common noun its name ends with."""
    nouns = [
        noun
        for noun in ("公司", "集团", "中心", "协会", "学会", "研究院", "院", "研究所", "所", "银行")
        if (name or "").endswith(noun)
    ]
    if any(noun == "公司" for noun in nouns) and "集团" in (name or ""):
        nouns.append("集团")
    return frozenset(
        word
        for word in self_words()
        if word[0] in "我本" or word in nouns or (nouns == ["中心"] and word == "认证中心")
    )


def uses(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that the text uses, the commonest first."""
    counts = {word: text.count(word) for word in words}
    return tuple(sorted((w for w, n in counts.items() if n), key=lambda w: (-counts[w], w)))


def _balanced(name: str) -> str:
    while name.count(")") + name.count("）") > name.count("(") + name.count("（"):
        name = re.split(r"[)）]", name, maxsplit=1)[1]
    while name.count("(") + name.count("（") > name.count(")") + name.count("）"):
        name = re.split(r"[(（]", name, maxsplit=1)[1]
    return name
