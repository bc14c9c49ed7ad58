"""What the taxonomy says must agree: divisions that are the whole, parts of an indicator, stocks and their flows."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ingest.audit.finding import Finding, Passed
from ingest.audit.parts import AND_MORE, SUBSET, SUM, sum_of
from ingest.figure import Figure
from ingest.figures.printed import change_of, is_exact, shown, slack
from ingest.indicators.dimensions import CHANGE
from ingest.indicators.subject_words import around
from ingest.indicators.taxonomy import Dimension, Indicator, Taxonomy
from ingest.report import Report
from ingest.said import Listed, Said

FLOWS, GROWTH = Said("存量流量"), Said("增长")

FILE = Path(__file__).parent / "audit.toml"

Dimensions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that one sentence adds up to another."""

    whole: str
    parts: tuple[str, ...]
    example: str
    explanation: Said


@dataclass(frozen=True, slots=True)
class Flow:
    """A stock with what flows in and out of it."""

    stock: str
    inflow: tuple[str, ...]
    outflow: tuple[str, ...]
    grew: re.Pattern[str]
    """Words that say the stock grew."""
    example: str
    complete: bool = False
    """Whether nothing else flows in or out."""


@cache
def load_groups() -> tuple[Group, ...]:
    """The groups of `audit.toml`."""
    rows = _tables()["groups"]
    return tuple(Group(row["whole"], tuple(row["parts"]), row["example"], Said(row["explanation"])) for row in rows)


@cache
def load_flows() -> tuple[Flow, ...]:
    """The flows of `audit.toml`."""
    return tuple(
        Flow(
            row["stock"],
            tuple(row["inflow"]),
            tuple(row["outflow"]),
            re.compile(row["grew"]),
            row["example"],
            row.get("complete", False),
        )
        for row in _tables()["flows"]
    )


