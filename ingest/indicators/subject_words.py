"""Subject words: a figure's subject in its segments, and what of it no word of the taxonomy explains."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.figure import Figure
from ingest.indicators.mentions import OF
from ingest.indicators.wording import worded

FILE = Path(__file__).parent / "matching.toml"

JOINT = "·"
"""Parts the heads of a subject: 专职审核员·QMS."""

SIGNS = re.compile(r"[0-9.,%‰~\-—+()\[\]【】“”\"'‘’《》<>、。;:·•*#|/\\_&]+")

EDGE_SIGNS = re.compile(r"[.,~\-—+()\[\]【】“”\"'‘’<>、。;:·•*#|/\\_&]")
"""Signs that are no part of a name at its ends; digits are: S3, B区2号."""


EXCEPTION = re.compile(r"(?<=[^·])\(((?:不|仅|除|扣)[^()]+)\)")
"""What a head leaves out, in brackets after it, e.g. 外购电力(不包含新能源发电)."""

BY_THE_WAY = re.compile(r"\((?:以下|下称|简称|除)[^()]*\)·?")
"""What brackets say by the way, e.g. (以下简称「本公司」)."""

OWNER = re.compile(r"\s*([^\d，,。；;、：:（）()]{2,20}?)(?:共有|共计|合计|总计|共|为|达)\s*\d")
"""A noun right after a number that owns the next number, e.g. 环境体系审核员共223人."""

SHARE = "占比"

SHARED = re.compile(r"·占[^·]*$")
"""A head that makes a share of the one before it, e.g. 研发投入·占营业收入."""

CHANGED = re.compile(
    r"·?(?:同比|环比|(?:较|比|与)[^·]{0,10}?(?:年|期|相比))?(?:实现)?"
    r"(?:增长|增加|上升|提高|提升|增幅|下降|降低|减少|缩减|降幅)(?:了|幅度|率|比例|近|超过)*"
)
"""Words of change, e.g. 比2008年降低了."""


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


def subject_of(figure: Figure) -> str:
    """The folded subject without 的, without what it leaves out, and of a change without the words of change."""
    subject = BY_THE_WAY.sub("", EXCEPTION.sub("", worded(figure.subject).replace(OF, "")))
    subject = _without_the_next(subject, figure)
    if figure.kind == "growth":
        return CHANGED.sub("", subject)
    return SHARED.sub(SHARE, subject) if figure.quantity.unit == "%" and not figure.in_table else subject


def _without_the_next(subject: str, figure: Figure) -> str:
    """The subject without words that belong to the number after: 实习82人环境体系审核员共223人."""
    following = None if figure.in_table else OWNER.match(around(figure)[1])
    owner = worded(following[1]).replace(OF, "") if following else ""
    rest = subject.removesuffix(owner)
    return rest if owner and rest and not rest.endswith(JOINT) else subject


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
