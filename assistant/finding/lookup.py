"""The figures that answer one thing asked for, in one scope and year."""

import re
from dataclasses import dataclass, replace

from assistant.asking.asked import Asked
from assistant.asking.measures import answers
from assistant.asking.scopes import Scope, candidates
from assistant.finding.choosing import best_each_year, best_of, given_by_somebody, goes_on_from, rows_beside
from assistant.finding.fitting import TAKEN, Fit, fit
from assistant.finding.growth import grows_from, of_time_before, tells_change
from assistant.finding.periods import holds_in, years_of
from assistant.finding.reading import passages_of
from assistant.finding.refusing import Manner
from assistant.finding.standing import near_enough
from index.library import Disclosure, Library, Where
from ingest.indicators.taxonomy import load_taxonomy
from ingest.said import Listed, Said

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
        right = right or given_by_somebody(fits)
        if not right:
            parts = tuple(one.disclosure for one in fits if one.part and not one.missing and one.score >= TAKEN)
            return Looked(asked, scope, year, related=related, parts=parts)
        chosen = best_each_year(right) if year is None or scope.open else best_of(right)
        return Looked(
            asked,
            scope,
            year,
            chosen,
            right[0].score,
            related,
            group=rows_beside(chosen[0], [one for one in fits if not one.reason and not one.missing]),
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
            if len(said) >= ENUMERATED and not any(goes_on_from(one, disclosure) for one in said):
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


def _unsaid(missing: tuple[str, ...]) -> Said:
    """Which words of the question a figure says nothing about."""
    return Said("未提及“{what}”", what=Listed(map(Said, missing))) if missing else Said("与所问不够吻合")


def _of_years(disclosure: Disclosure) -> Said:
    return Said("属{years}年数据", years=Listed(map(str, years_of(disclosure))))
