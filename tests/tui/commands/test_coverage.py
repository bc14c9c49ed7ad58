"""`zewen coverage`."""

from collections import Counter

import pytest

from tui.checking_rows import COVERAGE_FIELDS


def test_a_row_an_item_says_how_it_is_disclosed_with_its_evidence(rows):
    found = rows("coverage")
    assert all(set(row) == set(COVERAGE_FIELDS) for row in found)
    assert {row["state"] for row in found} <= {"figure", "words", "nothing"}
    assert all(bool(row["evidence"]) == (row["state"] != "nothing") for row in found)
    assert all(bool(row["figures"]) == (row["state"] == "figure") for row in found)


@pytest.mark.parametrize("state", ["figure", "words", "nothing"])
def test_items_can_be_limited_to_one_state(rows, state):
    assert {row["state"] for row in rows("coverage", "--state", state)} <= {state}


def test_people_see_a_count_and_every_item(run, rows):
    shown = run("coverage").stdout
    missing = len(rows("coverage", "--state", "nothing"))
    assert f"未见披露 {missing}" in shown


def test_people_see_every_report_in_one_table_first(run, rows):
    shown = run("coverage").stdout
    summary = shown[: shown.index("清单项目")]
    line = next(line.split() for line in summary.splitlines() if line.strip().startswith("云台认证中心"))
    counted = Counter(row["state"] for row in rows("coverage"))
    assert summary.startswith("汇总")
    assert line[1:5] == ["2020", *(str(counted[state]) for state in ("figure", "words", "nothing"))]
