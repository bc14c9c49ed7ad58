"""One thing through the years, as the row of a table or as several sentences of a report tell it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked import Asked
from assistant.asking.scopes import Scope
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.periods import years_of
from assistant.finding.rounding import rounds
from assistant.finding.standing import folded
from index.library import Disclosure


def years_printed(seeker: Seeker, asked: Asked, scope: Scope) -> tuple[int, ...]:
    """The years for which a scope gives what fits best, a figure a year."""
    right = [one for one in seeker.fits(asked, scope, None) if one.taken]
    alike = [one.disclosure for one in right if _same_series(one.disclosure, right[0].disclosure)]
    return tuple(sorted({years_of(one)[0] for one in alike if len(years_of(one)) == 1}))


def in_series(found: Sequence[Looked], seeker: Seeker) -> tuple[Looked, ...]:
    """Of each year the figure of the row that the other years' stand in, where it is the same number less rounded."""
    return tuple(_in_row(one, _of_other_years(one, found), seeker) for one in found)


def _of_other_years(looked: Looked, found: Sequence[Looked]) -> list[Disclosure]:
    same = [one for one in found if (one.asked, one.scope) == (looked.asked, looked.scope) and one != looked]
    return [one.chosen[0] for one in same if one.chosen]


def _in_row(looked: Looked, others: list[Disclosure], seeker: Seeker) -> Looked:
    if len(looked.chosen) != 1 or looked.year is None or looked.asked.growth:
        return looked
    if not others or any(_same_series(looked.chosen[0], other) for other in others):
        return looked
    fits = (one.disclosure for one in seeker.fits(looked.asked, looked.scope, looked.year) if one.taken)
    same = (one for one in fits if any(_same_series(one, other) for other in others))
    exact = next((one for one in same if rounds(looked.chosen[0], one)), None)
    return replace(looked, chosen=(exact,)) if exact else looked


def _same_series(one: Disclosure, other: Disclosure) -> bool:
    """Whether two figures of one body follow the same thing through the years."""
    a, b = one.figure, other.figure
    alike = a.kind == b.kind and a.dimensions == b.dimensions and a.quantity.unit == b.quantity.unit
    return alike and (a.indicator == b.indicator if a.indicator else folded(a.subject) == folded(b.subject))
