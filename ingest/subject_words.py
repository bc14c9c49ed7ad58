"""Subject words: a figure's subject in its segments, and what of it no word of the taxonomy explains."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.figure import Figure

FILE = Path(__file__).parent / "matching.toml"

JOINT = "·"
"""Parts the heads of a subject: 专职审核员·QMS."""

SIGNS = re.compile(r"[0-9.,%‰~\-—+()\[\]【】“”\"'‘’《》<>、。;:·•*#|/\\_&]+")

EDGE_SIGNS = re.compile(r"[.,~\-—+()\[\]【】“”\"'‘’《》<>、。;:·•*#|/\\_&]")
"""Signs that are no part of a name at its ends; digits are: S3, B区2号."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One head of a subject."""

    order: int
    start: int
    end: int
    """Offsets in the folded subject, without the joint."""


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words that say nothing about which indicator a subject is, with an example."""

    what: str
    words: tuple[str, ...]
    example: str
    remains: str


def around(figure: Figure) -> tuple[str, str]:
    """The quote before and after the figure's number; all of it before where the number is not in it."""
    if not figure.quantity.raw:
        return figure.source.quote, ""
    before, _, after = figure.source.quote.partition(figure.quantity.raw)
    return before, after


def segments_of(subject: str) -> tuple[Segment, ...]:
    """The heads of a folded subject, outermost first."""
    segments: list[Segment] = []
    start = 0
    for piece in subject.split(JOINT):
        segments.append(Segment(len(segments), start, start + len(piece)))
        start += len(piece) + len(JOINT)
    return tuple(segments)


def unexplained(subject: str, start: int, end: int, explained: Sequence[tuple[int, int]]) -> str:
    """Characters between `start` and `end` that neither an explained stretch nor a filler nor a sign covers."""
    return without_fillers(_rest(subject, start, end, explained)).replace("\n", "")


def without_fillers(text: str) -> str:
    """What is left of a folded text without fillers and signs."""
    return _filler().sub("", SIGNS.sub("\n", text))


def stripped(text: str) -> str:
    """Text without the fillers and signs at its two ends."""
    while (shorter := _edge().sub("", text)) != text:
        text = shorter
    return text


def _rest(subject: str, start: int, end: int, explained: Sequence[tuple[int, int]]) -> str:
    rest = list(subject[start:end])
    for first, last in explained:
        for offset in range(max(first, start), min(last, end)):
            rest[offset - start] = "\n"
    return "".join(rest)


@cache
def load_fillers() -> tuple[Fillers, ...]:
    """The rows of `matching.toml`."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["fillers"]
    return tuple(Fillers(row["what"], tuple(row["words"]), row["example"], row["remains"]) for row in rows)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(_alternatives())


@cache
def _edge() -> re.Pattern[str]:
    some = rf"(?:{_alternatives(edges=True)}|{EDGE_SIGNS.pattern}|\n|[12][0-9]{{3}}(?=年|$))"
    return re.compile(f"^{some}|(?:{some}|中)$")


EDGE_CHARACTERS = set("向对在于为被从由以将的了和与及共达有用获拥该")
"""Fillers of one character that may be cut off at an end; others are as often the half of a word: 中国, 其他."""


@cache
def _alternatives(*, edges: bool = False) -> str:
    words = {word for row in load_fillers() for word in row.words}
    if edges:
        words = {word for word in words if len(word) > 1 or word in EDGE_CHARACTERS}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
