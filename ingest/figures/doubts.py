"""Doubts about characters carried over to the figures that were read from them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.figure import Figure
from ingest.readers.manuscript import Block, Grid
from ingest.said import Said

Spans = tuple[tuple[int, int, Said], ...]
"""(start, end, why) in a passage's text."""

DOUBTED = 0.5
"""A figure whose digits are in doubt is at most so sure."""


def doubts_in(block: Block) -> Spans:
    """The doubts of a block as places in the text of its passage."""
    if not isinstance(block, Grid):
        return block.doubts
    places: dict[tuple[int, int], tuple[int, int]] = {}
    offset = 0
    for row_number, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            length = 0 if cell.inherited else len(cell.text)
            places[row_number, column] = offset, offset + length
            offset += length + 1
    return tuple((*places[row, column], why) for row, column, why in block.doubts if (row, column) in places)


def with_doubts(figures: Iterable[Figure], doubts: Mapping[int, Spans]) -> tuple[Figure, ...]:
    """The figures, those whose printed number overlaps a doubtful place marked; `doubts` is by passage."""
    return tuple(_doubted(figure, doubts.get(figure.source.passage, ())) for figure in figures)


def _doubted(figure: Figure, spans: Spans) -> Figure:
    start, end = figure.source.start, figure.source.end
    why = tuple(reason for a, b, reason in spans if a < end and start < b)
    if not why:
        return figure
    return replace(figure, doubts=(*figure.doubts, *why), confidence=min(figure.confidence, DOUBTED))
