"""Which units may stand side by side in a comparison, and what is converted exactly so that they may."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Derived
from assistant.asking.measures import family_of
from assistant.telling.writing import number
from index.library import Disclosure
from ingest.figure import Quantity
from ingest.figures.units import load_units
from ingest.indicators.entries import Indicator
from ingest.said import Said

CLASSES = (
    frozenset(("起", "件", "宗", "例", "次", "个")),
    frozenset(("人", "名", "位")),
    frozenset(("家", "个", "所")),
    frozenset(("次", "场", "期", "场次")),
    frozenset(("项", "件", "个")),
)
"""Measure words for one kind of thing, where the indicator admits them: 7件投诉 are 7起投诉; 7次检查 are no 7家."""

PER_SHARES = re.compile(r"每\s*(\d[\d,]*|[十百千万])?\s*股(?![^，。；]*(?:共|合计|总))[^\d，。；]{0,16}$")
"""每股派0.3元, 每10股派0.7元, 每十股派1元, but not 每10股派0.7元共派1.3亿元: the number follows without another."""

NUMERALS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000)}


def alike(one: str, other: str, indicator: Indicator) -> bool:
    """Whether figures of the indicator in the two units count the same."""
    if one == other:
        return True
    family = family_of(one)
    if family and family == family_of(other):
        return True
    admitted = _admitted(indicator)
    return {one, other} <= admitted and any({one, other} <= words for words in CLASSES)


def common_unit(units: Sequence[str], indicator: Indicator) -> str:
    """The unit that most of them are like, then the one that is printed most; empty where none is printed."""
    printed = Counter(unit for unit in units if unit)

    def rank(unit: str) -> tuple[int, int, str]:
        return -sum(n for other, n in printed.items() if alike(unit, other, indicator)), -printed[unit], unit

    return min(printed, key=rank, default="")


def per_share(disclosure: Disclosure) -> tuple[Disclosure, Decimal]:
    """What is said of one share or of ten, in 元/股, and by how many it was divided; others as they are."""
    figure = disclosure.figure
    shares = _shares(disclosure)
    if shares is None:
        return disclosure, Decimal(1)
    return replace(disclosure, figure=replace(figure, quantity=_divided(figure.quantity, shares))), shares


def conversion(quantity: Quantity, divided_by: Decimal) -> Derived:
    """How the quantity was made of the printed one."""
    formula = f"{number(quantity.value * divided_by)} ÷ {number(divided_by)} = {number(quantity.value)}"
    return Derived(quantity.value, quantity.unit, Said("换算"), formula)


def _shares(disclosure: Disclosure) -> Decimal | None:
    """How many shares the amount is for; `None` where it is not for shares."""
    quantity, source = disclosure.figure.quantity, disclosure.figure.source
    unit, slash, per = quantity.unit.partition("/")
    if unit != "元" or (slash and not per.endswith("股")):
        return None
    if slash:
        return _count(per.removesuffix("股"))
    before = source.quote[: max(source.quote.find(quantity.raw), 0)]
    found = PER_SHARES.search(before) or PER_SHARES.search(disclosure.figure.subject)
    return _count(found[1] or "") if found else None


def _count(text: str) -> Decimal | None:
    plain = text.replace(",", "")
    if not plain:
        return Decimal(1)
    return NUMERALS.get(plain) or (Decimal(plain) if plain.isdecimal() and int(plain) else None)


def _divided(quantity: Quantity, by: Decimal) -> Quantity:
    def part(value: Decimal | None) -> Decimal | None:
        return None if value is None else value / by

    return replace(quantity, value=quantity.value / by, low=part(quantity.low), high=part(quantity.high), unit="元/股")


def _admitted(indicator: Indicator) -> frozenset[str]:
    """The units it may come in, in base form; measure words of every class where it admits all."""
    if not indicator.units:
        return frozenset().union(*CLASSES)
    units = load_units()
    return frozenset(known.base if (known := units.get(unit)) else unit for unit in indicator.units)
