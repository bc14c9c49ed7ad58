"""Figures in tables: every row of a table, with the heads and groups that hold for it."""

import re
from collections.abc import Iterator, Sequence

from ingest.document import Cell, Passage, Table
from ingest.figure import Figure
from ingest.figures.cells import read_cell
from ingest.figures.table_cells import LONGEST_HEAD, Grid, Place, cell_figures, unit_of_row
from ingest.figures.table_heads import (
    Scale,
    is_index,
    time_of,
    unit_in,
    words_of,
)
from ingest.figures.table_subjects import is_part
from ingest.report import Identity
from ingest.text.legible import legible
from ingest.text.tables import names_columns

COLUMN_HEAD = re.compile(
    r"^(?:数量|人数|金额|比例|占比|数值|次数|家数)?\s*(?:[(（][^()（）\d]{1,8}[)）])$|^(?:数量|人数|金额|比例|占比|次数)$"
)
"""What a row inside a table consists of when it names the columns below it."""

PART_ROW = re.compile(r"其中|内含|包括")


def table_figures(identity: Identity, passage: Passage, table: Table) -> tuple[Figure, ...]:
    """The figures of a table, row by row."""
    width = max((len(row) for row in table.rows), default=0)
    heads = [
        words_of([row[column] for row in table.rows[: table.head_rows] if column < len(row)]) for column in range(width)
    ]
    grid = Grid(table, is_index(table), heads)
    return tuple(_figures(identity, passage, grid))


def _figures(identity: Identity, passage: Passage, grid: Grid) -> Iterator[Figure]:
    lines = _lines(passage.text, grid.table)
    for number, row in enumerate(grid.table.rows):
        if number < grid.table.head_rows:
            continue
        if _renews_heads(grid, row, identity):
            continue
        group = _group_of(row)
        if group is not None:
            grid.group = group
            continue
        head = row[0].text.strip()
        grid.shared = _shared_unit(grid, head)
        yield from _row_figures(identity, passage, grid, row, lines[number])
        if head and not is_part(head):
            grid.whole = head


def _shared_unit(grid: Grid, head: str) -> Scale | None:
    """The unit that a row without one shares: that of the whole before 其中, and then of the other parts."""
    if unit_in(head):
        return None
    return unit_in(grid.whole) if PART_ROW.match(legible(head)) else grid.shared


def _lines(text: str, table: Table) -> list[tuple[int, str] | None]:
    """Where each row stands in the passage's text; captions that the table swallowed are passed over."""
    found: list[tuple[int, str] | None] = []
    offset = 0
    for row in table.rows:
        line = "\t".join("" if cell.inherited else cell.text for cell in row)
        at = text.find(line, offset) if line.strip() else -1
        found.append((at, line) if at >= 0 else None)
        offset = at + len(line) if at >= 0 else offset
    return found


def _renews_heads(grid: Grid, row: Sequence[Cell], identity: Identity) -> bool:
    """A row of years, or of words and units, inside the table begins new columns."""
    values = [cell.text for cell in row[1:] if cell.text.strip()]
    years = len(values) > 1 and all(time_of(value, identity.year) for value in values)
    heads = bool(values) and all(COLUMN_HEAD.search(legible(value)) and not read_cell(value) for value in values)
    named = heads and bool(row[0].text.strip()) and not any(cell.inherited for cell in row)
    if not (years or named or names_columns(tuple(row))):
        return False
    for column, cell in enumerate(row):
        if column and cell.text.strip():
            grid.columns[column] = words_of([cell])
    return True


def _group_of(row: Sequence[Cell]) -> str | None:
    """The text of a row that has only one, in its first cell or merged over all."""
    texts = {cell.text.strip() for cell in row if cell.text.strip()}
    if (
        len(row) < 2
        or len(texts) != 1
        or not (row[0].text.strip() and all(c.inherited or not c.text.strip() for c in row[1:]))
    ):
        return None
    text = texts.pop()
    return None if read_cell(text) or len(text) > LONGEST_HEAD else text


def _row_figures(
    identity: Identity, passage: Passage, grid: Grid, row: Sequence[Cell], line: tuple[int, str] | None
) -> Iterator[Figure]:
    if line is None:
        return
    offset, quote = line
    printed_unit = unit_of_row(grid, row)
    for column, cell in enumerate(row):
        text = "" if cell.inherited else cell.text
        if grid.holds_units(column):
            pass
        elif column >= grid.table.head_columns or grid.table.head_columns >= len(row):
            place = Place(identity, passage, grid, row, column, quote, offset, printed_unit)
            yield from cell_figures(place, text)
        offset += len(text) + 1
