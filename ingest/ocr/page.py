"""A page's picture as lines and tables: words of an engine put in rows, or in the cells that lines draw."""

from ingest.document import BBox
from ingest.ocr.port import Image, Ocr, Word
from ingest.ocr.rules import rules_in
from ingest.pdf.aligned import aligned_tables
from ingest.pdf.glyphs import Glyph
from ingest.pdf.lines import Line
from ingest.pdf.ruled import ruled_tables
from ingest.readers.manuscript import Grid

TYPE = 0.8
"""The height of type in its word's box."""


def read_picture(
    picture: Image, ocr: Ocr, *, page: int, width: float, where: BBox | None = None
) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a page's picture, or of a part of it.

    `width` is the page's and `where` the part's place, both in points.
    """
    scale = float(width) / picture.width
    words = [_glyph(word, scale) for word in ocr(picture) if word.text.strip()]
    words = [word for word in words if where is None or _inside(word, where)]
    ruled, outside = ruled_tables(rules_in(picture, scale), words, page)
    aligned, rest = aligned_tables([_line(word, page) for word in outside])
    return rest, [*ruled, *aligned]


def _inside(word: Glyph, where: BBox) -> bool:
    return where[0] <= word.centre <= where[2] and where[1] <= word.middle <= where[3]


def _glyph(word: Word, scale: float) -> Glyph:
    """A whole word where a page of print has characters: what puts those in cells puts words in cells."""
    x0, top, x1, bottom = (edge * scale for edge in word.bbox)
    return Glyph(word.text.strip(), x0, top, x1, bottom, round(2 * TYPE * (bottom - top)) / 2)


def _line(word: Glyph, page: int) -> Line:
    return Line(word.text, page, (word.x0, word.top, word.x1, word.bottom), word.size, bold=False)
