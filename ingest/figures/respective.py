"""Respective: numbers that 分别 pairs, in their order, with the things or the figures named before them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.figures.phrases import Telling, squeeze, trim, words_after
from ingest.figures.quantities import Printed
from ingest.text.clauses import clause_end, clause_start

MOVES = "增长|下降|增加|减少|提高|降低|上升|提升|下滑|上浮|下浮"

RESPECTIVELY = re.compile(rf"分别(?:(?:{MOVES})了?|为|是|有|达到?|以|占|完成|实现|获得?|取得|约为?|达)?")

AND = re.compile(r"、|以及|及|和|与|，")

COMPARISON = re.compile(r"(?:(?:较|比|与)(?:上|去|前|同|年初|(?:19|20)\d\d)[^、，]{0,10}|同比|环比)$")
"""Words before 分别 that name no thing: 氮氧化物、烟尘较去年 | 分别减少."""

NEXT_NUMBER = re.compile(rf"\s*+(?:、|，|,|以?及|和|与)?\s*+(?:同比)?(?:(?:{MOVES})了?)?(?:约|近)?\s*+$")
"""Between two numbers of one list."""

OF_ALL = re.compile(
    r"(?:单位(?:产品|产值|发电量?|面积|工业增加值)|万元(?:产值|收入|增加值)|吨(?:钢|煤|水泥))(?=[\u4e00-\u9fff])"
)
"""What stands before the first thing and holds for all: 单位发电 | 二氧化硫、氮氧化物."""


def listed(shown: str, found: Sequence[Printed], first: int, reach: int) -> list[int]:
    """Indexes of the numbers from `first` on that follow each other without other words between them."""
    numbers: list[int] = []
    for index in range(first, len(found)):
        if found[index].start >= reach:
            break
        if numbers and not NEXT_NUMBER.match(shown[found[index - 1].end : found[index].start]):
            break
        numbers.append(index)
    return numbers


def respective_leads(shown: str, begin: int, end: int, found: Sequence[Printed]) -> dict[int, int]:
    """For each number after the first that 分别 moves, where the words end that say so: 分别减少 | 0.04克、0.02克."""
    leads: dict[int, int] = {}
    for match in RESPECTIVELY.finditer(shown, begin, end):
        first = bisect_left(found, match.end(), key=lambda one: one.start)
        moved = re.search(rf"(?:{MOVES})了?$", match[0])
        for index in listed(shown, found, first, _reach(shown, match.end(), end))[1:] if moved else ():
            if not re.search(MOVES, shown[found[index - 1].end : found[index].start]):
                leads[index] = match.end()
    return leads


def respective_subjects(telling: Telling, found: Sequence[Printed]) -> dict[int, str]:
    """Subjects of numbers that 分别 pairs with the things named before it."""
    shown, text = telling.shown, telling.text
    paired: dict[int, str] = {}
    for match in RESPECTIVELY.finditer(shown, telling.begin, telling.end):
        first_number = bisect_left(found, match.end(), key=lambda one: one.start)
        reach = _reach(shown, match.end(), telling.end)
        everything = list(range(first_number, bisect_left(found, reach, key=lambda one: one.start)))
        floor = clause_start(shown, telling.begin, match.start())
        compared = COMPARISON.search(shown, floor, match.start())
        stop = compared.start() if compared else match.start()
        first, last = trim(shown[floor:stop], telling.names)
        spans = _parts(shown, floor + first, floor + last)
        for numbers in (listed(shown, found, first_number, reach), everything):
            if len(spans) == len(numbers) > 1:
                end = found[numbers[-1]].end
                tail = words_after(shown, end, clause_end(shown, end, telling.end)).of(text)
                action = (compared[0] if compared else "") + match[0].removeprefix("分别").strip("为是有以达到约")
                whole = OF_ALL.match(shown, *spans[0])
                for place, (index, (start, stop)) in enumerate(zip(numbers, spans, strict=True)):
                    shared = whole[0] if whole and place else ""
                    paired[index] = squeeze(f"{shared}{text[start:stop]}{action}{tail}")
                break
    return paired


def respective_changes(telling: Telling, found: Sequence[Printed]) -> dict[int, tuple[int, str]]:
    """收入5亿元，利税2亿元，同比分别增长5%和8%: for each change the figure it is of, and the words for it."""
    shown = telling.shown
    changes: dict[int, tuple[int, str]] = {}
    for match in RESPECTIVELY.finditer(shown, telling.begin, telling.end):
        start = clause_start(shown, telling.begin, match.start())
        first = bisect_left(found, match.end(), key=lambda one: one.start)
        numbers = listed(shown, found, first, _reach(shown, match.end(), telling.end))
        compared = COMPARISON.search(shown, start, match.start())
        named = shown[start : compared.start() if compared else match.start()].strip("，,；; ")
        if named or not 1 < len(numbers) <= first:
            continue
        verb = _verb(telling, match.start() + 2, found[first].start)
        for index in numbers:
            own = _verb(telling, found[index - 1].end, found[index].start) if index > first else ""
            changes[index] = (index - len(numbers), squeeze(f"{compared[0] if compared else ''}{own or verb}"))
    return changes


def _verb(telling: Telling, start: int, end: int) -> str:
    begin, last = trim(telling.shown[start:end], None)
    return squeeze(telling.text[start + begin : start + last])


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
