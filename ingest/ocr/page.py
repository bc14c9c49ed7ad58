"""A page's picture as lines and tables: words of an engine put in rows, lost lines looked for again."""

from ingest.manuscript import Grid
from ingest.ocr.port import Image, Ocr, Word
from ingest.pdf.aligned import aligned_tables
from ingest.pdf.lines import Line


def read_picture(picture: Image, ocr: Ocr, *, page: int, width: float) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a page's picture; `width` is the page's in points."""
    scale = width / picture.width
    lines = [_line(word, page, scale) for word in ocr(picture) if word.text.strip()]
    grids, rest = aligned_tables(lines)
    return rest, grids


def _line(word: Word, page: int, scale: float) -> Line:
    x0, top, x1, bottom = (edge * scale for edge in word.bbox)
    return Line(word.text.strip(), page, (x0, top, x1, bottom), round((bottom - top) * 0.8, 1), False)
