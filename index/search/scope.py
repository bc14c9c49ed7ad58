"""Which passages or figures a search may find, as ranges of their numbers."""

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.where import Where, all_of, indicator_condition, reports_condition, section_condition

Range = tuple[int, int]
"""First number and the one after the last."""


def passage_ranges(connection: sqlite3.Connection, where: Where) -> list[Range] | None:
    """The passages meant, in ascending ranges; `None` for all of them."""
    if where.sections:
        condition, values = all_of([reports_condition(where), section_condition("headings.section", where.sections)])
        rows = connection.execute(
            "SELECT headings.first, headings.last + 1 FROM reports JOIN headings ON headings.report = reports.id"  # noqa: S608
            f" WHERE {condition} ORDER BY headings.first",
            values,
        )
        return joined(rows.fetchall())
    return _report_ranges(connection, where, "first_passage", "passages")


def figure_ranges(connection: sqlite3.Connection, where: Where) -> list[Range] | None:
    """The figures meant, in ascending ranges; `None` for all of them."""
    rejected = connection.execute("SELECT 1 FROM figures WHERE rejected LIMIT 1").fetchone()
    if where.sections or where.indicators or rejected:
        condition, values = all_of(
            [
                reports_condition(where),
                ("NOT figures.rejected", ()),
                indicator_condition(where.indicators),
                section_condition("figures.section", where.sections),
            ]
        )
        rows = connection.execute(
            "SELECT figures.id, figures.id + 1 FROM reports JOIN figures ON figures.report = reports.id"  # noqa: S608
            f" WHERE {condition} ORDER BY figures.id",
            values,
        )
        return joined(rows.fetchall())
    return _report_ranges(connection, where, "first_figure", "figures")


def joined(ranges: Sequence[Range]) -> list[Range]:
    """Ascending ranges with neighbours that touch made one."""
    result: list[Range] = []
    for first, end in ranges:
        if result and result[-1][1] == first:
            result[-1] = (result[-1][0], end)
        elif first < end:
            result.append((first, end))
    return result


def intersection(one: Sequence[Range], other: Sequence[Range]) -> list[Range]:
    """What is in both, each given in ascending ranges."""
    result: list[Range] = []
    left = right = 0
    while left < len(one) and right < len(other):
        first, end = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if first < end:
            result.append((first, end))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return result


def allowed_mask(ranges: Sequence[Range], first: int, span: int) -> NDArray[np.bool_]:
    """Which of the numbers from `first` on are in the ranges."""
    mask = np.zeros(span, np.bool_)
    for at in range(bisect_right(ranges, first, key=lambda one: one[1]), len(ranges)):
        start, end = ranges[at]
        if start >= first + span:
            break
        mask[max(start - first, 0) : end - first] = True
    return mask


def _report_ranges(connection: sqlite3.Connection, where: Where, first: str, count: str) -> list[Range] | None:
    condition, values = reports_condition(where)
    if not (where.organisations or where.years or where.files or where.languages or where.bodies):
        superseded = connection.execute("SELECT 1 FROM reports WHERE superseded_by IS NOT NULL LIMIT 1").fetchone()
        if superseded is None:
            return None
    rows = connection.execute(
        f"SELECT {first}, {first} + {count} FROM reports WHERE {condition} ORDER BY {first}",  # noqa: S608
        values,
    )
    return joined(rows.fetchall())
