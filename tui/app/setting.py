"""A report's text set in lines of a width: headings, paragraphs, tables in columns, page breaks.

Every printed piece knows its offset in its passage, so that a figure or a find can be marked where it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from ingest.document import Passage
from tui.app.wrapping import wrap
from tui.safe import harmless
from tui.words import _

COLUMN_GAP = " │ "
NARROWEST = 4
"""Cells that a table's column keeps, however many there are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: its text and where that stands in the passage; -1 for what the report does not print."""

    text: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen."""

    pieces: tuple[Piece, ...]
    passage: int = -1
    """Order of the passage; -1 for a heading, a page break or a blank line."""
    role: str = "text"
    """text, table, heading, break or blank."""
    path: tuple[str, ...] = ()
    """Headings above and including it, for a heading."""

    @property
    def text(self) -> str:
        """All that is on the line."""
        return "".join(piece.text for piece in self.pieces)


def set_lines(passages: Sequence[Passage], width: int) -> tuple[Line, ...]:
    """The whole report in lines of at most `width` cells."""
    return tuple(_lines(passages, width))


def _lines(passages: Sequence[Passage], width: int) -> Iterator[Line]:
    page: int | None = None
    section: tuple[str, ...] = ()
    for passage in passages:
        if passage.page is not None and passage.page != page:
            page = passage.page
            yield Line((Piece(_("第 {page} 页").format(page=page)),), role="break")
        if passage.section != section:
            yield from _headings(section, passage.section, width)
            section = passage.section
        yield from _table(passage, width) if "\t" in passage.text else _paragraph(passage, width)
        yield Line((), role="blank")


def _headings(before: tuple[str, ...], now: tuple[str, ...], width: int) -> Iterator[Line]:
    same = next((level for level, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(before), len(now)) if same is None else same
    for level in range(same, len(now)):
        label = harmless(now[level]).replace("\n", " ")
        for first, last in wrap(label, max(8, width - 2 * level)):
            yield Line((Piece("  " * level + label[first:last]),), role="heading", path=now[: level + 1])


def _paragraph(passage: Passage, width: int) -> Iterator[Line]:
    shown = Shown(passage.text)
    for first, last in wrap(shown.text, width):
        yield Line(tuple(shown.pieces(first, last)), passage.order)


def _table(passage: Passage, width: int) -> Iterator[Line]:
    rows = list(_cells(passage.text))
    widths = column_widths([[cell.text for cell in row] for row in rows], width)
    for row in rows:
        wrapped = [wrap(cell.text, room) for cell, room in zip(row, widths, strict=False)]
        for level in range(max(len(lines) for lines in wrapped)):
            pieces: list[Piece] = []
            for place, (cell, lines) in enumerate(zip(row, wrapped, strict=True)):
                if place:
                    pieces.append(Piece(COLUMN_GAP))
                first, last = lines[level] if level < len(lines) else (0, 0)
                pieces.extend(cell.pieces(first, last))
                if place < len(row) - 1:
                    pieces.append(Piece(" " * (widths[place] - cell_len(cell.text[first:last]))))
            yield Line(tuple(pieces), passage.order, role="table")


def _cells(text: str) -> Iterator[list["Shown"]]:
    start = 0
    for row in text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append(Shown(cell, start))
            start += len(cell) + 1
        yield cells


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column so that the row fits; the widest columns give way first."""
    count = max(len(row) for row in rows)
    widths = [max((cell_len(row[place]) for row in rows if place < len(row)), default=0) for place in range(count)]
    room = max(width - len(COLUMN_GAP) * (count - 1), NARROWEST * count)
    while sum(widths) > room:
        widest = max(widths)
        if widest <= NARROWEST:
            break
        columns = [place for place, one in enumerate(widths) if one == widest]
        second = max([one for one in widths if one < widest], default=NARROWEST)
        over = sum(widths) - room
        give = min(widest - max(second, NARROWEST), -(-over // len(columns)))
        for place in columns:
            widths[place] -= max(1, give)
    return [max(one, 2) for one in widths]


class Shown:
    """Report text made harmless, with the way back from a place on the screen to its offset in the report."""

    __slots__ = ("_offsets", "base", "text")

    def __init__(self, text: str, base: int = 0) -> None:
        self.base = base
        self.text = harmless(text)
        self._offsets: list[int] | None = None
        if self.text != text:
            shown = [harmless(character) for character in text]
            self.text = "".join(shown)
            self._offsets = [place for place, piece in enumerate(shown) for _character in piece]

    def pieces(self, first: int, last: int) -> Iterator[Piece]:
        """The shown text between two places, in pieces whose offsets run on without a jump."""
        if self._offsets is None:
            if last > first:
                yield Piece(self.text[first:last], self.base + first)
            return
        for place in range(first, last):
            yield Piece(self.text[place], self.base + self._offsets[place])


def find_line(lines: Sequence[Line], passage: int, start: int) -> int:
    """The line that prints that offset of that passage; its first line where the offset is not printed."""
    own = [number for number, line in enumerate(lines) if line.passage == passage]
    for number in own:
        for piece in lines[number].pieces:
            if piece.start <= start < piece.start + len(piece.text) and piece.start >= 0:
                return number
    before = [number for number in own if any(0 <= piece.start <= start for piece in lines[number].pieces)]
    return (before or own or [0])[-1 if before else 0]
