"""The audit of several reports: what those of one body say against each other, and one body against its peers."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from index.filed import Disclosure
from ingest.audit.finding import Finding, Passed, Severity
from ingest.audit.rules import load_flows
from ingest.figures.printed import is_exact, looks_mistyped, shown, slack
from ingest.indicators.taxonomy import Taxonomy
from ingest.said import Said

FALLING, RESTATED, SLIP = Said("累计回落"), Said("前后重述"), Said("数量级")
JUMP, CONTINUED, PEERS = Said("年际变动"), Said("期初期末"), Said("同行")

POWERS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))

MOST_STOCK, MOST_FLOW = Decimal("1.5"), Decimal(3)
"""A stock that grows by half, or a flow that trebles, within a year is worth a look (so is the reverse)."""

SMALL = 20
"""Values below it jump all the time."""

FEWEST_PEERS = 4


Series = Sequence[Disclosure]
"""One thing of one body, a figure a year, in the order of the years."""

Clash = tuple[Finding | Passed, tuple[Disclosure, ...]]


def audit_years(disclosures: Iterable[Disclosure], taxonomy: Taxonomy) -> Iterator[Clash]:
    """What the figures of several reports say against each other."""
    figures = [one for one in disclosures if is_comparable(one)]
    series = _series(figures)
    slips: set[tuple[object, ...]] = set()
    for key, years in series.items():
        for result in _slips(years):
            slips.add(key)
            yield result
    for check in CHECKS:
        for key, years in series.items():
            if check is not _jumps or key not in slips:
                yield from check(years)
    yield from _restated(figures, series)
    yield from _continued(series)
    yield from _peers(series, taxonomy)


def is_comparable(one: Disclosure) -> bool:
    """Whether it says something of its body's own that another year or another body can be held against."""
    figure, report = one.figure, one.report
    return bool(
        figure.indicator
        and report.identity.organisation
        and report.identity.year
        and figure.scope == "own"
        and figure.basis == "disclosed"
        and figure.kind not in {"target", "growth", "rule", "history"}
        and not figure.doubts
        and (is_exact(figure) or figure.kind == "cumulative")
    )


def _key(one: Disclosure) -> tuple[object, ...]:
    figure = one.figure
    return (one.report.identity.organisation, figure.indicator, figure.dimensions, figure.quantity.unit, figure.kind)


def _series(figures: Iterable[Disclosure]) -> dict[tuple[object, ...], list[Disclosure]]:
    """For each thing its figure of each report's own year; a report that states two values has none."""
    groups: dict[tuple[object, ...], dict[int, list[Disclosure]]] = {}
    for one in figures:
        year = one.report.identity.year
        if year and one.figure.period.text[:4] == str(year) and "/" not in one.figure.period.text:
            groups.setdefault(_key(one), {}).setdefault(year, []).append(one)
    return {
        key: [
            stated[0] for _, stated in sorted(years.items()) if len({one.figure.quantity.value for one in stated}) == 1
        ]
        for key, years in groups.items()
    }


def _value(one: Disclosure) -> Decimal:
    return one.figure.quantity.value


def _year(one: Disclosure) -> int:
    return one.report.identity.year or 0


def _clash(
    rule: Said, severity: Severity, disclosures: Sequence[Disclosure], arithmetic: str, explanation: Said
) -> Clash:
    figures = tuple(one.figure for one in disclosures)
    return Finding(rule, severity, figures, arithmetic, explanation), tuple(disclosures)


def _pairs(years: Series) -> Iterator[tuple[Disclosure, Disclosure]]:
    """Each year with the one before, where both are there."""
    for earlier, later in pairwise(years):
        if _year(later) - _year(earlier) == 1:
            yield earlier, later


def _spoken(one: Disclosure) -> Said:
    return Said("{year} 年 {raw}", year=_year(one), raw=one.figure.quantity.raw)


AT_LEAST, AT_MOST = {"exact", "more_than", "at_least"}, {"exact", "nearly", "at_most", "less_than"}


def _falling(years: Series) -> Iterator[Clash]:
    """累计 only ever grows."""
    for earlier, later in pairwise(years):
        known = earlier.figure.quantity.qualifier in AT_LEAST and later.figure.quantity.qualifier in AT_MOST
        if (
            later.figure.kind == "cumulative"
            and known
            and _value(later) + slack(later.figure.quantity) < _value(earlier)
        ):
            yield _clash(
                FALLING, "suspicion", (later, earlier),
                Said("{before} > {after}", before=_spoken(earlier), after=_spoken(later)),
                Said("累计数按理只增不减，可能统计起点或口径变了，也可能有一个数字有误。"),
            )  # fmt: skip


def _jumps(years: Series) -> Iterator[Clash]:
    """Changes within a year that are worth a look."""
    for earlier, later in _pairs(years):
        low, high = sorted((_value(earlier), _value(later)))
        most = MOST_STOCK if later.figure.kind == "stock" else MOST_FLOW
        if later.figure.kind in {"stock", "flow"} and low > 0 and high >= SMALL and high > low * most:
            change = (_value(later) - _value(earlier)) / _value(earlier) * 100
            yield _clash(
                JUMP, "note", (later, earlier),
                Said(
                    "{before} → {after}（{change}）",
                    before=_spoken(earlier), after=_spoken(later), change=f"{change:+.1f}%",
                ),
                Said("年度变动幅度较大，可能属实，也可能口径有变。"),
            )  # fmt: skip


CHECKS: tuple[Callable[[Series], Iterator[Clash]], ...] = (_falling, _jumps)


