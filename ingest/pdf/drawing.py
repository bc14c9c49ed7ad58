"""A PDF opened to be looked at: parts of its pages as pictures, and where their characters stand in those.

Places here are seen from the top left of what a viewer shows of the page (its crop box, turned as it is shown).
"""

import ctypes
from threading import Lock
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from ingest.document import BBox
from ingest.errors import UnreadableReport
from ingest.said import Said

HUNDREDTHS = 100
"""pdfium tells places in whole pixels, so it is asked on a page drawn so many times as large."""

BEYOND = (96, 96, 96)
"""What lies beside the page, in a part that reaches over its edge."""

_one_at_a_time = Lock()
"""pdfium is not made for threads."""

Character = tuple[str, BBox]


class DrawnPages:
    """The pages of one PDF, from 1. Raises UnreadableReport where it cannot be opened or a page not drawn."""

    def __init__(self, data: bytes, *, name: str) -> None:
        self._name = name
        with _one_at_a_time:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except (pypdfium2.PdfiumError, ValueError) as error:
                raise UnreadableReport(Said("{name}：文件有口令或已损坏，无法画出页面", name=name)) from error
            self.count = len(self._document)

    def close(self) -> None:
        """Let the file go."""
        with _one_at_a_time:
            self._document.close()

    def size(self, number: int) -> tuple[float, float]:
        """Width and height in points."""
        with _one_at_a_time:
            page = self._page(number)
            try:
                width, height = page.get_size()
                return float(width), float(height)
            finally:
                page.close()

    def draw(self, number: int, part: BBox, scale: float) -> Image.Image:
        """That part of a page, `scale` pixels a point; what reaches over the page's edge is `BEYOND`."""
        x0, top, x1, bottom = part
        picture = Image.new("RGB", (round((x1 - x0) * scale), round((bottom - top) * scale)), BEYOND)
        with _one_at_a_time:
            page = self._page(number)
            try:
                width, height = page.get_size()
                cut = (max(0.0, x0), max(0.0, height - bottom), max(0.0, width - x1), max(0.0, top))
                if cut[0] + cut[2] < width and cut[1] + cut[3] < height:
                    drawn = page.render(scale=scale, crop=cut).to_pil().convert("RGB")
                    picture.paste(drawn, (round(max(0.0, -x0) * scale), round(max(0.0, -top) * scale)))
            finally:
                page.close()
        return picture

    def characters(self, number: int) -> tuple[Character, ...]:
        """The page's characters in the order of the file, blanks left out; none of a scan."""
        with _one_at_a_time:
            page = self._page(number)
            words = page.get_textpage()
            try:
                return tuple(_characters(page, words))
            finally:
                words.close()
                page.close()

    def shift(self, number: int) -> tuple[float, float]:
        """How far the media box's top left, from which reading counts, lies from that of the view."""
        with _one_at_a_time:
            page = self._page(number)
            try:
                left, _, _, above = page.get_mediabox()
                seen_left, _, _, seen_above = page.get_cropbox()
                return (0.0, 0.0) if page.get_rotation() else (left - seen_left, seen_above - above)
            finally:
                page.close()

    def _page(self, number: int) -> Any:
        try:
            return self._document[number - 1]
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise UnreadableReport(
                Said("{name}：第 {page} 页已损坏，无法画出", name=self._name, page=number)
            ) from error


def _characters(page: Any, words: Any) -> list[Character]:
    width, height = page.get_size()
    canvas = (0, 0, round(width * HUNDREDTHS), round(height * HUNDREDTHS), 0)
    box, x, y = raw.FS_RECTF(), ctypes.c_int(), ctypes.c_int()
    found: list[Character] = []
    for index in range(words.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(words, index))
        if text.isspace() or not text.isprintable() or not raw.FPDFText_GetLooseCharBox(words, index, box):
            continue
        places = []
        for across, up in ((box.left, box.top), (box.right, box.bottom)):
            raw.FPDF_PageToDevice(page, *canvas, across, up, x, y)
            places.append((x.value / HUNDREDTHS, y.value / HUNDREDTHS))
        (ax, ay), (bx, by) = places
        found.append((text, (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))))
    return found
