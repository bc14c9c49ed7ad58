"""Lines: glyphs that stand side by side, in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.document import BBox
from ingest.pdf.glyphs import Glyph, around, bounds
from ingest.said import Said

WIDE_GAP = 1.4
"""A gap of so many characters parts a line: the next column of a table or of the page begins."""

SMALL = 0.9
"""A raised mark is printed at most so large."""

RAISED = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*")


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
    left: float = 0.0
    """Left edge of the column of text it stands in."""
    right: float = 0.0
    """Right edge of that column."""
    doubts: tuple[tuple[int, int, Said], ...] = ()
    """(start, end, why) in its text."""
    across: bool = False
    """True where it stands across the other lines of its page."""

    @property
    def width(self) -> float:
        """From its first to its last character."""
        return self.bbox[2] - self.bbox[0]

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bbox[3] - self.bbox[1]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs in rows from top to bottom, each from left to right; small raised marks stay with their row."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.top + g.bottom):
        height = glyph.bottom - glyph.top
        overlap = min(bottom, glyph.bottom) - max(top, glyph.top)
        if rows and overlap > 0.5 * min(height, bottom - top):
            rows[-1].append(glyph)
            if height > bottom - top:
                top, bottom = glyph.top, glyph.bottom
        else:
            rows.append([glyph])
            top, bottom = glyph.top, glyph.bottom
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def segments_of(glyphs: Iterable[Glyph], page: int) -> Iterator[Line]:
    """The parts of lines between wide gaps, row by row."""
    for row in rows_of(glyphs):
        part: list[Glyph] = []
        end = 0.0
        for glyph in row:
            if glyph.text == " ":
                part.append(glyph)
                continue
            if part and end and glyph.x0 - end > WIDE_GAP * glyph.size and (line := line_of(part, page)):
                yield line
                part = []
            part.append(glyph)
            end = max(end, glyph.x1) if part[:-1] else glyph.x1
        if line := line_of(part, page):
            yield line


def line_of(row: list[Glyph], page: int) -> Line | None:
    """The line that a row of glyphs makes; none where it is blank."""
    inked = [g for g in row if g.text != " "]
    if not inked:
        return None
    size = Counter(round(g.size * 2) / 2 for g in inked).most_common(1)[0][0]
    bold = sum(g.bold for g in inked) * 2 > len(inked)
    return Line(text_of(_marked(row, size)), page, bounds(inked), size, bold, tuple(inked))


def merged(parts: list[Line]) -> Line:
    """Parts of one row as one line, a space between them."""
    if len(parts) == 1:
        return parts[0]
    parts = sorted(parts, key=lambda p: p.bbox[0])
    glyphs = tuple(g for part in parts for g in part.glyphs)
    return replace(
        parts[0],
        text=" ".join(part.text for part in parts),
        bbox=around(part.bbox for part in parts),
        size=max(parts, key=lambda p: len(p.text)).size,
        bold=all(part.bold for part in parts),
        glyphs=glyphs,
    )


def text_of(row: list[Glyph]) -> str:
    """The characters with a space where the page shows one that a reader needs."""
    pieces: list[str] = []
    previous: Glyph | None = None
    pending = False
    for glyph in row:
        if glyph.text == " ":
            pending = bool(pieces)
            continue
        if previous is not None:
            gap = glyph.x0 - previous.x1
            latin = previous.text[-1].isascii() or glyph.text[0].isascii()
            if pending:
                spaced = gap > (0.12 if latin else 0.4) * glyph.size
            else:
                spaced = gap > (0.3 if latin else 0.9) * glyph.size
            if spaced:
                pieces.append(" ")
        pieces.append(glyph.text)
        previous, pending = glyph, False
    return "".join(pieces)


def _marked(row: list[Glyph], size: float) -> list[Glyph]:
    """Small raised digits as superscripts, so that a footnote's mark never lengthens a number."""
    if all(g.size > SMALL * size for g in row):
        return row
    full = [g.middle for g in row if g.size > SMALL * size and g.text != " "]
    middle = sum(full) / len(full) if full else 0.0
    return [g._replace(text=g.text.translate(RAISED)) if _is_raised(g, size, middle) else g for g in row]


def _is_raised(glyph: Glyph, size: float, middle: float) -> bool:
    """Whether a glyph is smaller than its line's and stands higher; the smaller, the less it must be raised."""
    needed = 0.1 if glyph.size <= 0.8 * size else 0.18
    return glyph.size <= SMALL * size and glyph.middle < middle - needed * size