def _slips(years: Series) -> Iterator[Clash]:
    """A value that is ten, a hundred, a thousand or ten thousand times its neighbours."""
    for index, one in enumerate(years):
        others = [other for place, other in enumerate(years) if place != index and abs(_year(other) - _year(one)) <= 2]
        power = _power(one, others)
        if power:
            nearest = min(others, key=lambda other: abs(_year(other) - _year(one)))
            yield _clash(
                SLIP, "suspicion", (one, nearest),
                Said("{other}，{one}，相差约 {power} 倍", other=_spoken(nearest), one=_spoken(one), power=str(power)),
                Said("与前后年份相差恰近十的整数次方，可能单位（元与万元、千克与吨）或数位有误。"),
            )  # fmt: skip
            return


def _power(one: Disclosure, others: Series) -> Decimal | None:
    """The power of ten between a value and all its neighbours; two neighbours must agree for the small powers."""
    if not others or _value(one) <= 0 or any(_value(other) <= 0 for other in others):
        return None
    for power in POWERS:
        if power < 1000 and (len(others) < 2 or max(_value(one), *map(_value, others)) < 1000):
            continue
        ratios = [max(_value(one), _value(other)) / min(_value(one), _value(other)) for other in others]
        if all(power * Decimal("0.7") <= ratio <= power * Decimal("1.4") for ratio in ratios):
            return power
    return None


def _restated(figures: Iterable[Disclosure], series: Mapping[tuple[object, ...], Series]) -> Iterator[Clash]:
    """A later report that gives another value for an earlier year."""
    for later in figures:
        told = later.figure.period.text
        if not told[:4].isdigit() or int(told[:4]) >= _year(later):
            continue
        for earlier in series.get(_key(later), ()):
            if _year(earlier) != int(told[:4]):
                continue
            a, b = earlier.figure.quantity, later.figure.quantity
            if abs(a.value - b.value) <= slack(a) + slack(b):
                yield Passed(RESTATED, (later.figure, earlier.figure), f"{a.raw} = {b.raw}"), (later, earlier)
            else:
                yield _clash(
                    RESTATED, "suspicion" if looks_mistyped(a.value, b.value) else "note", (later, earlier),
                    Said(
                        "{before} 年报告 {was} ≠ {after} 年报告 {now}",
                        before=_year(earlier), was=a.raw, after=_year(later), now=b.raw,
                    ),
                    Said("后一份报告对 {year} 年给出了不同的数，可能是重述或口径变化，文中未必说明。", year=told[:4]),
                )  # fmt: skip


def _continued(series: Mapping[tuple[object, ...], Series]) -> Iterator[Clash]:
    """Last year's stock plus what came in less what went out."""
    at: dict[tuple[object, object, int], Disclosure] = {}
    for key, years in series.items():
        if not key[2]:
            at.update({(key[0], key[1], _year(one)): one for one in years})
    for (organisation, indicator, year), before in sorted(at.items(), key=lambda item: str(item[0])):
        after = at.get((organisation, indicator, year + 1))
        for flow in load_flows():
            if after is None or indicator != flow.stock:
                continue
            came = [at[place] for name in flow.inflow if (place := (organisation, name, year + 1)) in at]
            went = [at[place] for name in flow.outflow if (place := (organisation, name, year + 1)) in at]
            if came and went:
                result, disclosures = _balance(before, after, came, went)
                if flow.complete or isinstance(result, Passed):
                    yield result, disclosures


def _balance(before: Disclosure, after: Disclosure, came: Series, went: Series) -> Clash:
    end = _value(before) + sum(map(_value, came), Decimal(0)) - sum(map(_value, went), Decimal(0))
    terms = "".join([f" + {shown(_value(one))}" for one in came] + [f" − {shown(_value(one))}" for one in went])
    arithmetic = f"{shown(_value(before))}{terms} = {shown(end)}"
    disclosures = (after, before, *came, *went)
    if end == _value(after):
        figures = tuple(one.figure for one in disclosures)
        return Passed(CONTINUED, figures, arithmetic), disclosures
    return _clash(
        CONTINUED, "note", disclosures, f"{arithmetic} ≠ {shown(_value(after))}",
        Said("上年末加流入减流出与本年末不符，通常还有别的流入流出（如再认证、转入），文中未必列全。"),
    )  # fmt: skip


def _peers(series: Mapping[tuple[object, ...], Series], taxonomy: Taxonomy) -> Iterator[Clash]:
    """A value a thousand times that of most bodies of its kind in its year."""
    groups: dict[tuple[object, ...], list[Disclosure]] = {}
    for key, years in series.items():
        for one in years:
            if key[1] in taxonomy and not key[2]:
                groups.setdefault((*key[1:], _year(one), one.report.identity.body), []).append(one)
    for group in groups.values():
        values = sorted(map(_value, group))
        for one in group:
            middle = _middle_without(values, _value(one)) if len(group) > FEWEST_PEERS else Decimal(0)
            if middle > 0 and _value(one) > 0 and not middle / 1000 < _value(one) < middle * 1000:
                yield _clash(
                    PEERS, "suspicion", (one,),
                    Said("{raw}，同行中位数 {median}", raw=one.figure.quantity.raw, median=shown(middle)),
                    Said("与同类机构相差千倍以上，可能单位或数位有误，也可能规模确实悬殊。"),
                )  # fmt: skip


def _middle_without(ordered: Sequence[Decimal], value: Decimal) -> Decimal:
    """The median of all others than this one."""
    place, count = bisect_left(ordered, value), len(ordered) - 1
    low, high = (ordered[at if at < place else at + 1] for at in ((count - 1) // 2, count // 2))
    return low if count % 2 else (low + high) / 2
