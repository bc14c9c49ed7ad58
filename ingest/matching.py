"""Matching: which indicator of the taxonomy a figure is, and which part of it; unmatched rather than wrong.

Works on figures alone, so that stored figures are matched again without their file when the taxonomy changes.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ingest.figure import Figure
from ingest.mentions import Occurrence, occurrences
from ingest.report import Identity
from ingest.taxonomy import Indicator, Taxonomy
from ingest.units import load_units
from ingest.wording import worded

MATCHING = "1"
"""Changes with every change to the rules below; together with `Taxonomy.fingerprint` it says when to match again."""

FILE = Path(__file__).parent / "matching.toml"

MOST_UNEXPLAINED = 12
"""Characters of a subject before its indicator that may stay unexplained: they narrow it, as a recipient does."""

CLAUSE = re.compile(r"[，,；;。！？!?\n]")
NUMBERS = re.compile(r"[0-9.,%‰~\-—+/()（）\[\]【】“”\"'‘’《》<>、，。；：:;·•*#|/\\_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a figure may be, with how well the words fit."""

    indicator: Indicator
    occurrence: Occurrence
    fit: float


def match_indicators(figures: Sequence[Figure], identity: Identity, taxonomy: Taxonomy) -> tuple[Figure, ...]:
    """The same figures with `indicator` and `dimensions` set where the words say which."""
    return tuple(_matched(figure, identity, taxonomy) for figure in figures)


def _matched(figure: Figure, identity: Identity, taxonomy: Taxonomy) -> Figure:
    subject = worded(figure.subject)
    found = tuple(occurrences(subject, taxonomy))
    best = _best(figure, subject, found, taxonomy)
    if best is None:
        return replace(figure, indicator=None, dimensions=())
    return replace(
        figure, indicator=best.indicator.id, dimensions=_dimensions(figure, best.indicator, subject, found, taxonomy)
    )


def _best(figure: Figure, subject: str, found: Sequence[Occurrence], taxonomy: Taxonomy) -> Candidate | None:
    candidates = []
    for one in found:
        if one.word.everyday:
            continue
        for name in one.word.indicators:
            indicator = taxonomy[name]
            if not _admits(indicator, figure, subject):
                continue
            fit = _fit(indicator, one, subject, found)
            if fit > 0:
                candidates.append(Candidate(indicator, one, fit))
    return max(candidates, key=lambda one: one.fit, default=None)


def _admits(indicator: Indicator, figure: Figure, subject: str) -> bool:
    """Whether unit, kind and company of words leave the indicator possible."""
    if not _unit_agrees(indicator, figure.quantity.unit):
        return False
    if any(worded(word) in subject for word in indicator.excludes):
        return False
    if indicator.needs:
        context = subject + worded(figure.source.quote) + worded("".join(figure.source.section))
        return any(worded(word) in context for word in indicator.needs)
    return True


def _unit_agrees(indicator: Indicator, unit: str) -> bool:
    if not indicator.units:
        return True
    if not unit:
        return not {"%", "元"} & set(indicator.units)
    return unit in _bases(indicator.units)


@cache
def _bases(units: tuple[str, ...]) -> frozenset[str]:
    known = load_units()
    bases = {unit.base for form in units if (unit := known.get(form))}
    return frozenset(bases | set(units))


def _fit(indicator: Indicator, one: Occurrence, subject: str, found: Sequence[Occurrence]) -> float:
    """How much of the subject the indicator explains; 0 or less where it is about something else."""
    explained = [(one.start, one.end)]
    explained += [
        (other.start, other.end)
        for other in found
        if other.word.dimension and other.word.dimension[0] in indicator.dimensions
    ]
    before = _unexplained(subject, 0, one.start, explained)
    after = _unexplained(subject, one.end, len(subject), explained)
    if after > 1 or before > (1 if indicator.bare else MOST_UNEXPLAINED):
        return 0
    return (one.end - one.start) + one.end / 100 - 2 * after - before / 4 + bool(indicator.needs)


def _unexplained(subject: str, start: int, end: int, explained: Sequence[tuple[int, int]]) -> int:
    """Characters between `start` and `end` that neither an explained stretch nor a filler covers."""
    rest = []
    for offset in range(start, end):
        inside = any(first <= offset < last for first, last in explained)
        rest.append("\n" if inside else subject[offset])
    return len(_filler().sub("", NUMBERS.sub("", "".join(rest))).replace("\n", ""))


@cache
def _filler() -> re.Pattern[str]:
    words = {word for row in load_fillers() for word in row.words}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words that say nothing about which indicator a subject is, with an example."""

    what: str
    words: tuple[str, ...]
    example: str
    remains: str


@cache
def load_fillers() -> tuple[Fillers, ...]:
    """The rows of `matching.toml`."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["fillers"]
    return tuple(Fillers(row["what"], tuple(row["words"]), row["example"], row["remains"]) for row in rows)


def _dimensions(
    figure: Figure, indicator: Indicator, subject: str, found: Sequence[Occurrence], taxonomy: Taxonomy
) -> tuple[tuple[str, str], ...]:
    """Values of the indicator's dimensions that the subject names, the longest word of each dimension."""
    chosen: dict[str, tuple[int, str]] = {}
    for one in found:
        if one.word.dimension and not one.word.weak:
            name, value = one.word.dimension
            length = one.end - one.start
            if name in indicator.dimensions and length > chosen.get(name, (0, ""))[0]:
                chosen[name] = (length, value)
    return tuple(sorted((name, value) for name, (_, value) in chosen.items()))
