"""Figures in tables: every number of a cell with the heads of its row and column, the caption and the unit."""

from ingest.document import Passage, Table
from ingest.figure import Figure
from ingest.report import Identity


def table_figures(identity: Identity, passage: Passage, table: Table) -> tuple[Figure, ...]:
    """The figures of a table, row by row."""
    return ()
