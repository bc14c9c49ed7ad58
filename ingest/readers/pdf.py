"""PDF: pages by pdfplumber, put in reading order; paragraphs and tables by their layout."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import UnreadableReport
from ingest.manuscript import Block, Grid, Manuscript
from ingest.pdf.aligned import aligned_tables
from ingest.pdf.columns import Item, in_reading_order
from ingest.pdf.continued import joined_tables
from ingest.pdf.glyphs import glyphs_of
from ingest.pdf.page import read_objects
from ingest.pdf.lines import Line, segments_of
from ingest.pdf.paragraphs import paragraphs_of
from ingest.pdf.ruled import ruled_tables
from ingest.pdf.running import without_running
from ingest.report import UnreadPage


@dataclass(frozen=True, slots=True)
class PageRead:
    """What one page holds, in reading order."""

    number: int
    items: tuple[Item, ...]
    height: float


def read_pdf(data: bytes, *, name: str, password: str | None = None, most_pages: int = 3000) -> Manuscript:
    """The paragraphs and tables of a PDF. Raises UnreadableReport."""
    pages = read_pages(data, name=name, password=password, most_pages=most_pages)
    unread = tuple(UnreadPage(p.number, "此页没有文字层，可能是扫描件") for p in pages if not p.items)
    kept, running, printed = without_running([p.items for p in pages], [p.height for p in pages])
    blocks = tuple(blocks_of(joined_tables([*chain.from_iterable(kept)])))
    return Manuscript(blocks, len(pages), unread, running=running, printed_pages=printed)


def read_pages(data: bytes, *, name: str, password: str | None, most_pages: int) -> list[PageRead]:
    """The pages of the file one by one, each closed before the next is opened."""
    try:
        document = pdfplumber.open(io.BytesIO(data), password=password or "")
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise UnreadableReport(f"{name}：{_locked(password)}") from error
        raise UnreadableReport(f"{name}：PDF 已损坏，无法打开，请重新下载或另存后再添加") from error
    with document:
        count = len(document.pages)
        if count > most_pages:
            raise UnreadableReport(f"{name}：共 {count} 页，超过上限 {most_pages} 页；可用 --max-pages 放宽")
        return list(map(read_page, document.pages))


def _locked(password: str | None) -> str:
    if password:
        return "密码不正确，请检查 --password 给出的密码"
    return "文件已加密，请用 --password 给出密码"


def read_page(page: Page) -> PageRead:
    """One page in reading order."""
    try:
        number = page.page_number
        glyphs, across = glyphs_of(read_objects(page), page.width, page.height)
        grids, outside = ruled_tables(page, glyphs, number)
        parts = list(segments_of(outside, number))
        rules = [edge["top"] for edge in page.edges if edge["orientation"] == "h"] if len(page.edges) < 4000 else []
        aligned, parts = aligned_tables(parts, rules)
        items = in_reading_order(parts, [*grids, *aligned])
        return PageRead(number, (*items, *segments_of(across, number)), page.height)
    finally:
        page.close()


def blocks_of(items: Sequence[Item]) -> Iterator[Block]:
    """Paragraphs of the lines between tables, and the tables."""
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_line:
            yield from paragraphs_of(item for item in group if isinstance(item, Line))
        else:
            yield from (item for item in group if isinstance(item, Grid))