@cache
def _tables() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def audit_dimensions(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """All checks that rest on matched figures."""
    figures = [
        figure
        for figure in report.figures
        if figure.indicator
        and figure.scope == "own"
        and figure.kind not in {"target", "growth", "rule", "history", "ratio"}
    ]
    yield from _partitions(figures, taxonomy)
    yield from _groups(figures)
    yield from _subsets(figures, taxonomy)
    yield from _flows(report, figures)
    yield from _changes(report, figures, taxonomy)


def _partitions(figures: Sequence[Figure], taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """男 and 女 against all, where all three stand in one passage."""
    for group in _in_one_passage(figures).values():
        by_dimensions: dict[Dimensions, list[Figure]] = {}
        for figure in group:
            by_dimensions.setdefault(figure.dimensions, []).append(figure)
        named = {name for dimensions in by_dimensions for name, _ in dimensions}
        for dimension in taxonomy.dimensions.values():
            if dimension.name not in named:
                continue
            for part_of in by_dimensions:
                if dimension.partitions and dimension.name not in dict(part_of):
                    yield from _divided(by_dimensions, part_of, dimension)


def _divided(
    by_dimensions: Mapping[Dimensions, Sequence[Figure]], part_of: Dimensions, dimension: Dimension
) -> Iterator[Finding | Passed]:
    """One whole against its divisions: where one of them fits, the others were not meant."""
    results = [
        result
        for partition in dimension.partitions
        for result in _partition(by_dimensions, part_of, dimension, partition)
    ]
    yield from [result for result in results if isinstance(result, Passed)] or results


def _in_one_passage(figures: Sequence[Figure]) -> dict[tuple[object, ...], list[Figure]]:
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if is_exact(figure):
            key = (figure.source.passage, figure.indicator, figure.period.text, figure.quantity.unit)
            groups.setdefault(key, []).append(figure)
    return groups


def _partition(
    by_dimensions: Mapping[Dimensions, Sequence[Figure]],
    part_of: Dimensions,
    dimension: Dimension,
    partition: Sequence[str],
) -> Iterator[Finding | Passed]:
    def parts(value: str) -> Sequence[Figure]:
        return by_dimensions.get(tuple(sorted((*part_of, (dimension.name, value)))), ())

    wholes = by_dimensions[part_of]
    wanted = [parts(value) for value in partition]
    if any(len(found) != 1 for found in wanted) or len({whole.quantity.value for whole in wholes}) != 1:
        return
    known = (*partition, *dimension.wider)
    others = any(parts(value.value) for value in dimension.values if value.value not in known)
    summands = sorted((found[0] for found in wanted), key=lambda figure: figure.source.start)
    result = _summed(wholes[0], summands, Said("{parts}合起来就是全部", parts=Listed(map(Said, partition))))
    if isinstance(result, Passed) or (not others and _stand_together(result.figures, by_dimensions)):
        yield result


def _stand_together(figures: Sequence[Figure], by_dimensions: Mapping[Dimensions, Sequence[Figure]]) -> bool:
    """Whether nothing else that was counted alike stands between whole and parts: in prose it may own the part."""
    if all(figure.in_table for figure in figures):
        return True
    if any(AND_MORE.match(around(figure)[1]) for figure in figures):
        return False
    first, last = min(one.source.start for one in figures), max(one.source.start for one in figures)
    between = [one for group in by_dimensions.values() for one in group if first < one.source.start < last]
    return figures[0].source.start == first and all(one in figures for one in between)


def _summed(whole: Figure, parts: Sequence[Figure], why: Said) -> Finding | Passed:
    total = sum((part.quantity.value for part in parts), Decimal(0))
    allowed = slack(whole.quantity) + sum((slack(part.quantity) for part in parts), Decimal(0))
    stated = shown(whole.quantity.value)
    if abs(total - whole.quantity.value) <= allowed:
        return Passed(SUM, (whole, *parts), f"{sum_of(parts)} = {stated}")
    return Finding(
        SUM, "contradiction", (whole, *parts), f"{sum_of(parts)} = {shown(total)} ≠ {stated}",
        Said(
            "{why}，与所述总数相差 {gap}，其中至少一个数字有误。",
            why=why, gap=shown(abs(total - whole.quantity.value)),
        ),
    )  # fmt: skip


def _groups(figures: Sequence[Figure]) -> Iterator[Finding | Passed]:
    """Groups of one sentence against the whole that it states."""
    sentences: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        sentences.setdefault((figure.source.passage, figure.source.quote), []).append(figure)
    for group in load_groups():
        for said in sentences.values():
            wholes = [one for one in said if one.indicator == group.whole and is_exact(one)]
            parts = [one for one in said if one.indicator in group.parts and is_exact(one)]
            if (
                len(wholes) != 1
                or not parts
                or len({one.indicator for one in parts}) != len(group.parts)
                or len(parts) != len(group.parts)
            ):
                continue
            yield _within(wholes[0], parts, group.explanation)


def _within(whole: Figure, parts: Sequence[Figure], explanation: Said) -> Finding | Passed:
    total = sum((part.quantity.value for part in parts), Decimal(0))
    sums = sum_of(parts) + (f" = {shown(total)}" if len(parts) > 1 else "")
    if total <= whole.quantity.value:
        return Passed(SUBSET, (whole, *parts), f"{sums} ≤ {shown(whole.quantity.value)}")
    return Finding(SUBSET, "suspicion", (whole, *parts), f"{sums} > {shown(whole.quantity.value)}", explanation)


def _subsets(figures: Sequence[Figure], taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """An indicator that is part of another never exceeds it."""
    wholes: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        wholes.setdefault((figure.indicator, figure.period.text[:4], figure.dimensions), []).append(figure)
    for figure in figures:
        entry = taxonomy.indicators.get(figure.indicator or "")
        if not entry or not entry.part_of or not is_exact(figure):
            continue
        found = wholes.get((entry.part_of, figure.period.text[:4], figure.dimensions), [])
        if figure.dimensions and not any(whole.source.quote == figure.source.quote for whole in found):
            continue
        if found and all(is_exact(whole) and whole.quantity.unit == figure.quantity.unit for whole in found):
            largest = max(found, key=lambda whole: whole.quantity.value)
            yield _within(largest, [figure], _at_most(entry, taxonomy.indicators[entry.part_of]))


def _at_most(part: Indicator, whole: Indicator) -> Said:
    return Said(
        "“{part}”按理不超过“{whole}”，可能口径不同，也可能有一个数字有误。",
        part=Said(part.name), whole=Said(whole.name),
    )  # fmt: skip


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
