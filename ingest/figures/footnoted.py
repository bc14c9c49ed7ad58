"""Figures with the footnotes that explain them: by a mark beside the number or in its heads, or for a whole table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingest.document import Footnote, Passage, Table
from ingest.figure import Figure
from ingest.text.clauses import clause_end, clause_start
from ingest.text.footnotes import references


def with_footnotes(
    figures: Iterable[Figure], passages: Sequence[Passage], tables: Mapping[int, Table]
) -> tuple[Figure, ...]:
    """The figures, each with the notes on its number, its words, or its whole table."""
    noted = {passage.order: passage for passage in passages if passage.footnotes}
    return tuple(_noted(figure, noted.get(figure.source.passage), tables) for figure in figures)


def _noted(figure: Figure, passage: Passage | None, tables: Mapping[int, Table]) -> Figure:
    if passage is None:
        return figure
    table = tables.get(passage.table) if passage.table is not None else None
    words = _in_table(figure, passage, table) if table else (_clause(figure, passage),)
    notes = tuple(note for note in passage.footnotes if _concerns(note, words))
    if not notes:
        return figure
    return replace(figure, footnotes=notes, subject=_without(figure.subject, notes))


def _without(subject: str, notes: Sequence[Footnote]) -> str:
    """The subject without the marks in it."""
    for note in notes:
        for found in reversed(list(references(subject, note.mark))) if note.mark else ():
            subject = subject[: found.start()] + subject[found.end() :]
    return subject


def _concerns(note: Footnote, words: Sequence[str]) -> bool:
    return not note.mark or any(next(references(text, note.mark), None) is not None for text in words)


def _clause(figure: Figure, passage: Passage) -> str:
    """The clause with the number, and the mark right behind it."""
    start = clause_start(passage.text, 0, figure.source.start)
    return passage.text[start : clause_end(passage.text, figure.source.end, len(passage.text))]


def _in_table(figure: Figure, passage: Passage, table: Table) -> tuple[str, ...]:
    """The texts that stand for a cell: caption, heads of its row and column, and the cell."""
    line_start = passage.text.rfind("\n", 0, figure.source.start) + 1
    line_end = passage.text.find("\n", figure.source.end)
    line = passage.text[line_start : line_end if line_end >= 0 else len(passage.text)]
    cells = line.split("\t")
    column = passage.text.count("\t", line_start, figure.source.start)
    heads = [row[column].text for row in table.rows[: table.head_rows] if column < len(row)]
    return (table.caption, *cells[: table.head_columns], cells[column], *heads)
