"""Numerals: a written number as a `Decimal`, in digits, in Chinese characters or in both."""

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""1056, 22.16, 132,531,848.19; a clause ends in a unit, so a comma between digits groups them even if full-width."""

HAN = "零〇一二两三四五六七八九十百千万亿廿"
"""Characters of a Chinese numeral."""

SCALES = {
    "十": Decimal(10), "百": Decimal(100), "佰": Decimal(100), "千": Decimal(1000), "仟": Decimal(1000),
    "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12,
}  # fmt: skip
"""What stands between digits and unit: 9千辆, 5,000仟元, 3百万元; 兆 is Taiwan's 万亿."""

SCALE = r"(?:[百千佰仟]?[万亿兆]亿?|[百千佰仟])"

ORDINARY = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
"""What stands in contracts and charters, as everybody writes it."""

_FORMAL_ONLY = "壹贰叁参肆伍陆柒捌玖拾佰仟"
FORMAL = f"(?=[{HAN}]{{0,3}}[{_FORMAL_ONLY}])[一二两三四五六七八九十{_FORMAL_ONLY[:-2]}][{HAN}{_FORMAL_ONLY}]+"
"""A numeral as contracts write it: 伍仟万, 叁佰贰拾."""

_ONES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def read_digits(text: str) -> Decimal:
    """The number that digits matched by `DIGITS` print."""
    return Decimal(re.sub("[,，]", "", text))


def read_scale(text: str) -> Decimal:
    """What 万, 百万 or 万亿 multiply by; 1 for an empty text."""
    product = Decimal(1)
    for character in text:
        product *= SCALES[character]
    return product


def read_han(text: str) -> Decimal | None:
    """三百二十一 → 321, 二〇一九 → 2019, 千 → 1000; `None` for characters in no order that makes a number."""
    text = text.replace("廿", "二十")
    if not text or any(c not in _ONES and c not in _SMALL and c not in _LARGE for c in text):
        return None
    if all(c in _ONES for c in text):
        return Decimal("".join(str(_ONES[c]) for c in text))
    return _read_places(text)


def read_formal(text: str) -> Decimal | None:
    """伍仟万 → 50000000."""
    return read_han(text.translate(ORDINARY))


def _read_places(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    place = 0
    for character in text:
        if character in _ONES:
            if digit:
                return None
            digit = _ONES[character]
            place = 0 if character in "零〇" else place
        elif character in _SMALL:
            place = _SMALL[character]
            section += (1 if digit is None else digit or 1) * place
            digit = None
        else:
            place = _LARGE[character]
            rest = section + (digit or 0)
            total = total + (rest or 1) * place if total >= place else (total + rest or 1) * place
            section, digit = 0, None
    spoken = place // 10 if digit and place > 10 else 1
    return Decimal(total + section + (digit or 0) * spoken)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    if not value.is_finite():
        return value
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value


def print_number(value: Decimal) -> str:
    """Digits as a report prints them, with thousands separators."""
    return f"{plain(value):,f}"
