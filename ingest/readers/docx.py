"""Word documents (DOCX): headings by style, list numbers as Word would print them, real tables."""

import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from ingest.document import Cell
from ingest.errors import UnreadableReport
from ingest.readers.cell_lines import with_cell_tables
from ingest.readers.cut_paragraphs import with_whole_sentences
from ingest.readers.html import grid_of
from ingest.readers.manuscript import Block, Manuscript, Paragraph
from ingest.readers.word_numbers import Numbering
from ingest.said import Said
from ingest.text.characters import clean
from ingest.text.joining import join

HEADING_STYLE = re.compile(r"^(?:heading|标题|標題)\s*(\d)$", re.IGNORECASE)

CONTENTS_STYLE = re.compile(r"^(?:toc|目录)\s*\d", re.IGNORECASE)


def read_docx(data: bytes, *, name: str) -> Manuscript:
    """The paragraphs and tables of a Word document. Raises UnreadableReport."""
    try:
        document = docx.Document(io.BytesIO(data))
        return Manuscript(
            with_whole_sentences(with_cell_tables(tuple(_blocks(document)))), running=tuple(_running(document))
        )
    except (
        BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        AttributeError,
        SyntaxError,
        OSError,
    ) as error:  # XML errors are SyntaxErrors
        raise UnreadableReport(
            Said("{name}：Word 文件已损坏，请用 Word 或 WPS 打开并另存后再添加", name=name)
        ) from error


def _blocks(document: Document) -> Iterator[Block]:
    """Paragraphs and tables in the order of the body, text boxes after the paragraph that anchors them."""
    numbering = Numbering(document)
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _table(item)
        else:
            yield from _paragraph(item, numbering)


def _paragraph(paragraph: WordParagraph, numbering: Numbering) -> Iterator[Block]:
    style = paragraph.style.name if paragraph.style is not None and paragraph.style.name else ""
    number = numbering.next(paragraph)
    if CONTENTS_STYLE.match(style):
        return
    text = clean(_text(paragraph)).strip()
    if text:
        heading = HEADING_STYLE.match(style)
        runs = [run for run in paragraph.runs if run.text.strip()]
        bold = bool(runs) and all(run.bold for run in runs)
        level = int(heading[1]) if heading else _outline_level(paragraph)
        yield Paragraph(f"{number}{text}", level=level, bold=bold, alone=True)
    for box in paragraph._p.iter(qn("w:txbxContent")):
        parent = box.getparent()
        if parent is not None and parent.tag.endswith("}textbox"):
            continue  # the same box again for old versions of Word
        for inner in box.iter(qn("w:p")):
            if words := clean("".join(t.text or "" for t in inner.iter(qn("w:t")))).strip():
                yield Paragraph(words)


def _text(paragraph: WordParagraph) -> str:
    """The text with insertions and without deletions, fields and text boxes' own paragraphs aside."""
    pieces = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        ancestors = {a.tag for a in node.iterancestors()}
        if qn("w:txbxContent") in ancestors and node.getroottree() is not None and _boxed(node, paragraph):
            continue
        pieces.append({"t": node.text or "", "tab": " ", "br": " "}.get(node.tag.rpartition("}")[2], "-"))
    return re.sub(r"[ \t]+", " ", "".join(pieces))


def _boxed(node: object, paragraph: WordParagraph) -> bool:
    """Whether the node stands in a text box that this paragraph anchors."""
    for ancestor in node.iterancestors():  # type: ignore[attr-defined]
        if ancestor is paragraph._p:
            return False
        if ancestor.tag == qn("w:txbxContent"):
            return True
    return False


def _outline_level(paragraph: WordParagraph) -> int | None:
    """Depth of a heading that is marked by its outline level only."""
    properties = paragraph._p.pPr
    level = properties.find(qn("w:outlineLvl")) if properties is not None else None
    value = level.get(qn("w:val")) if level is not None else None
    return int(value) + 1 if value and value.isdecimal() and int(value) < 9 else None


def _table(table: Table) -> Iterator[Block]:
    """The table with merged cells repeated over the places they cover."""
    rows: list[list[Cell]] = []
    seen: set[object] = set()
    for row in table.rows:
        cells: list[Cell] = [Cell("")] * row.grid_cols_before
        for cell in row.cells:
            text = ""
            for line in cell.text.splitlines():
                text = join(text, clean(line).strip())
            cells.append(Cell(text, inherited=cell._tc in seen))
            seen.add(cell._tc)
        rows.append(cells)
    heads = [r for r in table.rows if r._tr.trPr is not None and r._tr.trPr.find(qn("w:tblHeader")) is not None]
    yield from grid_of(rows, head_rows=len(heads) or None)


def _running(document: Document) -> Iterator[str]:
    """Words of the page heads."""
    seen: set[str] = set()
    for section in document.sections:
        for part in (section.header, section.first_page_header):
            for paragraph in part.paragraphs:
                if (text := clean(paragraph.text).strip()) and text not in seen:
                    seen.add(text)
                    yield text
