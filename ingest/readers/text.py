"""Plain text: paragraphs a line each or hard-wrapped, tables by tabs, pages by form feeds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import quantiles

from ingest.document import Cell
from ingest.readers.cell_lines import find_cell_lines
from ingest.readers.manuscript import Block, Grid, Manuscript, Paragraph
from ingest.report import UnreadPage
from ingest.said import Said
from ingest.text.characters import clean
from ingest.text.headings import numbered, starts_item
from ingest.text.joining import CLAUSE, begins_anew, goes_on, join, stops, unbalanced

PAGE_NUMBER = re.compile(
    r"^(?:[~～—–-]\s*\d{1,4}\s*[~～—–-]|第\s*\d{1,4}\s*[页頁](?:\s*[/共].*)?|\d{1,4}\s*/\s*\d{1,4})$"
)
"""~3~, - 12 -, 第 3 页, 3/40: a page number that cannot be a figure."""

TITLE_LIKE = re.compile(r"(?:报告|報告|報告書|通知|文件|公告)$")

REPEATS = 5
"""A running head stands on at least so many pages."""


def manuscript_of_text(text: str) -> Manuscript:
    """The paragraphs and tables of a text."""
    pages = [
        clean(page).splitlines() for page in text.replace("\r\n", "\n").replace("\r", "\n").strip("\f").split("\f")
    ]
    lines = [line.strip() for page in pages for line in page]
    running = find_running(lines)
    numbers = page_numbers(lines)
    places = [number if len(pages) > 1 else None for number, page in enumerate(pages, start=1) for _ in page]
    raw = [line.rstrip() for page in pages for line in page]
    kept = [
        (place, line)
        for index, (place, line) in enumerate(zip(places, raw, strict=True))
        if index not in numbers and line.strip() not in running and not PAGE_NUMBER.match(line.strip())
    ]
    wrapped = is_wrapped(lines)
    blocks = tuple(_blocks(kept, wrapped=wrapped))
    unread = tuple(
        UnreadPage(number, Said("此页没有文字"))
        for number, page in enumerate(pages, start=1)
        if len(pages) > 1 and not any(line.strip() for line in page)
    )
    return Manuscript(blocks, len(pages) if len(pages) > 1 else None, unread, running=tuple(sorted(running)))


def page_numbers(lines: list[str]) -> frozenset[int]:
    """Indices of lines that are page numbers: lone numbers that count up by one from one page to the next.

    A number that stands twice between its neighbours may be a figure: neither is taken.
    """
    chains: dict[int, tuple[int, ...]] = {}
    for index, line in enumerate(lines):
        if line.isdigit() and len(line) <= 3:
            before = chains.get(int(line) - 1, ())
            if before and not 3 <= index - before[-1] <= 400:
                continue
            if len(before) + 1 > len(chains.get(int(line), ())):
                chains[int(line)] = (*before, index)
    longest = max(chains.values(), key=len, default=())
    if len(longest) < 8:
        return frozenset()
    sure = []
    for position, index in enumerate(longest):
        start = longest[position - 1] if position else -1
        end = longest[position + 1] if position + 1 < len(longest) else len(lines)
        if lines[start + 1 : end].count(lines[index]) == 1:
            sure.append(index)
    return frozenset(sure)


def find_running(lines: Iterable[str]) -> frozenset[str]:
    """Lines that repeat as a report's running head does: a title with its year, or beside page numbers."""
    listed = [line for line in lines if line]
    often = {line for line, n in Counter(listed).items() if n >= REPEATS and 4 <= len(line) <= 60}
    titles = {line for line in often if TITLE_LIKE.search(line) and re.search(r"\d{4}", line)}
    beside = Counter(
        line
        for previous, line, following in zip(["", *listed], listed, [*listed[1:], ""], strict=False)
        if line in often and (PAGE_NUMBER.match(previous) or PAGE_NUMBER.match(following))
    )
    return frozenset(titles | {line for line, n in beside.items() if n >= REPEATS})


def is_wrapped(lines: Iterable[str]) -> bool:
    """Whether paragraphs are broken into lines of a fixed width, as text taken from PDFs is."""
    listed = list(lines)
    broken = [
        not stops(line)
        for line, following in pairwise(listed)
        if len(line) >= 16 and following and CLAUSE.search(line) and "\t" not in line
    ]
    return len(broken) >= 8 and sum(broken) / len(broken) > 0.5


def _blocks(lines: list[tuple[int | None, str]], *, wrapped: bool) -> Iterator[Block]:
    """Tables where tabs part cells, paragraphs elsewhere."""
    for is_table, run in _runs(lines):
        if is_table:
            yield _grid(run)
        elif wrapped:
            yield from _wrapped_blocks(run)
        else:
            yield from _paragraphs(run)


