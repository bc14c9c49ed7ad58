"""Tables of years that a text prints one cell a line: years, then a label and a value for each year."""

import re
from collections.abc import Sequence

from ingest.readers.cell_table import REMARKS, CellTable
from ingest.text.joining import join, stops
from ingest.text.tables import is_value

YEAR_LINE = re.compile(r"^(?P<year>(?:19|20)\d\d|1[01]\d)\s*(?:年\s*度?)?$")
"""2017 年; 106年度."""

LONGEST_LABEL = 30

LONGEST_HEAD = 8

MOST_LABEL_LINES = 3

FEWEST_ROWS = 2


def table_of_years(lines: Sequence[str], index: int, _: frozenset[int]) -> CellTable | None:
    """The table whose first year stands on this line."""
    years = years_from(lines, index)
    if len(years) < 2:
        return None
    heads = _heads(lines, index)
    at = index + len(years)
    remarks = at < len(lines) and bool(REMARKS.fullmatch(lines[at]))
    at += remarks
    rows: list[tuple[str, ...]] = []
    while (row := _row(lines, at, len(years))) is not None:
        labels, values = row
        own = labels[-len(heads) :] if remarks else labels  # above them stands the remark of the row before
        rows.append((*_labelled(own, with_unit=len(heads) == 2), *values))
        at += len(labels) + len(values)
    if len(rows) < FEWEST_ROWS:
        return None
    return CellTable(index - sum(map(bool, heads)), at, ((*heads, *years), *rows))


def _heads(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """Heads of the columns before the years: what the rows are called and, where there is one, the unit's column."""
    before = [line if _is_label(line) and len(line) <= LONGEST_HEAD else "" for line in ("", "", *lines[:index])[-2:]]
    if before[1] in ("单位", "單位"):
        return before[0], before[1]
    return (before[1],)


def _labelled(labels: tuple[str, ...], *, with_unit: bool) -> tuple[str, ...]:
    """The label's lines as its columns; a unit alone belongs to the label above."""
    text = ""
    for line in labels[: len(labels) - with_unit]:
        text = join(text, line)
    return (text, labels[-1]) if with_unit else (text,)


def years_from(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """The run of years from this line on, each one more or one less than the one before."""
    years: list[str] = []
    numbers: list[int] = []
    for line in lines[index : index + 8]:
        found = YEAR_LINE.match(line)
        if not found:
            break
        number = int(found["year"])
        if numbers and abs(number - numbers[-1]) != 1:
            break
        if len(numbers) > 1 and number - numbers[-1] != numbers[-1] - numbers[-2]:
            break
        numbers.append(number)
        years.append(line)
    return tuple(years)


def _row(lines: Sequence[str], at: int, width: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The label's lines and the values; `None` where the lines are no row of the table."""
    taken = 0
    while taken < MOST_LABEL_LINES and at + taken < len(lines) and _is_label(lines[at + taken]):
        taken += 1
    values = tuple(lines[at + taken : at + taken + width])
    follows = lines[at + taken + width : at + taken + width + 1]
    if not taken or len(values) < width or not all(map(is_value, values)):
        return None
    return None if follows and is_value(follows[0]) else (tuple(lines[at : at + taken]), values)


def _is_label(line: str) -> bool:
    return (
        bool(line)
        and len(line) <= LONGEST_LABEL
        and not is_value(line)
        and not stops(line)
        and not YEAR_LINE.match(line)
    )
