"""Reading order: which lines stand in columns beside each other, and which run across."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.document import BBox
from ingest.pdf.lines import Line, merged
from ingest.readers.manuscript import Grid
from ingest.text.headings import CAPTION
from ingest.text.joining import stops

Item = Line | Grid

GUTTER = 0.9
"""White between two columns is at least so many characters wide."""

ALIGNED = 3.0
"""Points within which left edges count as one."""

FEWEST = 3
"""A column has at least so many lines."""

DEEPEST = 4
"""Columns are looked for inside columns so often."""

Row = list[Item]

Band = tuple[bool, list[Item]]
"""Whether it crosses the gutter, and what stands in it."""


def in_reading_order(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Item]:
    """Lines and tables as they are read: down a column, then the next; parts of one row put together."""
    items: list[Item] = [*lines, *grids]
    return list(_ordered(items, depth=0))


def box_of(item: Item) -> BBox:
    """Where the item stands on its page."""
    return item.bbox if isinstance(item, Line) else item.boxes[0][1]


def _ordered(items: list[Item], *, depth: int) -> Iterator[Item]:
    gutter = (_gutter(items) or _between_tables(items)) if depth < DEEPEST else None
    if gutter is None:
        yield from _down(items)
        return
    bands = _with_titles_below(list(_bands(items, gutter)), gutter)
    for index, (crossing, band) in enumerate(bands):
        left = [item for item in band if _centre(item) < gutter]
        right = [item for item in band if _centre(item) >= gutter]
        if crossing and len(band) < len(items):
            yield from _ordered(band, depth=depth + 1)
            continue
        if crossing or not _are_columns(left, right):
            yield from _down(band)
            continue
        sides = [list(_ordered(side, depth=depth + 1)) for side in (left, right)]
        below = bands[index + 1][1] if index + 1 < len(bands) else []
        if _goes_on_below(sides[0], below) and not _goes_on_below(sides[1], below):
            sides.reverse()  # a box beside the text: the text goes on under it
        yield from sides[0]
        yield from sides[1]


def _between_tables(items: Sequence[Item]) -> float | None:
    """The middle between two tables that stand side by side and that nothing else crosses."""
    grids = sorted((box_of(item) for item in items if isinstance(item, Grid)), key=lambda box: box[0])
    for left, right in pairwise(grids):
        gutter = (left[2] + right[0]) / 2
        beside = _overlap(left, right) > 0.5 * min(left[3] - left[1], right[3] - right[1])
        if left[2] < right[0] and beside and not any(_crosses(item, gutter) for item in items):
            return gutter
    return None


def _overlap(one: BBox, other: BBox) -> float:
    """How much of their heights two boxes share."""
    return min(one[3], other[3]) - max(one[1], other[1])


def _crosses(item: Item, gutter: float) -> bool:
    box = box_of(item)
    return box[0] < gutter - 1 and box[2] > gutter + 1


def _goes_on_below(side: list[Item], below: list[Item]) -> bool:
    """Whether a column ends in mid-sentence and the full-width text under it begins at its left edge."""
    last = side[-1] if side else None
    if not isinstance(last, Line) or stops(last.text) or last.bbox[2] < last.right - 2.5 * last.size:
        return False
    first = min((i for i in below if isinstance(i, Line)), key=lambda i: (i.bbox[1], i.bbox[0]), default=None)
    return first is not None and abs(first.size - last.size) < 1 and abs(first.bbox[0] - last.left) < 1.5 * last.size


def _down(items: list[Item]) -> Iterator[Item]:
    """From top to bottom; lines know the edges of the column they make."""
    lines = [item for item in items if isinstance(item, Line)]
    left = min((line.bbox[0] for line in lines), default=0.0)
    right = max((line.bbox[2] for line in lines), default=0.0)
    for row in rows_of_items(items):
        parts = [item for item in row if isinstance(item, Line)]
        if parts:
            yield replace(merged(parts), left=left, right=right)
        yield from (item for item in row if isinstance(item, Grid))


def rows_of_items(items: Sequence[Item]) -> list[Row]:
    """Items that stand side by side, from top to bottom; lines beside lines and tables beside tables."""
    rows: list[Row] = []
    for item in sorted(items, key=lambda i: _middle(i) if isinstance(i, Line) else box_of(i)[1]):
        box = box_of(item)
        last = box_of(rows[-1][0]) if rows and type(rows[-1][0]) is type(item) else None
        if last and _overlap(last, box) > 0.5 * min(last[3] - last[1], box[3] - box[1]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _middle(item: Item) -> float:
    return (box_of(item)[1] + box_of(item)[3]) / 2


def _centre(item: Item) -> float:
    return (box_of(item)[0] + box_of(item)[2]) / 2


def _gutter(items: list[Item]) -> float | None:
    """A height-long white strip with lines on both sides; its right edge is where many lines begin.

    A few items may cross it: titles over both columns, tables, pictures' captions.
    """
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 2 * FEWEST:
        return None
    leftmost = min(line.bbox[0] for line in lines)
    best: tuple[int, float] | None = None
    for edge in _left_edges(lines):
        begin = [line for line in lines if -ALIGNED <= line.bbox[0] - edge < 3 * line.size]
        size = max(line.size for line in begin)
        if edge < leftmost + 6 * size:
            continue
        top, bottom = min(line.bbox[1] for line in begin), max(line.bbox[3] for line in begin)
        near = [line for line in lines if line.bbox[3] > top - 1 and line.bbox[1] < bottom + 1]
        left = [line for line in near if line.bbox[2] <= edge - GUTTER * size]
        crossing = [line for line in near if line.bbox[0] < edge - ALIGNED and line.bbox[2] > edge - GUTTER * size]
        sides = min(len(left), len(begin))
        if sides >= FEWEST and len(crossing) * 3 <= len(left) + len(begin) and (best is None or sides > best[0]):
            best = sides, edge - GUTTER * size / 2
    return best[1] if best else None


def _left_edges(lines: Sequence[Line]) -> list[float]:
    """Places where at least three lines begin."""
    edges: list[float] = []
    starts = sorted(line.bbox[0] for line in lines)
    for index, start in enumerate(starts):
        together = [other for other in starts[index:] if other - start <= ALIGNED]
        if len(together) >= FEWEST and (not edges or start - edges[-1] > ALIGNED):
            edges.append(start)
    return edges


def _bands(items: list[Item], gutter: float) -> Iterator[Band]:
    """The items in bands from top to bottom that cross the gutter or do not."""
    band: list[Item] = []
    was_crossing = False
    for row in rows_of_items(items):
        crossing = any(_crosses(item, gutter) for item in row)
        if band and crossing != was_crossing:
            yield was_crossing, band
            band = []
        band.extend(row)
        was_crossing = crossing
    if band:
        yield was_crossing, band


def _with_titles_below(bands: list[Band], gutter: float) -> list[Band]:
    """The bands, titles and captions that end one moved to the full-width band under it, which they head."""
    for (crossing, band), (_, below) in pairwise(bands):
        size = median([item.size for item in band if isinstance(item, Line)] or [0.0])
        while not crossing and (last := _last_title(band, gutter, size)) is not None:
            moved = [item for item in band if _overlap(box_of(item), last.bbox) > 0.5 * last.height]
            band[:] = [item for item in band if item not in moved]
            below[:0] = moved
    return bands


def _last_title(band: list[Item], gutter: float, size: float) -> Line | None:
    """The last line of the left column if it is the title of what follows both columns.

    A title stands under all that both columns hold; the name of a table may stand beside a box.
    """
    left = [item for item in band if _centre(item) < gutter]
    last = max(left, key=lambda item: box_of(item)[1], default=None)
    if not isinstance(last, Line) or len(left) < 2:
        return None
    if CAPTION.match(last.text):
        return last
    beside = [item for item in band if item is not last and box_of(item)[3] > last.bbox[1] + 1]
    lower = [item for item in beside if _overlap(box_of(item), last.bbox) <= 0.5 * last.height]
    stands_out = last.size > 1.08 * size or (last.bold and not stops(last.text))
    return last if stands_out and not lower else None


def _are_columns(left: list[Item], right: list[Item]) -> bool:
    """Whether both sides are running text beside each other, not labels with their values."""
    if len(left) < 2 or len(right) < 2:
        return False
    sides = [[box_of(item) for item in side] for side in (left, right)]
    tops = [min(box[1] for box in side) for side in sides]
    bottoms = [max(box[3] for box in side) for side in sides]
    overlap = min(bottoms) - max(tops)
    if overlap < 0.3 * min(bottoms[0] - tops[0], bottoms[1] - tops[1]):
        return False
    if any(isinstance(item, Grid) for item in (*left, *right)):
        return True
    return all(map(_prose, (left, right))) or not _side_by_side(left, right)


def _prose(side: list[Item]) -> bool:
    texts = [len(item.text) for item in side if isinstance(item, Line)]
    return sum(texts) / max(1, len(texts)) >= 9


def _side_by_side(left: list[Item], right: list[Item]) -> bool:
    """Whether most lines of the shorter side have a neighbour on the same height."""
    shorter, longer = sorted((left, right), key=len)
    heights = [_middle(item) for item in longer]
    near = sum(any(abs(_middle(item) - height) < 3 for height in heights) for item in shorter)
    return near >= 0.7 * len(shorter)
