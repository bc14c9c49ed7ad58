"""Clauses: a paragraph cut into sentences, groups and clauses, by offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[。！!？?\n]+[”’」』）)]*")
GROUP_END = re.compile(r"[；;]")
STOPS = frozenset("，,；;：:。！!？?\n\t")
OPENING = frozenset("“「『《")
CLOSING = frozenset("”」』》")

LONG_SENTENCE = 140
"""Characters; of a longer one the group with the figure is quoted."""

LONGEST_CLAUSE = 400
"""Characters; what goes on longer without a stop is a list or no prose, and no clause is sought in it."""

LONG_GROUP = 220
"""Characters; of a longer one only the clauses around the figure are quoted."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text that ends in a full stop."""

    start: int
    end: int


def sentences(shown: str) -> Iterator[Sentence]:
    """The sentences of a text, without the white space around them."""
    start = 0
    for match in (*SENTENCE_END.finditer(shown), None):
        end = match.end() if match else len(shown)
        while start < end and shown[start].isspace():
            start += 1
        if shown[start:end].strip():
            yield Sentence(start, end)
        start = end


def quoted(shown: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that proves a figure at [start, end): whole if it is short."""
    if sentence.end - sentence.start <= LONG_SENTENCE:
        return _trimmed(shown, sentence.start, sentence.end)
    first, last = _group_around(shown, sentence, start, end)
    if last - first > LONG_GROUP:
        first, last = _clauses_around(shown, first, last, start, end)
    return _trimmed(shown, first, last)


def clause_start(shown: str, floor: int, position: int) -> int:
    """Where the clause with `position` begins, not before `floor`; a comma in quotation marks ends none."""
    depth = 0
    floor = max(floor, position - LONGEST_CLAUSE)
    for index in range(position - 1, floor - 1, -1):
        character = shown[index]
        if character in CLOSING:
            depth += 1
        elif character in OPENING:
            depth = max(0, depth - 1)
        elif character in STOPS and (not depth or character in "。\n") and not _inside_number(shown, index):
            return index + 1
    return floor


def clause_end(shown: str, position: int, ceiling: int) -> int:
    """Where the clause with `position` ends, not after `ceiling`."""
    ceiling = min(ceiling, position + LONGEST_CLAUSE)
    for index in range(position, ceiling):
        if shown[index] in STOPS and not _inside_number(shown, index):
            return index
    return ceiling


def _inside_number(shown: str, index: int) -> bool:
    return shown[index] == "," and shown[index - 1 : index].isdigit() and shown[index + 1 : index + 4].isdigit()


def _group_around(shown: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part between semicolons that holds a figure, as far as one is near."""
    floor, ceiling = max(sentence.start, start - LONGEST_CLAUSE), min(sentence.end, end + LONGEST_CLAUSE)
    before = [match.end() for match in GROUP_END.finditer(shown, floor, start)]
    after = GROUP_END.search(shown, end, ceiling)
    return (before[-1] if before else floor), (after.end() if after else ceiling)


def _clauses_around(shown: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Up to three clauses before the figure's, and the rest of its own."""
    begin = start
    for _ in range(4):
        begin = clause_start(shown, first, begin)
        if begin <= first or start - begin > LONG_SENTENCE:
            break
        begin -= 1
    begin = max(begin + 1 if begin > first else first, start - LONG_GROUP, first)
    return begin, min(clause_end(shown, end, last), end + LONG_GROUP)


def _trimmed(shown: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shown[start].isspace():
        start += 1
    while end > start and shown[end - 1].isspace():
        end -= 1
    return start, end
