"""Excel workbooks (XLSX): each sheet's filled areas as tables, values as the sheet shows them."""

import datetime
import io
import re
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.document import Cell
from ingest.errors import UnreadableReport
from ingest.readers.html import grid_of
from ingest.readers.manuscript import Block, Manuscript, Paragraph
from ingest.said import Said
from ingest.text.characters import clean

MOST_ROWS = 20_000
MOST_COLUMNS = 200
"""Sheets beyond are data, not a report; reading them would take minutes."""


def read_xlsx(data: bytes, *, name: str) -> Manuscript:
    """A table for every filled area of every visible sheet. Raises UnreadableReport."""
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (
        BadZipFile,
        zlib.error,
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        OSError,
        IndexError,
    ) as error:
        raise UnreadableReport(
            Said("{name}：Excel 文件已损坏，请用 Excel 或 WPS 打开并另存后再添加", name=name)
        ) from error
    blocks: list[Block] = []
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            blocks.extend(_sheet(sheet))
    return Manuscript(tuple(blocks), statistics=True)


def _sheet(sheet: Worksheet) -> Iterator[Block]:
    """The sheet's name as a heading, then its areas; lone cells in a row of their own are prose."""
    if not re.fullmatch(r"(?i)sheet\d*|工作表\d*", sheet.title):
        yield Paragraph(clean(sheet.title), level=1, alone=True)
    held: list[list[Cell]] = []
    for row in _rows(sheet):
        filled = [cell for cell in row if cell.text and not cell.inherited]
        if len(filled) > 1 or (held and filled):
            held.append(row)
            continue
        yield from grid_of(_cropped(held))
        held = []
        if filled:
            yield Paragraph(filled[0].text, alone=True)
    yield from grid_of(_cropped(held))


def _rows(sheet: Worksheet) -> Iterator[list[Cell]]:
    """All rows with merged cells repeated over the places they cover."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] < 5000:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    merged[row, column] = (area.min_row, area.min_col)
    last = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    texts: dict[tuple[int, int], str] = {}
    for cells in sheet.iter_rows(min_row=1, max_row=last[0], max_col=last[1]):
        shown_row: list[Cell] = []
        for cell in cells:
            place = (int(cell.row or 0), int(cell.column or 0))
            texts[place] = shown(cell)
            source = merged.get(place, place)
            shown_row.append(Cell(texts.get(source, ""), inherited=source != place))
        yield shown_row


def _cropped(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without empty columns."""
    filled = [i for i in range(max(map(len, rows), default=0)) if any(row[i].text for row in rows)]
    return [[row[i] for i in filled] for row in rows]


def shown(cell: SheetCell | Any) -> str:
    """The value as the sheet shows it: percent, decimals and thousands as formatted."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), str(cell.number_format or "General"))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    return re.sub(r"\s*\n\s*", "", clean(str(value))).strip()


def _number(value: Decimal, form: str) -> str:
    """A number in a format such as 0.00, #,##0 or 0.0%."""
    positive = form.split(";")[0]
    decimals = re.search(r"0\.(0+)", positive)
    places = len(decimals[1]) if decimals else 0
    percent = "%" in positive
    value = value * 100 if percent else value
    if positive in ("General", "@") or not re.search(r"[0#]", positive):
        text = format(value.normalize(), "f")
    else:
        text = f"{value:{',' if ',' in positive else ''}.{places}f}"
    return f"{text}%" if percent else text
