"""Figures as people read them: thousands apart, qualifiers in words, a range with both ends."""

import re
from decimal import Decimal
from functools import cache

from ingest.figure import Qualifier, Quantity
from ingest.figures.units import load_units, spoken_unit
from tui.words import LANGUAGES, N_, _, language_in_use

LONG_NUMBER = re.compile(r"(?<![\d.,A-Za-z])[1-9]\d{4,}(?![\d,A-Za-z])")
"""The whole part of a number that nobody has set apart: 101460000 but not 2019, 1,234 or what follows a point."""

QUALIFIERS: dict[Qualifier, str] = {
    "exact": "{number}",
    "approx": N_("约 {number}"),
    "more_than": N_("超过 {number}"),
    "nearly": N_("近 {number}"),
    "at_least": N_("不少于 {number}"),
    "at_most": N_("不超过 {number}"),
    "less_than": N_("不足 {number}"),
}


def grouped(value: Decimal) -> str:
    """Plain digits with thousands apart and a true minus sign; no exponent, no zeros at the end of a fraction."""
    text = format(value, ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") if text != "-0" else "0"


def grouped_within(text: str) -> str:
    """A calculation with the thousands of its long numbers apart; years and other short ones as they are."""
    return LONG_NUMBER.sub(lambda found: f"{int(found[0]):,}", text)


SCALES = (N_("万亿"), N_("千万"), N_("百万"), N_("亿"), N_("万"), N_("千"))
"""What a printed number is counted in, before its unit; the longer first."""


def calculated(arithmetic: str) -> str:
    """A calculation in the language in use, its printed units too: 9,850 万元 is 9,850 ten thousand yuan.

    Only units that are what we count in by another word; 公斤 is not 吨, and what is quoted stays as it is.
    """
    text = _(arithmetic)
    return text if language_in_use() == LANGUAGES[0] else _printed_units().sub(_in_use, text)


@cache
def _printed_units() -> re.Pattern[str]:
    forms = sorted((one.form for one in load_units() if one.factor == 1 and not one.form.isascii()), key=len)
    either = "|".join(map(re.escape, reversed(forms)))
    return re.compile(rf"“[^”]*”|(?<=\d) ?(?P<scale>{'|'.join(SCALES)})?(?P<unit>{either})(?!\w|/)")


def _in_use(found: re.Match[str]) -> str:
    if not found["unit"]:
        return found[0]
    unit = unit_name(load_units().by_form[found["unit"]].base)
    return "".join(f" {word}" for word in (_(found["scale"] or ""), unit) if word)


def amount(quantity: Quantity) -> str:
    """The number alone: 1,200 or 约 1,200 or 10–20."""
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        return f"{grouped(quantity.low)}–{grouped(quantity.high)}"
    return _(QUALIFIERS[quantity.qualifier]).format(number=grouped(quantity.value))


def measured(quantity: Quantity) -> str:
    """Number and unit: 10,214 张, 约 5%."""
    return with_unit(amount(quantity), quantity.unit)


def with_unit(number: str, unit: str) -> str:
    """A percent sign stands close, a word apart."""
    return f"{number}{unit}" if unit in ("%", "‰") else f"{number} {unit_name(unit)}".rstrip()


def unit_name(unit: str) -> str:
    """A base unit in the language in use."""
    return _(spoken_unit(unit))
