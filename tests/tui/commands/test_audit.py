"""`zewen audit`."""

import pytest

from tui.checking_rows import FINDING_FIELDS

CONTRADICTING = """云台认证中心有限公司
2021年社会责任报告

一、人员情况
截至2021年底，中心员工总数100人，其中男员工40人，女员工55人。
二、社会责任
中心履行社会责任，服务社会。
"""


@pytest.fixture
def findings(run, rows, tmp_path):
    (tmp_path / "矛盾.txt").write_text(CONTRADICTING, encoding="utf-8")
    run("add", tmp_path / "矛盾.txt")
    return rows("audit")


def test_a_finding_shows_its_sum_and_the_figures_that_clash(findings):
    assert findings
    first = findings[0]
    assert tuple(first) == FINDING_FIELDS
    assert "95 ≠ 100" in first["arithmetic"]
    assert first["severity"] == "contradiction"
    assert {figure["raw"] for figure in first["figures"]} == {"100人", "40人", "55人"}


def test_people_see_the_words_of_the_report_under_the_sum(run, findings):
    result = run("audit")
    assert result.exit_code == 0
    assert "95 ≠ 100" in result.stdout
    assert "「截至2021年底，中心员工总数100人" in result.stdout


def test_an_explanation_stays_with_its_finding(run, rows, findings):
    assert run("audit", "explain", findings[0]["id"], "--reason", "含借调", "--author", "王敏").exit_code == 0
    assert rows("audit")[0]["explained"] == "含借调"
    assert "已说明：含借调（王敏" in run("audit").stdout


def test_a_library_without_contradictions_is_no_failure(run):
    result = run("audit", "--severity", "contradiction")
    assert (result.exit_code, result.stdout.strip()) == (0, "没有发现矛盾。")


def test_an_unknown_finding_cannot_be_explained(run):
    assert run("audit", "explain", "ffff", "--reason", "x").exit_code == 1
