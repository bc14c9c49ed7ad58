"""A source as a PDF: cover, contents list, running heads, page numbers, ruled and borderless tables, scanned pages."""

import io
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pypdfium2
from PIL import ImageFilter
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from corpus.fonts import cut_font
from corpus.source import Block, Source

MARGIN = 72
SCAN_DPI = 150
PLAIN, BOLD = "ZewenDemo", "ZewenDemo-Bold"


class _Document(BaseDocTemplate):
    """Keeps the page of each heading, for the contents list of the second run."""

    def __init__(self, target: Any, source: Source, heading_pages: dict[str, int]) -> None:
        super().__init__(target, pagesize=A4, invariant=1, title=source.settings["title"], author="", leftMargin=MARGIN,
                         rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN)  # fmt: skip
        frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, id="body")
        self.addPageTemplates([PageTemplate("page", [frame], onPage=partial(_draw_margins, source=source))])
        self.heading_pages = heading_pages

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  reportlab's name
        for heading in getattr(flowable, "headings", ()):
            self.heading_pages[heading] = self.page


def write_pdf(source: Source, target: Path) -> None:
    """Two runs: the contents list needs the pages that the first one finds."""
    pages: dict[str, int] = {}
    for _ in range(2):
        buffer = io.BytesIO()
        _Document(buffer, source, pages).build(list(_flow(source, dict(pages))))
    target.write_bytes(buffer.getvalue())


def register_fonts(characters: str) -> None:
    """Once, for all reports: reportlab keeps what it knows of a font by its name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, weight in ((PLAIN, "Regular"), (BOLD, "Bold")):
            pdfmetrics.registerFont(TTFont(name, str(cut_font(weight, characters, Path(folder) / f"{weight}.ttf"))))


def _style(name: str, **changes: Any) -> ParagraphStyle:
    settings = {"fontName": PLAIN, "fontSize": 11, "leading": 19, "wordWrap": "CJK", "spaceAfter": 4}
    return ParagraphStyle(name, **{**settings, **changes})


BODY = {"firstLineIndent": 22}
HEADINGS = {1: {"fontSize": 15, "leading": 24, "spaceBefore": 10}, 2: {"fontSize": 12.5, "leading": 21}, 3: {}}
CELL = {"fontSize": 9.5, "leading": 13, "spaceAfter": 0, "alignment": TA_CENTER}


def _flow(source: Source, pages: dict[str, int]) -> Iterator[Flowable]:
    for scanned, blocks in groupby(source.blocks, key=lambda block: block.scanned):
        if scanned:
            yield from (PageBreak(), _picture(source, list(blocks)), PageBreak())
        else:
            for block in blocks:
                yield from _flowables(block, source, pages)


def _flowables(block: Block, source: Source, pages: dict[str, int]) -> Iterator[Flowable]:
    text = escape(block.text.replace("‖", ""))
    if block.kind == "heading":
        heading = Paragraph(text, _style("h", fontName=BOLD, keepWithNext=1, **HEADINGS[block.level]))
        heading.headings = (block.text,)
        yield heading
    elif block.kind == "paragraph":
        yield Paragraph(text, _style("p", **BODY))
    elif block.kind == "cover":
        yield from (
            Spacer(1, 60),
            Paragraph(text, _style("c", fontName=BOLD, fontSize=22, leading=34, alignment=TA_CENTER)),
        )
    elif block.kind == "centre":
        yield Paragraph(text, _style("m", fontSize=12.5, alignment=TA_CENTER))
    elif block.kind == "contents":
        yield from _contents(source, pages)
    elif block.kind == "page":
        yield PageBreak()
    elif block.kind == "table":
        yield from _table(block)


def _contents(source: Source, pages: dict[str, int]) -> Iterator[Flowable]:
    yield Paragraph("目 录", _style("t", fontName=BOLD, fontSize=15, leading=26, alignment=TA_CENTER))
    for block in source.blocks:
        if block.kind == "heading" and block.level <= 2:
            page = str(pages.get(block.text, 0))
            indent = 18 * (block.level - 1)
            room = A4[0] - 2 * MARGIN - indent - 24 - pdfmetrics.stringWidth(block.text + page, PLAIN, 11)
            dots = "." * int(room / pdfmetrics.stringWidth(".", PLAIN, 11))
            yield Paragraph(escape(block.text) + dots + page, _style("l", leftIndent=indent, spaceAfter=0))


def _table(block: Block) -> Iterator[Flowable]:
    together = 0 if block.options.get("split") else 1
    if block.caption:
        caption = _style("k", fontName=BOLD, fontSize=10, alignment=TA_CENTER, keepWithNext=together)
        yield Paragraph(escape(block.caption), caption)
    if block.note:
        note = _style("n", fontSize=9.5, alignment=TA_RIGHT, spaceAfter=2, keepWithNext=together)
        yield Paragraph(escape(block.note), note)
    heads = int(block.options.get("heads", 1))
    cells = [[_cell(text, head=row < heads) for text in line] for row, line in enumerate(block.rows)]
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_spans(block.rows)]
    if block.options.get("style") != "borderless":
        style.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    widths = block.options.get("widths", "2" + ",1" * (len(block.rows[0]) - 1))
    weights = [float(weight) for weight in widths.split(",")]
    width = A4[0] - 2 * MARGIN - 12
    yield Table(cells, [width * weight / sum(weights) for weight in weights], repeatRows=heads, style=TableStyle(style))
    yield Spacer(1, 8)


def _cell(text: str, *, head: bool) -> Paragraph | str:
    return "" if text in {"<", "^"} else Paragraph(escape(text), _style("d", fontName=BOLD if head else PLAIN, **CELL))


def _spans(rows: list[list[str]]) -> Iterator[tuple[Any, ...]]:
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                bottom += 1
            if (right, bottom) != (left, top):
                yield ("SPAN", (left, top), (right, bottom))


def _draw_margins(canvas: Any, document: _Document, *, source: Source) -> None:
    first = source.settings.get("first_numbered_page", 1)
    if document.page < first:
        return
    canvas.setFont(PLAIN, 9)
    if head := source.settings.get("running_head"):
        canvas.drawCentredString(A4[0] / 2, A4[1] - 45, head)
        canvas.line(MARGIN, A4[1] - 50, A4[0] - MARGIN, A4[1] - 50)
    canvas.drawCentredString(A4[0] / 2, 40, source.settings.get("foot", "{page}").format(page=document.page))


def _picture(source: Source, blocks: list[Block]) -> Flowable:
    """The blocks as an old scanner would give them: grey, a little soft, a little askew."""
    buffer = io.BytesIO()
    plain = Source(source.path, {"title": "", "first_numbered_page": 99}, blocks)
    story = [flowable for block in blocks for flowable in _flowables(block, plain, {})]
    _Document(buffer, plain, {}).build(story)
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    image = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
    image = image.rotate(0.4, fillcolor=250, expand=False).filter(ImageFilter.GaussianBlur(0.5))
    edge = int((MARGIN - 10) * SCAN_DPI / 72)
    image = image.crop((edge, edge, image.width - edge, image.height - edge))
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=70)
    width, height = A4[0] - 2 * MARGIN - 12, A4[1] - 2 * MARGIN - 14
    shrink = min(width / image.width, height / image.height)
    jpeg.seek(0)
    picture = Image(jpeg, image.width * shrink, image.height * shrink)
    picture.headings = tuple(block.text for block in blocks if block.kind == "heading")
    return picture
