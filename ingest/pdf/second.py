"""The second reading: numbers that pdfium reads differently from pdfminer are doubtful."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from ingest.pdf.columns import Item
from ingest.readers.manuscript import Grid
from ingest.said import Said

NUMBER = re.compile(r"\d(?:[\d,，.．]*\d)?")
"""10, 132,531,848.19."""

MARKED = re.compile(r"(\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""A number with a footnote's raised mark, which pdfium reads as digits of the number."""

NEAR = 3
"""Readings that differ in more characters are not readings of the same number."""


def with_doubts(items: Iterable[Item], other: str | None) -> list[Item]:
    """The items with a doubt at every number that the other reading of the page does not have."""
    if other is None:
        return list(items)
    plain = unicodedata.normalize("NFKC", other)
    reading = _Reading(Counter(NUMBER.findall(plain)), re.sub(r"\s", "", plain))
    listed = list(items)
    missing = [reading.missing(item) for item in listed]  # all are looked up before any doubt is put into words
    return [_doubted(item, spans, reading) if spans else item for item, spans in zip(listed, missing, strict=True)]


def all_doubted(items: Iterable[Item], why: Said) -> list[Item]:
    """The items with the same doubt at every number."""
    return [_all_doubted(item, why) for item in items]


@dataclass(frozen=True, slots=True)
class _Span:
    """A number in an item: its row and column in a table, or 0, and its place in the text there."""

    row: int
    column: int
    start: int
    end: int
    number: str


class _Reading:
    """The numbers of one page as pdfium reads them; each supports one number of ours."""

    def __init__(self, numbers: Counter[str], squeezed: str) -> None:
        self.left = numbers
        self.squeezed = squeezed

    def missing(self, item: Item) -> list[_Span]:
        """The numbers of an item that this reading does not have; those it has are used up."""
        if isinstance(item, Grid):
            cells = [(y, x, c.text) for y, row in enumerate(item.rows) for x, c in enumerate(row) if not c.inherited]
        else:
            cells = [(0, 0, item.text)]
        return [
            _Span(y, x, *found.span(), found[0])
            for y, x, text in cells
            for found in NUMBER.finditer(text)
            if not self._supports(text, found)
        ]

    def _supports(self, text: str, found: re.Match[str]) -> bool:
        number = unicodedata.normalize("NFKC", found[0])
        marks = MARKED.match(text, found.end() - 1)
        with_marks = unicodedata.normalize("NFKC", text[found.start() : marks.end()]) if marks else number
        for reading in (number, with_marks):
            if self.left[reading] > 0:
                self.left[reading] -= 1
                return True
        if number in self.left:
            return False  # it has the number, but not so often
        return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)", self.squeezed))

    def why(self, number: str) -> Said:
        """The doubt in words, with the unused number that looks most like it."""
        folded = unicodedata.normalize("NFKC", number)
        near = [(Levenshtein.distance(folded, other), other) for other, n in self.left.items() if n > 0]
        distance, other = min(near, default=(NEAR + 1, ""))
        if distance <= min(NEAR, max(1, len(folded) // 2)):
            return Said("两次读取不一致：{number} 与 {other}", number=number, other=other)
        return Said("两次读取不一致：{number} 未见于第二次读取", number=number)


def _doubted(item: Item, spans: list[_Span], reading: _Reading) -> Item:
    """The item with its doubts."""
    if isinstance(item, Grid):
        return replace(item, doubts=tuple((s.row, s.column, reading.why(s.number)) for s in spans))
    return replace(item, doubts=tuple((s.start, s.end, reading.why(s.number)) for s in spans))


def _all_doubted(item: Item, why: Said) -> Item:
    if isinstance(item, Grid):
        numbered = ((y, x) for y, row in enumerate(item.rows) for x, c in enumerate(row) if NUMBER.search(c.text))
        return replace(item, doubts=(*item.doubts, *((y, x, why) for y, x in numbered)))
    spans = ((*found.span(), why) for found in NUMBER.finditer(item.text))
    return replace(item, doubts=(*item.doubts, *spans))
