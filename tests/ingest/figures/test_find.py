# ruff: noqa: E501 - a case is a line
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Cell, Passage, Table
from ingest.figures.find import find_figures
from ingest.report import Identity

BODY = Identity("云梦检验认证有限公司", 2021, ("云梦认证",), ("公司", "本公司", "中心", "我们"), body="certification")
CASES = [json.loads(line) for line in (Path(__file__).parent / "figures_cases.jsonl").read_text("utf-8").splitlines()]


def told(figure):
    quantity = figure.quantity
    row = {
        "raw": quantity.raw, "value": str(quantity.value), "unit": quantity.unit,
        "subject": figure.subject, "kind": figure.kind, "period": figure.period.text,
    }  # fmt: skip
    optional = {"qualifier": quantity.qualifier, "scope": figure.scope, "basis": figure.basis}
    usual = {"qualifier": "exact", "scope": "own", "basis": "disclosed"}
    row |= {key: value for key, value in optional.items() if value != usual[key]}
    return row | ({"high": str(quantity.high)} if quantity.high is not None else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_the_figures_of_a_sentence(case):
    heading = (case["heading"],) if "heading" in case else ()
    found = find_figures(BODY, [Passage(0, case["text"], 1, heading)], [])
    assert [told(figure) for figure in found] == case["figures"]


def check(passages, tables):
    by_order = {passage.order: passage for passage in passages}
    for figure in find_figures(BODY, passages, tables):
        source = figure.source
        text = by_order[source.passage].text
        assert figure.quantity.raw in source.quote
        assert source.quote in text
        assert text[source.start : source.end] == figure.quantity.raw
        assert figure.subject
        assert 0 < figure.confidence <= 1
        assert isinstance(figure.quantity.value, Decimal)


WORDS = st.sampled_from(
    ["其中", "分别为", "共计", "同比增长", "下降", "由", "减为", "占", "截至2021年底", "2020年", "，", "。", "、", "；", "（", "）", "“", "”",
     "《", "》", "员工", "证书", "培训", "320人", "5次", "12.5%", "1,056万元", "三家", "27/48", "未发生", "事故", "均合格", "每年", "到2030年",
     "\n", "\t", "约", "余", "第", "-", "~", "①", "億", "萬噸"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map("".join)))
def test_every_figure_of_any_text_can_be_found_again(text):
    check([Passage(0, text, 1, ("第一章", "培训"))], [])


CELLS = st.sampled_from(["", "-", "0", "27/48", "872", "1,018", "(324)", "12.5%", "QMS", "有效证书", "人数（人）", "2020年", "2021", "单位", "万元", "合计", "培训320人次，考核12次", "未发生事故，年内", "序号", "不适用"])  # fmt: skip


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
    )
)
def test_every_figure_of_any_table_can_be_found_again(rows):
    text = "\n".join("\t".join(row) for row in rows)
    table = Table(0, 0, tuple(tuple(Cell(cell) for cell in row) for row in rows), 1 if len(rows) > 1 else 0, 1)
    check([Passage(0, text, 1, (), 0)], [table])


def test_the_same_text_gives_the_same_figures():
    passages = [Passage(index, case["text"], 1) for index, case in enumerate(CASES)]
    assert find_figures(BODY, passages, []) == find_figures(BODY, passages, [])


def test_paragraphs_do_not_disturb_each_other():
    passages = [Passage(index, case["text"], 1) for index, case in enumerate(CASES)]
    together = find_figures(BODY, passages, [])
    alone = [figure for passage in passages for figure in find_figures(BODY, [passage], [])]
    assert list(together) == alone
