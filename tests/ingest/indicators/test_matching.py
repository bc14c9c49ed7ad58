import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity

CASES = [json.loads(line) for line in (Path(__file__).parent / "matching_cases.jsonl").read_text("utf-8").splitlines()]


def body(kind):
    return Identity("云梦检验认证有限公司", 2021, body=kind)


def figure(subject, *, unit="", kind="flow", quote="", raw="", table=False, scope="own"):
    quantity = Quantity(raw, Decimal(1), unit)
    return Figure(
        subject, quantity, kind, Period("2021"), Citation(0, 0, len(raw), quote, 1), in_table=table, scope=scope
    )


def matched(subject, *, of="certification", **how):
    return match_indicators([figure(subject, **how)], body(of), load_taxonomy())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_subject_is_its_indicator_or_none(case):
    how = {key: case[key] for key in ("unit", "kind", "quote", "raw", "table", "scope") if key in case}
    found = matched(case["subject"], of=case.get("body", "certification"), **how)
    assert (found.indicator, dict(found.dimensions)) == (case["indicator"], case.get("dimensions", {}))


def test_a_figure_of_which_only_a_dimension_is_said_is_like_the_one_before():
    quote = "参与制修订国家标准3项、行业标准5项、设备维护7项"
    subjects = (("参与制修订国家标准", "3项"), ("行业标准", "5项"), ("设备维护", "7项"))
    figures = [figure(subject, unit="项", quote=quote, raw=raw) for subject, raw in subjects]
    found = match_indicators(figures, body("certification"), load_taxonomy())
    assert [(one.indicator, dict(one.dimensions)) for one in found] == [
        ("std_participated", {"标准层级": "国家标准"}),
        ("std_participated", {"标准层级": "行业标准"}),
        (None, {}),
    ]


def test_a_verb_said_once_goes_for_the_next_of_its_list_too():
    quote = "引入级别审核员9人, 实习审核员4人"
    figures = [
        Figure(subject, Quantity(raw, Decimal(1), "人"), "stock", Period("2021"), Citation(0, at, at + 2, quote, 1))
        for subject, raw, at in (("引入级别审核员", "9人", 7), ("实习审核员", "4人", 16))
    ]
    found = match_indicators(figures, body("certification"), load_taxonomy())
    assert [one.indicator for one in found] == ["auditors_hired", "auditors_hired"]


def test_matching_again_changes_nothing():
    once = matched("质量管理体系有效证书", unit="张", kind="stock", quote="质量管理体系有效证书20张")
    assert match_indicators([once], body("certification"), load_taxonomy()) == (once,)


def test_a_figure_that_no_longer_fits_loses_its_old_indicator():
    old = matched("有效证书", unit="张", kind="stock", quote="有效证书20张")
    other = match_indicators(
        [Figure("续驶里程", old.quantity, "stock", old.period, old.source, indicator="certs_valid")],
        body("certification"),
        load_taxonomy(),
    )
    assert other[0].indicator is None


def test_only_indicator_and_dimensions_change():
    before = figure("有效证书", unit="张", kind="stock", quote="有效证书20张", raw="20张")
    after = match_indicators([before], body("certification"), load_taxonomy())[0]
    assert (after.subject, after.quantity, after.kind, after.period, after.source) == (
        before.subject, before.quantity, before.kind, before.period, before.source,
    )  # fmt: skip


WORDS = [
    "员工",
    "有效证书",
    "女",
    "其中",
    "·",
    "总数",
    "（",
    "）",
    "的",
    "培训",
    "同比增长",
    "30-40岁",
    "QMS",
    "=",
    "公司",
    "安全投入金额",
]


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=8).map("".join),
    st.sampled_from(["", "人", "张", "元", "%", "吨", "次"]),
    st.sampled_from(["stock", "flow", "growth", "ratio", "rule", "cumulative"]),
    st.booleans(),
)
def test_any_subject_is_matched_or_left(subject, unit, kind, table):
    found = matched(subject, unit=unit, kind=kind, quote=subject + "3" + unit, raw="3" + unit, table=table)
    taxonomy = load_taxonomy()
    assert found.indicator is None or found.indicator in taxonomy
    assert list(found.dimensions) == sorted(found.dimensions)
