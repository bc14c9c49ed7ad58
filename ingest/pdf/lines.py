"""Lines: glyphs that stand side by side, in reading order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import BBox
from ingest.pdf.glyphs import Glyph


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one between two wide gaps."""

    text: str
    page: int
    bbox: BBox
    size: float
    """Height of most of its characters."""
    bold: bool
    glyphs: tuple[Glyph, ...] = ()

    @property
    def width(self) -> float:
        """From its first to its last character."""
        return self.bbox[2] - self.bbox[0]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs in rows from top to bottom, each from left to right; small raised marks stay with their row."""
    rows: list[list[Glyph]] = []
    band: tuple[float, float] = (0.0, 0.0)
    for glyph in sorted(glyphs, key=lambda g: (g.middle, g.x0)):
        height = glyph.bottom - glyph.top
        overlap = min(band[1], glyph.bottom) - max(band[0], glyph.top)
        if rows and overlap > 0.5 * min(height, band[1] - band[0]):
            rows[-1].append(glyph)
            if height > band[1] - band[0]:
                band = (glyph.top, glyph.bottom)
        else:
            rows.append([glyph])
            band = (glyph.top, glyph.bottom)
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def line_of(row: list[Glyph], page: int) -> Line | None:
    """The line that a row of glyphs makes; none where it is blank."""
    inked = [g for g in row if not g.text.isspace()]
    if not inked:
        return None
    size = Counter(round(g.size * 2) / 2 for g in inked).most_common(1)[0][0]
    bbox = (inked[0].x0, min(g.top for g in inked), max(g.x1 for g in inked), max(g.bottom for g in inked))
    bold = sum(g.bold for g in inked) * 2 > len(inked)
    return Line(text_of(row), page, bbox, size, bold, tuple(inked))


def text_of(row: list[Glyph]) -> str:
    """The characters with a space where the page shows one that a reader needs."""
    pieces: list[str] = []
    previous: Glyph | None = None
    pending = False
    for glyph in row:
        if glyph.text.isspace():
            pending = bool(pieces)
            continue
        if previous is not None:
            gap = glyph.x0 - previous.x1
            latin = previous.text[-1].isascii() or glyph.text[0].isascii()
            if (pending and (latin or gap > 0.4 * glyph.size)) or gap > (
                0.3 if latin and not pending else 0.9
            ) * glyph.size:
                pieces.append(" ")
        pieces.append(glyph.text)
        previous, pending = glyph, False
    return "".join(pieces)
