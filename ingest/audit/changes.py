"""What one year's figures say against the year before: stocks and their flows, and growth that is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.audit.dimensions import Dimensions, audited
from ingest.audit.finding import Finding, Passed
from ingest.audit.rules import load_flows
from ingest.figure import Figure
from ingest.figures.printed import change_of, is_exact, shown, slack
from ingest.indicators.dimensions import CHANGE
from ingest.indicators.taxonomy import Taxonomy
from ingest.report import Report
from ingest.said import Said

FLOWS, GROWTH = Said("存量流量"), Said("增长")


def audit_changes(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """All checks of one year against another."""
    figures = audited(report)
    yield from _flows(report, figures)
    yield from _changes(report, figures, taxonomy)


def _flows(report: Report, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A stock said to have grown in a year that more went out than came in."""
    totals = {figure.indicator: figure for figure in figures if not figure.dimensions and is_exact(figure)}
    for flow in load_flows():
        incoming = [totals[name] for name in flow.inflow if name in totals]
        outgoing = [totals[name] for name in flow.outflow if name in totals]
        gained = sum((one.quantity.value for one in incoming), Decimal(0))
        lost = sum((one.quantity.value for one in outgoing), Decimal(0))
        said = next((found[0] for passage in report.passages if (found := flow.grew.search(passage.text))), "")
        if incoming and outgoing and lost > gained and said:
            balance = f"{shown(gained)} − {shown(lost)} = {shown(gained - lost)}"
            yield Finding(
                FLOWS, "suspicion", (*incoming, *outgoing),
                Said("{balance}，而文中说“{words}”", balance=balance, words=said),
                Said("流出多于流入，存量却说增加；若有转入等其他来源则可以成立，文中没有说明。"),
            )  # fmt: skip


def _changes(report: Report, figures: Sequence[Figure], taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """A change that is told against the two years' values, wherever in the report they stand."""
    for rate in report.figures:
        if (
            rate.kind != "growth"
            or rate.quantity.unit != "%"
            or not rate.indicator
            or not is_exact(rate)
            or rate.in_table
        ):
            continue
        year, part = rate.period.text[:4], tuple(pair for pair in rate.dimensions if pair[0] != CHANGE)
        if not year.isdigit():
            continue
        now = _of_year(rate.indicator, part, year, figures, taxonomy)
        earlier = _of_year(rate.indicator, part, str(int(year) - 1), figures, taxonomy)
        if now and earlier and any(one.in_table for one in (*now, *earlier)):
            yield _change(rate, now, earlier)


def _of_year(
    indicator: str, part: Dimensions, year: str, figures: Sequence[Figure], taxonomy: Taxonomy
) -> tuple[Figure, ...]:
    """The figure of that year, or the parts that are all of it; empty where neither is there once."""
    stated = [
        one for one in figures
        if one.indicator == indicator and one.period.text[:4] == year and is_exact(one) and one.quantity.unit != "%"
    ]  # fmt: skip
    whole = [one for one in stated if one.dimensions == part]
    if whole:
        return (whole[0],) if len({one.quantity.value for one in whole}) == 1 else ()
    for dimension in taxonomy.dimensions.values():
        for partition in dimension.partitions:
            parts = [
                [one for one in stated if one.dimensions == tuple(sorted((*part, (dimension.name, value))))]
                for value in partition
            ]
            if all(len(found) == 1 for found in parts):
                return tuple(found[0] for found in parts)
    return ()


def _change(rate: Figure, now: Sequence[Figure], earlier: Sequence[Figure]) -> Finding | Passed:
    new, old = (sum((one.quantity.value for one in ones), Decimal(0)) for ones in (now, earlier))
    spread = sum((slack(one.quantity) for one in (*now, *earlier)), Decimal(0)) / max(abs(old), Decimal(1)) * 100
    growth = (new - old) / old * 100 if old else Decimal(0)
    sums = [
        replace(ones[0].quantity, value=value, raw="") if len(ones) > 1 else ones[0].quantity
        for ones, value in ((now, new), (earlier, old))
    ]
    arithmetic = change_of(*sums) if old else Said("{now}，上年为 0", now=shown(new))
    figures = (rate, *now, *earlier)
    if old and abs(growth - rate.quantity.value) <= spread + 2 * slack(rate.quantity) + Decimal("0.01"):
        return Passed(GROWTH, figures, f"{arithmetic} ≈ {rate.quantity.raw}")
    return Finding(
        GROWTH, "suspicion", figures, Said("{sums} ≠ {stated}", sums=arithmetic, stated=rate.quantity.raw),
        Said("所述增长与两年数值不符，可能上年数经过调整或口径不同，也可能有一个数字有误。"),
    )  # fmt: skip
