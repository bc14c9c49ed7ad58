"""Questions put to a small library, turn by turn."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.conversation import Context, ask
from assistant.telling.proof import unsupported
from index.library import Library

CASES = [json.loads(line) for line in (Path(__file__).parent / "answers.jsonl").read_text("utf-8").splitlines()]


def answers(turns: list[str], library: Library) -> list[Answer]:
    context, given_answers = Context(), []
    for turn in turns:
        answer, context = ask(turn, library, context)
        given_answers.append(answer)
    return given_answers


@pytest.mark.parametrize("case", CASES, ids=lambda case: " → ".join(case["turns"]))
def test_a_question_gets_its_figures_or_its_refusal(case, library):
    answer = answers(case["turns"], library)[-1]
    assert answer.status == case["status"], answer.text
    if "values" in case:
        assert sorted(one.figure.quantity.value for one in answer.figures) == sorted(map(Decimal, case["values"]))
    for wanted in case.get("derived", ()):
        assert Decimal(wanted) in [one.value for one in answer.derived]
    if "choices" in case:
        assert sorted(answer.choices) == sorted(case["choices"])
    if "cites" in case:
        assert any(case["cites"] in one.quote for one in answer.citations)


def test_what_is_not_disclosed_comes_with_what_was_searched(library):
    answer = answers(["云溪认证2020年缴了多少税？"], library)[0]
    assert "未披露不等于没有" in answer.text
    assert answer.receipt.reports == ("云溪2020.txt",)
    assert answer.receipt.passages > 0
    assert {"税款", "纳税"} <= set(answer.receipt.terms)
    assert [(one.reason, one.disclosure.figure.quantity.raw) for one in answer.receipt.refused] == [
        ("属2019年数据", "210万元")
    ]


def test_a_mistyped_name_is_forgiven_and_said(library):
    answer = answers(["运溪认证2020年底有多少张有效证书？"], library)[0]
    assert [one.figure.quantity.value for one in answer.figures] == [Decimal(3540)]
    assert answer.understood.corrections
    assert "按" in answer.understood.line


def test_years_that_differ_are_said_before_a_comparison(library):
    first, *_ = answers(["云溪认证2019年和青岚中心2020年的有效证书，谁多？"], library)[0].text.splitlines()
    assert "年份" in first


def test_an_empty_library_says_so():
    with Library.open(":memory:") as empty:
        assert ask("有效证书有多少？", empty)[0].status == "no_report"


WORDS = re.findall(
    r"\S+",
    """云溪认证 青岚中心 2019年 2020年 去年 近三年 有效证书 质量管理体系 环境的 女 员工 培训 审核员 撤销 多少 几张 占比
    差多少 为什么 有没有 哪些 和 ， ？ 呢 排名 最多 合计 平均 每 增长 数字对得上吗 certificates how-many 多少人次""",
)
questions = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map("".join)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(questions, min_size=1, max_size=3))
def test_whatever_is_asked_every_number_and_quote_is_proved_and_twice_the_same(turns, library):
    said = answers(turns, library)
    assert said == answers(turns, library)
    for answer in said:
        assert unsupported(answer) == ()
        for quoted in answer.citations:
            passage = next(one for one in library.passages(quoted.sha256) if one.order == quoted.passage)
            assert passage.text.startswith(quoted.quote, quoted.start)
        for one in answer.figures:
            assert "".join(one.figure.quantity.raw.split()) in "".join(one.figure.source.quote.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_no_text_at_all_breaks_it(text, library):
    assert ask(text, library)[0].text
