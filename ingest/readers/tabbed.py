"""Tabbed text: the lines of a text in runs of table rows, whose cells tabs part, and of prose."""

import re
from collections.abc import Iterator

from ingest.document import Cell
from ingest.readers.manuscript import Grid
from ingest.text.contents import LEADERS
from ingest.text.tables import TIME_HEAD, is_value

Line = tuple[int | None, str]
"""Page and text."""

PAGE_NUMBER = re.compile(r"\d{1,3}")

LETTER = re.compile(r"[^\W\d_]")

MOST_BLANKS = 3
"""So many blank lines between two rows are a page break inside a table."""


def tabbed_runs(lines: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """(is a table, its lines); blank lines between two rows are a page break inside a table."""
    run: list[Line] = []
    blanks: list[Line] = []
    in_table = False
    for page, line in _without_page_numbers(lines):
        if not line.strip():
            blanks.append((page, line))
            continue
        row = _is_row(line) or (in_table and not blanks and "\t" in line)
        if row != in_table or (row and (len(blanks) > MOST_BLANKS or (blanks and _begins_table(run[-1][1], line)))):
            if run:
                yield in_table and _says_something(run), run
            run, in_table = [], row
        run.extend([] if row else blanks)
        blanks = []
        run.append((page, line))
    if run:
        yield in_table and _says_something(run), run


def _begins_table(before: str, line: str) -> bool:
    """Whether a row under a blank line has no values, but times or other columns: the heads of a new table."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 3 or any(map(is_value, cells)):
        return False
    return len(cells) != before.count("\t") + 1 or any(TIME_HEAD.fullmatch(re.sub(r"\s", "", cell)) for cell in cells)


def _without_page_numbers(lines: list[Line]) -> Iterator[Line]:
    """The lines, without lone numbers between two rows of as many cells: the page ends amid a table."""
    told = [index for index, (_, line) in enumerate(lines) if line.strip()]
    rows = {index: lines[index][1].count("\t") for index in told}
    number_at = {
        index
        for before, index, after in zip(told, told[1:], told[2:], strict=False)
        if PAGE_NUMBER.fullmatch(lines[index][1].strip()) and rows[before] and rows[before] == rows[after]
    }
    return (line for index, line in enumerate(lines) if index not in number_at)


def _says_something(run: list[Line]) -> bool:
    """Whether there are words among the cells; nothing but numbers is the axis of a chart."""
    return any(LETTER.search(line) for _, line in run)


def grid_of(run: list[Line]) -> Grid:
    """Rows of equal length; a row that begins with a tab has nothing in its first cells."""
    rows = [[cell.strip() for cell in line.split("\t")] for _, line in run]
    width = max(len(row) for row in rows)
    page = run[0][0]
    cells = tuple(tuple(Cell(text, page=page) for text in (*row, *[""] * (width - len(row)))) for row in rows)
    return Grid(cells, page=page, page_end=run[-1][0])


def _is_row(line: str) -> bool:
    """Whether tabs part words; an indent or an entry of a contents list is no row."""
    return "\t" in line.strip() and not LEADERS.match(line.strip())
