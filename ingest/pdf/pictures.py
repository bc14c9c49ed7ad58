"""Pictures on a page that evidently hold a table or a chart rather than a photograph."""

from pdfplumber.page import Page

from ingest.pdf.pdfium import SecondEngine

DPI = 40

PAPER = 0.5
"""Charts and tables stand on white: at least so much of their picture is paper. Photographs are not."""

INK = 0.003


def holds_figures(page: Page, second: SecondEngine) -> bool:
    """Whether the page's largest picture is mostly paper with some ink on it."""
    images = [i for i in page.images if i["x1"] > i["x0"] and i["bottom"] > i["top"]]
    drawn = second.picture(page.page_number, DPI) if images else None
    if drawn is None:
        return False
    largest = max(images, key=lambda i: (i["x1"] - i["x0"]) * (i["bottom"] - i["top"]))
    scale = drawn.width / page.width
    box = tuple(max(0, round(largest[side] * scale)) for side in ("x0", "top", "x1", "bottom"))
    if box[2] - box[0] < 8 or box[3] - box[1] < 8:
        return False
    counts = drawn.convert("L").crop(box).histogram()
    total = sum(counts) or 1
    return sum(counts[245:]) / total > PAPER and sum(counts[:200]) / total > INK
