"""Periods: when a figure holds, from the dates and years of its sentence or else from the report's year."""

import re
from dataclasses import replace

from ingest.figure import Kind, Period
from ingest.figures.times import Time

NOW = re.compile(r"目前|迄今|至今|现有|现拥有|截[至止]目前|截[至止]本?报告")


def period_at(
    shown: str, times: tuple[Time, ...], *, sentence: int, clause: int, position: int, kind: Kind, year: int | None
) -> Period:
    """When a number at `position` holds; its sentence and its clause begin at the offsets given."""
    times = tuple(time for time in times if time.until is None or position < time.until)
    beside = [
        time for time in times
        if time.end <= position and BESIDE.match(shown, time.end, position) and not (time.compared and kind == "growth")
    ]  # fmt: skip
    own = [time for time in times if clause <= time.start < position and not time.compared]
    if beside or own:
        return Period(_fitting((beside or own)[-1], kind))
    earlier = [time for time in times if sentence <= time.start < clause and not time.local]
    if earlier and (earlier[-1].resolved or not _is_long_ago(earlier[-1], kind, year)):
        return Period(_fitting(earlier[-1], kind))
    carried = [time for time in times if time.start < sentence and not time.local]
    if carried and not earlier and not NOW.search(shown, sentence, position) and _carries(carried[-1], kind, year):
        return Period(_fitting(carried[-1], kind), inferred=True)
    return Period(str(year) if year else "", inferred=True)


BESIDE = re.compile(r"\s*+的?\s*+(?:约|近|为|[:：])?\s*+$")
"""Between a time and its number: 比2019年的9,850万元增长5%."""


def is_base(shown: str, times: tuple[Time, ...], position: int) -> bool:
    """Whether a number only says what another is compared with: the 9,850 of 比2019年的9,850万元."""
    return any(time.compared and time.end <= position and BESIDE.match(shown, time.end, position) for time in times)


def is_bracketed(times: tuple[Time, ...], position: int) -> bool:
    """Whether a number stands in a bracket with a time of its own, which ends with it."""
    return any(time.until and time.start < position < time.until for time in times)


COUNTED = frozenset({"stock", "cumulative", "ratio"})


def fitting(period: Period, kind: Kind) -> Period:
    """What flows or changes up to the end of a year is the year's; what is counted then is the day's."""
    if kind in {"flow", "growth"} and period.text.endswith("-12-31"):
        return replace(period, text=period.text[:4])
    return period


def _fitting(time: Time, kind: Kind) -> str:
    first, _, last = time.period.partition("/")
    if kind == "target" and last[:4] > first[:4]:
        return last[:4]
    return fitting(Period(time.period), kind).text if time.cutoff else time.period


def _carries(time: Time, kind: Kind, year: int | None) -> bool:
    """Whether a time of an earlier sentence still holds: a cutoff for what is counted, a year for all."""
    return (time.cutoff or len(time.period) == 4) and not _is_long_ago(time, kind, year)


def _is_long_ago(time: Time, kind: Kind, year: int | None) -> bool:
    """A founding year says nothing about what the body has today."""
    return bool(year) and kind in COUNTED and int(time.period.rpartition("/")[2][:4]) < (year or 0) - 1
