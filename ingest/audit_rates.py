"""Rates against their values: shares, stated growth, and price times number."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.figure import Figure
from ingest.finding import Finding, Passed
from ingest.printed import is_exact, shown, slack
from ingest.report import Report
from ingest.taxonomy import Taxonomy

SHARE, GROWTH, PRODUCT = "比例", "增长", "乘积"

SHARE_OF = re.compile(r"占(?:比|到|总|全部|全体|上述|其|比例|员工|标准|公司|董事|[^，,。；;]{0,10}总)?")
"""What turns a percentage into a share of something said before, e.g. 占标准总数的61%."""

OF_THE_WHOLE = re.compile(r"占[^，,。；;]{0,8}(?:总|全部|全体)")
"""A share of everything, so that the whole is the one stated, e.g. 占标准总数的."""

PER_SHARE = re.compile(r"每\s*(10|十|1|一)?\s*股")


def audit_rates(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """All rates whose values stand in the same report."""
    sentences: dict[tuple[int, str], list[Figure]] = {}
    for figure in report.figures:
        if figure.kind != "target":
            sentences.setdefault((figure.source.passage, figure.source.quote), []).append(figure)
    for figures in sentences.values():
        figures.sort(key=lambda figure: figure.source.start)
        yield from _shares(figures)
        yield from _growth(figures)
        yield from _dividends(figures)


def _shares(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """占…的 x% after a part and its whole in one sentence."""
    for index, rate in enumerate(figures):
        if rate.in_table or rate.quantity.unit != "%" or rate.kind != "ratio" or not is_exact(rate):
            continue
        text = _before(rate)
        if not SHARE_OF.search(text) or index == 0:
            continue
        part = figures[index - 1]
        wholes = [
            one
            for one in figures[: index - 1]
            if one.quantity.unit == part.quantity.unit and one.quantity.value > part.quantity.value
        ]
        if not wholes or part.quantity.unit == "%" or not is_exact(part):
            continue
        fitting = [whole for whole in wholes if _is_share(part, whole, rate)]
        if fitting:
            yield Passed(SHARE, (rate, part, fitting[0]), _division(part, fitting[0]) + f" ≈ {rate.quantity.raw}")
        elif len(wholes) == 1 and OF_THE_WHOLE.search(text) and is_exact(wholes[0]):
            yield Finding(
                SHARE, "suspicion", (rate, part, wholes[0]), f"{_division(part, wholes[0])} ≠ {rate.quantity.raw}",
                "所述比例与前面两个数相除的结果不符，可能分母另有所指，也可能有一个数字有误。",
            )  # fmt: skip


def _before(figure: Figure) -> str:
    """The clause before the number."""
    head, _, _ = figure.source.quote.partition(figure.quantity.raw)
    return re.split(r"[，,；;。]", head)[-1]


def _is_share(part: Figure, whole: Figure, rate: Figure) -> bool:
    low = (part.quantity.value - slack(part.quantity)) / (whole.quantity.value + slack(whole.quantity)) * 100
    high = (part.quantity.value + slack(part.quantity)) / (whole.quantity.value - slack(whole.quantity)) * 100
    off = max(slack(rate.quantity) * 2, Decimal("0.05"))
    """A share is as often cut off as it is rounded, so a whole last digit is allowed."""
    return low - off <= rate.quantity.value <= high + off


def _division(part: Figure, whole: Figure) -> str:
    share = part.quantity.value / whole.quantity.value * 100
    return f"{shown(part.quantity.value)} ÷ {shown(whole.quantity.value)} = {share:.2f}%"


def _growth(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """A row or sentence with a value of this year, one of last year, and the growth between them."""
    rates = [one for one in figures if one.kind == "growth" and one.quantity.unit == "%" and is_exact(one)]
    values = [one for one in figures if one.kind not in {"growth", "ratio"} and is_exact(one)]
    if len(rates) != 1 or len(values) != 2 or values[0].quantity.unit != values[1].quantity.unit:
        return
    if not (values[0].in_table and values[1].in_table) or values[0].indicator != values[1].indicator:
        return
    later, earlier = sorted(values, key=lambda one: one.period.text, reverse=True)
    if later.period.text[:4] == earlier.period.text[:4] or not earlier.quantity.value:
        return
    rate = rates[0]
    growth = (later.quantity.value - earlier.quantity.value) / abs(earlier.quantity.value) * 100
    spread = (slack(later.quantity) + slack(earlier.quantity)) / abs(earlier.quantity.value) * 100
    arithmetic = f"({shown(later.quantity.value)} − {shown(earlier.quantity.value)}) ÷ {shown(earlier.quantity.value)} = {growth:.2f}%"
    if abs(growth - rate.quantity.value) <= spread + 2 * slack(rate.quantity) + Decimal("0.01"):
        yield Passed(GROWTH, (rate, later, earlier), f"{arithmetic} ≈ {rate.quantity.raw}")
    else:
        yield Finding(
            GROWTH, "suspicion", (rate, later, earlier), f"{arithmetic} ≠ {rate.quantity.raw}",
            "所述增长与两年数值不符，可能上年数经过调整，也可能有一个数字有误。",
        )  # fmt: skip


def _dividends(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """每10股派 x 元 times the shares against the sum paid out."""
    shares = [one for one in figures if one.quantity.unit == "股" and is_exact(one)]
    per_share = [one for one in figures if one.indicator == "dividend_per_share" and is_exact(one)]
    paid = [one for one in figures if one.indicator == "dividends" and is_exact(one)]
    if len(shares) != 1 or len(per_share) != 1 or len(paid) != 1:
        return
    found = PER_SHARE.search(per_share[0].subject) or PER_SHARE.search(per_share[0].source.quote)
    by = Decimal(10) if found and found[1] in {"10", "十"} else Decimal(1)
    due = shares[0].quantity.value * per_share[0].quantity.value / by
    spread = (
        slack(shares[0].quantity) * per_share[0].quantity.value
        + shares[0].quantity.value * slack(per_share[0].quantity)
    ) / by
    arithmetic = f"{shown(shares[0].quantity.value)} × {shown(per_share[0].quantity.value)} ÷ {by} = {shown(due)}"
    figure = (paid[0], shares[0], per_share[0])
    if abs(due - paid[0].quantity.value) <= spread + slack(paid[0].quantity):
        yield Passed(PRODUCT, figure, f"{arithmetic} ≈ {paid[0].quantity.raw}")
    else:
        yield Finding(
            PRODUCT, "suspicion", figure, f"{arithmetic} ≠ {paid[0].quantity.raw}",
            "每股派息乘以股数与派发总额不符，可能股数基准不同，也可能有一个数字有误。",
        )  # fmt: skip
