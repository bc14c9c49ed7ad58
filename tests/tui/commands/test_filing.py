"""`zewen reports set|remove|check`."""

import pytest
from click.testing import CliRunner

from tui.main import zewen


def test_a_reports_body_and_year_can_be_put_right(run, rows):
    result = run(
        "reports", "set", "云台2020.pdf", "--year", "2021", "--organisation", "云台检验有限公司", "--reason", "封面"
    )
    assert result.exit_code == 0
    (row,) = rows("reports")
    assert (row["organisation"], row["year"]) == ("云台检验有限公司", 2021)
    assert {figure["report_year"] for figure in rows("figures")} == {2021}


def test_the_beginning_of_its_fingerprint_names_a_report_too(run):
    assert run("reports", "set", "aaaa", "--year", "2021", "--reason", "封面").exit_code == 0


def test_a_removed_report_is_gone_with_its_figures(run, rows):
    assert run("reports", "remove", "云台2020.pdf").exit_code == 0
    assert (rows("reports"), rows("figures")) == ([], [])


def test_a_whole_library_says_so(run):
    result = run("reports", "check")
    assert (result.exit_code, result.stderr) == (0, "库文件完好。\n")


def test_a_users_own_indicators_are_taken_beside_ours(library_path, tmp_path, monkeypatch):
    own = tmp_path / "我的.toml"
    own.write_text('[own_loans]\nname = "云台绿色贷款"\naliases = ["云台绿贷"]\nunits = ["元"]\n', encoding="utf-8")
    monkeypatch.setenv("ZEWEN_INDICATORS", "")  # so that it is as before after the test
    arguments = ["--library", str(library_path), "figures", "--indicator", "云台绿贷"]
    assert CliRunner().invoke(zewen, arguments).exit_code == 1
    assert CliRunner().invoke(zewen, ["--indicators", str(own), *arguments]).exit_code == 0


def test_figures_can_be_matched_again_without_reading_a_file(run, rows):
    result = run("reports", "rematch")
    assert result.exit_code == 0
    assert "个数据换了指标" in result.stderr
    assert len(rows("figures")) == 3


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["set", "没有.pdf", "--year", "2021", "--reason", "x"], 1),
        (["set", "云台2020.pdf", "--reason", "x"], 2),
        (["set", "云台2020.pdf", "--year", "20211", "--reason", "x"], 1),
        (["remove", "没有.pdf"], 1),
    ],
)
def test_what_makes_no_sense_changes_nothing(run, rows, arguments, exit_code):
    before = rows("reports")
    assert run("reports", *arguments).exit_code == exit_code
    assert rows("reports") == before
