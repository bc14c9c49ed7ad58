"""Figures: everything that the paragraphs and tables of one report disclose in numbers."""

from collections.abc import Sequence

from ingest.document import Passage, Table
from ingest.figure import Figure
from ingest.figures.footnoted import with_footnotes
from ingest.figures.implied import implied_figures
from ingest.figures.in_tables import table_figures
from ingest.figures.prose import prose_figures
from ingest.report import Identity


def find_figures(identity: Identity, passages: Sequence[Passage], tables: Sequence[Table]) -> tuple[Figure, ...]:
    """All figures in the order of the text; `indicator` and `dimensions` are left to the matcher."""
    by_order = {table.order: table for table in tables}
    found: list[Figure] = []
    for passage in passages:
        table = by_order.get(passage.table) if passage.table is not None else None
        found += table_figures(identity, passage, table) if table else _told(identity, passage)
    return with_footnotes(found, passages, by_order)


def _told(identity: Identity, passage: Passage) -> list[Figure]:
    """What a paragraph tells in numbers and in words, in its order."""
    figures = (*prose_figures(identity, passage), *implied_figures(identity, passage))
    return sorted(figures, key=lambda figure: figure.source.start)
