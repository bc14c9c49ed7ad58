"""Cells: the number that the text of a table's cell is, if it is one."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figure import Quantity
from ingest.figures.numerals import DIGITS, plain, read_digits
from ingest.figures.quantities import Printed, find_quantities
from ingest.text.footnotes import without_mark
from ingest.text.legible import legible

NOTHING = re.compile(r"^[\s\-–—/\\~～*.…]*$|^(?:无|没有|不适用|N/?A|n/?a|NA|未披露|未统计|暂无|否|是|√|×|[○●◎])$")
"""No number at all; blank is not 0."""

OF_TOTAL = re.compile(rf"^\s*(?P<part>{DIGITS})\s*/\s*(?P<whole>{DIGITS})\s*$")
"""27/48: part and whole."""

NUMBER = re.compile(
    rf"^(?P<lead>\s*+(?P<open>\()?\s*+(?:约|≈|<|>|≤|≥|¥|￥|\$|(?:RMB|NT\$?|NTD|USD)\s*+)?\s*+(?P<sign>[-+▲▼△↑↓])?\s*+)(?P<number>{DIGITS})(?P<tail>\s*+(?P<percent>[%‰])?\s*+(?(open)\))\s*+[*#①-⑨]?\s*+)$"
)
RANKS_DOWN = frozenset("-▼↓")

YEAR = re.compile(r"^\s*(?:19|20)\d{2}\s*(?:年度?)?\s*$")

IDENTIFIER = re.compile(r"^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d{10}\.[\dX])$")
"""20160728, a day; 201620809930.6, a patent."""


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number in a cell; offsets are the cell's."""

    start: int
    end: int
    quantity: Quantity
    """Its unit is empty where the cell prints none."""
    family: str = ""
    part: int = 0
    """1 for the part and 2 for the whole of a pair 27/48, else 0."""


def read_cell(text: str) -> tuple[CellNumber, ...]:
    """The numbers that a cell is: one, or two for 27/48; none for words, a stroke or a year."""
    text = without_mark(text)
    shown = legible(text)
    if is_nothing(text) or IDENTIFIER.match(shown.strip()):
        return ()
    pair = OF_TOTAL.match(shown)
    if pair:
        return (_part(text, pair, "part", 1), _part(text, pair, "whole", 2))
    match = NUMBER.match(shown)
    if match:
        return (_number(text, match),)
    return _with_unit(text, shown)


def _part(text: str, pair: re.Match[str], group: str, part: int) -> CellNumber:
    start, end = pair.start("part"), pair.end("whole")
    return CellNumber(start, end, Quantity(text[start:end], plain(read_digits(pair[group])), ""), part=part)


def _number(text: str, match: re.Match[str]) -> CellNumber:
    value = read_digits(match["number"])
    negative = match["sign"] in RANKS_DOWN if match["sign"] else bool(match["open"])
    percent = match["percent"] or ""
    start = match.start("sign") if match["sign"] else match.start("number")
    end = match.end("percent") if percent else match.end("number")
    if match["open"] and not match["sign"]:
        start, end = match.start("open"), len(text.rstrip())
    family = {"%": "percent", "‰": "permille"}.get(percent, "")
    return CellNumber(start, end, Quantity(text[start:end], plain(-value if negative else value), percent), family)


def _with_unit(text: str, shown: str) -> tuple[CellNumber, ...]:
    """1,018张, 约3.5万元, 15-20%: a quantity that is the whole cell."""
    found = find_quantities(text)
    if len(found) != 1 or not _is_whole(shown, found[0]):
        return ()
    one = found[0]
    quantity = one.quantity
    if shown[: one.start].strip().endswith("-"):
        start = shown.rindex("-", 0, one.start)
        quantity = replace(quantity, raw=text[start : one.end], value=-quantity.value)
        return (CellNumber(start, one.end, quantity, one.family),)
    return (CellNumber(one.start, one.end, quantity, one.family),)


AROUND = re.compile(r"^[\s\-+约近超过达共计合≥≤<>≈以上下左右余多()（）*:：¥￥$]*$")


def _is_whole(shown: str, found: Printed) -> bool:
    return bool(AROUND.match(shown[: found.start]) and AROUND.match(shown[found.end :]))


def is_nothing(text: str) -> bool:
    """Whether a cell is blank or says that there is no value."""
    return bool(NOTHING.match(legible(text).strip()))


def is_year(text: str) -> bool:
    """Whether a cell is only a year."""
    return bool(YEAR.match(legible(text)))


def scaled(quantity: Quantity, unit: str, factor: Decimal) -> Quantity:
    """A bare number in the unit that its head gives."""
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        value=plain(quantity.value * factor),
        unit=unit,
        low=None if low is None else plain(low * factor),
        high=None if high is None else plain(high * factor),
    )
