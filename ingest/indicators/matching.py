"""Matching: which indicator of the taxonomy a figure is, and which part of it; unmatched rather than wrong.

Works on figures alone, so that stored figures are matched again without their file when the taxonomy changes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.figure import Figure
from ingest.figures.units import load_units
from ingest.indicators.dimensions import CHANGE, CLAUSE, PARTS, dimensions_of
from ingest.indicators.elision import like_the_one_before
from ingest.indicators.entries import Indicator
from ingest.indicators.mentions import Occurrence, occurrences
from ingest.indicators.subject_words import JOINT, Segment, around, segments_of, subject_of, unexplained
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Identity

MOST_UNEXPLAINED = 20
"""Characters before an indicator that may stay unexplained: they narrow it, as a recipient does."""

NO_FIT = -100.0

SCALED = re.compile(r"(?:百万|千万|万|亿|千|百)(?=[元人件吨股平立])")
"""Scales inside a compound unit: 吨/万元 may be compared with 吨/元."""

DAILY = re.compile(r"/日$")
"""The other word for a day, e.g. 立方米/日."""

CHANGE_UNITS = frozenset({"%", "百分点", "倍", "‰"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a figure may be, with how well the words fit."""

    indicator: Indicator
    occurrence: Occurrence
    segment: Segment
    fit: float


@dataclass(frozen=True, slots=True)
class Matcher:
    """One figure being matched."""

    figure: Figure
    identity: Identity
    taxonomy: Taxonomy
    subject: str
    """Folded; segments part at ·."""
    found: tuple[Occurrence, ...]


def match_indicators(figures: Sequence[Figure], identity: Identity, taxonomy: Taxonomy) -> tuple[Figure, ...]:
    """The same figures with `indicator` and `dimensions` set where the words say which."""
    matched: list[Figure] = []
    for figure in figures:
        one = _matched(figure, identity, taxonomy)
        matched.append(like_the_one_before(one, matched[-1], taxonomy) if matched else one)
    return tuple(matched)


def _matched(figure: Figure, identity: Identity, taxonomy: Taxonomy) -> Figure:
    subject = subject_of(figure)
    matcher = Matcher(figure, identity, taxonomy, subject, occurrences(subject, taxonomy))
    best = max(_candidates(matcher), key=lambda one: one.fit, default=None)
    if best is None or _is_part_of_something_unsaid(figure, best.indicator) or _has_no_words(figure):
        return replace(figure, indicator=None, dimensions=())
    dimensions = dimensions_of(
        figure, best.indicator, subject, matcher.found, taxonomy, alias=best.occurrence, segment=best.segment
    )
    return replace(figure, indicator=best.indicator.id, dimensions=dimensions)


def _candidates(matcher: Matcher) -> list[Candidate]:
    admitted = [
        (matcher.taxonomy[name], one)
        for one in matcher.found
        if not one.word.everyday
        for name in one.word.indicators
        if _admits(matcher.taxonomy[name], matcher)
    ]
    segments = segments_of(matcher.subject)
    candidates = []
    for indicator, one in admitted:
        segment = next(part for part in segments if part.start <= one.start < max(part.end, part.start + 1))
        if _is_excluded(indicator, segment, matcher):
            continue
        fit = _fit(indicator, one, segment, matcher)
        if fit > NO_FIT and not _is_crowded(one, segment, admitted, matcher.subject):
            candidates.append(Candidate(indicator, one, segment, fit))
    return candidates


def _admits(indicator: Indicator, matcher: Matcher) -> bool:
    """Whether kind, unit, body and company of words leave the indicator possible."""
    figure = matcher.figure
    if indicator.bodies and matcher.identity.body and matcher.identity.body not in indicator.bodies:
        return False
    if figure.kind in {"rule", "history"} and indicator.kind != figure.kind:
        return False
    if not _unit_agrees(indicator, figure):
        return False
    if figure.kind == "cumulative" and indicator.kind == "ratio":
        return False  # what ten years paid per share is no year's
    if indicator.kind == "cumulative" and figure.kind in {"flow", "ratio"} and SO_FAR not in figure.source.quote:
        return False
    if indicator.needs:
        context = matcher.subject + worded(figure.source.quote) + worded("".join(figure.source.section))
        return any(word in context for word in _worded(indicator.needs))
    return True


def _is_excluded(indicator: Indicator, segment: Segment, matcher: Matcher) -> bool:
    """Whether a word beside it makes it another thing; in prose the heads before it are other clauses."""
    figure = matcher.figure
    whole = figure.in_table or PARTS in around(figure)[0]
    spoken = matcher.subject if whole else matcher.subject[segment.start :]
    if indicator.bare:
        spoken += _after(figure)
    return any(word in spoken for word in _worded(indicator.excludes))


