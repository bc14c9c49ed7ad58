import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.audit.report import audit_report
from ingest.audit.rules import load_flows, load_groups
from ingest.document import Cell, Passage, Section, Table
from ingest.figure import Quantity
from ingest.figures.find import find_figures
from ingest.figures.printed import looks_mistyped, slack
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report

CASES = [json.loads(line) for line in (Path(__file__).parent / "audit_cases.jsonl").read_text("utf-8").splitlines()]


def report_of(text="", rows=(), body="certification", sections=()):
    identity = Identity("云梦检验认证有限公司", 2021, self_references=("公司", "本中心"), body=body)
    lines = [line for line in text.split("\n") if line]
    passages = [Passage(order, line, 1, ("一、概况",)) for order, line in enumerate(lines)]
    tables = []
    if rows:
        grid = "\n".join("\t".join(row) for row in rows)
        passages.append(Passage(len(lines), grid, 1, ("一、概况",), table=0))
        cells = tuple(tuple(Cell(text) for text in row) for row in rows)
        tables.append(Table(0, len(lines), cells, section=("一、概况",)))
    figures = match_indicators(find_figures(identity, passages, tables), identity, load_taxonomy())
    return Report("r.txt", "0" * 64, identity, 1, 10, tuple(sections), tuple(passages), tuple(tables), figures)


def audited(**parts):
    return audit_report(report_of(**parts), load_taxonomy())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_audit_finds_what_clashes_and_says_what_holds(case):
    found = audited(text=case.get("text", ""), rows=case.get("table", ()), body=case.get("body", "certification"))
    told = [[one.rule, one.severity, one.arithmetic] for one in found.findings]
    wanted = case.get("finds", [])
    assert len(told) == len(wanted), told
    for (rule, severity, arithmetic), (told_rule, told_severity, told_arithmetic) in zip(wanted, told, strict=True):
        assert (told_rule, told_arithmetic) == (rule, arithmetic)
        assert told_severity in severity.split("|")
    assert {one.rule for one in found.passed} >= set(case.get("passes", []))


def test_a_finding_shows_its_figures_the_whole_first():
    (finding,) = audited(
        text="公司共拥有授权专利320件，其中发明专利60件，实用新型专利180件，外观设计专利90件。"
    ).findings
    assert [figure.quantity.raw for figure in finding.figures] == ["320件", "60件", "180件", "90件"]
    assert finding.explanation


def test_the_gravest_stands_first():
    found = audited(
        text="发送消息约300余条。\n公司共捐赠物资200件，其中口罩300件。\n全年组织活动135次，其中文体活动100次，公益活动38次。"
    )
    assert [one.severity for one in found.findings] == ["contradiction", "suspicion", "note"]


def test_section_numbers_that_skip_are_noted():
    sections = [Section(1, number, "某章", 1) for number in ("一、", "二、", "五、")]
    (finding,) = audited(sections=sections).findings
    assert (finding.rule, finding.severity, finding.arithmetic) == ("编号", "note", "二、某章 → 五、某章")


def test_the_same_clash_is_told_once():
    rows = [["类别", "人数"], ["员工总数", "65"], ["男性员工", "31"], ["女性员工", "36"]]
    assert len(audited(rows=rows, body="company").findings) == 1


@pytest.mark.parametrize("group", load_groups(), ids=lambda group: group.whole)
def test_a_group_has_an_example_whose_figures_it_adds_up(group):
    found = {figure.indicator for figure in report_of(group.example, body="certification").figures}
    assert {group.whole, *group.parts} <= found


@pytest.mark.parametrize("flow", load_flows(), ids=lambda flow: flow.stock)
def test_a_flow_has_an_example_that_it_fires_on(flow):
    text = (
        flow.example.replace("，有效", "。\n有效").replace("，会员", "。\n会员").replace("，员工总数", "。\n员工总数")
    )
    body = (
        "company"
        if flow.stock == "employees_total"
        else "association"
        if flow.stock == "member_orgs"
        else "certification"
    )
    assert [one.rule for one in audited(text=text, body=body).findings] == ["存量流量"]


@pytest.mark.parametrize(
    ("raw", "value", "unit", "within"),
    [
        ("442人", "442", "人", "0"),
        ("1056 万", "10560000", "元", "5000"),
        ("22.16万元", "221600", "元", "50"),
        ("61%", "61", "%", "0.5"),
        ("60.8%", "60.8", "%", "0.05"),
        ("8.612万门次", "86120", "门次", "5"),
        ("三家", "3", "家", "0"),
    ],
)
def test_tolerance_is_half_of_the_last_digit_printed(raw, value, unit, within):
    assert slack(Quantity(raw, Decimal(value), unit)) == Decimal(within)


def test_a_slip_of_one_digit_or_two_swapped():
    assert looks_mistyped(Decimal(13068), Decimal(13098))
    assert looks_mistyped(Decimal(324), Decimal(342))
    assert not looks_mistyped(Decimal(13068), Decimal(13968 + 30))
    assert not looks_mistyped(Decimal(8), Decimal(9))


WORDS = [
    "其中",
    "共",
    "男员工",
    "女员工",
    "12人",
    "30人",
    "占",
    "61%",
    "27/48",
    "近40余人",
    "、",
    "，",
    "。",
    "（",
    "）",
    "同比增长",
    "等",
]


@given(st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
def test_any_text_can_be_audited_and_a_contradiction_needs_figures(text):
    report = report_of(text or "空")
    for one in audit_report(report, load_taxonomy()).findings:
        assert one.figures
        assert set(one.figures) <= set(report.figures)


def test_without_indicators_the_text_alone_is_audited():
    report = report_of("公司共捐赠物资200件，其中口罩300件。")
    bare = replace(report, figures=tuple(replace(one, indicator=None, dimensions=()) for one in report.figures))
    assert [one.rule for one in audit_report(bare, load_taxonomy()).findings] == ["部分与整体"]
