"""A sheet keeps what it is given: text as text, numbers with all their digits."""

from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.safe import harmless
from tui.workbook.sheet import LONGEST_TEXT, Formula, fitted, number_format, reference, writing


def written(path, *rows):
    with writing(path) as book:
        sheet = book.sheet("表")
        sheet.head(["甲", "乙"])
        for row in rows:
            sheet.row(row)
    return openpyxl.load_workbook(path)["表"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.org", "007", "{=A1}"]
)
def test_text_is_never_a_formula_a_link_or_a_number(tmp_path, text):
    sheet = written(tmp_path / "表.xlsx", [text])
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_as_it_is_safe_to_show(tmp_path_factory, text):
    sheet = written(tmp_path_factory.mktemp("book") / "表.xlsx", [text, "x"])
    assert (sheet["A2"].value or "").strip() == harmless(text.replace("\t", " ｜ ")).strip()


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1234", "#,##0"), ("0.05", "#,##0.00"), ("22.10", "#,##0.0"), ("1E+3", "#,##0"), ("-3", "#,##0")],
)
def test_a_number_is_shown_with_its_own_decimals(value, shown):
    assert number_format(Decimal(value)) == shown


def test_a_number_with_more_digits_than_a_workbook_keeps_is_text(tmp_path):
    sheet = written(tmp_path / "表.xlsx", [Decimal("1234567890123456.78"), Decimal("123456789012345")])
    assert (sheet["A2"].value, sheet["B2"].value) == ("1234567890123456.78", 123456789012345)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    cut = fitted("长" * 40_000)
    assert len(cut) == LONGEST_TEXT
    assert cut.endswith("……（过长，已截断）")


def test_a_formula_has_its_value_too(tmp_path):
    written(tmp_path / "表.xlsx", [Decimal(2), Formula(f"={reference('表', 1, 0)}*2", Decimal(4))])
    formulas, values = (
        openpyxl.load_workbook(tmp_path / "表.xlsx", data_only=only)["表"]["B2"].value for only in (False, True)
    )
    assert (formulas, values) == ("='表'!$A$2*2", 4)


def test_columns_are_as_wide_as_their_chinese(tmp_path):
    sheet = written(tmp_path / "表.xlsx", ["十个汉字宽度应当是二十", "x"])
    assert sheet.column_dimensions["A"].width >= 22


def test_an_exception_on_the_way_leaves_no_file(tmp_path):
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "表.xlsx") as book:
        book.sheet("表").row([1 / 0])
    assert list(tmp_path.iterdir()) == []
