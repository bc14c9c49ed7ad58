"""Figures as people read them: thousands apart, qualifiers in words, a range with both ends."""

import re
from decimal import Decimal

from ingest.figure import Qualifier, Quantity
from ingest.figures.units import spoken_unit
from tui.words import N_, _

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
