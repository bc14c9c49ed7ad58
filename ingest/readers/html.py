"""HTML: headings, paragraphs and tables, merged cells spread over the grid."""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from ingest.document import Cell
from ingest.readers.cell_lines import with_cell_tables
from ingest.readers.cut_paragraphs import with_whole_sentences
from ingest.readers.encoding import decode
from ingest.readers.manuscript import Block, Grid, Manuscript, Paragraph
from ingest.text.characters import clean
from ingest.text.joining import join

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)

BREAKING = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
)  # fmt: skip
"""Elements that begin a line of their own."""

SILENT = frozenset(["script", "style", "head", "nav", "noscript", "template", "svg", "select", "button"])

HEADING = re.compile(r"^h([1-6])$")

WIDEST_SPAN = 60
"""Spans beyond it are mistakes or malice."""


def read_html(data: bytes, *, name: str) -> Manuscript:
    """The paragraphs and tables of a web page. Raises UnreadableReport."""
    return Manuscript(with_whole_sentences(with_cell_tables(tuple(blocks_of_html(_text(data, name=name))))))


def _text(data: bytes, *, name: str) -> str:
    """The page in the encoding that it declares, else by content."""
    declared = CHARSET.search(data[:2048])
    if declared:
        try:
            return data.decode(
                {"gb2312": "gb18030", "gbk": "gb18030"}.get(declared[1].decode().lower(), declared[1].decode())
            )
        except (LookupError, UnicodeDecodeError):
            pass  # declared wrongly, as pages often do
    return decode(data, name=name)


def blocks_of_html(text: str) -> Iterator[Block]:
    """The blocks of a page or a piece of one."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    if not text.strip():
        return
    try:
        root = lxml.html.fromstring(text)
    except (etree.ParserError, ValueError):  # nothing but a comment or a doctype
        return
    yield from _Walk().blocks(root)


class _Walk:
    """Collects the running text of a page into paragraphs as elements open and close."""

    def __init__(self) -> None:
        self.line = ""
        self.level: int | None = None

    def blocks(self, root: lxml.html.HtmlElement) -> Iterator[Block]:
        """The blocks in document order; iterative, since pages may be nested without end."""
        stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, False)]
        while stack:
            element, closing = stack.pop()
            if not isinstance(element.tag, str):
                yield from ()
                self._add(element.tail if not closing else None)
                continue
            if closing:
                if element.tag in BREAKING:
                    yield from self._flush()
                self._add(element.tail)
                continue
            if element.tag in SILENT:
                self._add(element.tail)
                continue
            if element.tag in BREAKING:
                yield from self._flush()
            if element.tag == "table" and not element.findall(".//table"):
                yield from _grid(element)
                self._add(element.tail)
                continue
            heading = HEADING.match(element.tag)
            self.level = int(heading[1]) if heading else self.level
            self._add(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        yield from self._flush()

    def _add(self, text: str | None) -> None:
        self.line += clean(re.sub(r"\s+", " ", text)) if text else ""

    def _flush(self) -> Iterator[Paragraph]:
        text, level = self.line.strip(), self.level
        self.line, self.level = "", None
        if text:
            yield Paragraph(text, level=level, alone=True)


def _grid(table: lxml.html.HtmlElement) -> Iterator[Block]:
    """The table with every merged cell repeated over the places it covers; a caption goes before."""
    caption = table.find(".//caption")
    rows: list[list[Cell]] = []
    waiting: dict[tuple[int, int], Cell] = {}
    head_rows = 0
    for row_number, row in enumerate(table.iter("tr")):
        cells: list[Cell] = []
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while (row_number, len(cells)) in waiting:
                cells.append(waiting.pop((row_number, len(cells))))
            text = cell_text(element)
            down, across = _span(element, "rowspan"), _span(element, "colspan")
            for below in range(1, down):
                for beside in range(across):
                    waiting[row_number + below, len(cells) + beside] = Cell(text, inherited=True)
            cells.append(Cell(text))
            cells.extend(Cell(text, inherited=True) for _ in range(across - 1))
        while (row_number, len(cells)) in waiting:
            cells.append(waiting.pop((row_number, len(cells))))
        if len(row) and all(e.tag == "th" for e in row) and head_rows == len(rows):
            head_rows += 1
        rows.append(cells)
    yield from grid_of(rows, caption=cell_text(caption) if caption is not None else "", head_rows=head_rows or None)


def grid_of(rows: list[list[Cell]], *, caption: str = "", head_rows: int | None = None) -> Iterator[Block]:
    """A rectangular grid of the rows that hold anything; a table of one column or one cell is prose."""
    rows = [row for row in rows if any(cell.text for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        yield from (Paragraph(row[0].text, alone=True) for row in rows)
        return
    yield Grid(tuple((*row, *[Cell("")] * (width - len(row))) for row in rows), caption=caption, head_rows=head_rows)


def cell_text(element: lxml.html.HtmlElement) -> str:
    """The text of a cell, its lines joined."""
    for line_break in element.iter("br", "p", "div", "li"):
        line_break.text = f"\n{line_break.text or ''}" if line_break.tag != "br" else line_break.text
        line_break.tail = f"\n{line_break.tail or ''}"
    text = ""
    for line in clean(element.text_content()).splitlines():
        text = join(text, re.sub(r"\s+", " ", line).strip())
    return text


def _span(element: lxml.html.HtmlElement, which: str) -> int:
    value = element.get(which, "1").strip()
    return min(int(value), WIDEST_SPAN) if value.isdigit() and value.isascii() and int(value) > 0 else 1
