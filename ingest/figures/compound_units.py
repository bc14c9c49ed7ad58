"""Compound units: what is counted per something else, 元/吨, m3/d, 吨每百万元."""

# ruff: noqa: E501 - a rule is a line

import re
from decimal import Decimal

from ingest.figures.units import Unit, Units

NUMERATOR_ENDS = re.compile(
    r"[ \t\u3000]{0,3}(?:/[ \t\u3000]{0,3}|每[ \t\u3000]{0,3}(?=[百千万亿\d]|元|吨|人|平方|立方|公里|千瓦|标准|件|台|辆|[年月天日]|小时))"
)
"""Never over a line's end: what stands in the next line is another sentence or row."""
DENOMINATOR = re.compile(r"(?:\d+)?[百千万亿]*")
PER = {
    "d": "日", "天": "日", "日": "日", "h": "小时", "时": "小时", "小时": "小时", "a": "年", "年": "年", "月": "月", "周": "周",
    "季": "季度", "次": "次", "人": "人", "班": "班", "s": "秒", "秒": "秒", "分钟": "分钟", "min": "分钟", "户": "户", "股": "股",
    "人年": "人年", "人月": "人月", "人·年": "人年", "人次": "人次", "km": "公里", "day": "日", "y": "年", "yr": "年", "产值": "产值",
}  # fmt: skip
"""Denominators that are no units of their own figures: m3/d, 吨/小时."""

SCALED = frozenset("百千万")
"""Characters that may begin a unit's own name: 克/千瓦时 is per 千瓦时, not per thousand 瓦时."""

SPANS = frozenset({"duration", "days"})
"""What passes is counted per nothing: 连续三年每年."""

LATIN = re.compile("[A-Za-z0-9]")


def compound_at(shown: str, end: int, unit: Unit, units: Units) -> tuple[str, str, Decimal, int]:
    """Name, family, factor and end of a unit with what it is counted per: 元/吨, m3/d, 元/10股."""
    slash = NUMERATOR_ENDS.match(shown, end)
    if not slash or (unit.family in SPANS and "/" not in slash[0]):
        return unit.base, unit.family, unit.factor, end
    whole = units.at(shown, slash.end())
    if whole and whole.factor == 1 and shown[slash.end()] in SCALED:
        return _per(unit, whole.base, slash.end() + len(whole.form), units)
    many = DENOMINATOR.match(shown, slash.end())
    position = many.end() if many else slash.end()
    for length in (3, 2, 1):
        word = shown[position : position + length]
        if word in PER and not (word.isascii() and LATIN.match(shown, position + len(word))):
            return _per(unit, shown[slash.end() : position] + PER[word], position + len(word), units)
    below = units.at(shown, position)
    if below is None:
        return unit.base, unit.family, unit.factor, end
    return _per(unit, shown[slash.end() : position] + below.base, position + len(below.form), units)


def _per(unit: Unit, below: str, end: int, units: Units) -> tuple[str, str, Decimal, int]:
    name = f"{unit.base}/{below}"
    return name, units.family(name) or f"{unit.family}/", unit.factor, end
