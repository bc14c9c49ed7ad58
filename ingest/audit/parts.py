"""Parts and their whole in prose: 共 442 人，其中审核员 364 人，实习 82 人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.audit.finding import Finding, Passed
from ingest.figure import Figure
from ingest.figures.printed import is_exact, looks_mistyped, shown, slack
from ingest.indicators.mentions import occurrences
from ingest.indicators.subject_words import without_fillers
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Report
from ingest.said import Said

SUM, SUBSET = Said("分项之和"), Said("部分与整体")

OPENS = re.compile(r"^[^。；;！？\n0-9]{0,8}?[，,、（(：:\s]{0,3}(?:其中|包括|含有?|分别为|分别是|构成为)|^\s*[（(：:]")
"""What follows a whole right before its parts, e.g. 765人，其中重点核查发现423人."""

ENDS = re.compile(r"[。；;！？!?\n）)]")
"""Where the parts of a whole end, e.g. …暂停3人。"""

NEW_WHOLE = re.compile(
    r"满分|目标|计划|标准|上年|去年|同期|折合|共|合计|总计|总数|总额|其中|累计|全年|同比|占|比上年|较上年|目前|另"
)
"""What begins something else among the parts, e.g. 实习82人，环境体系审核员共223人."""

AND_MORE = re.compile(r"等")
"""What says that the list is not complete, e.g. 其中质量82人、环境54人等."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole and the parts that follow it in its sentence."""

    whole: Figure
    parts: tuple[Figure, ...]
    labels: tuple[str, ...]
    """Folded words before each part's number."""
    announced: bool
    """Whether 其中 or its like says that they are parts; a bracket does not."""
    complete: bool
    """False where 等 says that there are more."""


