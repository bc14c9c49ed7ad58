"""Tables that go on over pages: parts put together, repeated heads dropped."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Cell
from ingest.pdf.columns import Item, box_of
from ingest.pdf.lines import Line
from ingest.readers.manuscript import Grid

SAME_WIDTH = 0.04
"""Parts of one table differ in width by no more."""


def joined_tables(items: Sequence[Item]) -> list[Item]:
    """The items with tables that continue on the next page made one."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Grid) and isinstance(last, Grid) and _continues(last, item):
            joined[-1] = _together(last, item)
        elif (
            isinstance(item, Grid)
            and _says_continued(last)
            and len(joined) > 1
            and isinstance(before := joined[-2], Grid)
        ):
            if _continues(before, item):
                joined[-2:] = [_together(before, item)]
            else:
                joined.append(item)
        else:
            joined.append(item)
    return joined


def _says_continued(item: Item | None) -> bool:
    """Whether a line only says that the table above goes on: 续表, （续）."""
    return (
        isinstance(item, Line)
        and len(item.text) <= 30
        and ("续表" in item.text or "續" in item.text or "（续）" in item.text)
    )


def _continues(table: Grid, following: Grid) -> bool:
    if table.page_end is None or following.page != table.page_end + 1 or len(table.rows[0]) != len(following.rows[0]):
        return False
    one, other = table.boxes[-1][1], box_of(following)
    width = max(one[2] - one[0], 1.0)
    return abs(one[0] - other[0]) < SAME_WIDTH * width and abs(one[2] - other[2]) < SAME_WIDTH * width


def _together(table: Grid, following: Grid) -> Grid:
    repeated = 0
    for head, row in zip(table.rows, following.rows, strict=False):
        if [cell.text for cell in head] != [cell.text for cell in row]:
            break
        repeated += 1
    rest = list(following.rows[repeated:])
    rows = list(table.rows)
    if rest and not repeated and _cut(rows[-1], rest[0]):
        rows[-1] = tuple(
            replace(above, text=above.text + below.text) for above, below in zip(rows[-1], rest.pop(0), strict=True)
        )
    shift = len(rows) - (len(following.rows) - len(rest))
    doubts = (*table.doubts, *((max(row + shift, 0), column, why) for row, column, why in following.doubts))
    boxes = (*table.boxes, *following.boxes)
    return replace(table, rows=(*rows, *rest), page_end=following.page, boxes=boxes, doubts=doubts)


def _cut(row: tuple[Cell, ...], following: tuple[Cell, ...]) -> bool:
    """Whether the page break cut a row in two: what goes on has no first cell and no value of its own."""
    filled = [i for i, cell in enumerate(following) if cell.text]
    if not filled or following[0].text or len(filled) > 1 or not row[filled[0]].text:
        return False
    return not any(c.isdigit() for c in following[filled[0]].text)
