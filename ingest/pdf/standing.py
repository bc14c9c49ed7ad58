"""Where on its page a stretch of a report's text stands: by the page's characters, else by the cell or paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from unicodedata import normalize

from ingest.document import BBox, Cell, Passage
from ingest.pdf.drawing import Character
from ingest.pdf.glyphs import around
from ingest.report import Report
from ingest.text.placing import page_at

CONTEXTS = (12, 6, 3, 0)
"""How many characters before and after are asked for too, so that one of several equal numbers is meant."""

Shift = tuple[float, float]


class Pages(Protocol):
    """What has to be known of a PDF's pages; `DrawnPages` knows it."""

    def characters(self, number: int) -> tuple[Character, ...]:
        """The characters of a page with their boxes."""

    def shift(self, number: int) -> Shift:
        """How far the boxes of the report's text lie from those of the characters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The boxes of a stretch of text on a page."""

    page: int
    boxes: tuple[BBox, ...]
    """A line each; one for all where it is not exact."""
    exact: bool
    """Around the very characters; else around the paragraph or the cell that holds them."""
    across: tuple[float, float]
    """From where to where the line of text goes that it stands in, or the row of the table."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What is sought, and where on which pages it ought to stand."""

    text: str
    """Of the paragraph or cell."""
    start: int
    end: int
    boxes: tuple[tuple[int, BBox], ...]
    line: tuple[tuple[int, BBox], ...]
    """What stands beside it, lines or cells."""


def find_standing(report: Report, passage: int, start: int, end: int, pages: Pages) -> Standing | None:
    """Where those characters of that passage stand; `None` where the page does not say."""
    sought = _sought(report, report.passages[passage], start, end)
    first = page_at(report.passages[passage], start)
    numbers = dict.fromkeys([*([first] if first else []), *(page for page, _ in sought.boxes)])
    for number in numbers:
        found = _among_characters(sought, number, pages)
        if found:
            return Standing(number, found, exact=True, across=_across(sought, found[0], number, pages))
    for number in numbers:
        area = _area(sought, number, pages)
        if area:
            return Standing(number, area, exact=False, across=(area[0][0], area[0][2]))
    return None


def _sought(report: Report, passage: Passage, start: int, end: int) -> _Stretch:
    """The cell, where the stretch lies in one; the cells, where it lies in several; else the paragraph."""
    cells = _cells(report, passage, start, end)
    if not cells or any(cell.bbox is None for cell, _ in cells):
        return _Stretch(passage.text, start, end, passage.boxes, passage.boxes)
    boxes = _boxes(passage, (cell for cell, _ in cells))
    cell, begin = cells[0]
    if len(cells) > 1 or passage.table is None:
        return _Stretch(passage.text, start, end, boxes, boxes)
    row = next(row for row in report.tables[passage.table].rows if any(one is cell for one in row))
    return _Stretch(cell.text, start - begin, end - begin, boxes, _boxes(passage, row))


def _boxes(passage: Passage, cells: Iterable[Cell]) -> tuple[tuple[int, BBox], ...]:
    return tuple((cell.page or passage.page or 1, cell.bbox) for cell in cells if cell.bbox is not None)


def _cells(report: Report, passage: Passage, start: int, end: int) -> list[tuple[Cell, int]]:
    """The cells of a table with something between those offsets, each with the offset of its text."""
    found: list[tuple[Cell, int]] = []
    if passage.table is None:
        return found
    at = 0
    for row in report.tables[passage.table].rows:
        for cell in row:
            length = 0 if cell.inherited else len(cell.text)
            if passage.text[at : at + length] != ("" if cell.inherited else cell.text):
                return []
            if length and at < end and start < at + length:
                found.append((cell, at))
            at += length + 1
    return found


