"""Glyphs: the characters of a page with their boxes, turned upright, without doubles."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from ingest.characters import clean
from ingest.document import BBox

BOLD = re.compile(r"bold|black|heavy|,b|simhei|黑体|-hei", re.IGNORECASE)

FAKE_BOLD = 1.5
"""Points by which a repeated character is shifted to look bold; real neighbours stand further apart."""


class Glyph(NamedTuple):
    """One printed character; coordinates in points from the page's top left as it is read."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """Height of its centre."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far right its centre is."""
        return (self.x0 + self.x1) / 2


def glyphs_of(chars: Iterable[dict[str, Any]], width: float, height: float) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of a page as it is read, and those that stand across (watermarks, side titles)."""
    listed = list(chars)
    turned = [char for char in listed if not char.get("upright", True)]
    if len(turned) * 2 > len(listed):  # a table printed sideways on an upright page
        return _distinct(_turn(turned, width, height)), []
    upright = [char for char in listed if char.get("upright", True)]
    across = _distinct(_turn(turned, width, height)) if turned else []
    return _distinct(upright), across


def _turn(chars: list[dict[str, Any]], width: float, height: float) -> Iterable[dict[str, Any]]:
    """Sideways characters in the coordinates of the page turned so that they are upright."""
    upward = sum(char["matrix"][1] > 0 for char in chars) * 2 >= len(chars)
    for char in chars:
        x0, x1, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
        box = (height - bottom, x0, height - top, x1) if upward else (top, width - x1, bottom, width - x0)
        yield {**char, "x0": box[0], "top": box[1], "x1": box[2], "bottom": box[3], "size": x1 - x0}


def _distinct(chars: Iterable[dict[str, Any]]) -> list[Glyph]:
    """Visible characters and spaces, each once where a repeat only makes it look bold."""
    found: list[Glyph] = []
    places: dict[tuple[str, int, int], int] = {}
    bold: dict[str, bool] = {}
    for char in chars:
        text = clean(char["text"])
        if not text:
            continue
        x0, top = char["x0"], char["top"]
        font = char["fontname"]
        if font not in bold:
            bold[font] = bool(BOLD.search(font))
        if text.isspace():
            found.append(Glyph(" ", x0, top, char["x1"], char["bottom"], char["size"]))
            continue
        column, row = round(x0 / FAKE_BOLD), round(top / FAKE_BOLD)
        double = _double(found, places, text, x0, top, column, row)
        if double is not None:
            found[double] = found[double]._replace(bold=True)
            continue
        places[text, column, row] = len(found)
        found.append(Glyph(text, x0, top, char["x1"], char["bottom"], char["size"], bold[font]))
    return found


def _double(
    found: list[Glyph], places: dict[tuple[str, int, int], int], text: str, x0: float, top: float, column: int, row: int
) -> int | None:
    """Index of the same character printed almost at the same place before."""
    for beside in (column, column - 1, column + 1):
        for near in (row, row - 1, row + 1):
            index = places.get((text, beside, near))
            if index is not None:
                first = found[index]
                limit = min(FAKE_BOLD, 0.35 * (first.x1 - first.x0) or FAKE_BOLD)
                if abs(first.x0 - x0) <= limit and abs(first.top - top) <= FAKE_BOLD:
                    return index
    return None


def bounds(glyphs: Iterable[Glyph]) -> BBox:
    """The box around glyphs, at least one."""
    listed = list(glyphs)
    return (
        min(g.x0 for g in listed),
        min(g.top for g in listed),
        max(g.x1 for g in listed),
        max(g.bottom for g in listed),
    )
