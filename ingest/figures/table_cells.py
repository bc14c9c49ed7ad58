"""Cells of tables: the figures of one cell, from its own words and the heads, unit, kind and time around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.document import Cell, Passage, Table
from ingest.figure import Citation, Figure, Kind, Period
from ingest.figures.cells import CellNumber, is_nothing, is_year, read_cell, scaled
from ingest.figures.implied import implied_figures
from ingest.figures.kinds import Setting, find_kind
from ingest.figures.prose import prose_figures
from ingest.figures.scopes import find_scope
from ingest.figures.subjects import PART_OF
from ingest.figures.table_heads import (
    NOT_COUNTED,
    SHARE,
    UNIT_COLUMN,
    Scale,
    implied_unit,
    read_unit,
    time_in,
    time_of,
    unit_in,
    words_of,
)
from ingest.figures.table_subjects import Surroundings, name_cell
from ingest.report import Identity
from ingest.text.footnotes import without_mark
from ingest.text.legible import legible

IDENTIFIER = re.compile(
    r"代码|编号|电话|传真|邮编|邮政|日期|号码|账号|网址|注册号|证号|文号|年份|成立|序号|股票|标准号|(?:申请|授权|公告|公开|登记|受理|发证|专利|合同)[号日]"
)
"""Heads of numbers that name."""

LETTER = re.compile(r"[^\W\d_]")

PLAN_HEAD = re.compile(r"(?:目标值?|计划数?值?|预算数?额?|目标\(.*\))$")
LIMIT_HEAD = re.compile(r"限值|执行.*标准|排放标准|标准值|核定|核准|许可|总量指标|上限|下限")
WORDY = 6
"""Characters of a cell from which it may be prose."""

LONGEST_HEAD = 40

WORDS = re.compile(r"[^\W\d_]")
"""A number beside nothing but signs tells nothing."""

NO_DIGITS = re.compile(r"^0{2,}$")
"""What is left of a torn number: 140.000. | 0000."""

OTHER_UNIT = re.compile(r"(?:率|倍数|系数|指数|得分|评分|满意度|周转|每股[^(（]*)$")
"""Heads whose values are in no unit that a caption gives for the whole table: 毛利率 among 万元."""


@dataclass(slots=True)
class Grid:
    """A table on the way: its heads may change from row to row."""

    table: Table
    index: bool
    columns: list[list[str]]
    """Heads of each column."""
    group: str = ""
    """A row of one cell that names the rows below it."""
    whole: str = ""
    """Head of the latest row that is no part of another, for 其中 in the rows below it."""
    shared: Scale | None = None
    """Unit of a whole whose parts follow, up to the next row with a unit of its own."""

    def holds_units(self, column: int) -> bool:
        """Whether a column gives the unit of each row."""
        return any(UNIT_COLUMN.match(legible(head).replace(" ", "")) for head in self.columns[column])


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with all that stands around it."""

    identity: Identity
    passage: Passage
    grid: Grid
    row: Sequence[Cell]
    column: int
    quote: str
    offset: int
    """Of the cell in the passage's text."""
    unit: Scale | None
    """From a column of units."""

    @property
    def column_heads(self) -> list[str]:
        """What stands over its column."""
        return self.grid.columns[self.column]

    @property
    def row_heads(self) -> list[str]:
        """What stands before it in its row, and the nearest name on its left."""
        cells = [cell for column, cell in enumerate(self.row[: self.column]) if not self.grid.holds_units(column)]
        heads = words_of([cell for cell in cells[: self.grid.table.head_columns] if _is_head(cell.text)])
        texts = (without_mark(cell.text) for cell in reversed(cells))
        left = next((text for text in texts if _names(text) and not is_nothing(text)), "")
        return heads if not left or left in heads or self.column < self.grid.table.head_columns else [*heads, left]


def _is_head(text: str) -> bool:
    """Whether a cell of a head column is no mere number of its row: 36至40岁 is a name, 3 is none."""
    return is_year(text) or bool(LETTER.search(text)) or not read_cell(text)


def _names(text: str) -> bool:
    return (
        bool(LETTER.search(text))
        and not read_cell(text)
        and not is_year(text)
        and not read_unit(text)
        and len(text) <= LONGEST_HEAD
    )


def unit_of_row(grid: Grid, row: Sequence[Cell]) -> Scale | None:
    """The unit that a column of units gives a row."""
    column = next((column for column in range(min(len(row), len(grid.columns))) if grid.holds_units(column)), None)
    if column is None or not row[column].text.strip():
        return None
    return read_unit(row[column].text, "".join(cell.text for cell in row[:column])) or Scale(
        legible(row[column].text).strip(), Decimal(1), ""
    )


def cell_figures(place: Place, text: str) -> Iterator[Figure]:
    """The figures of a cell: its number, or those of its sentences."""
    if not text.strip() or is_year(text):
        return
    if any(NOT_COUNTED.match(legible(head).strip()) for head in place.column_heads):
        return
    numbers = read_cell(text)
    if numbers:
        yield from (figure for number in numbers if (figure := _number_figure(place, number)))
    elif len(text) >= WORDY:
        yield from _prose_in_cell(place, text)


