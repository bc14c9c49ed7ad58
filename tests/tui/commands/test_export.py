"""`zewen export`."""

import openpyxl
import pytest

from tui.workbook.figures import rule_text


@pytest.fixture
def workbook(run, tmp_path):
    result = run("export", tmp_path / "出.xlsx")
    assert result.exit_code == 0, result.stderr
    return openpyxl.load_workbook(tmp_path / "出.xlsx")


def test_every_figure_stands_there_with_its_source(workbook):
    sheet = workbook["数据"]
    head, *lines = sheet.iter_rows(values_only=True)
    first = dict(zip(head, lines[0], strict=True))
    assert len(lines) == 3
    assert (first["数值"], first["单位"], first["文件"], first["页"], first["章节"], first["原文数字"]) == (
        1234, "张", "云台2020.pdf", 3, "一、认证业务", "1234张",
    )  # fmt: skip
    assert first["原文数字"] in first["原文"]


def test_heads_stay_in_sight_and_can_be_filtered(workbook):
    sheet = workbook["数据"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:Z4")


def test_numbers_are_numbers_with_thousands_apart(workbook):
    cell = workbook["数据"]["F2"]
    assert (cell.data_type, cell.number_format) == ("n", "#,##0")


def test_the_first_sheet_says_what_it_was_made_with(workbook):
    about = {row[0]: row[1] for row in workbook.worksheets[0].iter_rows(values_only=True) if row[0]}
    assert about["程序版本"].startswith("zewen ")
    assert about["报告份数"] == 1


def test_the_first_sheet_counts_what_there_is_to_check(workbook):
    about = {row[0]: row[1] for row in workbook.worksheets[0].iter_rows(values_only=True) if row[0]}
    assert (about["报告库"], about["机构"], about["报告年度"]) == ("library.db", "1 家：云台认证中心有限公司", "2020")
    assert (about["数据条数"], about["未经人工复核"]) == (3, 3)
    assert about["发现条数"].startswith("矛盾 ")


def test_every_sheet_prints_across_on_one_width_with_its_head_repeated(workbook):
    for sheet in workbook.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "页" in sheet.oddFooter.center.text
    assert workbook["数据"].print_title_rows == "$1:$1"


def test_what_an_inspector_prints_fits_a_page_in_legible_size(workbook):
    sheet = workbook["数据"]
    printed = [cell.value for cell in sheet[1][:10]]
    assert sheet.print_area == "'数据'!$A$1:$J$4"
    assert {"机构", "报告年度", "指标", "数值", "单位", "期间", "原文", "页"} <= set(printed)
    assert sheet["J2"].alignment.wrap_text
    widths = {name: of_columns(workbook[name]) for name in ("数据", "核查发现", "披露情况")}
    assert {name: width for name, width in widths.items() if width > ACROSS_A4 / LEGIBLE} == {}


ACROSS_A4, LEGIBLE = 140, 0.75
"""Characters of ten points that stand side by side on A4 across; smaller than three quarters of that is too small."""


def of_columns(sheet) -> float:
    """How wide what is printed is, in characters."""
    last = sheet.print_area.rpartition("$")[0].rpartition("$")[2]
    columns = [column for column in sheet.column_dimensions if len(column) == 1 and column <= last]
    return sum(sheet.column_dimensions[column].width for column in columns)


def test_rules_are_words_fingerprints_short_and_cells_of_a_quoted_row_apart(workbook):
    head, *lines = workbook["数据"].iter_rows(values_only=True)
    last = dict(zip(head, lines[-1], strict=True))
    assert last["文件指纹"] == "a" * 12
    assert "培训 ｜ 32 次" in last["原文"]
    assert rule_text("implied: no wrong") == "由文字推定"


def test_the_same_library_gives_the_same_bytes(run, tmp_path):
    for name in ("一.xlsx", "二.xlsx"):
        run("export", tmp_path / name)
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()


def test_a_name_that_is_no_workbook_is_wrong_usage(run, tmp_path):
    assert run("export", tmp_path / "出.csv").exit_code == 2


def test_a_place_that_cannot_be_written_is_one_line(run, tmp_path):
    result = run("export", tmp_path / "没有这个文件夹" / "出.xlsx")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "没有这个文件夹" in result.stderr


def test_a_failure_leaves_the_former_file_alone(run, tmp_path):
    (tmp_path / "出.xlsx").write_bytes(b"former")
    assert run("export", tmp_path / "出.xlsx", "--year", "1999").exit_code == 1
    assert (tmp_path / "出.xlsx").read_bytes() == b"former"
