"""Plain text: paragraphs a line each or hard-wrapped, tables by tabs, pages by form feeds."""

import re
from collections.abc import Callable, Iterator

from ingest.document import Cell
from ingest.readers.cell_lines import find_cell_lines
from ingest.readers.cut_paragraphs import line_paragraphs
from ingest.readers.manuscript import Block, Grid, Manuscript, Paragraph
from ingest.readers.page_marks import find_marks
from ingest.readers.tabbed import Line, grid_of, tabbed_runs
from ingest.readers.wrapped import is_wrapped, wrapped_paragraphs
from ingest.report import UnreadPage
from ingest.said import Said
from ingest.text.characters import clean
from ingest.text.headings import CAPTION, numbered, starts_item
from ingest.text.joining import CLAUSE

HAN = r"[\u3400-\u9fff，。、；：！？“”《》（）]"

WRAP = re.compile(rf"(?<={HAN}) (?={HAN})")
"""公司董事会及 全体董事: the blank that was the end of a printed line."""

PROSE = 40
"""From so many characters on a line that has clauses is prose, in which no blank parts Chinese words."""

MARKED = re.compile(r"^(?P<mark>\s*\S{1,6})\t+\s*(?=\S)")


MISPRINTS = (
    (re.compile(r"^(\s*)[―—_ー]\s*(?=、)"), r"\1一"),
    (re.compile(r"^(\s*[（(]\s*)[―—_ー](?=\s*[）)])"), r"\1一"),
    (
        re.compile(
            r"^(\s*\d{1,2}\.)[ \t](?=\d{1,2}(?:\.\d{1,2})?\s?[\u3400-\u9fff])(?!\d+\s?[年月日万亿元吨人家项次个名])"
        ),
        r"\1",
    ),
    (re.compile(r"^(\s*[\u3400-\u9fff])\t(?=[\u3400-\u9fff]\s*$)"), r"\1"),
)
"""―、概况 and (_)概况 for 一, 2. 1概况 for 2.1, 目 and 录 apart by a tab."""


def manuscript_of_text(text: str) -> Manuscript:
    """The paragraphs and tables of a text."""
    pages = [
        clean(page).splitlines() for page in text.replace("\r\n", "\n").replace("\r", "\n").strip("\f").split("\f")
    ]
    stripped = [line.strip() for page in pages for line in page]
    marks, running = find_marks(stripped)
    places = [number if len(pages) > 1 else None for number, page in enumerate(pages, start=1) for _ in page]
    raw = [_plain(line) for page in pages for line in page]
    kept = [
        (place, "" if index in marks else line) for index, (place, line) in enumerate(zip(places, raw, strict=True))
    ]
    blocks = tuple(_blocks(kept, wrapped=is_wrapped(stripped)))
    unread = tuple(
        UnreadPage(number, Said("此页没有文字"))
        for number, page in enumerate(pages, start=1)
        if len(pages) > 1 and not any(line.strip() for line in page)
    )
    return Manuscript(blocks, len(pages) if len(pages) > 1 else None, unread, running=tuple(sorted(running)))


def _plain(line: str) -> str:
    """A line without the blanks of its printed lines, and no tab between a paragraph's number and its words."""
    marked = MARKED.match(line)
    words = line[marked.end() :] if marked else ""
    if marked and "\t" not in words:
        line = _unmarked(marked["mark"], words) or line
    for pattern, meant in MISPRINTS:
        line = pattern.sub(meant, line)
    return WRAP.sub("", line) if "\t" not in line and len(line) >= PROSE and CLAUSE.search(line) else line


def _unmarked(mark: str, words: str) -> str:
    """A paragraph's number and words put together; empty where the tab between them parts cells."""
    if starts_item(f"{mark}文"):
        return f"{mark}{words}"
    if CAPTION.match(mark):
        return f"{mark.strip()} {words}"
    if numbered(words) and not re.search(r"\w", mark):
        return words  # without the speck or box before a heading
    return ""


def _blocks(lines: list[Line], *, wrapped: bool) -> Iterator[Block]:
    """Tables where tabs part cells, paragraphs elsewhere."""
    for is_table, run in tabbed_runs(lines):
        if is_table:
            yield grid_of(run)
        else:
            yield from _prose(run, wrapped_paragraphs if wrapped else line_paragraphs)


def _prose(run: list[Line], paragraphs: Callable[[list[Line]], Iterator[Paragraph]]) -> Iterator[Block]:
    """The tables that stand one cell a line, and the paragraphs between them."""
    places = [index for index, (_, line) in enumerate(run) if line.strip()]
    breaks = frozenset(nth for nth, index in enumerate(places) if not nth or places[nth - 1] != index - 1)
    at = 0
    for table in find_cell_lines([run[index][1].strip() for index in places], breaks):
        start, end = places[table.start], places[table.end - 1] + 1
        yield from paragraphs(run[at:start])
        cells = tuple(tuple(Cell(text, page=run[start][0]) for text in row) for row in table.rows)
        yield Grid(cells, page=run[start][0], page_end=run[end - 1][0], head_rows=1)
        at = end
    yield from paragraphs(run[at:])
