"""One organisation in one year: the figure that speaks for it, and the others with the reason against them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.alike import alike, conversion, per_share
from assistant.answer import Derived, Refused
from assistant.finding.periods import years_of
from index.library import Disclosure
from ingest.indicators.entries import Indicator
from ingest.said import Said

Absence = Literal["not_disclosed", "no_report", "unreadable"]
"""The report does not say; there is no report of that year; pages of it could not be read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One organisation in one year."""

    organisation: str
    """Full name, or the file of a report that names none."""
    year: int
    figures: tuple[Disclosure, ...] = ()
    """The one to compare first; after it those that give another value for the same thing."""
    absence: Absence | None = None
    excluded: tuple[Refused, ...] = ()
    """Figures of the indicator that were not taken, and why."""
    divided_by: Decimal = Decimal(1)
    """What the first figure's printed value was divided by: 10 where it is said of ten shares."""

    @property
    def figure(self) -> Disclosure | None:
        """The figure to compare."""
        return self.figures[0] if self.figures else None

    @property
    def converted(self) -> Derived | None:
        """How the first figure's value was made of the printed one, where it was: 0.7 ÷ 10 = 0.07."""
        return conversion(self.figures[0].figure.quantity, self.divided_by) if self.divided_by != 1 else None

    @property
    def told_in(self) -> int | None:
        """The year of the report that gives the figure, where that is another than the figure's own."""
        told = self.figures[0].report.identity.year if self.figures else None
        return told if told != self.year else None


def cell_of(body: str, year: int, candidates: Iterable[Disclosure], indicator: Indicator) -> Compared:
    """The figure that speaks of the body's whole year, and the others with the reason against them."""
    judged = [(disclosure, against(disclosure, year, indicator)) for disclosure in candidates]
    right = sorted((one for one, reason in judged if not reason), key=lambda one: _order(one, year))
    excluded = tuple(Refused(disclosure, reason) for disclosure, reason in judged if reason)
    right, implied = _printed(right)
    excluded += tuple(Refused(disclosure, Said("由文字推定，原文另有数字")) for disclosure in implied)
    made = [per_share(one) for one in right]
    kept = _of_different_value([disclosure for disclosure, _ in made])
    return Compared(body, year, kept, None, excluded, made[0][1] if made else Decimal(1))


def against(disclosure: Disclosure, year: int, indicator: Indicator) -> str:
    """Why a figure cannot stand for the year; empty where it can."""
    figure = disclosure.figure
    for applies, reason in AGAINST:
        if applies(figure, indicator):
            return reason
    if len(years_of(disclosure)) > 1:
        return Said("跨多个年度")
    return Said("非全年数据") if figure.kind == "flow" and _is_part_of_a_year(figure.period.text, year) else ""


UNFULFILLED = ("rule", "target", "history")

AGAINST = (
    (lambda figure, _: figure.scope == "industry", Said("属行业数据")),
    (lambda figure, _: figure.scope in ("members", "other"), Said("属其他主体数据")),
    (lambda figure, indicator: figure.kind == "growth" != indicator.kind, Said("属增减幅度")),
    (
        lambda figure, indicator: figure.kind == "cumulative" != indicator.kind and indicator.kind == "flow",
        Said("属累计数"),
    ),
    (
        lambda figure, indicator: figure.kind in UNFULFILLED and figure.kind != indicator.kind,
        Said("属规定、目标或历史数据"),
    ),
)
"""What keeps a figure out of a comparison, and how it is said."""


def _is_part_of_a_year(period: str, year: int) -> bool:
    """Whether the period is a month, a day or some months: 2016-05, 2016-01/2016-06."""
    whole = ("", str(year), f"{year}-12-31", f"{year}-01/{year}-12", f"{year}-01-01/{year}-12-31")
    return period not in whole


def _order(disclosure: Disclosure, year: int) -> tuple[bool, bool, str, float, str, int, int]:
    """The year's own report first, the body itself before its group, the latest date, the surest, the first printed."""
    figure, source = disclosure.figure, disclosure.figure.source
    return (
        disclosure.report.identity.year != year,
        figure.scope != "own",
        "" if figure.period.text.endswith("-12-31") else "later",
        -figure.confidence,
        disclosure.report.file,
        source.passage,
        source.start,
    )


def _printed(right: list[Disclosure]) -> tuple[list[Disclosure], list[Disclosure]]:
    """Those whose number is printed, and those that words stand for; the latter only where no other is there."""
    implied = [one for one in right if one.figure.basis == "inferred"]
    return (right, []) if len(implied) == len(right) else ([one for one in right if one not in implied], implied)


def _of_different_value(right: list[Disclosure]) -> tuple[Disclosure, ...]:
    """The first of each value."""
    kept: dict[Decimal, Disclosure] = {}
    for disclosure in right:
        kept.setdefault(disclosure.figure.quantity.value, disclosure)
    return tuple(kept.values())


def limited(cell: Compared, unit: str, indicator: Indicator) -> Compared:
    """Only the figures in units like that one, and those printed without one, as cells of tables often are."""
    kept = tuple(one for one in cell.figures if not (own := one.figure.quantity.unit) or alike(own, unit, indicator))
    other = tuple(Refused(one, Said("单位不同")) for one in cell.figures if one not in kept)
    absence: Absence | None = "not_disclosed" if cell.figures and not kept else cell.absence
    divided_by = cell.divided_by if kept[:1] == cell.figures[:1] else Decimal(1)
    return replace(cell, figures=kept, absence=absence, excluded=(*cell.excluded, *other), divided_by=divided_by)
