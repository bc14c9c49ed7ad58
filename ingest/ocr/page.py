"""A page's picture as lines and tables: words of an engine put in rows."""

from ingest.document import BBox
from ingest.manuscript import Grid
from ingest.ocr.port import Image, Ocr, Word
from ingest.pdf.aligned import aligned_tables
from ingest.pdf.lines import Line


def read_picture(
    picture: Image, ocr: Ocr, *, page: int, width: float, where: BBox | None = None
) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a page's picture, or of a part of it.

    `width` is the page's and `where` the part's place, both in points.
    """
    scale = float(width) / picture.width
    lines = [_line(word, page, scale) for word in ocr(picture) if word.text.strip()]
    lines = [line for line in lines if where is None or _inside(line.bbox, where)]
    grids, rest = aligned_tables(lines)
    return rest, grids


def _inside(box: BBox, where: BBox) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return where[0] <= x <= where[2] and where[1] <= y <= where[3]


def _line(word: Word, page: int, scale: float) -> Line:
    """A word as a part of a line; its box is a little higher than its type."""
    x0, top, x1, bottom = (edge * scale for edge in word.bbox)
    return Line(word.text.strip(), page, (x0, top, x1, bottom), round(1.6 * (bottom - top)) / 2, bold=False)
