"""Footnotes: lines that explain a mark above them, or the table over them, tied to the passage they explain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.document import Footnote, Passage

REACH = 12
"""So many passages above a note its mark may stand."""

PAGES = 1
"""A note stands on the page of its mark or on the next."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One way of printing notes."""

    name: str
    note: re.Pattern[str]
    """How the line of a note begins; `mark` is what refers to it."""
    example: str
    referring: str
    """A text that refers to the example's note."""


AFTER_WORD = r"(?<=[^\s，。；：、,;:（(\[［])"
BEFORE_STOP = r"(?=[\s，。；：、,;:）)\]］]|$|为|达|共)"

SHAPES = (
    Shape(
        "numbered note",
        re.compile(
            r"[（(\[［【]?\s*(?P<mark>附?[注註]\s*(?:\d{1,2}|[一二三四五六七八九十]|[①-⑳]))\s*[）)\]］】]?\s*[:：.．、]?\s*(?=\S)"
        ),
        "注1：能耗按等价值折算",
        "综合能耗（注1）为320吨",
    ),
    Shape("circled", re.compile(r"(?P<mark>[①-⑳❶-❿])\s*[:：.、]?\s*(?=\S)"), "①含下属子公司", "员工总数①为320人"),
    Shape("star", re.compile(r"(?P<mark>[*＊※]{1,3})\s*(?:[注註]\s*[:：])?\s*(?=\S)"), "*未经审计", "营业收入*"),
    Shape("raised", re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]{1,2})\s*(?=\S)"), "¹ 按合并口径", "营业收入¹为3亿元"),
    Shape("square", re.compile(r"(?P<mark>[\[［]\d{1,2}[\]］])\s*(?=\S)"), "[1]按合并口径", "营业收入[1]为3亿元"),
)
"""Notes with a mark, each with an example and a text that refers to it."""

UNMARKED = re.compile(r"(?:附?[注註]|[备備][注註]|[說说]明)\s*[:：]\s*(?=\S)")
"""注：以上数据未经审计, a note on all that stands above it; 说明 only under a table."""

OPENS = re.compile(r"[注註附备備說说（(\[［【①-⑳❶-❿*＊※¹²³⁰⁴-⁹]")
"""What the line of a note can begin with."""

SURELY_NOTE = re.compile(r"[（(\[［【]?\s*[注註附备備*＊※¹²³⁰⁴-⁹]")
"""Lines that may stand between a table and a note on the whole of it."""

BEHIND = re.compile(
    r"(?<=\S)\s*(?:[（(\[［]?\s*[注註]\s*\d{1,2}\s*[）)\]］]?|[①-⑳❶-❿]|(?<=\S)[*＊※]{1,3}"
    r"|(?<![A-Za-z米])(?<!10)(?<=[\u3400-\u9fff\d%％）)])[¹²³⁰⁴-⁹]{1,2})\s*$"
)
"""A mark at the end of a cell: 320①, 员工总数（注1）; not the power of m³ and 10³."""

CUBED = re.compile(r"(?:m|cm|mm|km|dm|米|CO)$", re.IGNORECASE)
"""m² and m³ refer to nothing."""


def with_footnotes(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, each with the notes that explain it."""
    tied = list(passages)
    for passage in passages:
        for note in notes_in(passage):
            place = _explained(tied, passage, note)
            if place is not None:
                tied[place] = replace(tied[place], footnotes=(*tied[place].footnotes, note))
    return tuple(tied)


def notes_in(passage: Passage) -> Iterator[Footnote]:
    """The notes that a passage is, a line or a number each; none if it is anything else."""
    if passage.table is not None or not OPENS.match(passage.text):
        return
    for line in _parted(passage.text.strip()):
        if found := UNMARKED.match(line):
            yield Footnote("", line[found.end() :].strip(" ；;"), passage.page, passage.order)
        elif found := next((match for shape in SHAPES if (match := shape.note.match(line))), None):
            yield Footnote(_plain(found["mark"]), line[found.end() :].strip(" ；;"), passage.page, passage.order)
        else:
            return


def without_mark(text: str) -> str:
    """A cell's text up to the mark of a footnote at its end."""
    return BEHIND.sub("", text, count=1)


def references(text: str, mark: str) -> Iterator[re.Match[str]]:
    """Where a text refers to a mark: behind a word or number, not as the number of an item."""
    core = re.escape(mark) if not mark.startswith(("注", "註", "附")) else r"\s*".join(map(re.escape, mark))
    closed = rf"[（(\[［]\s*{core}\s*[）)\]］](?!\d)"
    bare = rf"{AFTER_WORD}(?<![备備附关關]){core}(?!\d){BEFORE_STOP}"
    raised = rf"{AFTER_WORD}{core}(?![¹²³⁰⁴-⁹])"
    pattern = raised if mark[0] in "¹²³⁰⁴⁵⁶⁷⁸⁹[［" else f"{closed}|{bare}"
    for found in re.finditer(pattern, text):
        if not CUBED.search(text[: found.start()]):
            yield found


def _parted(text: str) -> list[str]:
    """The text at each 注2 or ② that follows a stop, as when several notes run on in one line."""
    parts = re.split(r"(?<=[。；;])\s*(?=[注註]\s*\d{1,2}\s*[:：]|[②-⑳]|[*＊※])", text)
    return [part for part in parts if part]


def _explained(passages: Sequence[Passage], printed: Passage, note: Footnote) -> int | None:
    """Index of the passage that a note explains: the nearest with its mark, or the one right above."""
    anywhere = bool(note.mark) and (note.mark[0] in "注註附" or _at_foot(passages, printed))
    for place in range(printed.order - 1, max(-1, printed.order - 1 - REACH), -1):
        other = passages[place]
        if _far(other, printed):
            return None
        if not note.mark:
            if other.table is not None or not SURELY_NOTE.match(other.text):
                told = printed.text.startswith(("注", "註")) and re.search(r"\d", other.text)
                return place if other.table is not None or told else None
        elif next(references(other.text, note.mark), None) is not None:
            return place
        elif not anywhere and next(notes_in(other), None) is None:
            return None  # the item of a list, numbered as a note could be
    return None


def _at_foot(passages: Sequence[Passage], printed: Passage) -> bool:
    """Whether nothing but notes follows on the page."""
    following = takewhile(lambda other: other.page == printed.page, passages[printed.order + 1 :])
    return printed.page is not None and all(next(notes_in(other), None) is not None for other in following)


def _far(other: Passage, printed: Passage) -> bool:
    end = other.page_end or other.page
    return end is not None and printed.page is not None and printed.page - end > PAGES


def _plain(mark: str) -> str:
    return re.sub(r"\s", "", mark)