def _runs(lines: list[tuple[int | None, str]]) -> Iterator[tuple[bool, list[tuple[int | None, str]]]]:
    """The lines in runs of table rows and of prose; blank lines between two rows are page breaks inside a table."""
    run: list[tuple[int | None, str]] = []
    blanks: list[tuple[int | None, str]] = []
    in_table = False
    for page, line in lines:
        if not line.strip():
            blanks.append((page, line))
            continue
        row = ("\t" in line.strip() and not _contents_line(line)) or (in_table and line.startswith("\t") and not blanks)
        if row != in_table or (row and len(blanks) > 3):
            if run:
                yield in_table, run
            run, in_table = [], row
        run.extend([] if row else blanks)
        blanks = []
        run.append((page, line))
    if run:
        yield in_table, run


def _contents_line(line: str) -> bool:
    return bool(re.search(r"(?:\.{3,}|…|·{3,})[\s\d]*$", line))


def _grid(run: list[tuple[int | None, str]]) -> Grid:
    """Rows of equal length; a row that begins with a tab has nothing in its first cells."""
    rows = [[cell.strip() for cell in line.split("\t")] for _, line in run]
    width = max(len(row) for row in rows)
    page = run[0][0]
    cells = tuple(tuple(Cell(text, page=page) for text in (*row, *[""] * (width - len(row)))) for row in rows)
    return Grid(cells, page=page, page_end=run[-1][0])


def _paragraphs(run: list[tuple[int | None, str]]) -> Iterator[Paragraph]:
    """A paragraph a line; one cut by a page break in mid-sentence is put together again."""
    held: Paragraph | None = None
    blank = True
    for page, raw in run:
        line = raw.strip()
        if not line:
            blank = True
            continue
        if held and blank and _cut_by_page_break(held.text, line):
            held = Paragraph(join(held.text, line), held.page, page, alone=held.alone)
        else:
            if held:
                yield held
            held = Paragraph(line, page, page, alone=blank)
        blank = False
    if held:
        yield held


def _cut_by_page_break(text: str, following: str) -> bool:
    """Whether a paragraph of full lines stops in mid-sentence and goes on after blank lines."""
    if stops(text) or starts_item(following) or len(text) < 10:
        return False
    if goes_on(text, following) or unbalanced(text):
        return True
    if begins_anew(text, following):
        return False
    number = numbered(text)
    if number and len(text) < 60 and not re.search(r"[。；]|[，,].*[，,].*[，,]", text):
        return False
    prose = bool(CLAUSE.search(text)) and not starts_item(text)
    return (
        (prose or len(text) > 28) and not TITLE_LIKE.search(text) and bool(CLAUSE.search(following) or stops(following))
    )


def _wrapped_blocks(run: list[tuple[int | None, str]]) -> Iterator[Block]:
    """The tables that stand one cell a line, and the paragraphs between them."""
    places = [index for index, (_, line) in enumerate(run) if line.strip()]
    at = 0
    for table in find_cell_lines([run[index][1].strip() for index in places]):
        start, end = places[table.start], places[table.end - 1] + 1
        yield from _wrapped_paragraphs(run[at:start])
        cells = tuple(tuple(Cell(text, page=run[start][0]) for text in row) for row in table.rows)
        yield Grid(cells, page=run[start][0], page_end=run[end - 1][0], head_rows=1)
        at = end
    yield from _wrapped_paragraphs(run[at:])


def _wrapped_paragraphs(run: list[tuple[int | None, str]]) -> Iterator[Paragraph]:
    """Lines put together where a full line goes on in the next."""
    held: list[str] = []
    begun: int | None = None
    ended: int | None = None
    listed = [(page, line.strip()) for page, line in run]
    for index, (page, line) in enumerate(listed):
        if held and not (line and _continues(held[-1], line, _width(listed, index))):
            yield Paragraph(_joined(held), begun, ended)
            held = []
        if line:
            begun = begun if held else page
            ended = page
            held.append(line)
    if held:
        yield Paragraph(_joined(held), begun, ended)


def _width(listed: list[tuple[int | None, str]], index: int) -> float:
    """How wide the lines around this one are."""
    around = [len(line) for _, line in listed[max(0, index - 4) : index + 4] if line]
    return quantiles(around, n=4)[2] if len(around) > 1 else float(max(around, default=0))


def _continues(line: str, following: str, width: float) -> bool:
    """Whether a line of the given measure goes on in the next."""
    if _contents_line(line):
        return False
    if starts_item(following):
        return goes_on(line, following) and len(line) >= 0.8 * width
    if goes_on(line, following) and len(line) >= 8:
        return True
    if stops(line) or begins_anew(line, following):
        return False
    if line[-1:].isascii() and following[:1].isascii() and following[:1].islower():
        return True  # English: a sentence never begins with a small letter
    prose = len(line) >= 12 and len(line) >= 0.85 * width
    return prose and bool(CLAUSE.search(line) or CLAUSE.search(following) or stops(following))


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        text = join(text, line)
    return text
