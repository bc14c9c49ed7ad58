"""Numbers that are printed twice, once with fewer digits."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.finding.rounding import rounds


def _said(library, raw: str, value: str, unit: str):
    one = next(iter(library.disclosures()))
    quantity = replace(one.figure.quantity, raw=raw, value=Decimal(value), unit=unit)
    return replace(one, figure=replace(one.figure, quantity=quantity))


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        (("5.21亿元", "521000000", "元"), ("52,148.30", "521483000", "元"), True),
        (("5.21亿元", "521000000", "元"), ("52,248.30", "522483000", "元"), False),
        (("5.2%", "5.2", "%"), ("5.24%", "5.24", "%"), True),
        (("30人", "30", "人"), ("31人", "31", "人"), False),
        (("第3批12人", "12", "人"), ("13人", "13", "人"), False),
    ],
)
def test_a_number_with_fewer_digits_of_the_same_value_rounds_the_other(library, short, long, same):
    assert rounds(_said(library, *short), _said(library, *long)) is same
    assert not rounds(_said(library, *long), _said(library, *short))
