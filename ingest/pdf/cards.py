"""Cards: large numbers side by side with their labels under or over them, as summaries of key figures print them."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Cell
from ingest.pdf.aligned import rows_of_parts
from ingest.pdf.glyphs import around
from ingest.pdf.lines import Line
from ingest.readers.manuscript import Grid
from ingest.text.tables import is_value

LARGER = 1.25
"""The numbers are printed so much larger than their labels."""


def card_tables(lines: Sequence[Line]) -> tuple[list[Grid], list[Line]]:
    """Each row of cards as a table of two rows, labels first; and the lines outside."""
    rows = rows_of_parts(lines)
    grids: list[Grid] = []
    taken: set[int] = set()
    for index, row in enumerate(rows):
        if len(row) < 2 or not all(is_value(part.text) for part in row) or id(row[0]) in taken:
            continue
        for labels in (rows[index + 1] if index + 1 < len(rows) else [], rows[index - 1] if index else []):
            if _belong(row, labels) and not any(id(part) in taken for part in labels):
                grids.append(_grid(row, labels))
                taken.update(map(id, (*row, *labels)))
                break
    return grids, [line for line in lines if id(line) not in taken]


def _belong(numbers: list[Line], labels: list[Line]) -> bool:
    """Whether every number has one smaller label close over or under it."""
    if len(labels) != len(numbers) or any(is_value(label.text) or len(label.text) > 24 for label in labels):
        return False
    for number, label in zip(numbers, labels, strict=True):
        gap = max(label.bbox[1] - number.bbox[3], number.bbox[1] - label.bbox[3])
        beside = min(number.bbox[2], label.bbox[2]) - max(number.bbox[0], label.bbox[0])
        if number.size < LARGER * label.size or gap > 1.5 * number.size or beside <= 0:
            return False
    return True


def _grid(numbers: list[Line], labels: list[Line]) -> Grid:
    page = numbers[0].page
    rows = tuple(tuple(Cell(part.text, page, part.bbox) for part in row) for row in (labels, numbers))
    box = around(part.bbox for part in (*numbers, *labels))
    return replace(Grid(rows, page, page, ((page, box),)), head_rows=1)