def _unit_agrees(indicator: Indicator, figure: Figure) -> bool:
    unit = DAILY.sub("/天", SCALED.sub("", figure.quantity.unit))
    if not indicator.units or unit in _bases(indicator.units):
        return True
    if figure.kind == "growth":
        return unit in CHANGE_UNITS
    if not unit and not figure.quantity.value:
        return True
    return not unit and not _bases(indicator.units) & {"%", "元", "kWh", "吨", "tCO2e"}


@cache
def _bases(units: tuple[str, ...]) -> frozenset[str]:
    known = load_units()
    return frozenset({unit.base for form in units if (unit := known.get(form))} | set(units))


@cache
def _worded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(worded(word) for word in words)


def _fit(indicator: Indicator, one: Occurrence, segment: Segment, matcher: Matcher) -> float:
    """How much of the subject the indicator explains; `NO_FIT` where it is about something else."""
    asides = [found.span() for found in ASIDE.finditer(matcher.subject)]
    titles = [found.span() for found in TITLE.finditer(matcher.subject)]
    explained = [(one.start, one.end), *asides, *titles, *_explained_by_dimensions(indicator, matcher)]
    before = len(unexplained(matcher.subject, segment.start, one.start, explained))
    after = len(unexplained(matcher.subject, one.end, segment.end, explained))
    end = len(matcher.subject)
    caption = CAPTION.search(matcher.subject) if matcher.figure.in_table else None
    if caption and caption.start() >= segment.end:
        end = caption.start()
    if matcher.subject[one.end : segment.end] == AMONG:
        end = segment.end
    later = unexplained(matcher.subject, segment.end, end, explained)
    if not matcher.subject[one.start : one.end].endswith(later):
        after += len(later)
    if MORE_OR_LESS.search(matcher.subject[one.end : segment.end]):
        return NO_FIT
    if after > 1 or before > (0 if indicator.bare else MOST_UNEXPLAINED):
        return NO_FIT
    kind = 1.5 * (matcher.figure.kind == indicator.kind == "cumulative") + 0.5 * (matcher.figure.kind == indicator.kind)
    names_a_part = any(
        other.word.dimension and other.start <= one.start and one.end <= other.end for other in matcher.found
    )
    order = 0 if names_a_part else 4 * segment.order
    if any(start <= one.start and one.end <= end for start, end in asides):
        order -= 20  # what stands in brackets is named only where nothing else is
    return (one.end - one.start) + order - 2 * after - before / 4 + bool(indicator.needs) + kind


MORE_OR_LESS = re.compile(r"[少多低高]$")
"""How far something is from what is named: 比排放配额少."""

CAPTION = re.compile(r"·[^·]*(?:构成|情况|绩效|统计|一览|表|数据|概况|分布|结构|汇总|明细|指标|与[^·]+)$")
"""The caption of a table as the last head of its cells, e.g. 员工·男·人员构成."""

AMONG = "中"
"""Ends a head whose next says which of them: 海外工厂中·分布在沿线国家."""

ASIDE = re.compile(r"\([^()]*\)")
"""Words in brackets, folded, e.g. (不包含新能源发电)."""

TITLE = re.compile(r"《[^《》]*》")
"""The title of a work: it says which, not what, e.g. 《管理体系认证基础》系列教材."""


def _explained_by_dimensions(indicator: Indicator, matcher: Matcher) -> list[tuple[int, int]]:
    names = {*indicator.dimensions, CHANGE} if matcher.figure.kind == "growth" else set(indicator.dimensions)
    return [(one.start, one.end) for one in matcher.found if one.word.dimension and one.word.dimension[0] in names]


def _is_crowded(
    one: Occurrence, segment: Segment, admitted: Sequence[tuple[Indicator, Occurrence]], subject: str
) -> bool:
    """Whether another thing of the same unit is named whole before this one in the same head: 投入金额…投入金额."""
    return any(
        segment.start <= other.start
        and other.end < one.start
        and MEASURED.search(subject[other.start : min(other.end + 2, one.start)])
        for _, other in admitted
        if not set(other.word.indicators) & set(one.word.indicators)
    )


MEASURED = re.compile(r"总数|总额|金额|数量|人数|占比|次数|总量|投入|率|量")


def _after(figure: Figure) -> str:
    """What the figure's clause goes on to say of those counted: 9位同仁均已复职."""
    if figure.in_table:
        return ""
    return worded(CLAUSE.split(around(figure)[1])[0])


SO_FAR = "累计"

HAN = re.compile(r"[\u3400-\u9fff]")


def _has_no_words(figure: Figure) -> bool:
    """A number by itself under a heading, as in a chart, or in a conversion (1kWh=0.0036GJ): it counts nothing."""
    if "=" in figure.subject or "＝" in figure.subject:
        return True
    return not figure.in_table and not HAN.search("".join(around(figure)))


PART = re.compile(r"^[\s●■◆•·\-—]*其中")


def _is_part_of_something_unsaid(figure: Figure, indicator: Indicator) -> bool:
    """其中男性员工294人 as a line of its own: of the whole company, or of those hired?"""
    return indicator.bare and bool(PART.match(figure.source.quote)) and JOINT not in figure.subject
