"""Quantities: every number with its unit that a text prints, whatever it may be about."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ingest.figure import Qualifier, Quantity
from ingest.figures.compound_units import compound_at
from ingest.figures.non_quantities import Span, non_quantities
from ingest.figures.numerals import DIGITS, SCALE, plain, print_number, read_digits, read_scale
from ingest.figures.qualifiers import MIDDLE, NEARLY_AND_MORE, qualifier_after, qualifier_before
from ingest.figures.units import Unit, Units, load_units
from ingest.figures.written_numbers import LONGEST_NUMBER, START, Number, read_number
from ingest.said import Said
from ingest.text.legible import legible

SPACES = re.compile(r"[ \t\u3000]{0,3}")
AND_TEN_THOUSANDS = re.compile(r"\s?(?P<digits>\d{1,4}|\d,\d{3})\s?(?P<scale>[百千佰仟]?)\s?(?P<more>[余多]?)\s?万")
"""After 亿: 8亿6,540万元, 3 亿 8 千多万元."""

AND_ONES = re.compile(r"\s?(?P<digits>\d{1,4}|\d,\d{3})\s?(?P<scale>[千百仟]?)(?![\d,.万亿])")
"""After 万: 1万6千斤, 2万3,456元."""

SCALE_HERE = re.compile(SCALE)
TO = re.compile(r"\s*(?:-{1,2}|~|～|—{1,2}|至|到)\s*")
"""What stands between the two ends of a range."""

ENDS = re.compile(rf"(?P<digits>{DIGITS})(?!\d)")
OF_WHAT = re.compile(
    r"\s?(?P<open>[(（])?\s?(?P<what>标准煤|标煤|CO2eq|CO2e|CO2|二氧化碳当量|二氧化碳|CO2当量)(?(open)\s?[)）])"
)
"""Apart from its unit: 2,345吨（标准煤）, 5.6万吨 CO2e."""

DEGREES = (
    ("温", "℃"),
    ("空调", "℃"),
    ("冷气", "℃"),
    ("电", "kWh"),
    ("瓦", "kWh"),
    ("能耗", "kWh"),
    ("照明", "kWh"),
    ("水", "立方米"),
)
"""度 is read by the nearest word before it: 空调不低于26度, 节电3000度, 自来水500度."""

HALVED = frozenset({"age", "duration"})
"""What 半 after the unit adds a half of: 三十五岁半."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A quantity and where it stands in its text."""

    start: int
    end: int
    """Raw is `text[start:end]`."""
    quantity: Quantity
    family: str
    """Family of its unit; empty where there is none."""
    numeral: bool = False
    """Printed in Chinese characters, which names and phrases are too."""
    weak: bool = False
    """The unit alone does not make it a figure."""
    plain_number: bool = False
    """Neither unit nor scale nor 余: a figure only where its neighbours say so."""
    doubts: tuple[Said, ...] = ()


@lru_cache(maxsize=512)
def find_quantities(text: str) -> tuple[Printed, ...]:
    """All quantities of a text in order; dates, document numbers and names are none."""
    shown = legible(text)
    found = tuple(_scan(text, shown, non_quantities(shown), load_units()))
    return tuple(_shares_unit(shown, one, after) for one, after in zip(found, (*found[1:], None), strict=False))


AND_NEXT = re.compile(r"\s*(?:和|及|与|、)\s*$")


def _shares_unit(shown: str, one: Printed, following: Printed | None) -> Printed:
    """分别提高1.2和0.8个百分点: the first number has the unit of the second."""
    if not one.plain_number or following is None or following.family not in {"percent", "percentage-points"}:
        return one
    if not AND_NEXT.match(shown[one.end : following.start]) or "分别" not in shown[max(0, one.start - 20) : one.start]:
        return one
    quantity = replace(one.quantity, unit=following.quantity.unit)
    return replace(one, quantity=quantity, family=following.family, plain_number=False)


def print_quantity(quantity: Quantity) -> str:
    """A quantity in its base unit as a report would print it; reading it again gives the same value and unit."""
    return f"{print_number(quantity.value)}{quantity.unit}"


def _scan(text: str, shown: str, masked: Sequence[Span], units: Units) -> Iterator[Printed]:
    hidden = _hidden(masked)
    at = 0
    while match := START.search(shown, at):
        at = max(match.end(), match.start() + 1)
        if hidden(match.start()) or hidden(match.end() - 1):
            continue
        found = _quantity(text, shown, match, units)
        if found:
            at = found.end
            yield found


