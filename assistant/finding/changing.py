"""By how much something changed: the change that a report prints, or its values of both years."""

from dataclasses import replace

from assistant.asking.asked import Asked
from assistant.asking.changes import asks_for_rate
from assistant.asking.measures import family_of
from assistant.asking.scopes import Scope
from assistant.finding.calculating import comparable
from assistant.finding.growth import thing_of
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.periods import years_of
from index.library import Disclosure

RATES = frozenset({"percent", "permille", "percentage-points", "multiple"})
CLOSE = 0.15
"""Amount and rate of one change are worded so much differently."""


def change_of(
    seeker: Seeker, asked: Asked, scope: Scope, year: int | None, base: int | None, *, near: Disclosure | None = None
) -> list[Looked]:
    """What tells the change of `asked` to `year`: its values in both years, or what is printed of the change.

    One `Looked` a year where both values are given, so that their difference can be taken. Nothing that says only how
    much there is answers; `near` is a value that the question asks for besides."""
    as_rate = bool(asked.families) and set(asked.families) <= RATES and asks_for_rate(seeker.manner.text)
    plain = replace(asked, growth=False, families=() if as_rate else asked.families)
    values = seeker.in_manner(growth=False)
    now = values.look(plain, scope, year, near=near)
    at = near or next(iter(now.chosen), None)
    if not as_rate and base is not None and year is not None and len(now.chosen) == 1:
        then = values.look(plain, scope, base, near=now.chosen[0])
        if len(then.chosen) == 1 and one_measure(now.chosen[0], then.chosen[0]):
            return [replace(one, asked=asked) for one in (now, then)]
    behind = seeker.growth_beside(at) if at else ()
    if behind:
        return [Looked(asked, scope, year, _of_kind(behind, rate=as_rate), 1.0)]
    return [_printed(seeker, asked, scope, year, rate=as_rate)]


def one_measure(one: Disclosure, other: Disclosure) -> bool:
    """Whether two figures of one body are of the same thing in two years."""
    a, b = one.figure, other.figure
    if not comparable((one, other)) or years_of(one) == years_of(other):
        return False
    if set(a.dimensions) != set(b.dimensions):
        return False
    return a.indicator == b.indicator is not None or thing_of(a) == thing_of(b)


def other_measures(one: Disclosure, other: Disclosure) -> bool:
    """Whether two figures of one body are plainly not of one thing: 产量 and 机械化采煤产量."""
    a, b = one.figure, other.figure
    if one.report.identity.organisation != other.report.identity.organisation or not (a.indicator and b.indicator):
        return False
    return (a.indicator, set(a.dimensions)) != (b.indicator, set(b.dimensions))


def _printed(seeker: Seeker, asked: Asked, scope: Scope, year: int | None, *, rate: bool) -> Looked:
    """The change as a report prints it: its amount with its rate, or the rate alone."""
    growths = seeker.in_manner(growth=True)
    plain = asked if rate else replace(asked, families=())
    taken = [one for one in growths.fits(plain, scope, year) if one.taken]
    if not taken:
        return growths.look(plain, scope, year)
    close = [one for one in taken if one.rank >= taken[0].rank - CLOSE]
    best = next((one for one in close if _is_rate(one.disclosure) == rate), taken[0]).disclosure
    run = (best, *growths.growth_beside(best))
    return Looked(asked, scope, year, _of_kind(run, rate=rate), taken[0].score)


def _of_kind(run: tuple[Disclosure, ...], *, rate: bool) -> tuple[Disclosure, ...]:
    """Where a rate is asked for only the rates of a change, should there be any."""
    return tuple(one for one in run if rate and _is_rate(one)) or run


def _is_rate(one: Disclosure) -> bool:
    return family_of(one.figure.quantity.unit) in RATES
