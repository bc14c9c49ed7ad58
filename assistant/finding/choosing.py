"""Which of the figures that fit are given: one value a body and year, the other rows of a list, those grouped."""

from collections import defaultdict
from dataclasses import replace

from assistant.asking.measures import THINGS, family_of
from assistant.finding.fitting import OWN, TAKEN, Fit
from assistant.finding.refusing import LOOSE, SOFT
from assistant.finding.rounding import rounds
from assistant.finding.standing import folded
from index.library import Disclosure

CLOSE = 0.03
"""Fits that differ by less are equally good."""
CLOSE_BODIES = 0.08
"""Bodies whose figures fit within this are equally meant."""
CLOSE_YEARS = 0.12
"""Another year's figure of the same body may be worded so much differently."""


def given_by_somebody(fits: list[Fit]) -> list[Fit]:
    """The one figure that is only limited by who acted, 认监委抽查, where it says the words of the question itself."""
    limited = [one for one in fits if one.part and not one.missing and one.said > OWN and one.score >= TAKEN]
    only = [one for one in limited if _limited_softly(one.disclosure)]
    alike = limited == only and len({one.disclosure.figure.quantity.value for one in only}) == 1
    return [replace(one, reason="", part=False) for one in only[:1]] if alike else []


def _limited_softly(one: Disclosure) -> bool:
    names = {name for name, _ in one.figure.dimensions}
    return bool(names & SOFT) and names <= SOFT | LOOSE


def best_of(right: list[Fit]) -> tuple[Disclosure, ...]:
    """The best figures: one value each body and year, more only where the report itself has more for the same thing."""
    top = right[0]
    chosen: list[Disclosure] = []
    for one in right:
        if one.rank < top.rank - CLOSE:
            break
        same = one is top or _same_thing(one.disclosure, top.disclosure)
        if same and not any(_same_value(one.disclosure, other) for other in chosen):
            chosen.append(one.disclosure)
    exact = [one for one in chosen if one.figure.quantity.qualifier == "exact"] or chosen
    return tuple(one for one in exact if not any(rounds(one, other) for other in exact))[:3]


def best_each_year(right: list[Fit]) -> tuple[Disclosure, ...]:
    """Where no year is asked: the best figures of the body that fits best, for each of its reports that has one."""
    top = right[0]
    body = _body(top.disclosure)
    others = [one for one in right if _body(one.disclosure) != body and one.rank >= top.rank - CLOSE_BODIES]
    chosen: list[Disclosure] = []
    for name in dict.fromkeys((body, *(_body(one.disclosure) for one in others))):
        years: dict[str, list[Fit]] = defaultdict(list)
        for one in right:
            if _body(one.disclosure) == name:
                years[one.disclosure.report.sha256].append(one)
        for fits in years.values():
            if fits[0].rank >= top.rank - CLOSE_YEARS or _of_one_indicator(fits[0].disclosure, top.disclosure):
                chosen += best_of(fits)
    return tuple(chosen)


def rows_beside(best: Disclosure, right: list[Fit]) -> tuple[Disclosure, ...]:
    """Figures of the same passage and unit that fit: parts of one list or cells of one table."""
    source = best.figure.source
    unit = best.figure.quantity.unit
    indicator = best.figure.indicator
    beside = [
        one.disclosure
        for one in right
        if one.disclosure.report.sha256 == best.report.sha256
        and one.disclosure.figure.source.passage == source.passage
        and (one.disclosure.figure.quantity.unit == unit or _counts_part_of(one.disclosure, best))
        and (one.score >= TAKEN or (indicator and one.disclosure.figure.indicator == indicator))
    ]
    return tuple(sorted(beside, key=lambda one: one.figure.source.start))


def by_indicator(found: tuple[Disclosure, ...]) -> list[tuple[Disclosure, ...]]:
    """Figures of one indicator in one report that differ by the values of one dimension."""
    groups: dict[tuple[object, ...], dict[object, Disclosure]] = defaultdict(dict)
    for one in found:
        figure = one.figure
        if figure.indicator:
            names = tuple(name for name, _ in figure.dimensions)
            key = (one.report.sha256, figure.indicator, names, figure.period.text)
            groups[key].setdefault(figure.dimensions, one)
    return [tuple(rows.values()) for rows in groups.values()]


def by_organisation(found: tuple[Disclosure, ...]) -> dict[str, tuple[Disclosure, ...]]:
    """Figures of an open search by body, in the order found."""
    groups: dict[str, list[Disclosure]] = defaultdict(list)
    for one in found:
        groups[one.report.identity.organisation or one.report.file].append(one)
    return {name: tuple(rows) for name, rows in groups.items()}


def _same_thing(one: Disclosure, other: Disclosure) -> bool:
    """Whether two figures say how many of the same thing: by their words, or by indicator and dimensions."""
    a, b = one.figure, other.figure
    if one.report.sha256 != other.report.sha256 or a.period.text != b.period.text:
        return False
    if a.indicator and b.indicator:
        return (a.indicator, a.dimensions, a.scope) == (b.indicator, b.dimensions, b.scope) and a.kind == b.kind
    return folded(a.subject) == folded(b.subject)


def _same_value(one: Disclosure, other: Disclosure) -> bool:
    return (
        one.report.sha256 == other.report.sha256
        and one.figure.quantity.value == other.figure.quantity.value
        and one.figure.quantity.unit == other.figure.quantity.unit
    )


def goes_on_from(one: Disclosure, other: Disclosure) -> bool:
    """Whether a figure divides another: 残疾人·签订合同 of 残疾人."""
    return one.figure.subject.startswith(f"{other.figure.subject}·")


def _counts_part_of(one: Disclosure, whole: Disclosure) -> bool:
    """Whether a figure counts, in whatever measure word, things of one kind among those of another."""
    families = {family_of(each.figure.quantity.unit) for each in (one, whole)}
    return families <= THINGS and goes_on_from(one, whole)


def _of_one_indicator(one: Disclosure, other: Disclosure) -> bool:
    return one.figure.indicator is not None and one.figure.indicator == other.figure.indicator


def _body(disclosure: Disclosure) -> str:
    return disclosure.report.identity.organisation or disclosure.report.file
