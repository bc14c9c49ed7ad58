"""Running heads, feet and page numbers: recognised by repetition at the edges of pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.pdf.columns import Item
from ingest.pdf.lines import Line

NUMBER = re.compile(
    r"^\s*(?:第\s*)?[-—–~·|/\s]*(?P<number>\d{1,4})[-—–~·|\s]*(?:页|頁)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,4}\s*[页頁]?)?\s*$"
)
"""3, - 3 -, 第 3 页, 3 / 40."""

EDGE = 4
"""So many lines at the top and at the bottom of a page may be running heads or feet."""

OFTEN = 3
"""A head stands on at least so many pages, or on both pages of a short file."""

Printed = tuple[int, str]


def without_running(
    pages: Sequence[Sequence[Item]], heights: Sequence[float]
) -> tuple[list[list[Item]], tuple[str, ...], tuple[Printed, ...]]:
    """The pages without heads, feet and page numbers; what was dropped; the numbers printed on pages."""
    numbers = _page_numbers(pages)
    repeated = _repeated(pages, heights)
    dropped: dict[str, None] = {}
    kept: list[list[Item]] = []
    for page, items in enumerate(pages):
        rest: list[Item] = []
        for item in items:
            if isinstance(item, Line) and numbers.get(page) is item:
                continue
            if isinstance(item, Line) and _key(item, heights[page]) in repeated and _at_edge(item, heights[page]):
                dropped[item.text] = None
                continue
            rest.append(item)
        kept.append(rest)
    printed = tuple((page + 1, found["number"]) for page, line in numbers.items() if (found := NUMBER.match(line.text)))
    return kept, tuple(dropped), printed


def _page_numbers(pages: Sequence[Sequence[Item]]) -> dict[int, Line]:
    """For each page (from 0) the line that prints its number: numbers that keep step with the pages."""
    candidates: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    steps: Counter[int] = Counter()
    for page, items in enumerate(pages):
        lines = [item for item in items if isinstance(item, Line)]
        for line in dict.fromkeys((*lines[:2], *lines[-2:])):
            if found := NUMBER.match(line.text):
                number = int(found["number"])
                candidates[page].append((number, line))
                steps[number - page] += 1
    common = {step for step, n in steps.most_common(3) if n >= 2}
    if len(pages) == 1:
        common = {1}
    found_lines: dict[int, Line] = {}
    for page, numbered in candidates.items():
        for number, line in numbered:
            if number - page in common:
                found_lines[page] = line
    return found_lines


def _key(line: Line, height: float) -> tuple[str, int]:
    """Text without its numbers, and the half of the page it stands in."""
    return re.sub(r"[\d\s]+", "", line.text), int(line.bbox[1] > height / 2)


def _at_edge(line: Line, height: float) -> bool:
    return line.bbox[3] < 0.14 * height or line.bbox[1] > 0.88 * height


def _repeated(pages: Sequence[Sequence[Item]], heights: Sequence[float]) -> frozenset[tuple[str, int]]:
    """Keys of lines that stand at the same edge of many pages at the same height."""
    places: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    for page, items in enumerate(pages):
        lines = [item for item in items if isinstance(item, Line)]
        for line in dict.fromkeys((*lines[:EDGE], *lines[-EDGE:])):
            if _at_edge(line, heights[page]) and len(line.text) <= 80:
                places[_key(line, heights[page])].append((page, line.bbox[1]))
    needed = min(OFTEN, max(2, len(pages) - 1))
    return frozenset(
        key
        for key, found in places.items()
        if len({page for page, _ in found}) >= needed and _same_height([top for _, top in found])
    )


def _same_height(tops: list[float]) -> bool:
    middle = sorted(tops)[len(tops) // 2]
    return sum(abs(top - middle) < 4 for top in tops) * 2 > len(tops)
