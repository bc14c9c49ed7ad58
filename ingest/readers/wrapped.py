"""Wrapped text: paragraphs broken into lines of a fixed width, as text taken from PDFs is, put together again."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import quantiles

from ingest.readers.manuscript import Paragraph
from ingest.text.contents import LEADERS
from ingest.text.headings import starts_item
from ingest.text.joining import CLAUSE, begins_anew, counts_on, goes_on, join, opens_bracket, stops

Line = tuple[int | None, str]
"""Page and text."""

INDENT = 2
"""Characters by which the first line of a paragraph is shorter."""

FULL = 0.85
"""A line of so great a part of the width around it is full: its sentence may go on in the next."""

GOES_ON = re.compile(r"(?:等|的|之一|是(?!否)|及(?!时)|或(?!许)|和(?!谐|平|睦)|与(?!此|会))")
"""Words that no sentence and no heading begins with."""


def is_wrapped(lines: Iterable[str]) -> bool:
    """Whether most lines of prose stop in mid-sentence."""
    broken = [
        not stops(line)
        for line, following in pairwise(lines)
        if len(line) >= 16 and following and CLAUSE.search(line) and "\t" not in line
    ]
    return len(broken) >= 8 and sum(broken) / len(broken) > 0.5


def wrapped_paragraphs(run: list[Line]) -> Iterator[Paragraph]:
    """Lines put together where a full line goes on in the next, be it over the blank lines of a page break."""
    held: list[str] = []
    begun: int | None = None
    ended: int | None = None
    blank = False
    listed = [(page, line.strip()) for page, line in run]
    for index, (page, line) in enumerate(listed):
        if not line:
            blank = True
            continue
        if held and not _goes_on(held, line, _width(listed, index), blank=blank):
            yield Paragraph(_joined(held), begun, ended)
            held = []
        begun = begun if held else page
        ended = page
        held.append(line)
        blank = False
    if held:
        yield Paragraph(_joined(held), begun, ended)


def _goes_on(held: list[str], line: str, width: float, *, blank: bool) -> bool:
    indent = INDENT if len(held) == 1 else 0
    if blank:
        return _cut_by_page_break(held, line, width - indent)
    return _continues(held[-1], line, width - indent)


def _width(listed: list[Line], index: int) -> float:
    """How wide the lines around this one are."""
    around = [extent(line) for _, line in listed[max(0, index - 6) : index + 6] if line]
    return quantiles(around, n=4)[2] if len(around) > 1 else float(max(around, default=0))


def extent(line: str) -> float:
    """How much room a line takes, in Chinese characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in line)


def _continues(line: str, following: str, width: float) -> bool:
    """Whether a line of the given measure goes on in the next."""
    if LEADERS.match(line):
        return False
    if starts_item(following):
        return goes_on(line, following) and extent(line) >= 0.8 * width
    if (goes_on(line, following) and len(line) >= 8) or opens_bracket(line, following) or counts_on(line, following):
        return True
    if stops(line) or begins_anew(line, following):
        return False
    if line[-1:].isascii() and following[:1].isascii() and following[:1].islower():
        return True  # English: a sentence never begins with a small letter
    prose = len(line) >= 12 and extent(line) >= FULL * width
    return prose and bool(CLAUSE.search(line) or CLAUSE.search(following) or stops(following))


def _cut_by_page_break(held: list[str], following: str, width: float) -> bool:
    """Whether a paragraph stops in mid-sentence at the end of a full line and goes on after blank lines."""
    line = held[-1]
    if LEADERS.match(line) or stops(line) or starts_item(following) or begins_anew(line, following):
        return False
    if counts_on(line, following):
        return True
    if len(line) < 16 or extent(line) < FULL * width or (len(held) == 1 and starts_item(line)):
        return False
    if GOES_ON.match(following):
        return True
    return any(CLAUSE.search(part) for part in held) and bool(CLAUSE.search(following) or stops(following))


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        text = join(text, line)
    return text
