"""Printed precision: how far a number may be from the truth, by the digits that were printed."""

import re
from decimal import Decimal

from ingest.figure import Figure, Quantity
from ingest.figures.units import load_units

NUMBER = re.compile(r"\d[\d,，]*(?:[.．]\d+)?")
EXACT = Decimal(0)


def slack(quantity: Quantity) -> Decimal:
    """Half a unit of the last printed digit, in the base unit; nothing for things counted one by one.

    1056 万 → 5000, 22.16 万元 → 50, 61% → 0.5, 442 人 → 0.
    """
    found = NUMBER.search(quantity.raw)
    if not found:
        return EXACT
    printed = Decimal(found[0].replace(",", "").replace("，", "").replace("．", "."))
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    scale = abs(quantity.value / printed) if printed else Decimal(1)
    if places == 0 and scale == 1 and is_counted(quantity.unit):
        return EXACT
    return scale * Decimal(10) ** -places / 2


def is_counted(unit: str) -> bool:
    """Whether things of this unit are counted one by one: 人, 张, 家, and bare numbers."""
    return not unit or load_units().family(unit).startswith("count")


def is_exact(figure: Figure) -> bool:
    """Whether the number is stated as it is: no 约, no range, read without doubt."""
    quantity = figure.quantity
    return quantity.qualifier == "exact" and quantity.low is None and quantity.high is None and not figure.doubts


def shown(value: Decimal) -> str:
    """The number as it stands in a sum: thousands parted, no trailing zeros, no exponent."""
    return f"{value.normalize():,f}" if value else "0"


def change_of(now: Quantity, earlier: Quantity) -> str:
    """The change as a sum, in the printed unit where both share it: (10,146 − 9,850) ÷ 9,850 万元 = 3.01%."""
    (new, unit), (old, old_unit) = as_printed(now), as_printed(earlier)
    if unit != old_unit:
        new, old, unit = now.value, earlier.value, ""
    growth = (now.value - earlier.value) / abs(earlier.value) * 100
    return f"({shown(new)} − {shown(old)}) ÷ {shown(old)}{unit} = {growth:.2f}%"


def as_printed(quantity: Quantity) -> tuple[Decimal, str]:
    """The number as printed and its large unit, where the value is scaled; else the value alone: (10146, 万元)."""
    found = NUMBER.fullmatch(quantity.raw.strip()) or re.match(rf"({NUMBER.pattern})\s*(\S+)$", quantity.raw.strip())
    if not found or not found.lastindex:
        return quantity.value, ""
    printed = Decimal(re.sub("[,，]", "", found[1]).replace("．", "."))
    if abs(printed) == abs(quantity.value):
        return quantity.value, ""
    return printed.copy_sign(quantity.value), f" {found[2]}"


CLOSE = Decimal("0.12")
"""A slip of the first digit is more likely another thing."""


def looks_mistyped(stated: Decimal, computed: Decimal) -> bool:
    """Whether two whole numbers differ by one digit or by two neighbours swapped: 13068 and 13098, 324 and 342."""
    a, b = f"{stated.normalize():f}", f"{computed.normalize():f}"
    if len(a) != len(b) or len(a) < 3 or abs(stated - computed) > abs(stated) * CLOSE:
        return False
    unlike = [place for place in range(len(a)) if a[place] != b[place]]
    swapped = (
        len(unlike) == 2
        and unlike[1] - unlike[0] == 1
        and a[unlike[0]] == b[unlike[1]]
        and a[unlike[1]] == b[unlike[0]]
    )
    return len(unlike) == 1 or swapped
