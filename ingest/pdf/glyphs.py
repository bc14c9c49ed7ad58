"""Glyphs: the characters of a page with their boxes, as pdfplumber gives them."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from ingest.characters import clean

BOLD = re.compile(r"bold|black|heavy|,b|simhei|黑体|-hei", re.IGNORECASE)


class Glyph(NamedTuple):
    """One printed character; coordinates in points from the page's top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    upright: bool = True

    @property
    def middle(self) -> float:
        """Height of its centre."""
        return (self.top + self.bottom) / 2


def glyphs_of(chars: Iterable[dict[str, Any]]) -> list[Glyph]:
    """Visible characters and spaces without doubles that only make a letter look bold."""
    found: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    bold: dict[str, bool] = {}
    for char in chars:
        text = clean(char["text"])
        if not text or (char["x1"] <= char["x0"] and not text.isspace()):
            continue
        x0, top, size = char["x0"], char["top"], char["size"]
        places = [(text, round((x0 + dx) / 2), round((top + dy) / 2)) for dx in (0, 1) for dy in (0, 1)]
        if not text.isspace() and any(place in seen for place in places):
            continue
        seen.update(places)
        font = char["fontname"]
        if font not in bold:
            bold[font] = bool(BOLD.search(font))
        found.append(Glyph(text, x0, top, char["x1"], char["bottom"], size, bold[font], char.get("upright", True)))
    return found
