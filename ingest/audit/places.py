"""The same thing stated in two places of one report: denominators, text against table."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.finding import Finding, Passed
from ingest.figure import Figure
from ingest.figures.printed import is_counted, is_exact, shown, slack
from ingest.indicators.subject_words import without_fillers
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Report
from ingest.said import Listed, Said

DENOMINATOR, PLACES = Said("分母"), Said("两处所述")

FRACTION = re.compile(r"^\s*\d+\s*/\s*\d+")

LOOSE = re.compile(
    r"其中|新增|累计|每|平均|第[一二三四]季|上半年|下半年|月份|较|比上年|去年|上年|部分|前[一二三四五十]"
)
"""Words that make a second number another thing, e.g. 上半年."""

Key = tuple[object, ...]


def audit_places(report: Report, _: Taxonomy) -> Iterator[Finding | Passed]:
    """Values that should be one."""
    groups: dict[Key, list[Figure]] = {}
    for figure in report.figures:
        if (
            figure.indicator
            and figure.basis == "disclosed"
            and figure.kind not in {"target", "growth", "rule", "history"}
        ):
            groups.setdefault(_key(figure), []).append(figure)
    for figures in groups.values():
        fractions = [figure for figure in figures if FRACTION.match(figure.quantity.raw)]
        if len(fractions) == len(figures) > 1:
            yield from _denominators(fractions)
        else:
            yield from _two_places(figures)


def _key(figure: Figure) -> Key:
    return (
        figure.indicator, figure.dimensions, figure.period.text, figure.scope, figure.quantity.unit,
        figure.kind == "cumulative",
    )  # fmt: skip


def _denominators(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """27/48 and 21/48 of one column share their 48."""
    same_table = len({figure.source.passage for figure in figures}) == 1
    totals = [figure for figure in figures if same_table and figure.quantity.value == _below(figure)]
    if len(totals) < 2:
        return
    values = sorted({figure.quantity.value for figure in totals})
    raws = Listed(figure.quantity.raw for figure in totals)
    if len(values) == 1:
        yield Passed(DENOMINATOR, tuple(totals), Said("{raws} 的分母都是 {value}", raws=raws, value=shown(values[0])))
        return
    arithmetic = Said("{raws}：{values}", raws=raws, values=" ≠ ".join(shown(value) for value in values))
    tops = sum((_above(figure) for figure in totals), Decimal(0))
    clash = [Said("同一总数在同一张表中写成了不同的数。")]
    hint = [Said("两项分子之和是 {sum}，与其中一个分母相同。", sum=shown(tops))] if tops in values else []
    yield Finding(DENOMINATOR, "contradiction", tuple(totals), arithmetic, Listed(clash + hint, ""))


def _above(figure: Figure) -> Decimal:
    return Decimal(figure.quantity.raw.split("/")[0].strip())


def _below(figure: Figure) -> Decimal:
    digits = re.search(r"/\s*(\d+)", figure.quantity.raw)
    return Decimal(digits[1]) if digits else Decimal(-1)


def _two_places(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """The first figure against every later one that says the same of the same."""
    plain = [figure for figure in figures if is_exact(figure) and not LOOSE.search(figure.subject)]
    for index, figure in enumerate(plain):
        for other in plain[index + 1 :]:
            if figure.source.passage == other.source.passage and figure.source.quote == other.source.quote:
                continue
            if figure.in_table and other.in_table and figure.source.passage == other.source.passage:
                continue
            if _core(figure) != _core(other) and not _text_and_total(figure, other):
                continue
            if _is_series(figure, other) or not (_says_all(figure) or _says_all(other)):
                continue
            result = _compared(figure, other)
            if result and (figure.quantity.unit != "%" or isinstance(result, Finding)):
                yield result
            if isinstance(result, Finding):
                return


def _text_and_total(figure: Figure, other: Figure) -> bool:
    """Whether one is a table's total and the other says the same whole in prose."""
    total = figure if figure.in_table else other
    return figure.in_table != other.in_table and not figure.dimensions and bool(TOTAL.search(worded(total.subject)))


TOTAL = re.compile(r"合计|总计|总数")


def _core(figure: Figure) -> str:
    """What was counted, without fillers: 员工 for 共有员工 and 员工总数."""
    return without_fillers(worded(figure.subject)).replace("\n", "")


def _says_all(figure: Figure) -> bool:
    """A stock, a rate, a sum of money is of everything; things done one by one only where it says so: 全年共捐赠."""
    one_by_one = figure.kind == "flow" and is_counted(figure.quantity.unit)
    return not one_by_one or figure.in_table or bool(ALL.search(figure.source.quote))


ALL = re.compile(r"共|总|全年|累计|合计")


def _is_series(figure: Figure, other: Figure) -> bool:
    """Whether the two stand in the same words with other numbers, as the values of a chart do."""
    return DIGITS.sub("", figure.source.quote) == DIGITS.sub("", other.source.quote)


DIGITS = re.compile(r"[\d.,，\s]+")


def _compared(figure: Figure, other: Figure) -> Finding | Passed | None:
    a, b = figure.quantity, other.quantity
    if abs(a.value - b.value) <= slack(a) + slack(b):
        return Passed(PLACES, (figure, other), f"{a.raw} = {b.raw}")
    if min(a.value, b.value) * 2 < max(a.value, b.value):
        return None  # so far apart that they are more likely about different things
    return Finding(
        PLACES, "suspicion", (figure, other), f"{a.raw} ≠ {b.raw}",
        Said("同一指标、同一时期在两处写了不同的数，可能口径或范围不同，也可能有一处有误。"),
    )  # fmt: skip
