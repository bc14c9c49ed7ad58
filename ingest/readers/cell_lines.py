"""Tables that a text taken from a PDF prints one cell a line."""

from collections.abc import Callable, Sequence

from ingest.readers.cell_blocks import table_of_blocks
from ingest.readers.cell_rows import table_of_rows
from ingest.readers.cell_table import CellTable
from ingest.readers.cell_years import table_of_years

Shape = Callable[[Sequence[str], int, frozenset[int]], CellTable | None]
"""The table that begins on a line; the set holds the lines that stand under a blank one."""

SHAPES: tuple[Shape, ...] = (table_of_blocks, table_of_years, table_of_rows)


def find_cell_lines(lines: Sequence[str], breaks: frozenset[int] = frozenset()) -> tuple[CellTable, ...]:
    """The tables among the lines, in order; only those in which every number surely has its row and its column."""
    found: list[CellTable] = []
    index = 0
    while index < len(lines):
        tables = (table for shape in SHAPES if (table := shape(lines, index, breaks)) is not None)
        table = next(tables, None)
        if table is not None and (not found or table.start >= found[-1].end):
            found.append(table)
            index = table.end
        else:
            index += 1
    return tuple(found)