def audit_parts(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """Sums of parts against their whole, and each part against it."""
    by_passage: dict[int, list[Figure]] = {}
    for figure in report.figures:
        if not figure.in_table and figure.kind not in {"growth", "target"} and figure.basis == "disclosed":
            by_passage.setdefault(figure.source.passage, []).append(figure)
    for order, figures in by_passage.items():
        figures.sort(key=lambda figure: (figure.source.start, figure.source.end))
        for parts in find_parts(report.passages[order].text, figures):
            yield from _checked(parts, taxonomy)


def find_parts(text: str, figures: Sequence[Figure]) -> Iterator[Parts]:
    """Every whole with its parts; the figures are those of one passage in its order."""
    for index, whole in enumerate(figures):
        opening = OPENS.match(text[whole.source.end :])
        if not opening:
            continue
        if _is_passed_over(text, figures, index):
            continue
        parts, labels, end = [], [], whole.source.end + opening.end()
        for part in figures[index + 1 :]:
            before = text[end : part.source.start]
            if ENDS.search(before) or NEW_WHOLE.search(before) or part.source.start < end:
                break
            if part.quantity.unit != whole.quantity.unit:
                break
            parts.append(part)
            labels.append(worded(before).strip("，,、：:；;的为有是"))
            end = part.source.end
        tail = ENDS.split(text[end:])[0][:6]
        if parts:
            yield Parts(
                whole,
                tuple(parts),
                tuple(labels),
                len(opening[0].strip()) > 1,
                not AND_MORE.search("".join(labels) + tail),
            )


def _checked(found: Parts, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    larger = next((part for part in found.parts if _is_larger(part, found)), None)
    if larger:
        yield _larger_part(found.whole, larger)
        return
    if len(found.parts) < 2 or not all(is_exact(figure) for figure in (found.whole, *found.parts)):
        return
    total = sum((part.quantity.value for part in found.parts), Decimal(0))
    off = total - found.whole.quantity.value
    if abs(off) <= slack(found.whole.quantity) + sum((slack(part.quantity) for part in found.parts), Decimal(0)):
        yield Passed(SUM, (found.whole, *found.parts), f"{sum_of(found.parts)} = {shown(found.whole.quantity.value)}")
    elif found.complete:
        yield from _mismatch(found, total, taxonomy)


def _is_larger(part: Figure, found: Parts) -> bool:
    whole = found.whole
    if not found.announced or whole.quantity.unit == "%" or not (is_exact(part) and is_exact(whole)):
        return False
    return part.quantity.value > whole.quantity.value + slack(whole.quantity) + slack(part.quantity)


def _mismatch(found: Parts, total: Decimal, taxonomy: Taxonomy) -> Iterator[Finding]:
    whole = found.whole.quantity.value
    if _may_share_members(found, taxonomy):
        return
    closed, disjoint = _division(found, taxonomy)
    arithmetic = f"{sum_of(found.parts)} = {shown(total)} ≠ {shown(whole)}"
    figures = (found.whole, *found.parts)
    if closed or (disjoint and total > whole):
        why = Said("各分项互不重叠，合起来就是全部") if closed else Said("各分项互不重叠，相加却超过总数")
        yield Finding(
            SUM,
            "contradiction",
            figures,
            arithmetic,
            Said("{why}，与所述总数相差 {gap}，其中至少一个数字有误。", why=why, gap=shown(abs(total - whole))),
        )
    elif looks_mistyped(whole, total):
        yield Finding(
            SUM,
            "suspicion",
            figures,
            arithmetic,
            Said("分项之和与总数只差一位数字，可能有一个数字印错，也可能分项没有列全。"),
        )


def _may_share_members(found: Parts, taxonomy: Taxonomy) -> bool:
    """Whether one thing may be in several parts: an auditor of two schemes, a master among 本科及以上."""
    indicator = taxonomy.indicators.get(found.whole.indicator or "")
    overlaps = set(indicator.overlaps) if indicator else set()
    values = [_values(label, taxonomy) for label in found.labels]
    if any(overlaps & set(value) for value in values):
        return True
    named = [pair for value in values for pair in value.items()]
    return any(
        value in dimension.wider
        and sum(name == other for other, _ in named) > 1
        and not any(value in partition for partition in dimension.partitions)
        for name, value in named
        for dimension in [taxonomy.dimensions[name]]
    )


def _division(found: Parts, taxonomy: Taxonomy) -> tuple[bool, bool]:
    """Whether the parts are all there is, and whether no two of them share anything."""
    values = [_values(label, taxonomy) for label in found.labels]
    rest = [_is_rest(label, found.whole) for label in found.labels]
    named = [value for value, is_rest in zip(values, rest, strict=True) if not is_rest or value]
    for name in {name for value in named for name in value}:
        if not all(name in value for value in named):
            continue
        seen = [value[name] for value in named]
        if len(set(seen)) < len(seen):
            continue
        dimension = taxonomy.dimensions[name]
        closed = sum(rest) == 1 and len(named) == len(values) - 1
        partition = any(set(part) == set(seen) for part in dimension.partitions)
        within = any(set(part) >= set(seen) for part in dimension.partitions)
        disjoint = within or (dimension.disjoint and not set(seen) & set(dimension.wider))
        return closed or partition, closed or disjoint
    return False, False


def _values(label: str, taxonomy: Taxonomy) -> dict[str, str]:
    """Values of dimensions that a part's words name, the longest of each."""
    longest: dict[str, tuple[int, int, str]] = {}
    for one in occurrences(label, taxonomy):
        if one.word.dimension:
            name, value = one.word.dimension
            longest[name] = max(longest.get(name, (0, 0, "")), (one.end - one.start, -one.start, value))
    return {name: value for name, (_, _, value) in longest.items()}


def _is_passed_over(text: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether only an earlier number can hold the part: 董事会由9名董事组成，设董事长1名，其中有3名独立董事."""
    whole, following = figures[index], figures[index + 1 : index + 2]
    part = following[0].quantity if following else None
    if part is None or part.unit != whole.quantity.unit or part.value <= whole.quantity.value:
        return False
    return any(
        one.quantity.unit == part.unit
        and one.quantity.value >= part.value
        and not ENDS.search(text[one.source.end : whole.source.start])
        for one in figures[:index]
    )


def _is_rest(label: str, whole: Figure) -> bool:
    """A part named as the whole is what no other part names: 审核员共442人，其中审核员364人，实习82人."""
    head = without_fillers(label)
    return len(head) >= 2 and worded(whole.subject).endswith(head)


def _larger_part(whole: Figure, part: Figure) -> Finding:
    return Finding(
        SUBSET,
        "contradiction",
        (whole, part),
        f"{shown(part.quantity.value)} > {shown(whole.quantity.value)}",
        Said("“其中”项大于其所属的总数。"),
    )


def sum_of(parts: Sequence[Figure]) -> str:
    """The parts as a sum: 364 + 82."""
    return " + ".join(shown(part.quantity.value) for part in parts)
