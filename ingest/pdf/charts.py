"""Charts drawn on a page: bars, slices and lines, whose numbers stand apart from what they count."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

from ingest.document import BBox
from ingest.pdf.columns import Item
from ingest.pdf.glyphs import around
from ingest.pdf.lines import Line

FEWEST = 3
"""Slices, points and numbers that make a chart."""

FEWEST_BARS = 2

THICK = 4.0
"""Points; thinner boxes are rules."""

APART = 2.0
"""Points by which bars differ."""

WIDE = 60.0
"""Points that a line chart spans at least."""

NEAR = 24.0
"""Points around the drawing within which its numbers stand."""

MOST_SHAPES = 2000
"""A page with more is a map or a drawing."""

NUMBERS = re.compile(r"\s*+(?:[-+−]?\d[\d,.]*+\s*+[%％]?\s*+)++")
"""A line of nothing but numbers."""


def drawn_chart(page: Page, items: Sequence[Item]) -> BBox | None:
    """Where a chart stands on the page if one does and numbers are printed in it; tables are not looked at."""
    if len(page.rects) + len(page.curves) > MOST_SHAPES:
        return None
    numbers = [item for item in items if isinstance(item, Line) and NUMBERS.fullmatch(item.text)]
    for shapes in (*_bars(page.rects), *_slices(page.curves), *_runs(page.curves)):
        box = around(map(_box, shapes))
        if sum(len(line.text.split()) for line in numbers if _near(line.bbox, box)) >= FEWEST:
            return box
    return None


def _bars(rects: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Filled boxes of one width on one base that differ in height, and the same lying down."""
    standing: defaultdict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    lying: defaultdict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for rect in rects:
        if rect["fill"] and rect["width"] > THICK and rect["height"] > 0:
            standing[round(rect["width"]), round(rect["bottom"])].append(rect)
        if rect["fill"] and rect["height"] > THICK and rect["width"] > 0:
            lying[round(rect["height"]), round(rect["x0"])].append(rect)
    for groups, length in ((standing, "height"), (lying, "width")):
        for bars in groups.values():
            lengths = sorted(bar[length] for bar in bars)
            if len(bars) >= FEWEST_BARS and lengths[-1] - lengths[0] > APART:
                yield bars


def _slices(curves: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Filled shapes that meet in one point, as the slices of a pie do."""
    meeting: defaultdict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for curve in curves:
        if curve["fill"]:
            for point in {(round(x), round(y)) for x, y in curve["pts"]}:
                meeting[point].append(curve)
    yield from (slices for slices in meeting.values() if len(slices) >= FEWEST)


def _runs(curves: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Open lines that go from left to right, up and down."""
    for curve in curves:
        xs, ys = ([point[axis] for point in curve["pts"]] for axis in (0, 1))
        forward = all(later > earlier for earlier, later in pairwise(xs))
        if not curve["fill"] and len(xs) >= FEWEST and forward and xs[-1] - xs[0] > WIDE and max(ys) - min(ys) > APART:
            yield [curve]


def _box(shape: dict[str, Any]) -> BBox:
    return float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"])


def _near(inner: BBox, outer: BBox) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] - NEAR <= x <= outer[2] + NEAR and outer[1] - NEAR <= y <= outer[3] + NEAR
