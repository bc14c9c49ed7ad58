"""Respective: numbers that 分别 pairs, in their order, with the things or the figures named before them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.figures.phrases import Telling, squeeze, trim, words_after
from ingest.figures.quantities import Printed
from ingest.text.clauses import clause_end, clause_start

RESPECTIVELY = re.compile(r"分别(?:为|是|有|达到?|以|占|增长|下降|完成|实现|获得?|取得|约为?|达)?")

AND = re.compile(r"、|以及|及|和|与|，")


def respective_subjects(telling: Telling, found: Sequence[Printed]) -> dict[int, str]:
    """Subjects of numbers that 分别 pairs with the things named before it."""
    shown, text = telling.shown, telling.text
    paired: dict[int, str] = {}
    for match in RESPECTIVELY.finditer(shown, telling.begin, telling.end):
        reach = _reach(shown, match.end(), telling.end)
        first_number = bisect_left(found, match.end(), key=lambda one: one.start)
        numbers = list(range(first_number, bisect_left(found, reach, key=lambda one: one.start)))
        floor = clause_start(shown, telling.begin, match.start())
        first, last = trim(shown[floor : match.start()], telling.names)
        spans = _parts(shown, floor + first, floor + last)
        if len(spans) == len(numbers) > 1:
            end = found[numbers[-1]].end
            tail = words_after(shown, end, clause_end(shown, end, telling.end)).of(text)
            action = match[0].removeprefix("分别").strip("为是有以达到约")
            for index, (start, stop) in zip(numbers, spans, strict=True):
                paired[index] = squeeze(f"{text[start:stop]}{action}{tail}")
    return paired


def respective_changes(telling: Telling, found: Sequence[Printed]) -> dict[int, tuple[int, str]]:
    """收入5亿元，利税2亿元，分别增长5%和8%: for each change the figure it is of, and the words for it."""
    changes: dict[int, tuple[int, str]] = {}
    for match in RESPECTIVELY.finditer(telling.shown, telling.begin, telling.end):
        start = clause_start(telling.shown, telling.begin, match.start())
        first = bisect_left(found, match.end(), key=lambda one: one.start)
        last = bisect_left(found, _reach(telling.shown, match.end(), telling.end), key=lambda one: one.start)
        count = last - first
        if telling.shown[start : match.start()].strip("，,；; ") or not 1 < count <= first:
            continue
        begin, end = trim(telling.shown[match.start() + 2 : found[first].start], None)
        change = squeeze(telling.text[match.start() + 2 + begin : match.start() + 2 + end])
        changes.update({index: (index - count, change) for index in range(first, last)})
    return changes


def _parts(shown: str, start: int, end: int) -> list[tuple[int, int]]:
    """The things that a list names: 甲、乙和丙."""
    spans, at = [], start
    for match in (*AND.finditer(shown, start, end), None):
        stop = match.start() if match else end
        if shown[at:stop].strip():
            spans.append((at, stop))
        at = match.end() if match else end
    return spans


def _reach(shown: str, start: int, end: int) -> int:
    """End of the list of numbers that begins at `start`: the first full stop or semicolon."""
    stops = [position for position in (shown.find(mark, start, end) for mark in "；;。") if position >= 0]
    return min(stops, default=end)