def _number_figure(place: Place, number: CellNumber) -> Figure | None:
    rows, columns = place.row_heads, place.column_heads
    if (not rows and not columns) or (place.grid.index and not number.quantity.unit):
        return None
    if not number.quantity.unit and any(IDENTIFIER.search(legible(head)) for head in (*rows, *columns)):
        return None
    if number.part and not any("/" in legible(head) for head in (*rows, *columns)):
        return None
    scale = None if number.quantity.unit else _scale(place, rows, columns, number)
    quantity = scaled(number.quantity, scale.unit, scale.factor) if scale else number.quantity
    family = scale.family if scale else number.family
    table = place.grid.table
    around = Surroundings(place.identity.year, place.grid.group, place.grid.whole, table.caption, place.passage.section)
    subject = name_cell((*rows, *columns), number.part, around)
    if not WORDS.search(subject) or NO_DIGITS.match(number.quantity.raw):
        return None
    kind = _kind(place, subject, rows, columns, family, quantity.unit)
    return Figure(
        subject=subject,
        quantity=quantity,
        kind=kind,
        period=_period(place, rows, columns, kind),
        source=_citation(place, place.offset + number.start, place.offset + number.end),
        scope=find_scope(f"{place.grid.table.caption} {subject}", place.identity),
        in_table=True,
        rule="table",
        confidence=_confidence(quantity.unit, scale, rows, columns),
    )


def _scale(place: Place, rows: Sequence[str], columns: Sequence[str], number: CellNumber) -> Scale | None:
    """The unit of a bare number, from the nearest place that gives one."""
    given = next((unit for head in reversed(columns) if "(" in legible(head) and (unit := unit_in(head))), None)
    if given or place.unit:
        return given or place.unit
    for head in (*reversed(columns), *reversed(rows)):
        found = unit_in(head)
        if found:
            return found
    heads = (*reversed(columns), *reversed(rows), place.grid.group)
    if any(SHARE.search(legible(head)) for head in heads):
        return read_unit("%") if abs(number.quantity.value) > 1 else None
    if any(OTHER_UNIT.search(legible(head)) for head in (*columns, *rows)):
        return None
    if place.grid.shared:
        return implied_unit(heads) or place.grid.shared
    given = read_unit(place.grid.table.unit) if place.grid.table.unit else None
    given = unit_in(place.grid.group) or given
    implied = implied_unit(heads) or implied_unit((place.grid.table.caption[-12:],))
    return implied_unit(heads) or given if given and given.family == "money" else given or implied


def _kind(place: Place, subject: str, rows: Sequence[str], columns: Sequence[str], family: str, unit: str) -> Kind:
    heads = [legible(head) for head in (*columns, *rows)]
    if any(PLAN_HEAD.search(head) for head in heads):
        return "target"
    if any(LIMIT_HEAD.search(head) for head in heads):
        return "rule"
    told = legible(subject)
    year = place.identity.year
    future = bool(year) and _period(place, rows, columns, "flow").text[:4] > str(year)
    return find_kind(Setting(told, told, "", family, unit, legible(" ".join(place.passage.section)), future=future))


def _period(place: Place, rows: Sequence[str], columns: Sequence[str], kind: Kind) -> Period:
    year = place.identity.year
    for heads in (columns, rows):
        for head in heads:
            when = time_of(head, year) or time_in(head, year)
            if when:
                return Period(when.period)
    for text in (place.grid.group, place.grid.table.caption):
        when = time_in(text, year) if text else None
        if when:
            closed = kind in {"flow", "growth"} and when.period.endswith("-12-31")
            return Period(when.period[:4] if closed else when.period)
    return Period(str(year) if year else "", inferred=True)


def _citation(place: Place, start: int, end: int) -> Citation:
    page = place.row[place.column].page or place.passage.page
    return Citation(place.passage.order, start, end, place.quote, page, place.passage.section)


def _confidence(unit: str, scale: Scale | None, rows: Sequence[str], columns: Sequence[str]) -> float:
    """Printed units and two heads make a cell sure."""
    sure = 0.95 if unit and not (scale and scale.implied) else 0.85 if unit else 0.7
    return round(sure - (0.2 if not rows else 0) - (0.1 if not columns else 0), 2)


def _prose_in_cell(place: Place, text: str) -> Iterator[Figure]:
    """Sentences in a cell, with the head of the row before their subjects."""
    passage = replace(place.passage, text=text, table=None)
    head = next(iter(place.row_heads[-1:]), "")
    for figure in (*prose_figures(place.identity, passage), *implied_figures(place.identity, passage, in_table=True)):
        subject = f"{head}{PART_OF}{figure.subject}" if head and len(head) <= LONGEST_HEAD // 2 else figure.subject
        start, end = place.offset + figure.source.start, place.offset + figure.source.end
        period = figure.period
        if period.inferred:
            period = _period(place, place.row_heads, place.column_heads, figure.kind)
        yield replace(
            figure,
            subject=subject,
            in_table=True,
            period=period,
            source=_citation(place, start, end),
            rule="prose in a table",
        )
