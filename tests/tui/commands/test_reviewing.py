"""`zewen figures accept|correct|reject|withdraw|reviews`."""

import pytest

from tui.rows import REVIEW_FIELDS


@pytest.fixture
def identifiers(rows):
    return {row["raw"]: row["id"] for row in rows("figures")}


def said(rows) -> list[tuple[str, str, str, str]]:
    return [(row["raw"], row["verdict"], row["reason"], row["author"]) for row in rows("figures", "reviews")]


def test_a_rejected_figure_is_not_listed_any_more_and_its_reason_is(run, rows, identifiers):
    result = run("figures", "reject", identifiers["32 次"], "--reason", "去年的数", "--author", "王敏")
    assert (result.exit_code, result.stderr) == (0, "已剔除：培训 32 次\n")
    assert [row["raw"] for row in rows("figures")] == ["1234张", "约200张"]
    assert said(rows) == [("32 次", "rejected", "去年的数", "王敏")]


def test_a_corrected_figure_has_the_new_value_and_the_old_words(run, rows, identifiers):
    run(
        "figures",
        "correct",
        identifiers["1234张"],
        "--value",
        "1,235",
        "--unit",
        "份",
        "--reason",
        "看错",
        "--author",
        "王敏",
    )
    first = rows("figures")[0]
    assert (first["value"], first["unit"], first["raw"], first["review"]) == (1235, "份", "1234张", "corrected")


def test_an_accepted_figure_is_marked(run, rows, identifiers):
    run("figures", "accept", *identifiers.values(), "--reason", "逐条看过", "--author", "王敏")
    assert {row["review"] for row in rows("figures")} == {"accepted"}
    assert "✓无误" in run("figures").stdout


def test_what_was_said_can_be_withdrawn_even_of_a_rejected_figure(run, rows, identifiers):
    run("figures", "reject", identifiers["32 次"], "--reason", "误点", "--author", "王敏")
    assert run("figures", "withdraw", identifiers["32 次"]).exit_code == 0
    assert len(rows("figures")) == 3
    assert said(rows) == []


def test_the_log_has_the_fields_that_scripts_rely_on(run, rows, identifiers):
    run("figures", "reject", identifiers["32 次"], "--reason", "去年的数", "--author", "王敏")
    (row,) = rows("figures", "reviews")
    assert tuple(row) == REVIEW_FIELDS
    assert row["id"] == identifiers["32 次"]
    assert "去年的数" in run("figures", "reviews").stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["reject", "ffffffffff", "--reason", "x"], 1),
        (["reject", "0", "--reason", "x"], 1),
        (["reject", "ffffffffff"], 2),
        (["correct", "{id}", "--reason", "x"], 2),
        (["correct", "{id}", "--value", "十二", "--reason", "x"], 2),
        (["correct", "{id}", "--value", "NaN", "--reason", "x"], 2),
        (["correct", "{id}", "--indicator", "没有的指标", "--reason", "x"], 1),
    ],
)
def test_what_makes_no_sense_changes_nothing(run, rows, identifiers, arguments, exit_code):
    given = [argument.format(id=identifiers["1234张"]) for argument in arguments]
    assert run("figures", *given).exit_code == exit_code
    assert said(rows) == []
