"""Numbers calculated from disclosed figures, each with its operands; only over figures that can be compared."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Derived
from assistant.asking.measures import THINGS, family_of
from assistant.finding.periods import years_of
from assistant.telling.writing import name_of, number
from index.library import Disclosure
from ingest.said import Listed, Said

_CENT = Decimal("0.01")
_TENTH = Decimal("0.1")


def comparable(figures: Sequence[Disclosure]) -> bool:
    """Whether the units let the values be set against each other."""
    units = {one.figure.quantity.unit for one in figures}
    if len(units) <= 1:
        return True
    families = {family_of(unit) for unit in units}
    if len(families) == 1 and families != {""}:
        return True
    return families <= {*THINGS, ""} and _one_thing(figures)


def _one_thing(figures: Sequence[Disclosure]) -> bool:
    """Whether figures count the same thing in the measure words that people mix: 投诉 9 起, 投诉 7 件."""
    indicators = {one.figure.indicator for one in figures}
    return len(indicators) == 1 and indicators != {None}


def differences(figures: Sequence[Disclosure]) -> tuple[Said, ...]:
    """What differs between figures and has to be said before they are compared."""
    said = []
    years = {years_of(one) for one in figures}
    organisations = {name_of(one) for one in figures}
    if len(years) > 1 and len(organisations) > 1:
        said.append(Said("年份或时点不同"))
    if len({one.figure.quantity.unit for one in figures}) > 1:
        said.append(Said("单位不同"))
    if len({one.figure.scope for one in figures}) > 1:
        said.append(Said("统计口径不同"))
    if len({one.figure.kind for one in figures} & {"stock", "flow", "cumulative"}) > 1:
        said.append(Said("有的是累计数或时点数，有的是当期数"))
    if any(one.figure.quantity.qualifier != "exact" for one in figures):
        said.append(Said("含约数"))
    return tuple(said)


def difference(one: Disclosure, other: Disclosure) -> Derived:
    """How much the larger exceeds the smaller."""
    a, b = sorted((one.figure.quantity, other.figure.quantity), key=lambda q: q.value, reverse=True)
    formula = f"{number(a.value)} − {number(b.value)} = {number(a.value - b.value)}"
    return Derived(a.value - b.value, _of_difference(a.unit), Said("相差"), formula)


def _of_difference(unit: str) -> str:
    """The unit of a difference: percentages differ by points."""
    return "百分点" if unit == "%" else unit


def change(before: Disclosure, after: Disclosure) -> Derived:
    """From one year to the next."""
    a, b = before.figure.quantity, after.figure.quantity
    gap = b.value - a.value
    label = Said("增加") if gap >= 0 else Said("减少")
    first, second = (b, a) if gap >= 0 else (a, b)
    return Derived(
        abs(gap), _of_difference(a.unit), label, f"{number(first.value)} − {number(second.value)} = {number(abs(gap))}"
    )


def gap(one: Disclosure, other: Disclosure) -> Derived:
    """The change where both are the same body's in two years, else how much the larger exceeds the smaller."""
    if name_of(one) == name_of(other) and years_of(one) != years_of(other):
        return change(*sorted((one, other), key=lambda figure: years_of(figure)[-1:]))
    return difference(one, other)


def fall(figure: Disclosure) -> Derived | None:
    """How much less it is, as an amount, where a report prints a fall: falls are stored below zero."""
    value, unit = figure.figure.quantity.value, figure.figure.quantity.unit
    if figure.figure.kind != "growth" or value >= 0 or unit in {"%", "‰", "百分点"}:
        return None
    return Derived(-value, unit, Said("减少"), f"−({number(value)}) = {number(-value)}")


def rate(before: Disclosure, after: Disclosure) -> Derived | None:
    """Growth in percent, to one decimal."""
    a, b = before.figure.quantity.value, after.figure.quantity.value
    if a <= 0:
        return None
    value = rounded((b - a) / a * 100)
    return Derived(value, "%", Said("增幅"), f"({number(b)} − {number(a)}) ÷ {number(a)} = {number(value)}%")


def share(part: Disclosure, total: Disclosure) -> Derived | None:
    """The part's share of the total in percent, to one decimal."""
    a, b = part.figure.quantity.value, total.figure.quantity.value
    if b <= 0 or a > b:
        return None
    value = rounded(a / b * 100)
    return Derived(value, "%", Said("占比"), f"{number(a)} ÷ {number(b)} = {number(value)}%")


def ratio(one: Disclosure, other: Disclosure, label: Said) -> Derived | None:
    """One value per unit of another, to two decimals."""
    a, b = one.figure.quantity, other.figure.quantity
    if b.value <= 0:
        return None
    value = rounded(a.value / b.value, _CENT)
    unit = f"{a.unit}/{b.unit}" if a.unit and b.unit else ""
    return Derived(value, unit, label, f"{number(a.value)} ÷ {number(b.value)} = {number(value)}")


def total(figures: Sequence[Disclosure]) -> Derived:
    """The sum, with every operand."""
    values = [one.figure.quantity.value for one in figures]
    made = sum(values, Decimal(0))
    formula = f"{' + '.join(map(number, values))} = {number(made)}"
    return Derived(made, figures[0].figure.quantity.unit, Said("合计"), formula)


def mean(figures: Sequence[Disclosure]) -> Derived:
    """The average to two decimals."""
    values = [one.figure.quantity.value for one in figures]
    made = rounded(sum(values, Decimal(0)) / len(values), _CENT)
    formula = f"({' + '.join(map(number, values))}) ÷ {len(values)} = {number(made)}"
    return Derived(made, figures[0].figure.quantity.unit, Said("平均"), formula)


def median(figures: Sequence[Disclosure]) -> Derived:
    """The middle value, or the mean of the two in the middle."""
    values = sorted(one.figure.quantity.value for one in figures)
    middle = len(values) // 2
    made = values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    formula = Said("{values} 的中位数 = {median}", values=Listed(map(number, values)), median=number(made))
    return Derived(made, figures[0].figure.quantity.unit, Said("中位数"), formula)


def rounded(value: Decimal, step: Decimal = _TENTH) -> Decimal:
    """Half up, as people round."""
    return value.quantize(step, rounding=ROUND_HALF_UP)
