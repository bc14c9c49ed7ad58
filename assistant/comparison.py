"""One indicator over organisations and years: for each the figure to compare, or why there is none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.alike import common_unit
from assistant.answer import Derived, Refused
from assistant.compared import Absence as Absence
from assistant.compared import Compared as Compared
from assistant.compared import against, cell_of, limited
from assistant.finding.calculating import median, rate, ratio, rounded
from assistant.finding.periods import years_of
from index.library import Disclosure, Filed, Library, Where
from index.where import EVERYWHERE
from ingest.indicators.entries import Indicator
from ingest.indicators.taxonomy import Taxonomy
from ingest.said import Listed, Said

Dimensions = tuple[tuple[str, str], ...]


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
            cell = cell_of(body, year, found[body, year], indicator)
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
            if cell and not cell.figures and not against(disclosure, year, comparison.indicator):
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


def _in_one_unit(comparison: Comparison) -> Comparison:
    """Only figures of the unit that most have; the others are excluded with that reason."""
    printed = [cell.figures[0].figure.quantity.unit for cell in comparison.cells.values() if cell.figures]
    unit = common_unit(printed, comparison.indicator)
    if not unit:
        return comparison
    cells = {place: limited(cell, unit, comparison.indicator) for place, cell in comparison.cells.items()}
    return replace(comparison, cells=cells, unit=unit)


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
