"""Every row of the tables about kinds, scopes, countable and implied figures does what its example says."""

import re

import pytest

from ingest.document import Passage
from ingest.figures.countable import DOUBTFUL
from ingest.figures.find import find_figures
from ingest.figures.implied import IMPLIED, implied_figures
from ingest.figures.kinds import KIND_RULES
from ingest.figures.scopes import SCOPE_RULES
from ingest.report import Identity

REPORT = Identity("云梦检验有限公司", 2021, self_references=("公司",))


def figures(text, identity=REPORT, heading=""):
    return find_figures(identity, [Passage(0, text, 1, (heading,) if heading else ())], [])


@pytest.mark.parametrize("row", DOUBTFUL, ids=lambda row: row.name)
def test_a_manner_of_speaking_is_no_figure(row):
    assert figures(row.example) == ()


@pytest.mark.parametrize("row", KIND_RULES, ids=lambda row: row.example[:12])
def test_a_kind_is_told_by_its_clause(row):
    placed = re.search("（在“(.+)”一节）", row.example)
    text = row.example.replace(placed[0], "") if placed else row.example
    found = figures(text, heading=placed[1] if placed else "")
    assert found[-1].kind == row.kind


@pytest.mark.parametrize("row", SCOPE_RULES, ids=lambda row: row.example)
def test_a_scope_is_told_by_its_words(row):
    identity = Identity("云梦协会", 2021, body=row.bodies[0] if row.bodies else None)
    assert figures(row.example, identity)[0].scope == row.scope


@pytest.mark.parametrize("row", IMPLIED, ids=lambda row: row.name)
def test_words_stand_for_a_number(row):
    found = [one for one in figures(row.example) if one.basis == "inferred"]
    assert [(one.quantity.raw, one.quantity.value, one.quantity.unit) for one in found] == [
        (row.raw, row.value, row.unit)
    ]


@pytest.mark.parametrize(
    "text",
    ["力争全年不发生事故。", "确保未发生泄密事件。", "无投诉及行政处罚", "平均合格率为98%。", "以零事故为目标。"],
)
def test_a_wish_is_no_figure(text):
    assert implied_figures(REPORT, Passage(0, text, 1)) == ()
