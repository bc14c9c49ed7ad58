"""The figures that answer one thing asked for, in one scope and year."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from assistant.asking.asked import Asked
from assistant.asking.measures import THINGS, answers, family_of
from assistant.asking.scopes import Scope, candidates
from assistant.finding.fitting import OWN, TAKEN, Fit, fit
from assistant.finding.growth import grows_from, of_time_before, tells_change
from assistant.finding.periods import holds_in, years_of
from assistant.finding.reading import passages_of
from assistant.finding.refusing import LOOSE, SOFT, Manner
from assistant.finding.rounding import rounds
from assistant.finding.standing import folded, near_enough
from index.library import Disclosure, Library, Where
from ingest.indicators.taxonomy import load_taxonomy
from ingest.said import Listed, Said

CLOSE = 0.03
"""Fits that differ by less are equally good."""
CLOSE_BODIES = 0.08
"""Bodies whose figures fit within this are equally meant."""
CLOSE_YEARS = 0.12
"""Another year's figure of the same body may be worded so much differently."""
ENUMERATED = 3
"""So many counts of one unit in a sentence are a breakdown."""
SPAN = 0.15
"""What a sum over several years loses against the year's own figure."""
RELATED = 0.4
"""From here on a refused figure is near enough to be shown in the receipt."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found for one thing asked for."""

    asked: Asked
    scope: Scope
    year: int | None
    chosen: tuple[Disclosure, ...] = ()
    """Best first; several where the report gives several values."""
    score: float = 0.0
    related: tuple[tuple[Disclosure, str], ...] = ()
    """Figures that come near and were not taken, each with the reason."""
    parts: tuple[Disclosure, ...] = ()
    """Figures that fit but for being limited to a part: what there is where the whole is not disclosed."""
    group: tuple[Disclosure, ...] = ()
    """Figures that stand beside the chosen one and fit too: the other rows of 各类."""


_OVER_YEARS = re.compile(r"累计|近.年|以来|年间|合计|总共|[三四五]年")
_CHANGED = re.compile(r"[由从].{1,16}[减增降升提调变压扩][^，。]{0,6}[为至到]")
"""由4项减为1项"""


