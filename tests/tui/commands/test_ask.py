"""`zewen ask`."""

import io
import json

import openpyxl
import pytest
from rich.console import Console

from assistant.answer import Answer
from tui.printing.answers import print_answer
from tui.words import use_language

ANSWER = {"question", "status", "text", "figures", "derived", "citations", "choices", "receipt"}


def test_an_answer_row_has_the_fields_that_scripts_rely_on(rows):
    (row,) = rows("ask", "云台2020年有效证书有多少张？")
    assert set(row) >= ANSWER
    assert (row["status"], [figure["value"] for figure in row["figures"]]) == ("answered", [1234])
    assert set(row["receipt"]) >= {"reports", "passages", "terms", "nearest"}


def test_each_argument_is_a_turn_of_one_conversation(rows):
    first, second = rows("ask", "云台2020年有效证书有多少张？", "其中环境的呢？")
    assert [row["figures"][0]["value"] for row in (first, second)] == [1234, 200]


def test_people_see_the_words_with_their_page(run):
    shown = run("ask", "云台2020年有效证书有多少张？").stdout
    assert "1,234" in shown or "1234" in shown
    assert "「截至2020年底，中心有效证书共1234张" in shown
    assert "云台2020.pdf  第 3 页  一、认证业务" in shown


def test_what_is_not_disclosed_is_a_result_with_a_receipt(run):
    result = run("ask", "云台的注册资本是多少？")
    assert result.exit_code == 0
    assert "未披露" in result.stdout
    assert "已检索 1 份报告" in result.stdout


def test_without_arguments_lines_are_asked_one_after_another(run):
    result = run("ask", "--format", "jsonl", input="云台2020年有效证书有多少张？\n\n其中环境的呢？\n")
    assert [json.loads(line)["figures"][0]["value"] for line in result.stdout.splitlines()] == [1234, 200]


@pytest.fixture
def questionnaire(tmp_path):
    path = tmp_path / "问卷.jsonl"
    entries = [
        {"id": "甲", "turns": ["云台2020年有效证书有多少张？", "其中环境的呢？"]},
        {"id": 2, "turns": ["云台的注册资本是多少？"]},
    ]
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return path


def test_a_questionnaire_has_a_line_an_entry(run, questionnaire):
    lines = [json.loads(line) for line in run("ask", "--batch", questionnaire, "--format", "jsonl").stdout.splitlines()]
    assert [(line["id"], len(line["answers"])) for line in lines] == [("甲", 2), (2, 1)]
    assert set(lines[0]["answers"][0]) >= ANSWER


def test_the_same_questionnaire_gives_the_same_bytes(run, questionnaire):
    assert run("ask", "--batch", questionnaire).stdout_bytes == run("ask", "--batch", questionnaire).stdout_bytes


def test_a_questionnaire_becomes_a_table(run, questionnaire):
    head, *lines = run("ask", "--batch", questionnaire, "--format", "csv").stdout.splitlines()
    assert head.startswith("编号,第几问,问题,结论")
    assert [line.split(",")[0] for line in lines] == ["甲", "甲", "2"]


def test_a_questionnaire_becomes_a_workbook(run, questionnaire, tmp_path):
    assert run("ask", "--batch", questionnaire, "--output", tmp_path / "答.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "答.xlsx").active
    assert [row[5] for row in sheet.iter_rows(min_row=2, values_only=True)][:2] == [1234, 200]


@pytest.mark.parametrize(
    ("name", "text"),
    [("问.txt", "云台2020年有效证书有多少张？\n\n"), ("问.csv", "id,问题\n9,云台2020年有效证书有多少张？\n")],
)
def test_a_questionnaire_may_be_plain_lines_or_a_table(run, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (line,) = run("ask", "--batch", tmp_path / name).stdout.splitlines()
    assert json.loads(line)["answers"][0]["status"] == "answered"


@pytest.mark.parametrize("text", ["{", "[]", '{"id": 1}', '{"id": 1, "turns": "一句"}', '{"id": null, "turns": []}'])
def test_a_bad_line_is_named_and_stops(run, tmp_path, text):
    (tmp_path / "问.jsonl").write_text(text, encoding="utf-8")
    result = run("ask", "--batch", tmp_path / "问.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "问.jsonl 第 1 行" in result.stderr


@pytest.mark.parametrize("arguments", [["--batch", "没有.jsonl"], ["--output", "x.xlsx", "问题"]])
def test_wrong_usage_is_exit_code_2(run, arguments):
    assert run("ask", *arguments).exit_code == 2


def test_readers_of_english_see_the_answer_in_english(run):
    use_language("en")
    shown = run("ask", "云台2020年有效证书有多少张？").stdout
    assert shown.startswith("Read as: 云台认证中心有限公司")
    assert "云台认证中心有限公司 2020-12-31 有效证书: 1,234 items." in shown
    assert "page 3" in shown


def test_rows_for_programs_are_the_same_in_every_language(run, questionnaire):
    for arguments in (("ask", "云台2020年有效证书有多少张？", "--format", "jsonl"), ("audit", "--format", "jsonl"),
                      ("ask", "--batch", questionnaire, "--format", "csv"), ("figures", "--format", "jsonl"),
                      ("reports", "--format", "jsonl"), ("compare", "有效证书", "--format", "jsonl")):  # fmt: skip
        use_language("zh")
        chinese = run(*arguments).stdout
        use_language("en")
        assert run(*arguments).stdout == chinese


def test_a_choice_is_told_how_to_make():
    terminal = Console(file=io.StringIO(), width=100)
    nothing = Answer("有多少人？", "ambiguous", "请选一项：", choices=("专职", "兼职"))
    print_answer(terminal, nothing)
    lines = [line.strip() for line in terminal.file.getvalue().splitlines()]
    assert lines[lines.index("2. 兼职") + 1].startswith("请把其中一项写入问题再问")
