"""Whether one printed number is another one rounded: 9.64亿元 in a sentence, 964,055,600元 in a table."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from index.library import Disclosure
from ingest.figure import Quantity

_DIGITS = re.compile(r"\d[\d,，\s]*(?:\.\d+)?")


def rounds(one: Disclosure, other: Disclosure) -> bool:
    """Whether `one` is `other` printed with fewer digits, in the same report and unit."""
    a, b = one.figure.quantity, other.figure.quantity
    if one.report.sha256 != other.report.sha256 or a.unit != b.unit or a.value == b.value:
        return False
    step, finer = _last_place(a), _last_place(b)
    if not step or not finer or finer >= step:
        return False
    return any((b.value / step).quantize(Decimal(1), rounding=way) * step == a.value for way in _WAYS)


_WAYS = (ROUND_HALF_UP, ROUND_DOWN)


def _last_place(quantity: Quantity) -> Decimal:
    """What the last printed digit is worth: a million in 9.64亿元; 0 where the number was not printed in digits."""
    printed = _DIGITS.search(quantity.raw)
    digits = Decimal(re.sub(r"[,，\s]", "", printed.group())) if printed else Decimal(0)
    scale = abs(quantity.value) / digits if digits else Decimal(0)
    plain = scale.normalize().as_tuple()
    if not scale or plain.digits != (1,):
        return Decimal(0)
    return scale * Decimal(1).scaleb(int(digits.as_tuple().exponent))
