"""Paragraphs: lines put together across line, column and page breaks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.pdf.lines import Line
from ingest.readers.manuscript import Paragraph
from ingest.said import Said
from ingest.text.headings import numbered, starts_item
from ingest.text.joining import goes_on, join, stops, unbalanced

SHORT_OF_EDGE = 2.2
"""A line that ends so many characters before the column's edge is not full."""

FEW_LINES = 8
"""So few lines do not show how wide their column is."""

INDENT = 1.2
"""A line that begins so many characters inside its column begins a paragraph."""


def paragraphs_of(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """The paragraphs that lines in reading order make."""
    listed = with_true_edges(list(lines))
    indents = indents_tell(listed)
    held: list[Line] = []
    for line in listed:
        if held and not continues(held, line, indents=indents):
            yield paragraph_of(held)
            held = []
        held.append(line)
    if held:
        yield paragraph_of(held)


def with_true_edges(lines: list[Line]) -> list[Line]:
    """Lines of pages with few lines (covers, last pages) know the edge of the text block from the other pages."""
    crowd = Counter(line.page for line in lines)
    columns: dict[int, set[float]] = {}
    for line in lines:
        columns.setdefault(line.page, set()).add(line.right)
    usual = median([line.right for line in lines]) if lines else 0.0
    few = {page for page, n in crowd.items() if n < FEW_LINES and len(columns[page]) == 1}
    return [replace(line, right=usual) if line.page in few and line.right < usual else line for line in lines]


def indents_tell(lines: Sequence[Line]) -> bool:
    """Whether paragraphs of this text begin with an indent, so that a line without one goes on."""
    after_stop = [b for a, b in pairwise(lines) if stops(a.text) and not _full(a) and b.left == a.left]
    return len(after_stop) >= 3 and sum(map(_indented, after_stop)) * 10 >= 6 * len(after_stop)


def continues(held: list[Line], line: Line, *, indents: bool) -> bool:
    """Whether a line goes on the paragraph that is held."""
    last = held[-1]
    if abs(last.size - line.size) > 0.12 * last.size + 0.5 or (last.bold != line.bold and not _full(last)):
        return False
    if len(held) == 1 and _heading_like(last):
        return False
    near = last.page == line.page and line.bbox[1] - last.bbox[3] <= _leading(held) + 0.9 * line.size
    moved_on = last.page != line.page or line.bbox[1] < last.bbox[1]
    if not (near or moved_on):
        return False
    if starts_item(line.text) and (stops(last.text) or not _full(last) or not indents):
        return False
    indented = line.bbox[0] > _left(held, line) + INDENT * line.size
    if goes_on(last.text, line.text) and not (indented and stops(last.text)):
        return True
    if not _full(last):
        unfinished = not stops(last.text) and last.width > 0.6 * (last.right - last.left)
        return unfinished and indents and not indented and not starts_item(line.text)
    if indented:
        return unbalanced("".join(held_line.text for held_line in held)) and not starts_item(line.text)
    return not (moved_on and stops(last.text) and _indented(line))


def _full(line: Line) -> bool:
    return line.bbox[2] >= line.right - SHORT_OF_EDGE * line.size


def _indented(line: Line) -> bool:
    return line.bbox[0] > line.left + INDENT * line.size


def _heading_like(line: Line) -> bool:
    """A short outer heading, after which nothing is joined even if it fills its column."""
    number = numbered(line.text)
    return number is not None and not number.style.inline and len(line.text) < 30 and not _full(line)


def _left(held: list[Line], line: Line) -> float:
    """Left edge of the paragraph's lines after its first, which may be indented."""
    same_column = [other.bbox[0] for other in held[1:] if other.left == line.left]
    return median(same_column) if same_column else min(line.left, line.bbox[0])


def _leading(held: list[Line]) -> float:
    """White space between its lines; where there is one line only, as much as double spacing leaves."""
    between = [b.bbox[1] - a.bbox[3] for a, b in pairwise(held) if a.page == b.page and b.bbox[1] > a.bbox[1]]
    return median(between) if between else 1.2 * held[0].size


def paragraph_of(lines: list[Line]) -> Paragraph:
    """The lines as one paragraph."""
    text = ""
    doubts: list[tuple[int, int, Said]] = []
    for line in lines:
        text = join(text, line.text)
        begins = len(text) - len(line.text)
        doubts.extend((begins + start, begins + end, why) for start, end, why in line.doubts)
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return Paragraph(
        text,
        lines[0].page,
        lines[-1].page,
        tuple((line.page, line.bbox) for line in lines),
        max(weights, key=lambda size: weights[size]),
        all(line.bold for line in lines),
        alone=len(lines) == 1,
        doubts=tuple(doubts),
    )
