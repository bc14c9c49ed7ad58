"""PDF: pages read by two engines, put in reading order; paragraphs and tables by their layout."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.document import BBox
from ingest.errors import UnreadableReport
from ingest.ocr.budget import TimeIsUpError
from ingest.ocr.port import HELP, Ocr
from ingest.pdf.aligned import aligned_tables
from ingest.pdf.cards import card_tables
from ingest.pdf.charts import drawn_chart
from ingest.pdf.columns import Item, box_of, in_reading_order
from ingest.pdf.continued import joined_tables
from ingest.pdf.glyphs import Printed, glyphs_of
from ingest.pdf.lines import Line, segments_of
from ingest.pdf.page import forget_pages, picture_share, read_objects
from ingest.pdf.paragraphs import paragraphs_of
from ingest.pdf.pdfium import PAGES_HELD, SecondEngine
from ingest.pdf.pictures import telling_picture
from ingest.pdf.ruled import ruled_tables, rules_of
from ingest.pdf.running import without_running
from ingest.pdf.second import all_doubted, with_doubts
from ingest.pdf.stacked import stacked_lines
from ingest.pdf.text_layer import SCANNED_SHARE, layer_of
from ingest.readers.manuscript import Block, Grid, Manuscript
from ingest.report import UnreadPage
from ingest.said import NOTHING, Listed, Said

OCR_DPI = 200
"""More brings nothing and takes longer."""

SCANNED = Said("扫描页，没有文字层；安装识别组件后重新添加即可读取：{command}", command=HELP)
GARBLED = Said("文字层为乱码（字体编码缺失）；安装识别组件后重新添加即可读取：{command}", command=HELP)
DAMAGED = Said("此页已损坏，无法读取；请重新下载文件后再添加")
PICTURED = Said("页内图片似含表格或图表，其中文字未读取；安装识别组件后重新添加即可读取：{command}", command=HELP)
CHARTED = Said("页内有绘制的图表，图中的数字未与所指对应，请查看原件")
LATE = Said("识别图像的时间已用完，此页未读取；可用 --timeout 放宽后重新添加")
RECOGNISED = Said("数字取自扫描件自带的识别文字，未经核对，请对照原件")
BY_OCR = Said("数字由图像识别得出，请核对原件")
BY_PDFIUM = Said("文字取自第二引擎")

BROKEN_BOXES = (TypeError, ValueError, IndexError, KeyError, AttributeError)
"""What pdfplumber raises where a page's size is damaged."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What one page holds, in reading order."""

    number: int
    items: tuple[Item, ...] = ()
    height: float = 0.0
    unread: Said = NOTHING
    """Why something on the page was not read, in Chinese; empty where all was."""
    note: Said = NOTHING
    """How it was read, where not from its own text layer."""


def read_pdf(
    data: bytes, *, name: str, password: str | None = None, most_pages: int = 3000, ocr: Ocr | None = None
) -> Manuscript:
    """The paragraphs and tables of a PDF. Raises UnreadableReport."""
    pages = read_pages(data, name=name, password=password, most_pages=most_pages, ocr=ocr)
    if not any(page.items for page in pages):
        raise UnreadableReport(Said("{name}：{why}", name=name, why=_nothing_read(pages)))
    kept, running, printed = without_running([page.items for page in pages], [page.height for page in pages])
    items = watermarks_last([*chain.from_iterable(kept)])
    blocks = tuple(blocks_of(joined_tables(items)))
    unread = tuple(UnreadPage(page.number, page.unread, partly=page.unread == CHARTED) for page in pages if page.unread)
    return Manuscript(blocks, len(pages), unread, _notes(pages), running, printed_pages=printed)


def read_pages(
    data: bytes, *, name: str, password: str | None, most_pages: int, ocr: Ocr | None = None
) -> list[PageRead]:
    """The pages of the file one by one, each closed before the next is opened."""
    try:
        document = pdfplumber.open(io.BytesIO(data), password=password or "")
        pages = document.pages
    except (PdfminerException, MalformedPDFException, *BROKEN_BOXES) as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise UnreadableReport(Said("{name}：{why}", name=name, why=_locked(password))) from error
        raise UnreadableReport(Said("{name}：PDF 已损坏，无法打开，请重新下载或另存后再添加", name=name)) from error
    with document, SecondEngine(data, password) as second:
        if len(pages) > most_pages:
            raise UnreadableReport(
                Said(
                    "{name}：共 {pages} 页，超过上限 {most} 页，请拆分后再添加",
                    name=name,
                    pages=len(pages),
                    most=most_pages,
                )
            )
        return [*_each_page(document, second, ocr)]


def _each_page(document: PDF, second: SecondEngine, ocr: Ocr | None) -> Iterator[PageRead]:
    for number, page in enumerate(document.pages, 1):
        yield without_glyphs(read_page(page, second, ocr))
        if number % PAGES_HELD == 0:
            forget_pages(document)


