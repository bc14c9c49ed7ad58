"""Passages and tables: the blocks of a manuscript with their order, place and headings."""

import re
from dataclasses import replace

from ingest.document import Passage, Table
from ingest.figures.doubts import Spans, doubts_in
from ingest.readers.manuscript import Block, Grid, Paragraph
from ingest.said import Said
from ingest.text.broken_numbers import mended
from ingest.text.doubtful_units import doubtful_sums
from ingest.text.footnotes import with_footnotes
from ingest.text.outline import Placed
from ingest.text.tables import understand

DATED = re.compile(r"(?:19|20)\d\d\s*[年/-]")


def find_passages(placed: tuple[Placed, ...]) -> tuple[tuple[Passage, ...], tuple[Table, ...], dict[int, Spans]]:
    """What is searched and cited, in reading order; the tables among it; doubtful places by passage."""
    passages: list[Passage] = []
    tables: list[Table] = []
    doubts: dict[int, Spans] = {}
    before: list[str] = []
    for entry in placed:
        block = mended(entry.block)
        if isinstance(block, Grid):
            above = tuple(before[-2:])
            table = understand(block, order=len(tables), passage=len(passages), above=above, section=entry.section)
            tables.append(table)
            doubts[len(passages)] = doubts_in(replace(block, doubts=(*block.doubts, *_unit_doubts(block, table))))
            passages.append(_passage(len(passages), table_text(block), block, entry.section, table.order))
            before = [table_text(block)] if len(block.rows) == 1 else []  # a form's line over the table proper
        else:
            if not entry.heading or _tells_something(block.text):
                doubts[len(passages)] = block.doubts
                passages.append(_passage(len(passages), block.text, block, entry.section, None))
            before = [] if entry.heading else [*before[-1:], block.text]
    return with_footnotes(passages), tuple(tables), {order: spans for order, spans in doubts.items() if spans}


def table_text(grid: Grid) -> str:
    """Rows on a line each, cells parted by tabs; what is merged stands once."""
    return "\n".join("\t".join("" if cell.inherited else cell.text for cell in row) for row in grid.rows)


def _unit_doubts(grid: Grid, table: Table) -> tuple[tuple[int, int, Said], ...]:
    """The doubts about a table's unit by the rows of its grid, of which captions may have been taken off."""
    above = len(grid.rows) - len(table.rows)
    return tuple((row + above, column, why) for row, column, why in doubtful_sums(table))


def _passage(order: int, text: str, block: Block, section: tuple[str, ...], table: int | None) -> Passage:
    page_end = block.page_end if block.page_end != block.page else None
    return Passage(order, text, block.page, section, table, block.boxes, page_end)


def _tells_something(heading: str) -> bool:
    """Whether a heading holds a number beside its own and a year, so that it must stay citable."""
    text = re.sub(r"^\s*[（(]?\s*[\d.]+\s*[）)、.．]?", "", heading)
    return bool(re.search(r"\d", DATED.sub("", text)))


def paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs among the blocks."""
    return tuple(block for block in blocks if isinstance(block, Paragraph))
