"""`zewen figures`."""

from decimal import Decimal

import pytest

from tui.rows import FIGURE_FIELDS


def test_a_row_a_figure_has_the_fields_that_scripts_rely_on(rows):
    first, *_ = rows("figures")
    assert tuple(first) == FIGURE_FIELDS
    assert first | {"raw": "1234张", "value": 1234, "unit": "张", "section": "一、认证业务", "page": 3} == first


def test_every_number_stands_in_its_quote(rows):
    assert all(row["raw"] in row["quote"] for row in rows("figures"))


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--organisation", "云台"], 3),
        (["--organisation", "云台认证中心有限公司", "--year", "2020"], 3),
        (["--year", "2019"], 0),
        (["--file", "云台2020.pdf"], 3),
        (["--file", "别的.pdf"], 0),
    ],
)
def test_filters_leave_only_what_they_name(rows, filters, count):
    assert len(rows("figures", *filters)) == count


def test_people_see_the_doubtful_marked_and_thousands_apart(run):
    shown = run("figures").stdout
    assert "1,234" in shown
    assert "环境管理体系证书 ?" in shown


def test_confidence_has_no_noise(rows):
    assert {row["confidence"] for row in rows("figures")} == {Decimal(1)}


def test_an_unknown_indicator_is_one_line_and_exit_code_1(run):
    result = run("figures", "--indicator", "没有的指标")
    assert (result.exit_code, result.stderr) == (1, "没有名为“没有的指标”的指标。用 zewen figures 看有哪些指标。\n")
