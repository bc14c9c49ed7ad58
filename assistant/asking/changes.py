"""The many ways to ask for a change or an order, as one: 高了还是低了, 少了多少, 降幅多大; 从高到低排一下."""

import re

from assistant.asking.rules import table


def in_one_way(text: str, *, compares: bool) -> str:
    """The question with what asks for a change as 增减多少 or 增减百分之几, and for an order as 排名.

    `compares`: whether it names a time to compare with, so that 高 and 少 speak of times and not of bodies."""
    rows = [row for row in table("changes")["changes"] if compares or "compared" not in row]
    for place, row in enumerate(rows):
        text = re.sub(row["said"], chr(_PRIVATE + place), text)
    for place, row in enumerate(rows):
        text = text.replace(chr(_PRIVATE + place), row["meant"])
    return text


_PRIVATE = 0xE000
"""Characters of no writing stand for what was read already, so that no row reads it again."""


def asks_for_change(text: str) -> bool:
    """Whether a question that was read so asks by how much something changed."""
    return "增减" in text


def asks_for_rate(text: str) -> bool:
    """Whether a question that was read so wants a change in percent; 流失率增减多少 wants points."""
    return _IN_PERCENT.search(text) is not None


_IN_PERCENT = re.compile(r"百分之|[同环]比|%|幅")