def _among_characters(sought: _Stretch, number: int, pages: Pages) -> tuple[BBox, ...]:
    """The boxes of the characters themselves: within the paragraph or cell, else where they stand alone on the page."""
    characters = pages.characters(number)
    for shift in dict.fromkeys([pages.shift(number), (0.0, 0.0)]):
        moved = [_moved(box, shift) for page, box in sought.boxes if page == number]
        found = _match(sought, _inside(characters, moved))
        if found:
            return found
    return _match(sought, characters)


def _across(sought: _Stretch, found: BBox, number: int, pages: Pages) -> tuple[float, float]:
    """How far what stands on the same height reaches to the left and to the right."""
    moved = [_moved(box, pages.shift(number)) for page, box in sought.line if page == number]
    beside = around([found, *(box for box in moved if _overlap(found, box, 1) > 0.5)])
    return beside[0], beside[2]


def _match(sought: _Stretch, characters: Sequence[Character]) -> tuple[BBox, ...]:
    """The boxes of the one place among the characters that reads as sought, lines joined; else none."""
    letters = [(letter, box) for text, box in characters for letter in _fold(text)]
    printed = "".join(letter for letter, _ in letters)
    wanted = _fold(sought.text[sought.start : sought.end])
    if not wanted:
        return ()
    before, after = _fold(sought.text[: sought.start]), _fold(sought.text[sought.end :])
    for context in CONTEXTS:
        ahead = before[-context:] if context else ""
        needle = ahead + wanted + after[:context]
        if printed.count(needle) == 1:
            at = printed.index(needle) + len(ahead)
            return _lines(box for _, box in letters[at : at + len(wanted)])
    return ()


def _area(sought: _Stretch, number: int, pages: Pages) -> tuple[BBox, ...]:
    """The paragraph's or the cells' boxes; none where the page prints the words elsewhere, as on a turned page."""
    characters = pages.characters(number)
    moved = [_moved(box, pages.shift(number)) for page, box in sought.boxes if page == number]
    printed = _fold("".join(text for text, _ in characters))
    elsewhere = _fold(sought.text[sought.start : sought.end]) in printed and not _inside(characters, moved)
    return () if elsewhere or not moved else (around(moved),)


def _inside(characters: Iterable[Character], boxes: Sequence[BBox]) -> list[Character]:
    """The characters whose middle lies in a box, box by box, from left to right."""
    found: list[tuple[int, float, Character]] = []
    for text, (x0, top, x1, bottom) in characters:
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        place = next((n for n, box in enumerate(boxes) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
        if place is not None:
            found.append((place, x0, (text, (x0, top, x1, bottom))))
    if len(boxes) == 1:  # a cell may hold several lines, which the file has in order
        return [character for _, _, character in found]
    return [character for _, _, character in sorted(found, key=lambda one: one[:2])]


def _lines(boxes: Iterable[BBox]) -> tuple[BBox, ...]:
    """The boxes of characters joined to lines: each with the one before where it stands beside or close below it."""
    joined: list[BBox] = []
    last: BBox | None = None
    for box in boxes:
        if last and (_overlap(last, box, 1) > 0.5 or (_overlap(last, box, 0) > 0.5 and _near(last, box))):
            joined[-1] = around((joined[-1], box))
        else:
            joined.append(box)
        last = box
    return tuple(joined)


def _overlap(one: BBox, other: BBox, side: int) -> float:
    """How much of the smaller box's width (`side` 0) or height (1) the two have in common."""
    common = min(one[side + 2], other[side + 2]) - max(one[side], other[side])
    return common / (min(one[side + 2] - one[side], other[side + 2] - other[side]) or 1.0)


def _near(one: BBox, other: BBox) -> bool:
    """Whether two characters of sideways text may be neighbours: no further apart than such a line is thick."""
    return max(one[1], other[1]) - min(one[3], other[3]) < min(one[2] - one[0], other[2] - other[0])


def _moved(box: BBox, shift: Shift) -> BBox:
    return box[0] + shift[0], box[1] + shift[1], box[2] + shift[0], box[3] + shift[1]


def _fold(text: str) -> str:
    """Without blanks, and with one form for each character."""
    return "".join(normalize("NFKC", text).split())
