"""A sheet that grows row by row: text is never a formula, numbers keep their digits, heads stay in sight."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from rich.cells import cell_len
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ingest.errors import ZewenError
from tui.safe import harmless
from tui.words import _

LONGEST_TEXT = 32_767
"""Characters that a cell of a workbook holds; longer text would be dropped in silence."""

EXACT_DIGITS = 15
"""Digits that a number in a workbook keeps; one with more is written as text rather than changed."""

A4 = 9
"""Number of the paper's size in a workbook."""

MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""What the file says of its making: nothing, so that the same library gives the same bytes."""

CELLS_APART = " ｜ "
"""What stands for the tab between the cells of a quoted row, which a workbook shows as nothing."""

WIDEST = 60
"""Columns are as wide as their text, in terminal cells, but no wider than this."""

Style = Literal["", "head", "doubt", "derived", "title"]

STYLES: dict[Style, dict[str, Any]] = {
    "": {},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True, "border": 1},
    "doubt": {"bg_color": "#FFF2CC"},
    "derived": {"italic": True, "font_color": "#1F4E79"},
    "title": {"bold": True, "font_size": 13},
}
FONT = {"font_name": "SimSun", "font_size": 10, "valign": "top"}


class UnwritableWorkbook(ZewenError):
    """A workbook that cannot be written where it was asked for."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value it has now, for readers that do not calculate."""

    text: str
    value: Decimal | str
    number_format: str = "#,##0"


Cell = str | int | Decimal | bool | Formula | None


class Sheet:
    """One sheet; rows are added from the top and never changed."""

    def __init__(self, book: "Book", name: str) -> None:
        self.name = name
        self._book = book
        self._sheet: Worksheet = book.workbook.add_worksheet(name)
        self._set_up_print()
        self._row = 0
        self._widths: dict[int, int] = {}
        self._filter: tuple[int, int] | None = None
        """Row and last column of the head."""
        self._printed: Sequence[int] = ()

    def head(self, titles: Sequence[str], *, freeze_columns: int = 0, printed: Sequence[int] = ()) -> None:
        """The head of a table: it stays in sight, and its columns can be filtered.

        `printed`: how wide the first columns are, in terminal cells. Their text wraps, and they alone are printed, so
        that a page is legible; the rest is for the screen.
        """
        self._printed = printed
        self.row(titles, style="head")
        self._sheet.freeze_panes(self._row, freeze_columns)
        self._sheet.repeat_rows(self._row - 1)
        self._filter = (self._row - 1, len(titles) - 1)

    def row(self, cells: Sequence[Cell], *, style: Style = "") -> int:
        """Add a row; its number from 0."""
        row, self._row = self._row, self._row + 1
        for column, cell in enumerate(cells):
            self._write(row, column, cell, style)
        return row

    @property
    def next_row(self) -> int:
        """The row that is written next, from 0."""
        return self._row

    def note(self, row: int, column: int, text: str) -> None:
        """Hang a note on a cell."""
        self._sheet.write_comment(
            row, column, harmless(text.replace("\t", CELLS_APART))[:LONGEST_TEXT], {"x_scale": 3, "y_scale": 2}
        )

    def finish(self) -> None:
        """Set the widths and the filter, once all rows are there."""
        for column, width in {**self._widths, **dict(enumerate(self._printed))}.items():
            self._sheet.set_column(column, column, min(width, WIDEST) + 2)
        if self._filter:
            top, last = self._filter
            self._sheet.autofilter(top, 0, max(self._row - 1, top), last)
        if self._printed:
            self._sheet.print_area(0, 0, max(self._row - 1, 0), len(self._printed) - 1)

    def _set_up_print(self) -> None:
        """A4 across, all that is printed on a page's width, with the sheet's name and the page's number."""
        self._sheet.set_paper(A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self._sheet.set_header("&L&A")
        self._sheet.set_footer(_("&C第 &P 页，共 &N 页"))

    def _write(self, row: int, column: int, cell: Cell, style: Style) -> None:
        match cell:
            case None:
                return
            case Formula():
                look = self._book.look("derived", cell.number_format)
                value = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
                self._sheet.write_formula(row, column, cell.text, look, value)
                self._widen(column, 12)
            case bool():
                self._write(row, column, _("是") if cell else _("否"), style)
            case int() | Decimal() if fits_exactly(Decimal(cell)):
                self._sheet.write_number(row, column, float(cell), self._book.look(style, number_format(Decimal(cell))))
                self._widen(column, len(f"{cell:,f}" if isinstance(cell, Decimal) else f"{cell:,}"))
            case _:
                text = fitted(harmless(str(cell).replace("\t", CELLS_APART)))
                self._sheet.write_string(row, column, text, self._book.look(style, wrap=column < len(self._printed)))
                self._widen(column, max(map(cell_len, text.split("\n"))))

    def _widen(self, column: int, width: int) -> None:
        self._widths[column] = max(self._widths.get(column, 0), width)


class Book:
    """A workbook that is being written."""

    def __init__(self, path: str) -> None:
        # Text stays text: no formulas, links or numbers are made of what a report says.
        self.workbook = Workbook(
            path,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": FONT,
            },
        )
        self.workbook.set_properties({"title": _("责问"), "created": MADE})
        self._looks: dict[tuple[Style, str, bool], Any] = {}
        self._sheets: list[Sheet] = []

    def sheet(self, name: str) -> Sheet:
        """A new sheet after the others."""
        self._sheets.append(Sheet(self, name))
        return self._sheets[-1]

    def look(self, style: Style, number_format: str = "", *, wrap: bool = False) -> Any:
        """The format for that style and number, made once."""
        key = (style, number_format, wrap)
        if key not in self._looks:
            settings = FONT | STYLES[style] | ({"num_format": number_format} if number_format else {})
            settings |= {"text_wrap": True} if wrap else {}
            self._looks[key] = self.workbook.add_format(settings)
        return self._looks[key]

    def close(self) -> None:
        """Write the file."""
        for sheet in self._sheets:
            sheet.finish()
        self.workbook.close()


@contextmanager
def writing(path: Path) -> Iterator[Book]:
    """A book that takes the place of the file when all is written, and leaves it alone if anything goes wrong."""
    draft = path.with_name(f".{path.name}.part")
    try:
        book = Book(str(draft))
        yield book
        book.close()
        draft.replace(path)
    except (OSError, FileCreateError) as error:
        raise UnwritableWorkbook(_("无法写入 {file}：{reason}").format(file=path, reason=error)) from error
    finally:
        draft.unlink(missing_ok=True)


def reference(sheet: str, row: int, column: int) -> str:
    """A cell of another sheet, as formulas name it."""
    return f"'{sheet}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def fits_exactly(value: Decimal) -> bool:
    """Whether a workbook's number can hold the value without changing a digit."""
    return len(value.normalize().as_tuple().digits) <= EXACT_DIGITS


def number_format(value: Decimal) -> str:
    """Thousands apart, with as many decimals as the value has."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * places if places else "")


def fitted(text: str) -> str:
    """The text, cut where a cell ends and said so."""
    if len(text) <= LONGEST_TEXT:
        return text
    mark = _("……（过长，已截断）")
    return text[: LONGEST_TEXT - len(mark)] + mark
