"""The answers to a questionnaire as a workbook of one sheet."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from ingest.said import Said
from tui.questionnaire import TABLE_FIELDS
from tui.rows import Row
from tui.words import _
from tui.workbook.sheet import Cell, writing


def write_answers(path: Path, rows: Iterable[Row]) -> None:
    """A row an answer."""
    with writing(path) as book:
        sheet = book.sheet(_("答案"))
        sheet.head([_(field) for field in TABLE_FIELDS], freeze_columns=3)
        for row in rows:
            cells = (row[field] for field in TABLE_FIELDS)
            sheet.row([_(cell) if isinstance(cell, Said) else cast(Cell, cell) for cell in cells])
