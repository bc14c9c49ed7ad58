"""Breaking text into lines of terminal cells, by the rules of Chinese typesetting.

Textual breaks where a blank stands, which leaves a mainly Chinese paragraph ragged and lets a line begin with 。;
here a line is filled, no number or Latin word is torn, and no line begins with a closing mark.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import cell_len

NEVER_FIRST = frozenset("，。、；：！？）」』》】〉〕｝”’,.;:!?)]}%％‰℃·…—")
"""Marks that belong to what stands before them: 10,214张。"""
NEVER_LAST = frozenset("（「『《【〈〔｛“‘([{￥¥$#№")
"""Marks that belong to what follows: （见第 3 页）"""

_PIECE = re.compile(r"[0-9A-Za-z.,%+\-–−~_/]+|.", re.DOTALL)
"""What is never torn: 10,214.5 or ISO9001; any other character stands alone."""


def fit(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` cells: cut with … or filled with blanks."""
    room = width - cell_len(text)
    if room < 0:
        text = cut(text, width)
        room = width - cell_len(text)
    return " " * room + text if right else text + " " * room


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where something was left out."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    ends = accumulate(cell_len(character) for character in text)
    kept = sum(1 for end in ends if end < width)
    return text[:kept] + "…"


def in_lines(parts: Sequence[str], width: int) -> str:
    """The parts with · between them, a new line begun where the next has no room."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end offsets of each line; line breaks in the text end a line. One empty line for an empty text."""
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend((start + first, start + last) for first, last in _fill(paragraph, max(width, 2)))
        start += len(paragraph) + 1
    return lines


def _fill(paragraph: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for first, last in _unbroken(paragraph, width):
        cells = cell_len(paragraph[first:last])
        if used + cells > width and end > start:
            lines.append((start, end))
            start, used = first, 0
            if paragraph[first:last] == " ":
                start, cells = last, 0
        used += cells
        end = last
    lines.append((start, max(start, end)))
    return lines


def _unbroken(paragraph: str, width: int) -> list[tuple[int, int]]:
    """Runs that stay on one line: a word or a character with the marks that cling to it."""
    runs: list[tuple[int, int]] = []
    for match in _PIECE.finditer(paragraph):
        first, last = match.span()
        clings = runs and (paragraph[first] in NEVER_FIRST or paragraph[runs[-1][1] - 1] in NEVER_LAST)
        if clings and cell_len(paragraph[runs[-1][0] : last]) <= width // 2:
            runs[-1] = (runs[-1][0], last)
        elif cell_len(match[0]) > width:
            runs.extend((place, place + 1) for place in range(first, last))
        else:
            runs.append((first, last))
    return runs
