"""Tables without lines: rows of short parts that stand in columns, with values in some of them."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.document import Cell
from ingest.pdf.glyphs import Glyph, around
from ingest.pdf.lines import Line, line_of
from ingest.readers.manuscript import Grid
from ingest.text.joining import join
from ingest.text.tables import is_value

FEWEST_ROWS = 3

SPLIT = 0.25
"""Inside a part that runs over several columns, a gap of so many characters parts two cells."""

CLOSE = 2.6
"""Rows of one table stand at most so many characters apart."""


def aligned_tables(lines: Sequence[Line], rules: Sequence[float] = ()) -> tuple[list[Grid], list[Line]]:
    """The tables that the parts of lines make by their alignment, and the parts outside them.

    `rules` are the heights of horizontal lines, which part the rows of a table where there are enough.
    """
    rows = rows_of_parts(lines)
    grids: list[Grid] = []
    taken: set[int] = set()
    for start, end in _runs(rows):
        grid = _grid(rows[start:end], rules)
        if grid is not None:
            grids.append(grid)
            taken.update(id(part) for row in rows[start:end] for part in row)
    return grids, [line for line in lines if id(line) not in taken]


def rows_of_parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Parts that stand side by side, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda part: part.bbox[1] + part.bbox[3]):
        last = rows[-1][0] if rows else None
        if last and min(last.bbox[3], line.bbox[3]) - max(last.bbox[1], line.bbox[1]) > 0.5 * min(
            last.height, line.height
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda part: part.bbox[0]) for row in rows]


def _runs(rows: list[list[Line]]) -> list[tuple[int, int]]:
    """Spans of rows that may be a table: of several parts each, a lone part of their size between them at most."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if len(rows[index]) < 2:
            index += 1
            continue
        end = last = index
        while end + 1 < len(rows) and _close(rows[end], rows[end + 1]) and end - last < 2:
            if len(rows[end + 1]) == 1 and not _inside(rows[last], rows[end + 1][0]):
                break
            end += 1
            last = end if len(rows[end]) > 1 else last
        runs.append((index, last + 1))
        index = last + 1
    return [(start, end) for start, end in runs if sum(len(row) > 1 for row in rows[start:end]) >= FEWEST_ROWS]


def _inside(row: list[Line], lone: Line) -> bool:
    """Whether a lone part may be the next line of a cell of the row: of its size and not a heading."""
    return any(abs(part.size - lone.size) <= 0.1 * part.size and part.bold == lone.bold for part in row)


def _close(row: list[Line], following: list[Line]) -> bool:
    return following[0].bbox[1] - row[0].bbox[3] <= CLOSE * max(row[0].size, following[0].size)


def _grid(rows: list[list[Line]], rules: Sequence[float]) -> Grid | None:
    """The table that the rows are, if columns and values show that they are one."""
    columns = _columns(rows)
    if len(columns) < 2:
        return None
    placed = [_placed(row, columns) for row in rows]
    placed = _joined(placed, rows, rules)
    texts = [[join_parts(cell) for cell in row] for row in placed]
    if not _holds_values(texts) or _is_contents(texts):
        return None
    page = rows[0][0].page
    cells = tuple(
        tuple(
            Cell(text, page, around(part.bbox for part in parts) if parts else None)
            for text, parts in zip(row_texts, row_parts, strict=True)
        )
        for row_texts, row_parts in zip(texts, placed, strict=True)
    )
    box = around(part.bbox for row in rows for part in row)
    return Grid(cells, page, page, ((page, box),))


def join_parts(parts: list[Line]) -> str:
    """The text of a cell of several lines."""
    text = ""
    for part in parts:
        text = join(text, part.text)
    return text


def _columns(rows: list[list[Line]]) -> list[tuple[float, float]]:
    """Extents of the columns: where the parts of the commonest kind of row stand."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    most = max(counts, key=lambda n: (counts[n] * n, n))
    spans = sorted((part.bbox[0], part.bbox[2]) for row in rows if len(row) == most for part in row)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns if len(columns) == most else []


def _placed(row: list[Line], columns: list[tuple[float, float]]) -> list[list[Line]]:
    """The row's parts in their columns; one that spans several stands in the first."""
    cells: list[list[Line]] = [[] for _ in columns]
    for part in (piece for whole in row for piece in _split(whole, columns)):
        overlaps = [min(part.bbox[2], x1) - max(part.bbox[0], x0) for x0, x1 in columns]
        best = max(range(len(columns)), key=lambda i: overlaps[i])
        if overlaps[best] <= 0:
            best = min(range(len(columns)), key=lambda i: -overlaps[i])
        cells[best].append(part)
    return cells


def _split(part: Line, columns: list[tuple[float, float]]) -> list[Line]:
    """A part that runs into the next column because its cell is full, cut where that column's words begin."""
    covered = [(x0, x1) for x0, x1 in columns if min(part.bbox[2], x1) - max(part.bbox[0], x0) > 0]
    if len(covered) < 2 or not part.glyphs:
        return [part]
    pieces: list[list[Glyph]] = [[part.glyphs[0]]]
    for before, glyph in pairwise(part.glyphs):
        if glyph.x0 - before.x1 > SPLIT * glyph.size:
            pieces.append([])
        pieces[-1].append(glyph)
    lines = [line for piece in pieces if (line := line_of(piece, part.page))]
    values = sum(is_value(line.text) for line in lines)
    return lines if values and len(lines) <= len(covered) else [part]


def _joined(placed: list[list[list[Line]]], rows: list[list[Line]], rules: Sequence[float]) -> list[list[list[Line]]]:
    """Rows of one entry put together: those between two rules where rules part rows, else a lone part close above."""
    parted = [_parted(row, following, rules) for row, following in pairwise(rows)]
    ruled = sum(parted) >= 0.5 * len(parted) and sum(parted) >= 2
    joined: list[list[list[Line]]] = [placed[0]]
    for index, (row, following) in enumerate(pairwise(rows), start=1):
        if ruled:
            together = not parted[index - 1]
        else:
            gap = following[0].bbox[1] - row[0].bbox[3]
            together = (
                len(following) == 1 and gap < 0.45 * following[0].size and bool(joined[-1][_filled(placed[index])])
            )
        if together:
            joined[-1] = [above + below for above, below in zip(joined[-1], placed[index], strict=True)]
        else:
            joined.append(placed[index])
    return joined


def _parted(row: list[Line], following: list[Line], rules: Sequence[float]) -> bool:
    """Whether a horizontal line runs between two rows."""
    return any(row[0].bbox[3] - 2 < y < following[0].bbox[1] + 2 for y in rules)


def _filled(row: list[list[Line]]) -> int:
    return next(i for i, cell in enumerate(row) if cell)


def _holds_values(texts: list[list[str]]) -> bool:
    """Whether numbers fill most of a column beside the first, as they do in a table and not in columns of prose."""
    beside = [text for row in texts for text in row[1:] if text]
    if sum(len(text) > 30 for text in beside) * 5 > len(beside):
        return False
    for column in range(1, len(texts[0])):
        cells = [row[column] for row in texts if row[column]]
        values = sum(map(is_value, cells))
        if values >= 2 and values * 10 >= 6 * len(cells) and len(cells) * 2 >= len(texts):
            return True
    return False


def _is_contents(texts: list[list[str]]) -> bool:
    """Whether the last column only counts pages up."""
    numbers = [row[-1].strip() for row in texts if row[-1].strip()]
    if len(texts[0]) > 3 or not all(n.isdecimal() and len(n) <= 3 for n in numbers) or len(numbers) < 4:
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers))
