"""Ruled tables: cells between drawn lines, by pdfplumber; merged cells spread over the grid."""

from collections import defaultdict
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table as FoundTable

from ingest.document import BBox, Cell
from ingest.joining import join
from ingest.manuscript import Grid
from ingest.pdf.glyphs import Glyph, around
from ingest.pdf.lines import line_of, rows_of

MOST_EDGES = 4000
"""A page with more is a map or a drawing."""

SLACK = 2.0
"""Points by which a glyph may stand over the line of its cell."""


def ruled_tables(page: Page, glyphs: list[Glyph], number: int) -> tuple[list[Grid], list[Glyph]]:
    """The tables that lines on the page make, and the glyphs outside them."""
    edges = page.edges
    if not 4 <= len(edges) <= MOST_EDGES:
        return [], glyphs
    settings: dict[str, Any] = {"explicit_vertical_lines": _open_sides(edges)}
    grids: list[Grid] = []
    for table in sorted(page.find_tables(settings), key=lambda t: (t.bbox[1], t.bbox[0])):
        inside = [g for g in glyphs if _within(g, table.bbox)]
        grid = _grid(table, inside, number) if inside else None
        if grid is not None:
            grids.append(grid)
            taken = set(map(id, inside))
            glyphs = [g for g in glyphs if id(g) not in taken]
    return grids, glyphs


def _open_sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Vertical edges for tables that are drawn without their left and right border.

    At least three horizontal lines of one extent make such a table if no vertical line stands at their ends
    but one does between.
    """
    spans: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    vertical = [e for e in edges if e["orientation"] == "v"]
    for edge in edges:
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 100:
            spans[round(edge["x0"] / 4), round(edge["x1"] / 4)].append(edge)
    added: list[dict[str, Any]] = []
    for group in spans.values():
        tops = sorted({round(e["top"]) for e in group})
        if len(tops) < 3:
            continue
        x0, x1 = min(e["x0"] for e in group), max(e["x1"] for e in group)
        inner = [v for v in vertical if x0 + 5 < v["x0"] < x1 - 5 and tops[0] - 2 <= v["top"] <= tops[-1]]
        if not inner:
            continue
        for x in (x0, x1):
            if not any(abs(v["x0"] - x) < 3 and tops[0] - 3 <= v["top"] <= tops[-1] for v in vertical):
                side = {"x0": x, "x1": x, "top": tops[0], "bottom": tops[-1], "orientation": "v", "object_type": "line"}
                added.append({**side, "height": tops[-1] - tops[0], "width": 0})
    return added


def _within(glyph: Glyph, box: BBox) -> bool:
    return box[0] - SLACK <= glyph.centre <= box[2] + SLACK and box[1] - SLACK <= glyph.middle <= box[3] + SLACK


def _grid(table: FoundTable, glyphs: list[Glyph], number: int) -> Grid | None:
    """The full grid; none where the lines are a frame or a chart rather than a table."""
    cells: list[BBox] = [(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in table.cells]
    columns = _edges([x for cell in cells for x in (cell[0], cell[2])])
    heights = _edges([y for cell in cells for y in (cell[1], cell[3])])
    if len(columns) < 3 or len(heights) < 3 or len(columns) * len(heights) > 20_000:
        return None
    texts = _texts(cells, glyphs)
    filled = sum(bool(text) for text in texts)
    if filled < 3 or filled * 5 < len(cells):
        return None
    owner = {slot: index for index, cell in enumerate(cells) for slot in _slots(cell, columns, heights)}
    seen: set[int] = set()
    rows = []
    for y in range(len(heights) - 1):
        row = []
        for x in range(len(columns) - 1):
            index = owner.get((y, x))
            if index is None:
                row.append(Cell("", number))
            else:
                row.append(Cell(texts[index], number, cells[index], inherited=index in seen))
                seen.add(index)
        rows.append(tuple(row))
    kept = _without_empty(rows)
    if len(kept) < 2 or len(kept[0]) < 2:
        return None
    return Grid(kept, number, number, ((number, around(cells)),))


def _edges(values: list[float]) -> list[float]:
    """Distinct positions, those within three points taken as one."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > 3:
            distinct.append(value)
    return distinct


def _slots(cell: BBox, columns: list[float], heights: list[float]) -> list[tuple[int, int]]:
    """The places of the grid that a cell covers."""
    xs = [i for i in range(len(columns) - 1) if cell[0] - 2 <= (columns[i] + columns[i + 1]) / 2 <= cell[2] + 2]
    ys = [i for i in range(len(heights) - 1) if cell[1] - 2 <= (heights[i] + heights[i + 1]) / 2 <= cell[3] + 2]
    return [(y, x) for y in ys for x in xs]


def _texts(cells: list[BBox], glyphs: list[Glyph]) -> list[str]:
    """The text of each cell, its lines joined."""
    inside: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        for index, cell in enumerate(cells):
            if cell[0] <= glyph.centre <= cell[2] and cell[1] <= glyph.middle <= cell[3]:
                inside[index].append(glyph)
                break
    return [cell_text(inside[index]) for index in range(len(cells))]


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of glyphs in one cell."""
    text = ""
    for row in rows_of(glyphs):
        if line := line_of(row, 0):
            text = join(text, line.text)
    return text


def _without_empty(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The grid without rows and columns in which nothing of their own is printed."""
    rows = [row for row in rows if any(cell.text and not cell.inherited for cell in row)]
    columns = range(len(rows[0])) if rows else range(0)
    keep = [x for x in columns if any(row[x].text and not row[x].inherited for row in rows)]
    return tuple(tuple(row[x] for x in keep) for row in rows)
