"""What kind of unit a question asks in, and whether a figure's unit answers it."""

import re
from functools import cache

from assistant.asking.rules import table
from ingest.figures.units import load_units

CUE = re.compile(
    r"(?:多少|几多|(?<![哪那这好头前上])几|(?:[一二两三四五六七八九]?[十百千万])+[多余]|若干)\s*(?:万|亿|千|百)?"
)
"""Where a question leaves the number open, or all but open: 少了九百多项."""


def asked_families(text: str, cue_end: int | None = None) -> tuple[str, ...]:
    """Families of units that answer `text`, best first; empty where any may. `cue_end`: where its 多少 ends."""
    if cue_end is not None:
        for word, families in _measures():
            if text.startswith(word, cue_end) and not _inside_word(text, cue_end + len(word), word):
                return families
    for pattern, families in _implied():
        if pattern.search(text):
            return families
    return ()


def answers(unit: str, families: tuple[str, ...]) -> float:
    """1 where the unit is of the family asked for, less where it may pass, 0 where it cannot be the answer."""
    if not families:
        return 1.0
    family = family_of(unit)
    if family in families:
        return (1.0, 0.85, 0.7)[min(2, families.index(family))]
    if family == "":
        return _unknown(unit, families)
    return 0.7 if family in _THINGS and families[0] in _THINGS else 0.0


def _unknown(unit: str, families: tuple[str, ...]) -> float:
    """A unit that the table does not know counts things, unless it is one thing for each of another: 吨标煤每万元."""
    counted = families[0].startswith("count-")
    if not unit:
        return 0.85 if counted else 0.5
    return 0.85 if counted and not _PER_UNIT.search(unit) else 0.0


_PER_UNIT = re.compile(r"每|/|／")

THINGS = _THINGS = frozenset(
    f"count-{kind}" for kind in ("items", "documents", "events", "organisations", "places", "equipment")
)
"""Counted things whose measure words people mix: 多少个 for 11 家, 几次 for 3 项."""


@cache
def family_of(unit: str) -> str:
    """The family of a base unit; empty where it has none or the table does not know it."""
    return load_units().family(unit) if unit else ""


def measure_at(text: str, start: int) -> str:
    """The measure word that stands at `start`, or nothing."""
    return next(
        (
            word
            for word, _ in _measures()
            if text.startswith(word, start) and not _inside_word(text, start + len(word), word)
        ),
        "",
    )


_WORDS_AFTER = {
    "人": "员",
    "家": "族具",
    "位": "置",
    "项": "目",
    "期": "刊间",
    "条": "件例",
    "名": "称",
    "分": "公支",
    "度": "过",
    "成": "本果",
    "天": "然",
    "方": "案法",
}
"""几分公司 asks for 分公司, not in 分: a measure word before one of these is the beginning of a noun."""


def _inside_word(text: str, end: int, word: str) -> bool:
    return end < len(text) and text[end] in _WORDS_AFTER.get(word, "")


@cache
def _measures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = [
        (word, tuple(row["families"].split())) for row in table("measures")["measures"] for word in row["words"].split()
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _implied() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(row["pattern"]), tuple(row["families"].split())) for row in table("measures")["implied"])
