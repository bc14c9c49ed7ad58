"""Written numbers: where a quantity may begin in a text, and which number it prints there."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.numerals import DIGITS, FORMAL, read_digits, read_formal, read_han

HAN = "[零〇一二两三四五六七八九十百千万亿廿]"

MINUS = (
    r"(?P<minus>(?:(?<=[为是达约至到于：:(（~～])|(?<=[为是：:]\s)|(?<=增长)|(?<=增幅)|(?<=增速)|(?<=增减)|(?<=变动)|(?<=变化)"
    r"|(?<=同比)|(?<=环比)|(?<=长率)|(?<=温度)|(?<=气温))-\s?(?=\d))?"
)
"""A dash before a number takes away where a value begins: 净利润为-5万元, not 10-15人 and 2017-2018."""

START = re.compile(
    rf"(?P<hundred>百分之\s*(?:(?P<cent>{DIGITS})|(?P<hancent>{HAN}+(?:点{HAN}+)?)))"
    rf"|(?P<fraction>(?P<parts>{HAN}{{1,6}}|(?<!\d)\d{{1,6}})\s?分之\s?(?P<taken>{HAN}{{1,6}}(?:点{HAN}{{1,4}})?|\d{{1,6}}(?:\.\d{{1,4}})?))"
    rf"|(?P<tenths>(?P<tenth>[一二三四五六七八九]|\d(?:\.\d)?)成(?P<more>[半一二三四五六七八九])?(?![立为功果员本效长就绩熟品都交套型分体系因份活]))"
    rf"|(?P<half>过半数?|半数以上|一半)"
    rf"|(?P<doubled>翻(?P<times>[一二两三四])?番)"
    rf"|{MINUS}(?P<product>(?<!\d)(?P<count>\d{{1,6}})\s?[×xX*]\s?(?=\d))?(?<![\d.])(?<!\d[,，])(?P<digits>{DIGITS})(?![\d]|[,，]\d{{3}})"
    rf"|(?P<formal>{FORMAL})(?=\s?[余多]?[元圆股])"
    rf"|(?P<han>{HAN}+)"
)
"""Where a quantity begins; the longer forms first."""

POWER = re.compile(r"\s?[×xX*✕]\s?10(?:\s?\^\s?(?P<plain>-?\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))")
"""After digits, as printed: 1.2×10^4, 1.2×10⁴."""

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

LONGEST_NUMBER = 16
"""Digits; what is longer is an identifier."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number without its unit."""

    value: Decimal
    end: int
    numeral: bool
    percent: bool = False
    """It is already a percentage: 三成, 二分之一."""


def read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that a match of `START` prints; `None` for characters that make none."""
    return _powered(text, match) or _number(match)


def _powered(text: str, match: re.Match[str]) -> Number | None:
    """A number with a power of ten, which only the printed text tells from other digits: 1.2×10⁴."""
    if not match["digits"]:
        return None
    mantissa = "count" if match["product"] else "digits"
    power = POWER.match(text, match.end(mantissa))
    if not power:
        return None
    exponent = int((power["plain"] or power["raised"]).translate(RAISED))
    value = read_digits(match[mantissa]).scaleb(exponent)
    return Number(-value if match["minus"] else value, power.end(), False)


def _number(match: re.Match[str]) -> Number | None:
    """The number that a match of `START` prints."""
    kind = match.lastgroup
    if match["hundred"]:
        value = read_digits(match["cent"]) if match["cent"] else _spoken(match["hancent"])
        return None if value is None else Number(value, match.end(), False, percent=True)
    if match["fraction"]:
        parts, taken = _either(match["parts"]), _either(match["taken"])
        if not parts or taken is None:
            return None
        return Number((taken * 100 / parts).quantize(Decimal("0.000001")), match.end(), False, percent=True)
    if match["tenths"]:
        tenths = _either(match["tenth"]) or Decimal(0)
        more = Decimal(5) if match["more"] == "半" else read_han(match["more"] or "零") or Decimal(0)
        return Number(tenths * 10 + more, match.end(), True, percent=True)
    if match["half"]:
        return Number(Decimal(50), match.end(), True, percent=True)
    if match["doubled"]:
        times = read_han(match["times"] or "一") or Decimal(1)
        return Number((2**times - 1) * 100, match.end(), True, percent=True)
    if match["digits"]:
        if len(match["digits"]) > LONGEST_NUMBER + 6 or kind is None:
            return None
        value = read_digits(match["digits"])
        count = read_digits(match["count"]) if match["product"] else 1
        return Number(value * count * (-1 if match["minus"] else 1), match.end(), False)
    if match["formal"]:
        value = read_formal(match["formal"])
        return None if value is None else Number(value, match.end(), True)
    value = read_han(match["han"])
    return None if value is None else Number(value, match.end(), True)


def _either(text: str) -> Decimal | None:
    if not text.isdecimal():
        return read_digits(text) if text[0].isdecimal() else _spoken(text)
    return read_digits(text) if len(text) <= LONGEST_NUMBER else None


def _spoken(text: str) -> Decimal | None:
    """百 → 100, 九十七点五 → 97.5."""
    whole, _, decimals = text.partition("点")
    value = read_han(whole)
    digits = read_han(decimals) if decimals else Decimal(0)
    if value is None or digits is None:
        return None
    return value + digits.scaleb(-len(decimals)) if decimals else value
