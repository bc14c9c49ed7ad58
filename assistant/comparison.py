"""One indicator over organisations and years: for each the figure to compare, or why there is none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from assistant.alike import alike, common_unit, conversion, per_share
from assistant.answer import Derived, Refused
from assistant.finding.calculating import median, rate, ratio, rounded
from assistant.finding.periods import years_of
from index.library import Disclosure, Filed, Library, Where
from index.where import EVERYWHERE
from ingest.indicators.taxonomy import Indicator, Taxonomy
from ingest.said import Listed, Said

Absence = Literal["not_disclosed", "no_report", "unreadable"]
"""The report does not say; there is no report of that year; pages of it could not be read."""

Dimensions = tuple[tuple[str, str], ...]


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


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator, limited to some dimensions, over organisations and years."""

    indicator: Indicator
    dimensions: Dimensions
    unit: str
    """Of all figures that are compared; empty where there are none."""
    organisations: tuple[str, ...]
    years: tuple[int, ...]
    cells: Mapping[tuple[str, int], Compared] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What kind of body each organisation is, empty where no report tells: its peers are those of the same kind."""

    def disclosed(self, year: int, kind: str | None = None) -> tuple[Compared, ...]:
        """The organisations with a figure for that year, of that kind of body or of all."""
        return tuple(cell for body in self.of_kind(kind) if (cell := self.cells[body, year]).figures)

    def of_kind(self, kind: str | None) -> tuple[str, ...]:
        """The organisations of that kind of body, or all."""
        return tuple(body for body in self.organisations if kind is None or self.kinds.get(body, "") == kind)

    def among(self, kind: str) -> "Comparison":
        """The comparison among the bodies of that kind."""
        bodies = self.of_kind(kind)
        cells = {place: cell for place, cell in self.cells.items() if place[0] in bodies}
        return replace(self, organisations=bodies, cells=cells)

    def kinds_of_body(self) -> tuple[str, ...]:
        """The kinds that are compared."""
        return tuple(sorted({self.kinds.get(body, "") for body in self.organisations}))

    @property
    def latest(self) -> int | None:
        """The last year for which anybody discloses."""
        return max((year for year in self.years if self.disclosed(year)), default=None)

    def growth(self, organisation: str, year: int) -> Derived | None:
        """In percent against the year before, where both are disclosed."""
        before, after = self.cells.get((organisation, year - 1)), self.cells[organisation, year]
        return rate(before.figure, after.figure) if before and before.figure and after.figure else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an organisation stands among those that disclosed."""

    rank: int
    """From 1, the largest value first; equal values share a rank."""
    of: int
    percentile: Decimal | None
    """Percent of the others whose value is smaller; `None` for the only one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One year of a comparison in four numbers."""

    disclosed: int
    reported: int
    """Organisations with a report of that year, or with a figure for it."""
    median: Derived | None
    quartiles: tuple[Decimal, Decimal] | None
    """First and third, where at least four disclosed."""


def compare(
    library: Library, indicator: Indicator, *, where: Where = EVERYWHERE, dimensions: Dimensions = ()
) -> Comparison:
    """The figures of the indicator by organisation and year; `where.years` limits the years compared."""
    of_any_year = replace(where, years=())
    disclosures = list(library.disclosures(replace(of_any_year, indicators=(indicator.id,))))
    wanted = [one for one in disclosures if one.figure.dimensions == dimensions]
    parts = [one for one in disclosures if set(one.figure.dimensions) > set(dimensions)]
    return _with_parts(_compare(library.filed(of_any_year), wanted, indicator, dimensions, where.years), parts)


def compare_everything(library: Library, taxonomy: Taxonomy, where: Where = EVERYWHERE) -> Iterator[Comparison]:
    """A comparison for every indicator, and every part of it, that anybody discloses; in the taxonomy's order."""
    of_any_year = replace(where, years=())
    filed = library.filed(of_any_year)
    parts: dict[str, dict[Dimensions, list[Disclosure]]] = defaultdict(lambda: defaultdict(list))
    for disclosure in library.disclosures(of_any_year):
        if disclosure.figure.indicator is not None:
            parts[disclosure.figure.indicator][disclosure.figure.dimensions].append(disclosure)
    for indicator in taxonomy:
        for dimensions in sorted(parts[indicator.id]):
            yield _compare(filed, parts[indicator.id][dimensions], indicator, dimensions, where.years)


def standings(comparison: Comparison, year: int) -> dict[str, Standing]:
    """The rank of every organisation that disclosed a figure for that year, among bodies of its kind."""
    found: dict[str, Standing] = {}
    for kind in comparison.kinds_of_body():
        values = {cell.organisation: _value(cell) for cell in comparison.disclosed(year, kind)}
        found |= {body: _standing(value, list(values.values())) for body, value in values.items()}
    return found


def summary(comparison: Comparison, year: int, kind: str | None = None) -> Summary:
    """Median and quartiles of those that disclosed, of that kind of body or of all; of how many that is."""
    cells = comparison.disclosed(year, kind)
    reported = sum(comparison.cells[body, year].absence != "no_report" for body in comparison.of_kind(kind))
    figures = [cell.figures[0] for cell in cells]
    return Summary(len(cells), reported, median(figures) if figures else None, _quartiles([_value(c) for c in cells]))


def per(one: Comparison, other: Comparison, organisation: str, year: int) -> Derived | None:
    """One indicator per unit of another, such as training hours per head, where both are disclosed for the year."""
    above, below = one.cells.get((organisation, year)), other.cells.get((organisation, year))
    if not (above and below and above.figure and below.figure):
        return None
    names = Listed((Said(one.indicator.name), Said(other.indicator.name)), "／")
    return ratio(above.figure, below.figure, names)


