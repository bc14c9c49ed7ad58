"""Tables without years that a text prints one cell a line: heads, then a label and as many numbers in each row."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.cell_table import REMARKS, CellTable
from ingest.text.joining import CLAUSE, join, stops
from ingest.text.tables import YEAR, is_value

LONGEST_LABEL, MOST_LABEL_LINES = 20, 2

LONGEST_HEAD = 10

FEWEST_ROWS = 3
"""So many rows of one shape are no chance."""

MOST_HEAD_LINES = 3
"""Of one head."""

CORNER = re.compile(
    r"(?:項\s*次|项\s*次|序\s*号|序\s*號|項\s*目|项\s*目|單\s*位|单\s*位|指\s*[标標]|[廠厂]\s*[區区別别]|地\s*[區区點点]|[類类]\s*[別别型]|"
    r"名\s*[稱称]|部\s*[門门]|年\s*度|月\s*份|分\s*[類类公]|種\s*類|种\s*类|性\s*[別别]|據\s*點|公\s*司|子公司|門\s*市|门\s*店|品\s*[項项名]|科\s*目|"
    r"[領领]\s*域|[議议]\s*[題题]|[職职]\s*[級级稱称]|[學学]\s*[歷历])(?:名[稱称]|[/／].{1,6})?"
)
"""What stands over the labels of rows and begins the heads."""

UNIT_COLUMN = re.compile(r"[單单]\s*位")
"""As a corner it stands over departments; as the head of a column over units."""

ORDINALS = re.compile(r"項\s*次|项\s*次|序\s*[号號]")


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its numbers."""

    start: int
    end: int
    label: str
    values: tuple[str, ...]


def table_of_rows(lines: Sequence[str], index: int, _: frozenset[int]) -> CellTable | None:
    """The table whose corner stands on this line, if each head and each number surely has its column."""
    if not CORNER.fullmatch(lines[index]):
        return None
    ordinals = bool(ORDINALS.fullmatch(lines[index]))
    corners = 2 if ordinals else 1
    first = _first_row(lines, index + corners, ordinals=ordinals)
    if first is None:
        return None
    rows = _rows(lines, first, ordinals=ordinals)
    heads = lines[index + corners : first]
    named = _heads([head for head in heads if not REMARKS.fullmatch(head)], len(rows[0].values) if rows else 0)
    if len(rows) < FEWEST_ROWS or named is None:
        return None
    corner = "" if UNIT_COLUMN.fullmatch(lines[index]) else lines[index + corners - 1]
    return CellTable(index, rows[-1].end, ((corner, *named), *((row.label, *row.values) for row in rows)))


def _first_row(lines: Sequence[str], start: int, *, ordinals: bool) -> int | None:
    """Where the heads end: at the ordinal 1, or at the label right before the first number."""
    for at in range(start, min(len(lines), start + 24)):
        line = lines[at]
        if ordinals and line == "1":
            return at
        if _counts(line) and re.search(r"\d", line):
            return at - 1 if not ordinals and at - 1 > start else None
        if not _is_head(line):
            return None
    return None


def _rows(lines: Sequence[str], at: int, *, ordinals: bool) -> list[Row]:
    """The rows from here on that have as many numbers as the first."""
    rows: list[Row] = []
    while (row := _row(lines, at, len(rows) + 1 if ordinals else None)) is not None:
        if rows and len(row.values) != len(rows[0].values):
            break  # one number too few or too many, and nobody knows which
        rows.append(row)
        at = row.end
    return rows if rows and len(rows[0].values) > 1 else []


def _row(lines: Sequence[str], at: int, ordinal: int | None) -> Row | None:
    start = at
    if ordinal is not None:
        if at >= len(lines) or lines[at] != str(ordinal):
            return None
        at += 1
    label = ""
    for _ in range(MOST_LABEL_LINES):
        if at < len(lines) and _is_label(lines[at]):
            label, at = join(label, lines[at]), at + 1
    values: list[str] = []
    while at < len(lines) and _counts(lines[at]):
        if ordinal is not None and values and lines[at] == str(ordinal + 1) and _next_is_row(lines, at):
            break
        values.append(lines[at])
        at += 1
    return Row(start, at, label, tuple(values)) if label and values else None


def _next_is_row(lines: Sequence[str], at: int) -> bool:
    return at + 2 < len(lines) and _is_label(lines[at + 1]) and _counts(lines[at + 2])


def _counts(line: str) -> bool:
    """Whether a line is a value; four digits alone are no year here."""
    return is_value(line) or bool(re.fullmatch(r"\d{4}", line))


def _heads(lines: Sequence[str], width: int) -> tuple[str, ...] | None:
    """The lines as so many heads: each of one line, or each of as many, whose repeated words end them."""
    if not width or len(lines) % width or not 1 <= len(lines) // width <= MOST_HEAD_LINES:
        return None
    height = len(lines) // width
    repeated = {line for line, n in Counter(lines).items() if n > 1}
    if height > 1 and (not repeated or any(lines[at] in repeated and (at + 1) % height for at in range(len(lines)))):
        return None
    if height == 1 and repeated:
        return None
    return tuple("".join(lines[at : at + height]) for at in range(0, len(lines), height))


def _is_head(line: str) -> bool:
    return len(line) <= LONGEST_HEAD and not stops(line) and not re.search("[，。；]", line)


def _is_label(line: str) -> bool:
    return (
        len(line) <= LONGEST_LABEL
        and not is_value(line)
        and not stops(line)
        and not CLAUSE.search(line.replace("、", ""))
        and not YEAR.match(line)
    )
