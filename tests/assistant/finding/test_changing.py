"""Questions for a change put to one report that prints two years."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Answer
from assistant.conversation import Context, ask
from index.library import Library
from ingest.reading import read_report

REPORT = """澄江动力股份有限公司
2016年社会责任报告

一、经营情况

本报告介绍公司在股东、员工、客户、环境保护、安全生产和社会公益方面履行社会责任的情况。

2016年，公司实现营业收入52.30亿元，较上年增加1.20亿元，增幅2.35%。

全年用水量同比减少3万立方米，降幅4%。化学需氧量（COD）排放量同比下降2.1%。

二、员工

2016年全年离职40人，年流失率为6.10%，比去年上浮0.20%。

三、关键绩效

公司实现净利润1.03亿元，在册员工中女员工400人、男员工800人。

指标\t2016年\t2015年\t2014年
净利润（万元）\t10,321.50\t9,800.00\t9,100.00

指标\t2016年\t2015年
纳税总额（万元）\t5,100.00\t5,600.00
员工总人数（人）\t1200\t1230
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("changing")
    (folder / "澄江.txt").write_text(REPORT, "utf-8")
    with Library.open(folder / "library.db") as made:
        made.add(read_report(folder / "澄江.txt"))
        yield made


def _last(library: Library, *turns: str) -> Answer:
    context = Context()
    for turn in turns:
        answer, context = ask(turn, library, context)
    return answer


def _values(answer: Answer) -> set[Decimal]:
    return {one.figure.quantity.value for one in answer.figures} | {one.value for one in answer.derived}


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (("澄江动力2016年纳税比2015年少了多少？",), {"51000000", "56000000", "5000000"}),
        (("澄江动力员工人数较去年是多了还是少了？",), {"1200", "1230", "30"}),
        (("澄江动力2016年流失率多少，比上年高了还是低了？",), {"6.10", "0.20"}),
        (("澄江动力2016年营业收入比上年增加多少？",), {"120000000", "2.35"}),
        (("澄江动力2016年营业收入多少，增幅多大？",), {"5230000000", "2.35"}),
        (("澄江动力2016年用水量比上年少了多少？",), {"-30000", "30000", "-4"}),
        (("澄江动力2016年用水量降幅多大？",), {"-4"}),
        (("澄江动力COD排放量比上年降了多少？",), {"-2.1"}),
        (("澄江动力2016年营业收入多少？", "比上年增加了多少？"), {"120000000", "2.35"}),
        (("澄江动力2015年纳税多少？",), {"56000000"}),
        (("澄江动力近三年净利润分别是多少？",), {"91000000", "98000000", "103215000", "12215000"}),
        (("澄江动力净利润变化趋势",), {"91000000", "98000000", "103215000", "12215000"}),
        (("澄江动力2016年纳税多少？", "2015年呢？", "两年加起来呢？"), {"51000000", "56000000", "107000000"}),
        (("澄江动力女员工有多少？", "男员工呢？", "总共呢？"), {"1200"}),
    ],
)
def test_a_change_is_told_as_printed_or_by_both_years(library, turns, values):
    assert _values(_last(library, *turns)) == set(map(Decimal, values))


@pytest.mark.parametrize(
    "turn", ["澄江动力2016年用水量是多少？", "澄江动力2015年营业收入是多少？", "澄江动力2015年流失率是多少？"]
)
def test_a_change_is_never_told_as_what_there_is(library, turn):
    assert _last(library, turn).status in {"not_disclosed", "no_report"}
