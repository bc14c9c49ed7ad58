"""Tables of years whose cells, of one line or more, a text parts by blank lines."""

import re
from collections.abc import Sequence

from ingest.readers.cell_table import CellTable
from ingest.readers.cell_years import years_from
from ingest.text.headings import starts_item
from ingest.text.joining import join
from ingest.text.tables import is_value

LONGEST_CELL, MOST_CELL_LINES = 80, 6

LONGEST_CORNER = 8

FEWEST_ROWS = 2


def table_of_blocks(lines: Sequence[str], index: int, breaks: frozenset[int]) -> CellTable | None:
    """The table whose first year stands on this line; `breaks` are the lines under a blank one."""
    years = years_from(lines, index)
    if len(years) < 2 or not all(at in breaks for at in range(index, index + len(years) + 1)):
        return None
    rows: list[tuple[str, ...]] = []
    counted, kept, end = 0, 0, index + len(years)
    at = end
    while (row := _row(lines, at, len(years) + 1, breaks)) is not None:
        cells, at = row
        rows.append(cells)
        if any(map(is_value, cells[1:])):
            counted, kept, end = counted + 1, len(rows), at
    if counted < FEWEST_ROWS:
        return None
    corner = (
        lines[index - 1] if index in breaks and index - 1 in breaks and len(lines[index - 1]) <= LONGEST_CORNER else ""
    )
    return CellTable(index - bool(corner), end, ((corner, *years), *rows[:kept]))


def _row(lines: Sequence[str], at: int, width: int, breaks: frozenset[int]) -> tuple[tuple[str, ...], int] | None:
    """A label and a cell for each year, and where they end."""
    cells: list[str] = []
    for _ in range(width):
        cell = _cell(lines, at, breaks)
        if cell is None:
            return None
        text, at = cell
        cells.append(text)
    if is_value(cells[0]) or starts_item(cells[0]) or not re.search(r"[^\W\d_]", cells[0]):
        return None
    return tuple(cells), at


def _cell(lines: Sequence[str], at: int, breaks: frozenset[int]) -> tuple[str, int] | None:
    """The lines up to the next blank one, joined, and where they end; `None` where they are prose."""
    text, start = "", at
    while at < len(lines) and (at == start or at not in breaks):
        text, at = join(text, lines[at]), at + 1
    return (text, at) if text and at - start <= MOST_CELL_LINES and len(text) <= LONGEST_CELL else None