def _hidden(spans: Sequence[Span]) -> Callable[[int], bool]:
    """A test whether an offset lies in one of the spans, which may overlap."""
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    starts = [start for start, _ in merged]

    def hidden(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < merged[index][1]

    return hidden


def _quantity(text: str, shown: str, match: re.Match[str], units: Units) -> Printed | None:
    number = read_number(text, match)
    if number is None:
        return None
    start = match.start()
    if number.percent:
        return _percentage(text, shown, start, number)
    return _measured(text, shown, start, number, units)


def _percentage(text: str, shown: str, start: int, number: Number) -> Printed:
    qualifier: Qualifier = "more_than" if shown[start : start + 2] in {"过半", "半数"} else "exact"
    quantity = Quantity(text[start : number.end], plain(number.value), "%", qualifier)
    return _qualified(shown, Printed(start, number.end, quantity, "percent", number.numeral))


def _measured(text: str, shown: str, start: int, number: Number, units: Units) -> Printed | None:
    """Number, 余, scale, 余, unit; or the first end of a range and the second with them."""
    value, end, high = number.value, number.end, None
    if not number.numeral and (far := _far_end(shown, end, units)):
        high, end = far
    more, end = _more(shown, end)
    unit, after = _unit(shown, end, units)
    if unit is None and not number.numeral and (scale := SCALE_HERE.match(shown, SPACES.match(shown, end).end())):  # type: ignore[union-attr]
        value, high, end = value * read_scale(scale[0]), high and high * read_scale(scale[0]), scale.end()
        if scale[0] == "亿" and (rest := AND_TEN_THOUSANDS.match(shown, end)):
            value, end = value + read_digits(rest["digits"]) * read_scale(rest["scale"]) * 10000, rest.end()
            more = more or bool(rest["more"])
        elif scale[0] == "万" and (rest := AND_ONES.match(shown, end)) and _unit(shown, rest.end(), units)[0]:
            value, end = value + read_digits(rest["digits"]) * read_scale(rest["scale"]), rest.end()
        again, end = _more(shown, end)
        more = more or again
        unit, after = _unit(shown, end, units)
        scaled = True
    else:
        scaled = False
    if number.numeral and not _numeral_stands(shown, start, number, unit, more):
        return None
    if unit is None:
        return _unitless(text, shown, start, end, value, high, number, more or scaled)
    if unit.family in HALVED and shown[after : after + 1] == "半":
        value, after = value + Decimal("0.5") / unit.factor, after + 1
    name, family, factor, after = compound_at(shown, after, unit, units)
    quantity = Quantity(text[start:after], plain(value * factor), name, "more_than" if more else "exact")
    if high is not None and high > value:
        quantity = replace(quantity, low=plain(value * factor), high=plain(high * factor))
    return _qualified(shown, Printed(start, after, quantity, family, number.numeral, unit.weak and "/" not in name))


def _far_end(shown: str, end: int, units: Units) -> tuple[Decimal, int] | None:
    """The second end of a range, whose first may carry the unit too: 3%~5%, 10-15人."""
    unit, after = _unit(shown, end, units)
    for position in (after, end) if unit else (end,):
        dash = TO.match(shown, position)
        far = ENDS.match(shown, dash.end()) if dash else None
        if far and len(far[0]) <= LONGEST_NUMBER:
            if unit and _unit(shown, far.end(), units)[0] != unit:
                continue
            return read_digits(far["digits"]), far.end()
    return None


def _more(shown: str, end: int) -> tuple[bool, int]:
    """Whether 余, 多 or 几 follows, and where it ends."""
    after = SPACES.match(shown, end).end()  # type: ignore[union-attr]
    if shown[after : after + 1] in MIDDLE and after < len(shown):
        return True, after + 1
    return False, end


def _unit(shown: str, end: int, units: Units) -> tuple[Unit | None, int]:
    after = SPACES.match(shown, end).end()  # type: ignore[union-attr]
    unit = units.at(shown, after)
    if unit is None and shown[after : after + 1] == "度":
        unit = _degree(shown, after, units)
        return unit, after + 1 if unit else end
    if unit and unit.family == "mass" and (what := OF_WHAT.match(shown, after + len(unit.form))):
        unit = units.get(f"{unit.form}{what['what']}") or unit
        return unit, what.end() if unit.family != "mass" else after + len(unit.form)
    return (unit, after + len(unit.form)) if unit else (None, end)


def _degree(shown: str, position: int, units: Units) -> Unit | None:
    near = shown[max(0, position - 30) : position]
    found = max(((near.rfind(word), unit) for word, unit in DEGREES), default=(-1, ""))
    return units.get(found[1]) if found[0] >= 0 else None


def _unitless(
    text: str, shown: str, start: int, end: int, value: Decimal, high: Decimal | None, number: Number, marked: bool
) -> Printed | None:
    """A number without a unit: 1056万 and 200余 say that they count, a plain 9.12 needs its neighbours."""
    if number.numeral:
        return None
    quantity = Quantity(text[start:end], plain(value), "", "more_than" if shown[end - 1] in MIDDLE else "exact")
    if high is not None and high > value:
        quantity = replace(quantity, low=plain(value), high=plain(high))
    return _qualified(shown, Printed(start, end, quantity, "", plain_number=not marked))


def _qualified(shown: str, found: Printed) -> Printed:
    """With what the words before and after make of the number."""
    before = qualifier_before(shown, found.start)
    after = qualifier_after(shown, found.end)
    own = found.quantity.qualifier
    if before == "nearly" and own == "more_than":
        return replace(found, quantity=replace(found.quantity, qualifier="approx"), doubts=(NEARLY_AND_MORE,))
    qualifier = own if own != "exact" else before or (after[0] if after else "exact")
    return replace(found, quantity=replace(found.quantity, qualifier=qualifier)) if qualifier != own else found


VAGUE = re.compile(r"(?:数|几|好几|若干|众多|很多|成(?=$)(?<![完建达]成))$")
"""数千万元 and 几十家 name no number."""

LIGHT = re.compile(r"^[一百千万亿]+$")
"""Numerals that are mostly words: 一家, 百家, 万家."""

ROUNDLY = re.compile(r"(?:近|超|超过|逾|约|达|突破|上|共计?|累计|已为?|为)$")


def _numeral_stands(shown: str, start: int, number: Number, unit: Unit | None, more: bool) -> bool:
    """Whether Chinese characters that make a number are meant as one: 三家 are, 万家 and 数十家 are not."""
    before = shown[max(0, start - 3) : start]
    digits = shown[start : number.end]
    if unit is None or VAGUE.search(before) or not digits.strip("零〇"):
        return False
    if len(digits) > 1 and not digits.strip("一二三四五六七八九两"):
        return False  # 唯一一家, 一二三产业
    if LIGHT.match(digits) and digits != "一" and not (more or ROUNDLY.search(before) or digits[0] == "一"):
        return False
    return unit.numeral or unit.weak or number.value >= 10000 or unit.factor != 1 or len(digits) > 2 or more
