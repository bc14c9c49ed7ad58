"""Tables that a text taken from a PDF prints one cell a line."""

from collections.abc import Callable, Iterator, Sequence

from ingest.document import Cell
from ingest.readers.cell_blocks import table_of_blocks
from ingest.readers.cell_rows import table_of_rows
from ingest.readers.cell_table import CellTable
from ingest.readers.cell_years import table_of_years
from ingest.readers.manuscript import Block, Grid, Paragraph

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


def with_cell_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with tables for those that stand one cell a paragraph."""
    found: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.level is None:
            run.append(block)
        else:
            found += (*_with_tables(run), block)
            run = []
    return (*found, *_with_tables(run))


def _with_tables(run: Sequence[Paragraph]) -> Iterator[Block]:
    at = 0
    for table in find_cell_lines([paragraph.text for paragraph in run], frozenset(range(len(run)))):
        yield from run[at : table.start]
        first, last = run[table.start], run[table.end - 1]
        cells = tuple(tuple(Cell(text, page=first.page) for text in row) for row in table.rows)
        yield Grid(cells, page=first.page, page_end=last.page_end or last.page, head_rows=1)
        at = table.end
    yield from run[at:]
