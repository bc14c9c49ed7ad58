"""PDF: pages by pdfplumber, paragraphs and tables by their layout."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ingest.document import Cell
from ingest.errors import UnreadableReport
from ingest.manuscript import Block, Grid, Manuscript, Paragraph
from ingest.pdf.glyphs import glyphs_of
from ingest.pdf.lines import Line, line_of, rows_of, text_of
from ingest.pdf.paragraphs import paragraphs_of
from ingest.report import UnreadPage

PAGE_NUMBER = re.compile(r"^[-—–~第\s]*\d{1,4}\s*(?:[页頁]|/\s*\d+)?[-—–~\s]*$")


def read_pdf(data: bytes, *, name: str, password: str | None = None, most_pages: int = 3000) -> Manuscript:
    """The paragraphs and tables of a PDF. Raises UnreadableReport."""
    try:
        document = pdfplumber.open(io.BytesIO(data), password=password or "")
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect):
            raise UnreadableReport(f"{name}：文件已加密，请用 --password 给出密码") from error
        raise UnreadableReport(f"{name}：PDF 已损坏，无法打开，请重新下载或另存后再添加") from error
    with document:
        if len(document.pages) > most_pages:
            raise UnreadableReport(
                f"{name}：共 {len(document.pages)} 页，超过上限 {most_pages} 页；可用 --max-pages 放宽，或拆分后再添加"
            )
        items: list[Line | Grid] = []
        unread = []
        for page in document.pages:
            found = list(_page_items(page))
            if not found:
                unread.append(UnreadPage(page.page_number, "此页没有文字层，可能是扫描件"))
            items.extend(found)
            page.close()
        count = len(document.pages)
    items, running = _without_running(items, count)
    blocks = tuple(_blocks(items))
    return Manuscript(blocks, count, tuple(unread), running=running)


def _page_items(page: pdfplumber.page.Page) -> Iterator[Line | Grid]:
    tables = page.find_tables() if page.edges else []
    glyphs = glyphs_of(page.chars)
    boxes = [table.bbox for table in tables if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    grids = []
    for table, box in zip(tables, [t.bbox for t in tables], strict=True):
        if box not in boxes:
            continue
        rows = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                if cell is None:
                    cells.append(Cell("", page=page.page_number))
                    continue
                inside = [
                    g for g in glyphs if cell[0] <= (g.x0 + g.x1) / 2 <= cell[2] and cell[1] <= g.middle <= cell[3]
                ]
                text = "".join(text_of(r) for r in rows_of(inside))
                cells.append(Cell(text, page.page_number, cell))
            rows.append(tuple(cells))
        grids.append(Grid(tuple(rows), page.page_number, page.page_number, ((page.page_number, box),)))
    outside = [
        g for g in glyphs if not any(b[0] <= (g.x0 + g.x1) / 2 <= b[2] and b[1] <= g.middle <= b[3] for b in boxes)
    ]
    lines = [line for row in rows_of(outside) if (line := line_of(row, page.page_number))]
    yield from sorted([*lines, *grids], key=lambda i: i.bbox[1] if isinstance(i, Line) else i.boxes[0][1][1])


def _without_running(items: list[Line | Grid], pages: int) -> tuple[list[Line | Grid], tuple[str, ...]]:
    kept: list[Line | Grid] = []
    counts: Counter[tuple[str, int]] = Counter()
    for item in items:
        if isinstance(item, Line):
            counts[re.sub(r"\d+", "#", item.text), round(item.bbox[1] / 8)] += 1
    running: dict[str, None] = {}
    for _, group in groupby(items, key=lambda i: i.page):
        page = list(group)
        for index, item in enumerate(page):
            edge = index < 3 or index >= len(page) - 3
            if isinstance(item, Line) and edge:
                if PAGE_NUMBER.match(item.text) and index in (0, len(page) - 1):
                    continue
                if counts[re.sub(r"\d+", "#", item.text), round(item.bbox[1] / 8)] > max(2, 0.4 * pages):
                    running[item.text] = None
                    continue
            kept.append(item)
    return kept, tuple(running)


def _blocks(items: list[Line | Grid]) -> Iterator[Block]:
    for is_line, group in groupby(items, key=lambda i: isinstance(i, Line)):
        if is_line:
            yield from paragraphs_of(item for item in group if isinstance(item, Line))
        else:
            yield from (item for item in group if isinstance(item, Grid | Paragraph))