def read_page(page: Page, second: SecondEngine, ocr: Ocr | None) -> PageRead:
    """One page in reading order, by the best text there is of it."""
    number = page.page_number
    try:
        printed = read_objects(page)
        layer = layer_of(printed)
        share = picture_share(page)
        if layer == "good":
            items = with_doubts(laid_out(page, printed), second.text(number))
            if share >= SCANNED_SHARE and second.hides_text(number):
                return PageRead(number, tuple(all_doubted(items, RECOGNISED)), page.height, note=RECOGNISED)
            where = telling_picture(page, second)
            if where is None:
                charted = CHARTED if drawn_chart(page, items) else NOTHING
                return PageRead(number, tuple(items), page.height, unread=charted)
            return _with_picture(page, items, where, second, ocr)
        if layer == "none" and share < 0.05 and len(page.curves) < 50:
            return PageRead(number, height=page.height)
        return _otherwise(page, second, ocr, SCANNED if layer == "none" else GARBLED)
    except (PdfminerException, MalformedPDFException):
        return _otherwise(page, second, ocr, DAMAGED)
    finally:
        page.close()


def without_glyphs(page: PageRead) -> PageRead:
    """The page without its single characters, which nobody needs once it is laid out."""
    return replace(page, items=tuple(replace(i, glyphs=()) if isinstance(i, Line) else i for i in page.items))


def _otherwise(page: Page, second: SecondEngine, ocr: Ocr | None, why: Said) -> PageRead:
    """A page that pdfminer cannot read: by pdfium's text where that is legible, else by its picture."""
    number = page.page_number
    printed = second.printed(number)
    if layer_of(printed) == "good":
        page._objects = {}
        return PageRead(number, tuple(laid_out(page, printed)), page.height, note=BY_PDFIUM)
    picture = second.picture(number, OCR_DPI) if ocr is not None else None
    if ocr is None or picture is None:
        return PageRead(number, height=page.height, unread=why)
    from ingest.ocr.page import read_picture  # brings numpy, which few files need

    try:
        lines, grids = read_picture(picture, ocr, page=number, width=page.width)
    except TimeIsUpError:
        return PageRead(number, height=page.height, unread=LATE)
    items = all_doubted(in_reading_order(lines, grids), BY_OCR)
    return PageRead(
        number, tuple(items), page.height, unread=NOTHING if items else why, note=BY_OCR if items else NOTHING
    )


def _with_picture(page: Page, items: list[Item], where: BBox, second: SecondEngine, ocr: Ocr | None) -> PageRead:
    """A page with text and a picture of a table or chart, the picture read too where there is an engine for it."""
    number = page.page_number
    picture = second.picture(number, OCR_DPI) if ocr is not None else None
    if ocr is None or picture is None:
        return PageRead(number, tuple(items), page.height, unread=PICTURED)
    from ingest.ocr.page import read_picture  # brings numpy, which few files need

    try:
        lines, grids = read_picture(picture, ocr, page=number, width=page.width, where=where)
    except TimeIsUpError:
        return PageRead(number, tuple(items), page.height, unread=LATE)
    seen = all_doubted(in_reading_order(lines, grids), BY_OCR)
    at = next((i for i, item in enumerate(items) if box_of(item)[1] >= where[1]), len(items))
    return PageRead(number, (*items[:at], *seen, *items[at:]), page.height, note=BY_OCR if seen else NOTHING)


def laid_out(page: Page, printed: list[Printed]) -> list[Item]:
    """The page's lines and tables in reading order."""
    number = page.page_number
    glyphs = glyphs_of(printed, float(page.width), float(page.height))
    rules = rules_of(page, glyphs.turn)
    ruled, outside = ruled_tables(rules, glyphs.upright, number)
    stacked, outside = stacked_lines(outside, number)
    aligned, parts = aligned_tables(list(segments_of(outside, number)), [rule.top for rule in rules if rule.level])
    cards, parts = card_tables(parts)
    across = (replace(line, across=True) for line in segments_of(glyphs.across, number))
    return [*in_reading_order(parts, [*ruled, *aligned, *cards]), *stacked, *across]


def watermarks_last(items: Sequence[Item]) -> list[Item]:
    """The items with those that stand across their page after all others, where they part no paragraph.

    What stands across many pages is a watermark and tells nothing.
    """
    across = [item for item in items if isinstance(item, Line) and item.across]
    often = {text for text, n in Counter(line.text for line in across).items() if n > 1}
    marks = {id(line) for line in across}
    return [*(item for item in items if id(item) not in marks), *(line for line in across if line.text not in often)]


def blocks_of(items: Sequence[Item]) -> Iterator[Block]:
    """Paragraphs of the lines between tables, and the tables."""
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_line:
            yield from paragraphs_of(item for item in group if isinstance(item, Line))
        else:
            yield from (item for item in group if isinstance(item, Grid))


def _locked(password: str | None) -> Said:
    if password:
        return Said("密码不正确，请检查 --password 给出的密码")
    return Said("文件已加密，请用 --password 给出密码")


def _nothing_read(pages: Sequence[PageRead]) -> Said:
    """Why a file without any text has none: what most of its pages say."""
    reasons = Counter(page.unread for page in pages if page.unread)
    if not reasons:
        return Said("共 {pages} 页，没有任何文字，请检查文件是否完整", pages=len(pages))
    return Said("共 {pages} 页，均未能读取：{why}", pages=len(pages), why=reasons.most_common(1)[0][0])


def _notes(pages: Sequence[PageRead]) -> tuple[Said, ...]:
    """One warning for each way of reading that is not a page's own text."""
    by_note: dict[Said, list[int]] = {}
    for page in pages:
        if page.note:
            by_note.setdefault(page.note, []).append(page.number)
    return tuple(Said("第 {pages} 页：{note}", pages=_ranges(numbers), note=note) for note, numbers in by_note.items())


def _ranges(numbers: Sequence[int]) -> Said:
    """1-3、7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return Listed(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
