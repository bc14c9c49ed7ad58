"""One page as printed: its characters straight from pdfminer, its drawn lines and pictures through pdfplumber."""

from dataclasses import dataclass

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import Matrix, apply_matrix_rect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from ingest.pdf.content import FastInterpreter
from ingest.pdf.glyphs import Printed

FONTS_HELD = 32
"""A Chinese font takes about a tenth of a megabyte, and a tenth of a second to read again."""


def read_objects(page: Page) -> list[Printed]:
    """The page's characters; what is drawn beside them is left with the page for finding tables.

    pdfplumber would make two objects and a dictionary of twenty entries of every character, which takes as long
    as parsing. Raises PdfminerException where the page is damaged.
    """
    left, above = page.mediabox[:2]
    device = _Device(page.pdf.rsrcmgr, page.page_number)
    try:
        FastInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except Exception as error:
        raise PdfminerException(error) from error  # pdfminer raises anything at all on damaged pages
    page._layout = device.get_result()
    width, height = float(page.width), float(page.height) + float(above)
    return [
        char._replace(x0=char.x0 + left, x1=char.x1 + left, top=height - char.bottom, bottom=height - char.top)
        for char in device.characters
        if char.x1 >= 0 and char.x0 <= width and char.bottom >= 0 and char.top <= height  # no printers' marks outside
    ]


def forget_pages(document: PDF) -> None:
    """Lets go of what pdfminer keeps of the pages read: their content, and all but the newest fonts."""
    document.doc._cached_objs.clear()
    fonts = document.rsrcmgr._cached_fonts
    for number in list(fonts)[:-FONTS_HELD]:
        del fonts[number]


@dataclass(frozen=True, slots=True)
class _Face:
    """What all characters of a font share."""

    name: str
    descent: float
    vertical: bool


class _Device(PDFPageAggregator):
    """Collects characters as plain tuples, with `top` and `bottom` still counted from the page's lower edge."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number)
        self.characters: list[Printed] = []
        self.faces: dict[int, tuple[PDFFont, _Face]] = {}

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        """Keeps the character; how far it moves the pen."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        advance = font.char_width(cid) * fontsize * scaling
        face = self._face(font)
        a, b, c, d, _, _ = matrix
        if face.vertical:
            box = _vertical_box(font, cid, fontsize, rise, advance)
        else:
            low = face.descent * fontsize + rise
            box = (0.0, low, advance, low + fontsize)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        upright = a * d * scaling > 0 and b * c <= 0
        size = x1 - x0 if face.vertical else y1 - y0
        self.characters.append(Printed(text, x0, y0, x1, y1, abs(size), face.name, upright, b > 0))
        return advance

    def _face(self, font: PDFFont) -> _Face:
        found = self.faces.get(id(font))
        if found is None:
            face = _Face(_name(font.fontname), font.get_descent(), font.is_vertical())
            found = self.faces[id(font)] = (font, face)  # held, so that its id stays its own
        return found[1]


def _vertical_box(
    font: PDFFont, cid: int, fontsize: float, rise: float, advance: float
) -> tuple[float, float, float, float]:
    """The box of a character that is written downward."""
    shift = font.char_disp(cid)
    x, y = shift if isinstance(shift, tuple) else (None, 880.0)
    x = fontsize * 0.5 if x is None else x * fontsize * 0.001
    y = (1000 - y) * fontsize * 0.001
    return (-x, y + rise + advance, -x + fontsize, y + rise)


def _name(name: str | bytes) -> str:
    """A font's name; old Chinese software writes 黑体 in its own encoding."""
    return name.decode("gb18030", errors="replace") if isinstance(name, bytes) else str(name)


def picture_share(page: Page) -> float:
    """How much of the page its pictures cover, from 0 to 1; scanners cut a page into strips."""
    area = float(page.width * page.height) or 1.0
    covered: list[float] = [
        (min(i["x1"], page.width) - max(i["x0"], 0)) * (min(i["bottom"], page.height) - max(i["top"], 0))
        for i in page.images
    ]
    return float(min(1.0, sum(max(0.0, part) for part in covered) / area))
