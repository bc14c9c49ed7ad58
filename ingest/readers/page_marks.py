"""Page marks in a text without pages: page numbers and running heads, which stand between two halves of a sentence."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.text.headings import numbered
from ingest.text.joining import CLAUSE, stops

PAGE_NUMBER = re.compile(
    r"^(?:[~～—–-]\s*\d{1,4}\s*[~～—–-]|第\s*\d{1,4}\s*[页頁](?:\s*[/共].*)?|\d{1,4}\s*/\s*\d{1,4})$"
)
"""~3~, - 12 -, 第 3 页, 3/40: a page number that cannot be a figure."""

TITLE_LIKE = re.compile(r"(?:报告|報告|報告書|通知|文件|公告)$")

REPEATS = 5
"""A running head stands on at least so many pages."""

FEWEST_PAGES = 8
"""So many lone numbers that count up by one are page numbers, whatever stands around them."""

FEWEST_UNDER_PROSE = 4
"""So many are enough where each stands under a line of prose, even if some between them are lost."""

LONGEST_MISREAD = 12

INTERRUPTS = 0.2
"""In so great a part of its places, and twice at least, a running head cuts a sentence in two; a heading never does."""


def find_marks(lines: Sequence[str]) -> tuple[frozenset[int], frozenset[str]]:
    """Indices of the lines that are page marks, and the running heads among them."""
    numbers = page_numbers(lines)
    numbers |= {index for index, line in enumerate(lines) if PAGE_NUMBER.match(line)}
    running = find_running(lines, numbers)
    marks = numbers | {index for index, line in enumerate(lines) if line in running}
    return marks | _misread(lines, marks), running


def page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Indices of lines that are page numbers: lone numbers that count up from one page to the next.

    A number that stands twice between its neighbours may be a figure: neither is taken.
    """
    alone = [index for index, line in enumerate(lines) if line.isdecimal() and len(line) <= 3]
    chain = _counting(lines, alone, step=1)
    if len(chain) < FEWEST_PAGES:
        chain = _counting(lines, [index for index in alone if _under_prose(lines, index)], step=3)
        if len(chain) < FEWEST_UNDER_PROSE:
            return frozenset()
    ends = (-1, *chain, len(lines))
    return frozenset(
        index
        for index, start, end in zip(chain, ends, ends[2:], strict=False)
        if lines[start + 1 : end].count(lines[index]) == 1
    )


def find_running(lines: Sequence[str], numbers: frozenset[int]) -> frozenset[str]:
    """Lines that repeat as a report's running head does: a title with its year, beside page numbers, amid sentences."""
    counted = Counter(lines)
    often = {line for line, n in counted.items() if n >= REPEATS and _like_head(line)}
    titles = {line for line in often if TITLE_LIKE.search(line) and re.search(r"\d{4}", line)}
    listed = [index for index, line in enumerate(lines) if line]
    beside: Counter[str] = Counter()
    amid: Counter[str] = Counter()
    open_sentence = False
    for position, index in enumerate(listed):
        line = lines[index]
        around = listed[position - 1 : position] + listed[position + 1 : position + 2]
        if line in often:
            beside[line] += any(place in numbers for place in around)
            amid[line] += open_sentence
        elif index not in numbers:
            open_sentence = _unfinished(line)
    marks = {line for line, n in beside.items() if n >= REPEATS}
    cutting = {line for line, n in amid.items() if n >= max(2, INTERRUPTS * counted[line])}
    return frozenset(titles | marks | cutting)


def _misread(lines: Sequence[str], marks: frozenset[int]) -> frozenset[int]:
    """Short lines between an unfinished sentence and a page mark: heads that were recognised as something else."""
    found: set[int] = set()
    for mark in marks:
        between: list[int] = []
        for index in range(mark - 1, max(-1, mark - 5), -1):
            if not lines[index] or index in marks:
                continue
            if len(lines[index]) > LONGEST_MISREAD or not _like_head(lines[index]) or numbered(lines[index]):
                found.update(between if _unfinished(lines[index]) else ())
                break
            between.append(index)
    return frozenset(found)


def _counting(lines: Sequence[str], places: Sequence[int], *, step: int) -> tuple[int, ...]:
    """The longest run of places whose numbers grow by one to `step` from each to the next."""
    chains: dict[int, tuple[int, ...]] = {}
    for index in places:
        number = int(lines[index])
        before = max((chains.get(number - back, ()) for back in range(1, step + 1)), key=len)
        if before and not 3 <= index - before[-1] <= 400:
            continue
        if len(before) + 1 > len(chains.get(number, ())):
            chains[number] = (*before, index)
    return max(chains.values(), key=len, default=())


def _under_prose(lines: Sequence[str], index: int) -> bool:
    above = next((line for line in reversed(lines[max(0, index - 3) : index]) if line), "")
    below = next((line for line in lines[index + 1 : index + 4] if line), "")
    return len(above) >= 16 and bool(CLAUSE.search(above)) and "\t" not in above and not below.isdigit()


def _like_head(line: str) -> bool:
    return 4 <= len(line) <= 60 and not stops(line) and not re.search(r"[，；。\t]", line)


def _unfinished(line: str) -> bool:
    return len(line) >= 20 and bool(CLAUSE.search(line)) and not stops(line) and "\t" not in line