def _compare(
    filed: Sequence[Filed],
    disclosures: Iterable[Disclosure],
    indicator: Indicator,
    dimensions: Dimensions,
    wanted_years: tuple[int, ...],
) -> Comparison:
    """Every organisation's cell for every year, from figures of one indicator and part."""
    found: dict[tuple[str, int], list[Disclosure]] = defaultdict(list)
    for disclosure in disclosures:
        for year in years_of(disclosure):
            found[_body(disclosure.report), year].append(disclosure)
    reported = {(_body(one), one.identity.year) for one in filed if one.identity.year is not None}
    years = wanted_years or sorted({year for _, year in reported})
    bodies = tuple(dict.fromkeys(_body(one) for one in filed))
    unread = {(_body(one), one.identity.year) for one in filed if one.unread}
    cells = {}
    for body in bodies:
        for year in years:
            cell = _cell(body, year, found[body, year], indicator)
            if not cell.figures:
                absence: Absence = "no_report" if (body, year) not in reported else "not_disclosed"
                cell = replace(cell, absence="unreadable" if (body, year) in unread else absence)
            cells[body, year] = cell
    kinds = dict.fromkeys(bodies, "") | {_body(one): one.identity.body for one in filed if one.identity.body}
    return _in_one_unit(Comparison(indicator, dimensions, "", bodies, tuple(sorted(years)), cells, kinds))


MOST_PARTS = 3
"""Parts that are named where the whole is not disclosed."""


def _with_parts(comparison: Comparison, parts: Sequence[Disclosure]) -> Comparison:
    """Where a report gives only parts of what is compared, those, as not taken."""
    cells = dict(comparison.cells)
    for disclosure in sorted(parts, key=lambda one: (len(one.figure.dimensions), -one.figure.quantity.value)):
        for year in years_of(disclosure):
            place = _body(disclosure.report), year
            cell = cells.get(place)
            if cell and not cell.figures and not _against(disclosure, year, comparison.indicator):
                told = tuple(one for one in cell.excluded if one.reason.startswith("仅为"))
                if len(told) < MOST_PARTS and disclosure.figure.quantity not in [
                    one.disclosure.figure.quantity for one in told
                ]:
                    limits = Listed(Said(value) for _, value in disclosure.figure.dimensions)
                    reason = Said("仅为“{what}”部分的数据", what=limits)
                    cells[place] = replace(cell, excluded=(*cell.excluded, Refused(disclosure, reason)))
    return replace(comparison, cells=cells)


def _body(filed: Filed) -> str:
    return filed.identity.organisation or filed.file


def _cell(body: str, year: int, candidates: Iterable[Disclosure], indicator: Indicator) -> Compared:
    """The figure that speaks of the body's whole year, and the others with the reason against them."""
    judged = [(disclosure, _against(disclosure, year, indicator)) for disclosure in candidates]
    right = sorted((one for one, reason in judged if not reason), key=lambda one: _order(one, year))
    excluded = tuple(Refused(disclosure, reason) for disclosure, reason in judged if reason)
    right, implied = _printed(right)
    excluded += tuple(Refused(disclosure, Said("由文字推定，原文另有数字")) for disclosure in implied)
    made = [per_share(one) for one in right]
    kept = _of_different_value([disclosure for disclosure, _ in made])
    return Compared(body, year, kept, None, excluded, made[0][1] if made else Decimal(1))


def _against(disclosure: Disclosure, year: int, indicator: Indicator) -> str:
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


def _in_one_unit(comparison: Comparison) -> Comparison:
    """Only figures of the unit that most have; the others are excluded with that reason."""
    printed = [cell.figures[0].figure.quantity.unit for cell in comparison.cells.values() if cell.figures]
    unit = common_unit(printed, comparison.indicator)
    if not unit:
        return comparison
    cells = {place: _limited(cell, unit, comparison.indicator) for place, cell in comparison.cells.items()}
    return replace(comparison, cells=cells, unit=unit)


def _limited(cell: Compared, unit: str, indicator: Indicator) -> Compared:
    """Only the figures in units like that one, and those printed without one, as cells of tables often are."""
    kept = tuple(one for one in cell.figures if not (own := one.figure.quantity.unit) or alike(own, unit, indicator))
    other = tuple(Refused(one, Said("单位不同")) for one in cell.figures if one not in kept)
    absence: Absence | None = "not_disclosed" if cell.figures and not kept else cell.absence
    divided_by = cell.divided_by if kept[:1] == cell.figures[:1] else Decimal(1)
    return replace(cell, figures=kept, absence=absence, excluded=(*cell.excluded, *other), divided_by=divided_by)


def _value(cell: Compared) -> Decimal:
    return cell.figures[0].figure.quantity.value


def _standing(value: Decimal, values: list[Decimal]) -> Standing:
    smaller = sum(other < value for other in values)
    others = len(values) - 1
    percentile = rounded(Decimal(smaller * 100) / others) if others else None
    return Standing(1 + sum(other > value for other in values), len(values), percentile)


def _quartiles(values: list[Decimal]) -> tuple[Decimal, Decimal] | None:
    """By linear interpolation between the sorted values, as spreadsheets do (QUARTILE.INC)."""
    if len(values) < 4:
        return None
    ordered = sorted(values)
    return _at(ordered, Decimal("0.25")), _at(ordered, Decimal("0.75"))


def _at(ordered: list[Decimal], share: Decimal) -> Decimal:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