class Seeker:
    """Looks up figures, remembering the passages and candidates of one question."""

    def __init__(self, library: Library, manner: Manner) -> None:
        self._library = library
        self.manner = manner
        self._candidates: dict[tuple[object, ...], tuple[Disclosure, ...]] = {}

    def in_manner(self, *, growth: bool) -> "Seeker":
        """The same library looked at for values, or for how much they grew."""
        return Seeker(self._library, replace(self.manner, growth=growth))

    def look(self, asked: Asked, scope: Scope, year: int | None, *, near: Disclosure | None = None) -> Looked:
        """The figures of `scope` that answer `asked` for `year`; `near` is the figure the conversation is at."""
        fits = self.fits(asked, scope, year, near=near)
        right = [one for one in fits if one.taken]
        related = tuple(
            (
                one.disclosure,
                one.reason or _unsaid(one.missing),
            )
            for one in fits
            if not one.taken and one.score >= RELATED
        )[:5]
        right = right or _given_by_somebody(fits)
        if not right:
            parts = tuple(one.disclosure for one in fits if one.part and not one.missing and one.score >= TAKEN)
            return Looked(asked, scope, year, related=related, parts=parts)
        chosen = _best_each_year(right) if year is None or scope.open else _best(right)
        return Looked(
            asked,
            scope,
            year,
            chosen,
            right[0].score,
            related,
            group=_beside(chosen[0], [one for one in fits if not one.reason and not one.missing]),
        )

    def fits(self, asked: Asked, scope: Scope, year: int | None, *, near: Disclosure | None = None) -> list[Fit]:
        """Every candidate with how well it fits, best first."""
        found = []
        for disclosure in self._candidate_figures(asked, scope, year):
            if not near_enough(asked, disclosure.figure):
                continue
            other_year = year is not None and not holds_in(disclosure, year)
            made = fit(asked, disclosure, self.manner)
            if not made.reason and made.score >= RELATED - 0.2 and (asked.context or made.missing):
                made = fit(asked, disclosure, self.manner, self._passage(disclosure))
                if made.missing and _of_indicator(asked, disclosure):
                    made = fit(asked, disclosure, self.manner, self._passage(disclosure, around=1))
            if near is not None:
                made = replace(made, score=round(made.score + _nearness(disclosure, near), 4))
            if year is not None and len(years_of(disclosure)) > 1 and not _OVER_YEARS.search(self.manner.text):
                made = replace(made, score=round(made.score - SPAN, 4))
            if other_year and (not made.reason or made.part):
                made = replace(made, reason=_of_years(disclosure), part=False)
            found.append(made)
        return sorted(found, key=lambda one: (bool(one.reason), -one.rank, *_place(one.disclosure)))

    def said_of_parts(self, looked: tuple[Looked, ...]) -> tuple[Disclosure, ...]:
        """What a sentence counts instead of the total asked for: managers, auditors, jobs instead of all employees."""
        if len(looked) != 1 or looked[0].chosen or len(looked[0].asked.terms) != 1:
            return ()
        one = looked[0]
        wanted = set(one.asked.terms[0].indicators)
        parts = {entry.id for entry in load_taxonomy() if entry.part_of in wanted}
        for disclosure in self._candidate_figures(one.asked, one.scope, one.year):
            figure = disclosure.figure
            if figure.indicator not in parts or figure.in_table or (one.year and not holds_in(disclosure, one.year)):
                continue
            said = [
                other
                for other in self.beside(disclosure)
                if other.figure.source.quote == figure.source.quote
                and other.figure.quantity.unit == figure.quantity.unit
            ]
            if len(said) >= ENUMERATED and not any(_goes_on_from(one, disclosure) for one in said):
                return tuple(said)
        return ()

    def in_same_sentence(self, near: Disclosure, families: tuple[str, ...]) -> tuple[Disclosure, ...]:
        """The figure of another unit that the same sentence gives: 补助 20 万元 after 立项 8 项."""
        source = near.figure.source
        found = [
            one
            for one in self.beside(near)
            if one.figure.source.quote == source.quote
            and one.figure.source != source
            and answers(one.figure.quantity.unit, families) == 1.0
        ]
        found.sort(
            key=lambda one: (one.figure.source.start < source.start, abs(one.figure.source.start - source.start))
        )
        return tuple(found[:1])

    def growth_beside(self, near: Disclosure) -> tuple[Disclosure, ...]:
        """By how much a figure grew, as its sentence goes on to say: 呼入1226万人次，同比增加31万人次，增幅2.59%."""
        source = near.figure.source
        behind = [
            one
            for one in self.beside(near)
            if one.figure.source.quote == source.quote and source.start < one.figure.source.start
        ]
        run: list[Disclosure] = []
        for one in sorted(behind, key=lambda one: one.figure.source.start):
            if tells_change(one.figure) and grows_from(one.figure, near.figure):
                run.append(one)
            elif run or not of_time_before(one.figure):
                break
        return tuple(run)

    def both_ends(self, chosen: tuple[Disclosure, ...]) -> tuple[Disclosure, ...]:
        """With 4项 of 由4项减为1项 the other end, which stands in the same clause."""
        if len(chosen) != 1:
            return chosen
        one = chosen[0].figure
        ends = [
            other
            for other in self.beside(chosen[0])
            if other.figure.quantity.unit == one.quantity.unit
            and other.figure.source.quote == one.source.quote
            and abs(other.figure.source.start - one.source.start) <= 24
            and _CHANGED.search(one.source.quote)
        ]
        return tuple(ends) if len(ends) == 2 else chosen

    def beside(self, disclosure: Disclosure) -> tuple[Disclosure, ...]:
        """Every figure of the same passage."""
        where = Where(files=(disclosure.report.file,))
        place = (disclosure.report.sha256, disclosure.figure.source.passage)
        return tuple(o for o in self._library.disclosures(where) if (o.report.sha256, o.figure.source.passage) == place)

    def _candidate_figures(self, asked: Asked, scope: Scope, year: int | None) -> tuple[Disclosure, ...]:
        plain = " ".join(term.text for term in asked.terms)
        other = " ".join(term.others[0] if term.others else term.text for term in asked.terms)
        words = tuple(dict.fromkeys((plain, other)))
        key = (scope.label, year, (words, asked.about) if scope.open else ())
        if key not in self._candidates:
            years = (year,) if year is not None else ()
            self._candidates[key] = candidates(scope, words, years, self._library, asked.about)
        return self._candidates[key]

    def _passage(self, disclosure: Disclosure, *, around: int = 0) -> str:
        """The text that a figure stands in, with the passages around it that share its heading."""
        passages = passages_of(self._library, disclosure.report.sha256)
        order = disclosure.figure.source.passage
        own = passages.get(order)
        near = [passages.get(order + step) for step in range(-around, around + 1)]
        return "\n".join(one.text for one in near if one and own and one.section == own.section)


