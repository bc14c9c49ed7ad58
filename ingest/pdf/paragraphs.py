"""Paragraphs: lines put together across line and page breaks."""

from collections.abc import Iterable, Iterator
from statistics import median

from ingest.headings import numbered, starts_item
from ingest.joining import goes_on, join, stops
from ingest.manuscript import Paragraph
from ingest.pdf.lines import Line


def paragraphs_of(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """The paragraphs that lines in reading order make."""
    listed = list(lines)
    held: list[Line] = []
    right = right_edges(listed)
    for line in listed:
        if held and not continues(held, line, right):
            yield _paragraph(held)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held)


def right_edges(lines: list[Line]) -> dict[int, float]:
    """For each page how far its text reaches to the right."""
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.page] = max(edges.get(line.page, 0.0), line.bbox[2])
    return edges


def continues(held: list[Line], line: Line, right: dict[int, float]) -> bool:
    """Whether a line goes on the paragraph: the one before is full, and this one is not indented."""
    last = held[-1]
    if abs(last.size - line.size) > 0.15 * last.size + 0.6:
        return False
    if len(held) == 1 and _heading_like(last):
        return False
    full = last.bbox[2] >= right[last.page] - 2.5 * last.size
    if not full:
        return goes_on(last.text, line.text) and last.page != line.page
    if starts_item(line.text) and stops(last.text):
        return False
    indented = line.bbox[0] > _left(held, line) + 1.2 * line.size
    if indented and (stops(last.text) or starts_item(line.text)):
        return False
    if last.page == line.page and line.bbox[1] - last.bbox[3] > _leading(held) + 1.2 * line.size:
        return False
    return not indented or goes_on(last.text, line.text)


def _heading_like(line: Line) -> bool:
    number = numbered(line.text)
    return number is not None and not number.style.inline and len(line.text) < 30 and not goes_on(line.text, "x")


def _left(held: list[Line], line: Line) -> float:
    """Left edge of the paragraph's lines after its first, which may be indented."""
    if len(held) > 1:
        return median(other.bbox[0] for other in held[1:])
    return min(held[0].bbox[0], line.bbox[0])


def _leading(held: list[Line]) -> float:
    """White space between its lines."""
    gaps = [b.bbox[1] - a.bbox[3] for a, b in zip(held, held[1:], strict=False) if a.page == b.page]
    return median(gaps) if gaps else held[0].size


def _paragraph(lines: list[Line]) -> Paragraph:
    text = ""
    for line in lines:
        text = join(text, line.text)
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
    )
