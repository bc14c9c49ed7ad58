"""Where in a passage the words of a query stand, and which part of it to show."""

from collections.abc import Sequence
from itertools import pairwise

from index.search.script import folded
from index.search.terms import plain_term

Span = tuple[int, int]

SNIPPET = 120
"""Characters to show of a long passage."""

BREAKS = "。；！？\n，,;"
"""Where a snippet would rather begin."""


def find_marks(text: str, terms: Sequence[str]) -> tuple[Span, ...]:
    """Spans of the text where a term stands, those that touch made one; single characters only if nothing else."""
    words = {plain_term(term) for term in terms}
    words |= {f"{int(word):,}" for word in words if word.isdecimal() and 3 < len(word) < 16}
    long_enough = {word for word in words if len(word) > 1} or words
    compared = folded(text)
    spans = sorted(span for word in long_enough for span in _occurrences(compared, word))
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def choose_snippet(text: str, marks: Sequence[Span]) -> Span:
    """The stretch of about `SNIPPET` characters that holds most marked characters, the first of them if several."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    best = max(
        (start for start, _ in marks),
        key=lambda start: (sum(e - s for s, e in marks if start <= s and e <= start + SNIPPET), -start),
        default=0,
    )
    start = _break_before(text, best)
    return start, min(len(text), start + SNIPPET)


def _break_before(text: str, start: int) -> int:
    """The beginning of the clause, if that is near."""
    near = [at + 1 for at in range(max(0, start - SNIPPET // 3), start) if text[at] in BREAKS]
    return near[0] if near else max(0, start - SNIPPET // 6)


def _occurrences(text: str, word: str) -> list[Span]:
    found = []
    at = text.find(word)
    while at >= 0:
        if not _inside_a_code(text, at, at + len(word)):
            found.append((at, at + len(word)))
        at = text.find(word, at + 1)
    return found


def _inside_a_code(text: str, start: int, end: int) -> bool:
    """Whether 12 is found in 4123, or ems in items."""
    return any(
        left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and left.isdigit() == right.isdigit()
        for left, right in pairwise(text[max(start - 1, 0) : start + 1] + " " + text[end - 1 : end + 1])
    )
