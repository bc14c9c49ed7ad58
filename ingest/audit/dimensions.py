"""What the taxonomy says must agree: divisions that are the whole, and parts of an indicator."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ingest.audit.finding import Finding, Passed
from ingest.audit.parts import AND_MORE, SUBSET, SUM, sum_of
from ingest.audit.rules import load_groups
from ingest.figure import Figure
from ingest.figures.printed import is_exact, shown, slack
from ingest.indicators.entries import Dimension, Indicator
from ingest.indicators.subject_words import around
from ingest.indicators.taxonomy import Taxonomy
from ingest.report import Report
from ingest.said import Listed, Said

Dimensions = tuple[tuple[str, str], ...]


def audit_dimensions(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """All checks of parts against their wholes that rest on matched figures."""
    figures = audited(report)
    yield from _partitions(figures, taxonomy)
    yield from _groups(figures)
    yield from _subsets(figures, taxonomy)


def audited(report: Report) -> list[Figure]:
    """The body's own matched figures that say how much there was."""
    return [
        figure
        for figure in report.figures
        if figure.indicator
        and figure.scope == "own"
        and figure.kind not in {"target", "growth", "rule", "history", "ratio"}
    ]


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
