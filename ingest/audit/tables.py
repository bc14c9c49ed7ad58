"""Tables that sum: columns and rows against their 合计."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.audit.finding import Finding, Passed, Severity
from ingest.document import Passage, Table
from ingest.figure import Figure
from ingest.figures.printed import is_exact, looks_mistyped, shown, slack
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Report
from ingest.said import Said

TABLE = Said("表内合计")

TOTAL = re.compile(r"^(?:合计|总计|共计|总和|总数|总量|总额|小计)(?:\(.*\))?$")
"""Head of a row or column that sums the others, e.g. 合 计."""

WITHIN = re.compile(r"^(?:其中|含|包括|占|比例|占比|平均|人均|增减|同比|比上年)")
"""Head of a row that is no part of the sum, e.g. 其中：女性."""

Grid = Mapping[tuple[int, int], Figure]


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column of a table with its total."""

    total: Figure
    parts: tuple[Figure, ...]
    gaps: int
    """Cells among the parts that hold no figure."""


def audit_tables(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """Every column and row with a total."""
    for table in report.tables:
        passage = report.passages[table.passage]
        grid = cells_of(passage, report.figures)
        lines = [line for line in (*_columns(table, grid), *_rows(table, grid)) if _can_be_summed(line, taxonomy)]
        results = [(line, _checked(line)) for line in lines]
        sums = any(isinstance(result, Passed) for _, result in results)
        for line, result in results:
            if isinstance(result, Passed):
                yield result
            elif result and (sums or looks_mistyped(line.total.quantity.value, _sum(line))):
                yield replace(result, severity=_severity(line, taxonomy, sums=sums))


def _severity(line: Line, taxonomy: Taxonomy, *, sums: bool) -> Severity:
    """A contradiction only in a table that sums, of things that fall under one row each."""
    named = {name for figure in line.parts for name, _ in figure.dimensions}
    once = [name for name in named if name in taxonomy.dimensions and taxonomy.dimensions[name].disjoint]
    shared = line.total.quantity.unit in MAY_BE_SHARED and not once
    return "contradiction" if sums and not shared else "suspicion"


MAY_BE_SHARED = {"人", "家", "户"}
"""One person or client may stand in several rows: in two courses, under two schemes."""


def cells_of(passage: Passage, figures: Sequence[Figure]) -> dict[tuple[int, int], Figure]:
    """The figure in each cell by row and column; cells with two figures (27/48) are left out."""
    cells: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        if figure.source.passage == passage.order and figure.in_table:
            before = passage.text[: figure.source.start]
            row = before.count("\n")
            column = before[before.rfind("\n") + 1 :].count("\t")
            cells.setdefault((row, column), []).append(figure)
    return {place: found[0] for place, found in cells.items() if len(found) == 1}


def _columns(table: Table, grid: Grid) -> Iterator[Line]:
    heads = [_head(row[0].text) for row in table.rows] if table.rows and table.rows[0] else []
    first = table.head_rows
    for row, head in enumerate(heads):
        if not TOTAL.match(head):
            continue
        body = [at for at in range(first, row) if not WITHIN.match(heads[at])]
        for column in range(1, len(table.rows[0])):
            yield from _line(grid, (row, column), [(at, column) for at in body])
        first = row + 1


def _rows(table: Table, grid: Grid) -> Iterator[Line]:
    if not table.rows or not table.head_rows:
        return
    heads = [_head(cell.text) for cell in table.rows[table.head_rows - 1]]
    for column, head in enumerate(heads):
        if not TOTAL.match(head):
            continue
        before, after = range(table.head_columns, column), range(column + 1, len(heads))
        body = [at for at in (before or after) if not WITHIN.match(heads[at])]
        for row in range(table.head_rows, len(table.rows)):
            yield from _line(grid, (row, column), [(row, at) for at in body])


def _line(grid: Grid, total: tuple[int, int], body: Sequence[tuple[int, int]]) -> Iterator[Line]:
    parts = tuple(grid[place] for place in body if place in grid)
    if total in grid and len(parts) >= 2:
        yield Line(grid[total], parts, len(body) - len(parts))


def _head(text: str) -> str:
    return worded(text).strip("：:")


def _can_be_summed(line: Line, taxonomy: Taxonomy) -> bool:
    """Not rates, not different units, and not values that share members: an auditor of two schemes."""
    if any(figure.quantity.unit != line.total.quantity.unit or not is_exact(figure) for figure in line.parts):
        return False
    is_rate = line.total.kind in {"ratio", "growth"} and line.total.quantity.unit != "%"
    if is_rate or not is_exact(line.total):
        return False
    indicator = taxonomy.indicators.get(line.total.indicator or "")
    named = {name for figure in line.parts for name, _ in figure.dimensions}
    return not (indicator and named & set(indicator.overlaps))


def _checked(line: Line) -> Finding | Passed | None:
    total = _sum(line)
    stated = line.total.quantity.value
    allowed = slack(line.total.quantity) + sum((slack(part.quantity) for part in line.parts), Decimal(0))
    sums = " + ".join(shown(part.quantity.value) for part in line.parts)
    figures = (line.total, *line.parts)
    if abs(total - stated) <= allowed:
        return Passed(TABLE, figures, f"{sums} = {shown(stated)}")
    if line.gaps or line.total.quantity.unit == "%":
        return None
    return Finding(
        TABLE, "contradiction", figures, f"{sums} = {shown(total)} ≠ {shown(stated)}",
        Said("各行相加与合计相差 {gap}，其中可能有一个数字有误。", gap=shown(abs(total - stated))),
    )  # fmt: skip


def _sum(line: Line) -> Decimal:
    return sum((part.quantity.value for part in line.parts), Decimal(0))
