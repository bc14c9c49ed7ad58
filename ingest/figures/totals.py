"""What a total behind several things is of: all of them, not the last.

男员工31人，女员工36人，合计 | 67人 is 员工合计; where nothing is common to them, the total is but a 合计, which no
indicator fits: 上缴税费2亿元，对外捐赠3万元，合计 | 2.0003亿元.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.figures.quantities import Printed
from ingest.figures.subjects import PART_OF

TOTAL = re.compile(
    r"[\s，,、；;）)]*(?:以上|上述)?(?:[各两三四五六七八九]项)?(?:共计|合计|总计|总共|共)(?:金额|费用|数量|人数)?(?:为|达到?|约|近)?\s*"
)
"""All that stands between the last thing's number and its total."""

FEWEST = 2
"""Things that are added up; behind one alone a total is of that one."""

SHORT = 4
"""Characters of things that are named together: 捐款、捐物."""


def name_totals(shown: str, inside: Sequence[Printed], subjects: Sequence[str]) -> list[str]:
    """The subjects of a sentence's numbers, those of totals put right."""
    named = list(subjects)
    for index in range(FEWEST, len(inside)):
        if not TOTAL.fullmatch(shown, inside[index - 1].end, inside[index].start):
            continue
        unit = inside[index].quantity.unit
        back = takewhile(lambda one, unit=unit: inside[one].quantity.unit == unit, reversed(range(index)))  # type: ignore[misc]
        things = [named[one] for one in back][::-1]
        if len(set(things)) == len(things) >= FEWEST and named[index] == things[-1] and not _divided(things):
            named[index] = f"{_in_common(things)}合计"
    return named


def _divided(things: Sequence[str]) -> bool:
    """Whether one of the things is a part of another, so that not all of them are added up."""
    return any(part.startswith(f"{whole}{PART_OF}") for whole in things for part in things)


def _in_common(things: Sequence[str]) -> str:
    """The noun that all things end with, or short things of one kind side by side; else nothing."""
    heads = [thing.rpartition(PART_OF)[2] for thing in things]
    noun = _beginning([head[::-1] for head in heads])[::-1]
    if len(noun) >= FEWEST:
        return noun
    alike = bool(noun or _beginning(heads))
    return "、".join(heads) if alike and all(len(head) <= SHORT for head in heads) else ""


def _beginning(texts: Sequence[str]) -> str:
    """The characters that all texts begin with."""
    alike = takewhile(lambda characters: len(set(characters)) == 1, zip(*texts, strict=False))
    return "".join(characters[0] for characters in alike)
