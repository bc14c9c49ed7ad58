"""`zewen reports`."""

from rich.cells import cell_len

from index.library import Library
from tui.rows import REPORT_FIELDS


def test_a_row_a_report_has_the_fields_that_scripts_rely_on(rows):
    (row,) = rows("reports")
    assert tuple(row) == REPORT_FIELDS
    assert (row["organisation"], row["year"], row["figures"]) == ("云台认证中心有限公司", 2020, 3)
    assert row["sections"] == [{"level": 1, "number": "一、", "title": "认证业务", "page": 3}]


def test_csv_has_a_line_a_report(run):
    head, line = run("reports", "--format", "csv").stdout.splitlines()
    assert head.split(",") == list(REPORT_FIELDS)
    assert line.startswith("云台2020.pdf," + "a" * 64)


def test_people_see_columns_that_stand_under_their_heads(run):
    lines = [line for line in run("reports").stdout.splitlines() if line.strip()]
    head, _rule, line = lines
    assert cell_len(head[: head.index("段落") + 2]) == cell_len(
        line[: line.index("2   3") if "2   3" in line else line.index(" 2 ") + 2]
    )


def test_an_unknown_organisation_is_one_line_and_exit_code_1(run):
    result = run("reports", "--organisation", "没有的中心")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "库里没有“没有的中心”的报告。用 zewen reports 看有哪些机构。\n"


def test_an_empty_library_tells_how_to_begin(run, library_path):
    with Library.open(library_path) as library:
        library.remove("a" * 64)
    assert "zewen add" in run("reports").stdout


def test_the_library_named_on_the_command_line_goes_before_the_environments(run, library_path, tmp_path, monkeypatch):
    monkeypatch.setenv("ZEWEN_LIBRARY", str(tmp_path / "other.db"))
    assert "云台认证中心" in run("reports").stdout
