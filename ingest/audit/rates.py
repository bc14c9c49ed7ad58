"""Rates against their values: shares, stated growth, and price times number."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.finding import Finding, Passed
from ingest.figure import Figure
from ingest.figures.printed import change_of, is_exact, shown, slack
from ingest.indicators.mentions import occurrences
from ingest.indicators.subject_words import around
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Report
from ingest.said import Said

SHARE, GROWTH, PRODUCT = Said("比例"), Said("增长"), Said("乘积")

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
        for index, rate in enumerate(figures):
            if index and rate.quantity.unit == "%" and not rate.in_table and is_exact(rate):
                yield from _share(rate, figures[:index], report, taxonomy)
                yield from _told_growth(rate, figures[:index])
        yield from _growth(figures)
        yield from _dividends(figures)


def _share(rate: Figure, before: Sequence[Figure], report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """占…的 x% after a part and its whole."""
    text = _before(rate)
    if rate.kind != "ratio" or not SHARE_OF.search(text):
        return
    part, wholes, explicit = _part_and_wholes(before, text)
    named = _named(text, taxonomy)
    if not is_exact(part) or part.quantity.unit == "%":
        return
    explicit = explicit or (len(wholes) == 1 and wholes[0].indicator in named)
    wholes = wholes or _named_wholes(part, named, report)
    fitting = [whole for whole in wholes if _is_share(part, whole, rate)]
    if fitting:
        yield Passed(SHARE, (rate, part, fitting[0]), _division(part, fitting[0]) + f" ≈ {rate.quantity.raw}")
    elif len(wholes) == 1 and is_exact(wholes[0]) and (explicit or OF_THE_WHOLE.search(text)):
        yield Finding(
            SHARE, "contradiction" if explicit else "suspicion", (rate, part, wholes[0]),
            f"{_division(part, wholes[0])} ≠ {rate.quantity.raw}",
            Said("所述比例与同一句中两数相除的结果不符，其中至少一个数字有误。") if explicit
            else Said("所述比例与前述两数相除的结果不符，可能分母另有所指，也可能有一个数字有误。"),
        )  # fmt: skip


def _part_and_wholes(before: Sequence[Figure], text: str) -> tuple[Figure, list[Figure], bool]:
    """The part, the wholes it may be of, and whether the words name the whole itself: 占主管人数35人的42%."""
    last = before[-1]
    if last.quantity.raw in text and len(before) > 1 and re.match(r"\s*的", text.partition(last.quantity.raw)[2]):
        return before[-2], [last] if last.quantity.unit == before[-2].quantity.unit else [], True
    larger = [
        one for one in before[:-1]
        if one.quantity.unit == last.quantity.unit and one.quantity.value > last.quantity.value
    ]  # fmt: skip
    return last, larger, False


def _named(text: str, taxonomy: Taxonomy) -> set[str]:
    """Ids of what the words say it is a share of: 占会员总数的."""
    phrase = worded(text[text.rfind("占") :])
    return {name for one in occurrences(phrase, taxonomy) for name in one.word.indicators}


def _named_wholes(part: Figure, named: set[str], report: Report) -> list[Figure]:
    """The figure elsewhere in the report that the words name."""
    found = [
        one for one in report.figures
        if one.indicator in named and one.scope == "own" and is_exact(one) and one.kind == "stock"
        and one.quantity.unit == part.quantity.unit and one.period.text[:4] == part.period.text[:4]
        and one.quantity.value > part.quantity.value
    ]  # fmt: skip
    plain = [one for one in found if not one.dimensions] or found
    return plain[:1] if len({one.quantity.value for one in plain}) == 1 else []


def _before(figure: Figure) -> str:
    """The clause before the number."""
    return re.split(r"[，,；;。]", around(figure)[0])[-1]


def _is_share(part: Figure, whole: Figure, rate: Figure) -> bool:
    low = (part.quantity.value - slack(part.quantity)) / (whole.quantity.value + slack(whole.quantity)) * 100
    high = (part.quantity.value + slack(part.quantity)) / (whole.quantity.value - slack(whole.quantity)) * 100
    off = max(slack(rate.quantity) * 2, Decimal("0.05"))
    """A share is as often cut off as it is rounded, so a whole last digit is allowed."""
    return low - off <= rate.quantity.value <= high + off


def _division(part: Figure, whole: Figure) -> str:
    share = part.quantity.value / whole.quantity.value * 100
    return f"{shown(part.quantity.value)} ÷ {shown(whole.quantity.value)} = {share:.2f}%"


COMPARED = re.compile(r"(?:比|较|由|从|上年|去年|同期)[^，,。；;]{0,12}$")
"""What stands before the earlier value, e.g. 比2019年的9,850万元增长5.0%."""

GREW = re.compile(
    r"^\s*(?:同比|实现)?(?P<fell>下降|降低|减少|下滑|降)?(?:增长|增加|上升|提高|增)?了?(?:约|近|超过)?\s*$"
)


def _told_growth(rate: Figure, before: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """A value, the earlier one it is compared with, and the growth between them, in one sentence."""
    earlier = before[-1]
    head, tail = around(earlier)
    between = tail.partition(rate.quantity.raw)[0]
    grew = GREW.match(between)
    if not (COMPARED.search(head) and between.strip() and grew) or not is_exact(earlier) or not earlier.quantity.value:
        return
    now = next((one for one in reversed(before[:-1]) if one.quantity.unit == earlier.quantity.unit), None)
    if now is None or not is_exact(now) or now.quantity.unit == "%" or earlier.quantity.value <= 0:
        return
    stated = abs(rate.quantity.value) * (-1 if grew["fell"] else 1)
    growth = (now.quantity.value - earlier.quantity.value) / earlier.quantity.value * 100
    spread = (slack(now.quantity) + slack(earlier.quantity)) / earlier.quantity.value * 100
    sums = change_of(now.quantity, earlier.quantity)
    if abs(growth - stated) <= spread + 2 * slack(rate.quantity) + Decimal("0.01"):
        yield Passed(GROWTH, (rate, now, earlier), f"{sums} ≈ {rate.quantity.raw}")
    else:
        yield Finding(
            GROWTH, "contradiction", (rate, now, earlier), f"{sums} ≠ {rate.quantity.raw}",
            Said("所述增长与同一句中的两个数不符，其中至少一个数字有误。"),
        )  # fmt: skip


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
    arithmetic = change_of(later.quantity, earlier.quantity)
    if abs(growth - rate.quantity.value) <= spread + 2 * slack(rate.quantity) + Decimal("0.01"):
        yield Passed(GROWTH, (rate, later, earlier), f"{arithmetic} ≈ {rate.quantity.raw}")
    else:
        yield Finding(
            GROWTH, "suspicion", (rate, later, earlier), f"{arithmetic} ≠ {rate.quantity.raw}",
            Said("所述增长与两年数值不符，可能上年数经过调整，也可能有一个数字有误。"),
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
    spread = slack(shares[0].quantity) * per_share[0].quantity.value / by  # what a share gets is fixed, not rounded
    arithmetic = f"{shown(shares[0].quantity.value)} × {shown(per_share[0].quantity.value)} ÷ {by} = {shown(due)}"
    figure = (paid[0], shares[0], per_share[0])
    if abs(due - paid[0].quantity.value) <= spread + slack(paid[0].quantity):
        yield Passed(PRODUCT, figure, f"{arithmetic} ≈ {paid[0].quantity.raw}")
    else:
        yield Finding(
            PRODUCT, "suspicion", figure, f"{arithmetic} ≠ {paid[0].quantity.raw}",
            Said("每股派息乘以股数与派发总额不符，可能股数基准不同，也可能有一个数字有误。"),
        )  # fmt: skip
