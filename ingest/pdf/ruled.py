"""Ruled tables: cells between drawn lines, by pdfplumber; merged cells spread over the grid."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.document import BBox, Cell
from ingest.pdf.glyphs import Glyph, Turn, around
from ingest.pdf.lines import line_of, rows_of
from ingest.readers.manuscript import Grid
from ingest.text.joining import join

MOST_EDGES = 4000
"""A page with more is a map or a drawing."""

SNAP = 3.0
"""Points within which lines count as one and cross; shorter lines are specks."""

SLACK = 2.0
"""Points by which a glyph may stand over the line of its cell."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 > self.bottom - self.top


def rules_of(page: Page, turn: Turn | None) -> list[Rule]:
    """The lines drawn on a page, edges of boxes included; none of a page that is a map or a drawing."""
    edges = page.edges
    if len(edges) > MOST_EDGES:
        return []
    boxes = ((float(e["x0"]), float(e["top"]), float(e["x1"]), float(e["bottom"])) for e in edges)
    return [Rule(*(turn(box) if turn else box)) for box in boxes]


def ruled_tables(rules: Sequence[Rule], glyphs: list[Glyph], number: int) -> tuple[list[Grid], list[Glyph]]:
    """The tables that lines make, and the glyphs outside them."""
    if len(rules) < 4:
        return [], glyphs
    grids: list[Grid] = []
    for cells in _tables([*rules, *open_sides(rules)]):
        box = around(cells)
        inside = [g for g in glyphs if _within(g, box)]
        grid = _grid(cells, inside, number) if inside else None
        if grid is not None:
            grids.append(grid)
            taken = set(map(id, inside))
            glyphs = [g for g in glyphs if id(g) not in taken]
    return grids, glyphs


def _tables(rules: Sequence[Rule]) -> list[list[BBox]]:
    """The cells of each table from the top down, by pdfplumber: edges to intersections to cells to tables."""
    edges = merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    long = [edge for edge in edges if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= SNAP]
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(long, SNAP, SNAP)))
    boxes = [[(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in cells] for cells in tables]
    return sorted(boxes, key=lambda cells: (around(cells)[1], around(cells)[0]))


def _edge(rule: Rule) -> dict[str, Any]:
    """A line as pdfplumber has it."""
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom, "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top, "orientation": "h" if rule.level else "v", "object_type": "line",
    }  # fmt: skip


def open_sides(rules: Sequence[Rule]) -> list[Rule]:
    """Upright lines for tables that are drawn without their left and right border.

    At least three level lines of one extent make such a table if no upright line stands at their ends
    but one does between.
    """
    spans: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    upright = [rule for rule in rules if not rule.level]
    for rule in rules:
        if rule.level and rule.x1 - rule.x0 > 100:
            spans[round(rule.x0 / 4), round(rule.x1 / 4)].append(rule)
    added: list[Rule] = []
    for group in spans.values():
        tops = sorted({round(rule.top) for rule in group})
        x0, x1 = min(rule.x0 for rule in group), max(rule.x1 for rule in group)
        beside = [rule for rule in upright if tops[0] - 3 <= rule.top <= tops[-1]]
        if len(tops) < 3 or not any(x0 + 5 < rule.x0 < x1 - 5 for rule in beside):
            continue
        added.extend(Rule(x, tops[0], x, tops[-1]) for x in (x0, x1) if not any(abs(r.x0 - x) < 3 for r in beside))
    return added


def _within(glyph: Glyph, box: BBox) -> bool:
    return box[0] - SLACK <= glyph.centre <= box[2] + SLACK and box[1] - SLACK <= glyph.middle <= box[3] + SLACK


def _grid(cells: list[BBox], glyphs: list[Glyph], number: int) -> Grid | None:
    """The full grid; none where the lines are a frame or a chart rather than a table."""
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
