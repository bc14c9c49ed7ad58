"""The second engine: pdfium's reading of a page, its glyphs and its picture."""

import ctypes
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ingest.pdf.glyphs import Printed

MOST_PIXELS = 30_000_000
"""A page rendered larger would take too much memory."""

PAGES_HELD = 32
"""pdfium keeps a fifth of a megabyte of every page, closed or not, until its document is closed."""


class SecondEngine:
    """A PDF opened in pdfium; one that pdfium cannot open has empty pages."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self.data = data
        self.password = password
        self.opened = 0
        """Pages opened since the document was."""
        self.document: pypdfium2.PdfDocument | None = None
        self._open()

    def __enter__(self) -> "SecondEngine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.document is not None:
            self.document.close()

    def text(self, number: int) -> str | None:
        """The text of a page (from 1) in pdfium's order; `None` where pdfium cannot read it."""
        with self._page(number) as page:
            if page is None:
                return None
            words = page.get_textpage()
            try:
                return str(words.get_text_range())
            finally:
                words.close()

    def printed(self, number: int) -> list[Printed]:
        """The characters of a page as pdfium maps them, for pages whose font maps pdfminer cannot read."""
        with self._page(number) as page:
            if page is None or page.get_rotation():
                return []
            words = page.get_textpage()
            try:
                return list(_characters(words, page.get_height()))
            finally:
                words.close()

    def hides_text(self, number: int) -> bool:
        """Whether most of a page's text is not seen: printed invisibly, or under a picture that comes after it.

        That is how programs put the text that they recognised behind a scan.
        """
        with self._page(number) as page:
            if page is None:
                return False
            unseen = seen = 0
            for item in page.get_objects(max_depth=4):
                if item.type == raw.FPDF_PAGEOBJ_IMAGE and _covers(item, page):
                    unseen, seen = unseen + seen, 0
                elif item.type == raw.FPDF_PAGEOBJ_TEXT:
                    invisible = raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
                    unseen, seen = unseen + invisible, seen + (not invisible)
            return unseen > seen

    def picture(self, number: int, dpi: int) -> Any | None:
        """The page as a PIL image; `None` where it cannot be drawn."""
        with self._page(number) as page:
            if page is None:
                return None
            scale = dpi / 72
            pixels = page.get_width() * page.get_height() * scale * scale
            if pixels > MOST_PIXELS:
                scale *= (MOST_PIXELS / pixels) ** 0.5
            return page.render(scale=scale).to_pil()

    def _open(self) -> None:
        try:
            self.document = pypdfium2.PdfDocument(self.data, password=self.password)
        except (pypdfium2.PdfiumError, ValueError):
            self.document = None

    def _page(self, number: int) -> "_OpenPage":
        if self.document is not None and self.opened >= PAGES_HELD:
            self.document.close()
            self._open()
            self.opened = 0
        self.opened += 1
        return _OpenPage(self.document, number)


class _OpenPage:
    """A page that is closed again; `None` where there is none."""

    def __init__(self, document: pypdfium2.PdfDocument | None, number: int) -> None:
        self.page = None
        if document is not None:
            try:
                self.page = document[number - 1]
            except (pypdfium2.PdfiumError, IndexError):
                self.page = None

    def __enter__(self) -> Any:
        return self.page

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.page is not None:
            self.page.close()


def _covers(item: Any, page: Any) -> bool:
    """Whether a picture covers most of its page."""
    left, bottom, right, top = item.get_bounds()
    return bool((right - left) * (top - bottom) > 0.7 * page.get_width() * page.get_height())


def _characters(words: Any, height: float) -> Iterator[Printed]:
    box = raw.FS_RECTF()
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        if code in (0, 10, 13) or not raw.FPDFText_GetLooseCharBox(words, index, ctypes.byref(box)):
            continue
        size = raw.FPDFText_GetFontSize(words, index) or box.top - box.bottom
        yield Printed(
            chr(code), box.left, height - box.top, box.right, height - box.bottom, size, "", True, False
        )  # fmt: skip
