"""Glyphs: the characters of a page with their boxes, turned upright, without doubles."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ingest.document import BBox
from ingest.text.characters import RADICAL_FORMS, clean

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


class Printed(NamedTuple):
    """A character as the file prints it, before doubles and sideways text are told."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    upright: bool
    upward: bool
    """For a sideways character: whether its line runs upward."""


Turn = Callable[[BBox], BBox]
"""Where a box stands once its page is turned upright."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page as it is read."""

    upright: list[Glyph]
    across: list[Glyph]
    """Those that stand across the others: watermarks, side titles; turned upright."""
    turn: Turn | None = None
    """How the whole page was turned, where most of it is printed sideways."""


def glyphs_of(printed: list[Printed], width: float, height: float) -> Glyphs:
    """The characters of a page, turned where most of them lie on their side."""
    lying = [char for char in printed if not char.upright]
    if not lying:
        return Glyphs(_distinct(printed), [])
    turn = _turn_of(lying, width, height)
    if len(lying) * 2 > len(printed):  # a table printed sideways on an upright page
        return Glyphs(_distinct(_turned(lying, turn)), [], turn)
    return Glyphs(_distinct(char for char in printed if char.upright), _distinct(_turned(lying, turn)))


def _turn_of(lying: list[Printed], width: float, height: float) -> Turn:
    if sum(char.upward for char in lying) * 2 >= len(lying):
        return lambda box: (height - box[3], box[0], height - box[1], box[2])
    return lambda box: (box[1], width - box[2], box[3], width - box[0])


def _turned(chars: list[Printed], turn: Turn) -> Iterable[Printed]:
    for char in chars:
        x0, top, x1, bottom = turn((char.x0, char.top, char.x1, char.bottom))
        yield char._replace(x0=x0, top=top, x1=x1, bottom=bottom, size=bottom - top)


def _distinct(chars: Iterable[Printed]) -> list[Glyph]:
    """Visible characters and spaces, each once where a repeat only makes it look bold."""
    found: list[Glyph] = []
    places: dict[tuple[str, int], list[int]] = {}
    bold: dict[str, bool] = {}
    for text, x0, top, x1, bottom, size, font, _, _ in chars:
        if font not in bold:
            bold[font] = bool(BOLD.search(font))
        if not text.isascii() or not text.isprintable():
            text = clean(text).translate(RADICAL_FORMS)
        if text.isspace():
            found.append(Glyph(" ", x0, top, x1, bottom, size))
            continue
        if not text:
            continue
        column = round(x0 / FAKE_BOLD)
        double = _double(found, places, text, x0, top, column)
        if double is not None:
            found[double] = found[double]._replace(bold=True)
            continue
        places.setdefault((text, column), []).append(len(found))
        found.append(Glyph(text, x0, top, x1, bottom, size, bold[font]))
    return found


def _double(
    found: list[Glyph], places: dict[tuple[str, int], list[int]], text: str, x0: float, top: float, column: int
) -> int | None:
    """Index of the same character printed almost at the same place before."""
    for beside in (column, column - 1, column + 1):
        for index in places.get((text, beside), ()):
            first = found[index]
            limit = min(FAKE_BOLD, 0.35 * (first.x1 - first.x0) or FAKE_BOLD)
            if abs(first.top - top) <= FAKE_BOLD and abs(first.x0 - x0) <= limit:
                return index
    return None


def around(boxes: Iterable[BBox]) -> BBox:
    """The box around boxes, at least one."""
    listed = list(boxes)
    x0, top, x1, bottom = zip(*listed, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def bounds(glyphs: Iterable[Glyph]) -> BBox:
    """The box around glyphs, at least one."""
    listed = list(glyphs)
    return (
        min(g.x0 for g in listed),
        min(g.top for g in listed),
        max(g.x1 for g in listed),
        max(g.bottom for g in listed),
    )
