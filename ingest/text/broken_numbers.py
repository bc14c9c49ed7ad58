"""Broken numbers: digits that a space tears apart, as recognised text prints them, put together or held in doubt."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.readers.manuscript import Block, Grid, Paragraph
from ingest.said import Said

GAP = r"[ \u3000\u00a0]{1,2}"

GROUPED = re.compile(
    rf"(?<![\d.,，])\d{{1,3}}(?:{GAP})?(?:[,，](?:{GAP})?\d{{3}}(?!\d)(?:{GAP}(?=[,，.]))?)+(?:\.(?:{GAP})?\d+)?(?!\d)"
)
"""2,980, 986, 958.97; 2,856, 191,238. 85: well formed once its spaces are out."""

DECIMAL = re.compile(
    rf"(?<=[\u3400-\u9fff\d,，>＞<＜≥≤（(：:])(?<!\d\s)(?P<whole>\d{{1,3}})\.{GAP}(?P<part>\d{{1,4}})(?=\s*(?:[%％‰亿万元吨]|$))"
)
"""上缴税款6. 29亿元."""

TORN = re.compile(rf"(?<![\dA-Za-z./:-])\d[\d,，]*(?:\.\d+)?(?:[,，.]?{GAP}\d[\d,，.]*)+")
"""Digits, a gap, digits: 12 345人 may be one number or two."""

WHOLE = re.compile(
    r"^[（(+＋－−-]?\s*(?P<number>\d[\d,，. \u3000\u00a0]*\d)\s*(?:[%％‰]|[\u3400-\u9fffA-Za-z²³]{0,4})?[）)]?$"
)

WELL_FORMED = re.compile(r"^(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$")

GAPPED = re.compile(rf"\d[,，.]?{GAP}[,，.]?\d")

SEVERAL = re.compile("分别|依次|各为|先后")
"""分别为12,345, 678, 901人: three numbers."""

NAMES = re.compile(r"[图圖表第附款条條][件]?\s?$")
"""图1, 200: the number of a figure, and another."""

COUNTS = re.compile(r"\s?(?:[\u3400-\u9fffA-Za-z%％‰])")
"""19, 843人: a number before a comma that counted something would have its own unit."""

YEAR = re.compile(r"^(?:19|20)\d\d$")

WHY = Said("数字中有空格，可能不完整或是两个数")


def mended(block: Block) -> Block:
    """The block with its broken numbers put together; those that may be two numbers are in doubt."""
    if isinstance(block, Paragraph):
        return _paragraph(block)
    return _grid(block)


def mended_prose(text: str) -> str:
    """The text with numbers whole that are surely one: 2, 980人 is, 分别为1, 200, 300 may be three."""
    text = GROUPED.sub(lambda found: _squeezed(found[0]) if _surely_one(found) else found[0], text)
    return DECIMAL.sub(r"\g<whole>.\g<part>", text)


def mended_cell(text: str) -> str:
    """The text of a cell that is one number and nothing else with its spaces out."""
    found = WHOLE.match(text.strip())
    if not found or not re.search(GAP, found["number"]) or not re.search(r"[,，.]", found["number"]):
        return text
    joined = _squeezed(found["number"])
    return text.replace(found["number"], joined, 1) if WELL_FORMED.match(joined) else text


def torn_places(text: str) -> Iterator[tuple[int, int]]:
    """Where digits stand on both sides of a gap, two years excepted."""
    for found in TORN.finditer(text):
        parts = re.split(r"[,，.]?\s+", found[0])
        if not any(YEAR.match(part.strip(",，.")) for part in parts):
            yield found.span()


def _surely_one(found: re.Match[str]) -> bool:
    """Whether the digits are one number: something is counted after them, and nothing announces several."""
    text, start, end = found.string, found.start(), found.end()
    if SEVERAL.search(text, max(0, start - 20), start) or NAMES.search(text, max(0, start - 4), start):
        return False
    if re.search(r"\d[,，]\d|[,，]\s?\d{3}\.", found[0]):
        return True
    return bool(text[:start].strip() and COUNTS.match(text, end))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u3000\u00a0]", "", text)


def _paragraph(block: Paragraph) -> Paragraph:
    if block.doubts or not GAPPED.search(block.text):
        return block  # places that are in doubt already would move
    text = mended_prose(block.text)
    return replace(block, text=text, doubts=tuple((start, end, WHY) for start, end in torn_places(text)))


def _grid(block: Grid) -> Grid:
    if not any(GAPPED.search(cell.text) for row in block.rows for cell in row):
        return block
    rows = tuple(tuple(replace(cell, text=mended_prose(mended_cell(cell.text))) for cell in row) for row in block.rows)
    torn = tuple(
        (row, column, WHY)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if not cell.inherited and any(True for _ in torn_places(cell.text))
    )
    return replace(block, rows=rows, doubts=(*block.doubts, *torn))
