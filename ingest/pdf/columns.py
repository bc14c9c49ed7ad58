"""Reading order: which lines stand in columns beside each other, and which run across."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from ingest.document import BBox
from ingest.manuscript import Grid
from ingest.pdf.lines import Line, merged

Item = Line | Grid

T = TypeVar("T", Line, Grid)

GUTTER = 0.9
"""White between two columns is at least so many characters wide."""

NARROW = 0.66
"""A line that takes more of the text's width runs across all columns."""


def in_reading_order(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Item]:
    """Lines and tables as they are read: down a column, then the next; parts of one row put together."""
    items: list[Item] = [*lines, *grids]
    return list(_ordered(items, depth=0))


def box_of(item: Item) -> BBox:
    """Where the item stands on its page."""
    return item.bbox if isinstance(item, Line) else item.boxes[0][1]


def _ordered(items: list[Item], *, depth: int) -> Iterator[Item]:
    gutter = _gutter(items) if depth < 4 else None
    if gutter is None:
        yield from _down(items)
        return
    for crossing, band in _bands(items, gutter):
        left = [item for item in band if (box_of(item)[0] + box_of(item)[2]) / 2 < gutter]
        right = [item for item in band if (box_of(item)[0] + box_of(item)[2]) / 2 >= gutter]
        if crossing or not _are_columns(left, right):
            yield from _down(band)
        else:
            yield from _ordered(left, depth=depth + 1)
            yield from _ordered(right, depth=depth + 1)


def _down(items: list[Item]) -> Iterator[Item]:
    """From top to bottom; lines know the edges of the column they make."""
    lines = [item for item in items if isinstance(item, Line)]
    left = min((line.bbox[0] for line in lines), default=0.0)
    right = max((line.bbox[2] for line in lines), default=0.0)
    for row in _rows(items):
        parts = [item for item in row if isinstance(item, Line)]
        if parts:
            yield replace(merged(parts), left=left, right=right)
        yield from (item for item in row if isinstance(item, Grid))


def _rows(items: list[Item]) -> list[list[Item]]:
    """Items that stand side by side, from top to bottom."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda i: (box_of(i)[1] + box_of(i)[3]) / 2 if isinstance(i, Line) else box_of(i)[1]):
        box = box_of(item)
        if rows and isinstance(item, Line) and isinstance(rows[-1][0], Line):
            last = box_of(rows[-1][0])
            if min(last[3], box[3]) - max(last[1], box[1]) > 0.5 * min(last[3] - last[1], box[3] - box[1]):
                rows[-1].append(item)
                continue
        rows.append([item])
    return rows


def _gutter(items: list[Item]) -> float | None:
    """Middle of the white strip that parts most lines into two columns; none on a page of one column."""
    boxes = [box_of(item) for item in items]
    if len(boxes) < 6:
        return None
    width = max(b[2] for b in boxes) - min(b[0] for b in boxes)
    size = sorted(item.size for item in items if isinstance(item, Line))[len(items) // 2] if all(
        isinstance(item, Line) for item in items
    ) else 10.0
    narrow = sorted((b[0], b[2]) for b in boxes if b[2] - b[0] < NARROW * width)
    best: tuple[int, float] | None = None
    reach = narrow[0][1] if narrow else 0.0
    for index, (start, end) in enumerate(narrow[1:], start=1):
        if start - reach >= GUTTER * size:
            sides = min(index, len(narrow) - index)
            if sides >= 3 and (best is None or sides > best[0]):
                best = sides, (start + reach) / 2
        reach = max(reach, end)
    return best[1] if best else None


def _bands(items: list[Item], gutter: float) -> Iterator[tuple[bool, list[Item]]]:
    """The items in bands from top to bottom that cross the gutter or do not."""
    band: list[Item] = []
    was_crossing = False
    for item in sorted(items, key=lambda i: box_of(i)[1]):
        box = box_of(item)
        crossing = box[0] < gutter - 1 and box[2] > gutter + 1
        if band and crossing != was_crossing:
            yield was_crossing, band
            band = []
        band.append(item)
        was_crossing = crossing
    if band:
        yield was_crossing, band


def _are_columns(left: list[Item], right: list[Item]) -> bool:
    """Whether both sides are running text beside each other, not labels with their values."""
    if len(left) < 2 or len(right) < 2:
        return False
    tops, bottoms = zip(*[(min(box_of(i)[1] for i in s), max(box_of(i)[3] for i in s)) for s in (left, right)], strict=True)
    overlap = min(bottoms) - max(tops)
    if overlap < 0.3 * min(bottoms[0] - tops[0], bottoms[1] - tops[1]):
        return False
    if any(isinstance(item, Grid) for item in (*left, *right)):
        return True
    return all(_prose(side) for side in (left, right)) or not _aligned(left, right)


def _prose(side: list[Item]) -> bool:
    texts = [len(item.text) for item in side if isinstance(item, Line)]
    return sum(texts) / max(1, len(texts)) >= 9


def _aligned(left: list[Item], right: list[Item]) -> bool:
    """Whether most lines of the shorter side have a neighbour on the same height."""
    shorter, longer = sorted((left, right), key=len)
    heights = sorted((box_of(i)[1] + box_of(i)[3]) / 2 for i in longer)
    near = sum(any(abs((box_of(i)[1] + box_of(i)[3]) / 2 - h) < 3 for h in heights) for i in shorter)
    return near >= 0.7 * len(shorter)


def gaps(lines: Sequence[Line]) -> list[float]:
    """White between each line and the next on the same page, where the next stands below."""
    return [b.bbox[1] - a.bbox[3] for a, b in pairwise(lines) if a.page == b.page and b.bbox[1] > a.bbox[1]]
