"""Pictures on a page that evidently hold a table or a chart rather than a photograph."""

from pdfplumber.page import Page

from ingest.document import BBox
from ingest.pdf.pdfium import SecondEngine

DPI = 40

SMALLEST, LARGEST = 0.12, 0.8
"""Share of the page: smaller pictures are logos, larger ones the page itself."""

PAPER = 0.5
"""Charts and tables stand on white: at least so much of their picture is paper. Photographs are not."""

INK = 0.003


def telling_picture(page: Page, second: SecondEngine) -> BBox | None:
    """Where the page's largest picture stands if it is mostly paper with some ink on it, as tables and charts are."""
    boxes = [_box(image, page) for image in page.images]
    largest = max(boxes, key=_area, default=(0.0, 0.0, 0.0, 0.0))
    if not SMALLEST < _area(largest) / float(page.width * page.height or 1) < LARGEST:
        return None
    drawn = second.picture(page.page_number, DPI)
    if drawn is None:
        return None
    scale = drawn.width / float(page.width)
    counts = drawn.convert("L").crop(tuple(round(edge * scale) for edge in largest)).histogram()
    total = sum(counts) or 1
    return largest if sum(counts[245:]) / total > PAPER and sum(counts[:200]) / total > INK else None


def _box(image: dict[str, float], page: Page) -> BBox:
    """The picture's box inside the page."""
    x0, x1 = (min(max(float(image[side]), 0.0), float(page.width)) for side in ("x0", "x1"))
    top, bottom = (min(max(float(image[side]), 0.0), float(page.height)) for side in ("top", "bottom"))
    return x0, top, x1, bottom


def _area(box: BBox) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
