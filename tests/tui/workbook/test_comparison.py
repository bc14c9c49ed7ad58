"""The sheet of comparison: live formulas, each with the value it has now."""

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from index.library import Library, Where
from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report
from tui.workbook.library import write_library

TRAINING = next(one for one in load_taxonomy() if one.kind == "flow" and "人次" in one.units)


def report(body: str, year: int, value: str) -> Report:
    quote = f"培训{value}人次"
    source = Citation(0, 2, len(quote), quote, 5, ("一、培训",))
    quantity = Quantity(f"{value}人次", Decimal(value), "人次")
    figure = Figure("培训", quantity, "flow", Period(str(year)), source, indicator=TRAINING.id)
    identity = Identity(body, year)
    return Report(f"{body}{year}.txt", f"{body}{year}", identity, None, 9, (), (Passage(0, quote, 5),), (), (figure,))


@pytest.fixture
def sheets(tmp_path):
    """The sheet with its formulas, and with their values."""
    library = Library.open(":memory:")
    for body, year, value in (("甲", 2020, "100"), ("甲", 2021, "125"), ("乙", 2021, "300")):
        library.add(report(body, year, value))
    write_library(tmp_path / "书.xlsx", library, Where())
    return [openpyxl.load_workbook(tmp_path / "书.xlsx", data_only=only)["比较"] for only in (False, True)]


def by_head(sheet, row: int) -> dict[str, object]:
    return {head.value: cell.value for head, cell in zip(sheet[1], sheet[row], strict=True)}


def test_every_value_is_the_figures_own_cell(sheets):
    formulas, values = sheets
    rows = {by_head(values, row)["机构"]: row for row in (2, 3)}
    assert by_head(values, rows["甲"])["2021"] == 125
    assert by_head(formulas, rows["甲"])["2021"].startswith("='数据'!$F$")
    assert by_head(values, rows["乙"])["2020"] == "无报告"


def test_growth_rank_median_and_count_are_formulas_with_their_values(sheets):
    formulas, values = sheets
    row = next(row for row in (2, 3) if by_head(values, row)["机构"] == "甲")
    shown = by_head(values, row)
    assert (shown["2021 增长"], shown["名次"], shown["中位数"], shown["披露家数"]) == (0.25, 2, 212.5, 2)
    assert all(
        str(by_head(formulas, row)[head]).startswith("=") for head in ("2021 增长", "名次", "中位数", "披露家数")
    )


def test_a_note_says_where_each_value_stands(sheets):
    formulas, _values = sheets
    notes = [cell.comment.text for line in formulas.iter_rows() for cell in line if cell.comment]
    assert len(notes) == 3
    assert any("甲2020.txt 第 5 页\n一、培训\n培训100人次" in note for note in notes)


def test_wholes_and_parts_stand_on_sheets_of_their_own(tmp_path):
    library = Library.open(":memory:")
    for body in "甲乙":
        whole = report(body, 2020, "100")
        part = replace(whole.figures[0], dimensions=(("性别", "女"),))
        library.add(
            replace(whole, figures=(*whole.figures, replace(part, quantity=Quantity("培训", Decimal(40), "人次"))))
        )
    write_library(tmp_path / "书.xlsx", library, Where())
    book = openpyxl.load_workbook(tmp_path / "书.xlsx", data_only=True)
    assert {row[1] for row in book["比较"].iter_rows(min_row=2, values_only=True)} <= {"", None}
    assert {row[1] for row in book["分项比较"].iter_rows(min_row=2, values_only=True)} == {"性别：女"}


def test_what_is_said_of_ten_shares_is_divided_by_formula(tmp_path):
    library = Library.open(":memory:")
    for body in "甲乙":
        one = report(body, 2020, "7")
        figure = one.figures[0]
        said = replace(
            figure,
            subject="每10股派现",
            kind="ratio",
            indicator="dividend_per_share",
            quantity=replace(figure.quantity, unit="元"),
        )
        library.add(replace(one, figures=(said,)))
    write_library(tmp_path / "书.xlsx", library, Where())
    formulas, values = (openpyxl.load_workbook(tmp_path / "书.xlsx", data_only=only)["比较"] for only in (False, True))
    assert by_head(formulas, 2)["2020"].endswith("/10")
    assert by_head(values, 2)["2020"] == 0.7
    assert "7 ÷ 10 = 0.7" in by_head(values, 2)["说明"]