def _of_indicator(asked: Asked, disclosure: Disclosure) -> bool:
    """Whether a figure is of an indicator that the question names."""
    return any(disclosure.figure.indicator in term.indicators for term in asked.heavy)


def _place(disclosure: Disclosure) -> tuple[str, int, int]:
    return (disclosure.report.file, disclosure.figure.source.passage, disclosure.figure.source.start)


def _nearness(disclosure: Disclosure, near: Disclosure) -> float:
    """How much it speaks for a figure that it stands where the conversation is."""
    if disclosure.report.sha256 != near.report.sha256 or disclosure.figure.source.passage != near.figure.source.passage:
        return 0.0
    return 0.1 if disclosure.figure.source.quote == near.figure.source.quote else 0.06


def _best(right: list[Fit]) -> tuple[Disclosure, ...]:
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


def _same_thing(one: Disclosure, other: Disclosure) -> bool:
    """Whether two figures say how many of the same thing: by their words, or by indicator and dimensions."""
    a, b = one.figure, other.figure
    if one.report.sha256 != other.report.sha256 or a.period.text != b.period.text:
        return False
    if a.indicator and b.indicator:
        return (a.indicator, a.dimensions, a.scope) == (b.indicator, b.dimensions, b.scope) and a.kind == b.kind
    return folded(a.subject) == folded(b.subject)


def _best_each_year(right: list[Fit]) -> tuple[Disclosure, ...]:
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
                chosen += _best(fits)
    return tuple(chosen)


def _goes_on_from(one: Disclosure, other: Disclosure) -> bool:
    """Whether a figure divides another: 残疾人·签订合同 of 残疾人."""
    return one.figure.subject.startswith(f"{other.figure.subject}·")


def _counts_part_of(one: Disclosure, whole: Disclosure) -> bool:
    """Whether a figure counts, in whatever measure word, things of one kind among those of another."""
    families = {family_of(each.figure.quantity.unit) for each in (one, whole)}
    return families <= THINGS and _goes_on_from(one, whole)


def _of_one_indicator(one: Disclosure, other: Disclosure) -> bool:
    return one.figure.indicator is not None and one.figure.indicator == other.figure.indicator


def _body(disclosure: Disclosure) -> str:
    return disclosure.report.identity.organisation or disclosure.report.file


def _same_value(one: Disclosure, other: Disclosure) -> bool:
    return (
        one.report.sha256 == other.report.sha256
        and one.figure.quantity.value == other.figure.quantity.value
        and one.figure.quantity.unit == other.figure.quantity.unit
    )


def _beside(best: Disclosure, right: list[Fit]) -> tuple[Disclosure, ...]:
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


def _given_by_somebody(fits: list[Fit]) -> list[Fit]:
    """The one figure that is only limited by who acted, 认监委抽查, where it says the words of the question itself."""
    limited = [one for one in fits if one.part and not one.missing and one.said > OWN and one.score >= TAKEN]
    only = [one for one in limited if _limited_softly(one.disclosure)]
    alike = limited == only and len({one.disclosure.figure.quantity.value for one in only}) == 1
    return [replace(one, reason="", part=False) for one in only[:1]] if alike else []


def _limited_softly(one: Disclosure) -> bool:
    names = {name for name, _ in one.figure.dimensions}
    return bool(names & SOFT) and names <= SOFT | LOOSE


def _unsaid(missing: tuple[str, ...]) -> Said:
    """Which words of the question a figure says nothing about."""
    return Said("未提及“{what}”", what=Listed(map(Said, missing))) if missing else Said("与所问不够吻合")


def _of_years(disclosure: Disclosure) -> Said:
    return Said("属{years}年数据", years=Listed(map(str, years_of(disclosure))))


def by_organisation(found: tuple[Disclosure, ...]) -> dict[str, tuple[Disclosure, ...]]:
    """Figures of an open search by body, in the order found."""
    groups: dict[str, list[Disclosure]] = defaultdict(list)
    for one in found:
        groups[one.report.identity.organisation or one.report.file].append(one)
    return {name: tuple(rows) for name, rows in groups.items()}
