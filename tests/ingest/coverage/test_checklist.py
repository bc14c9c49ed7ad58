import pytest

from ingest.coverage.checklist import ChecklistError, checklist_for, cover, load_checklist, load_checklists
from ingest.document import Passage
from ingest.figures.find import find_figures
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report


def report_of(*texts, body="certification", language="zh-Hans", heading="一、概况"):
    identity = Identity("云梦检验认证有限公司", 2021, self_references=("公司",), body=body, language=language)
    passages = tuple(Passage(order, text, 1, (heading,)) for order, text in enumerate(texts))
    figures = match_indicators(find_figures(identity, passages, ()), identity, load_taxonomy())
    return Report("r.txt", "0" * 64, identity, 1, 10, (), passages, (), figures)


def covered(report):
    return {one.item.id: one for one in cover(report, checklist_for(report.identity.body))}


ITEMS = [(checklist, item) for checklist in load_checklists() for item in checklist.items]


@pytest.mark.parametrize(("checklist", "item"), ITEMS, ids=[item.id for _, item in ITEMS])
def test_an_items_example_discloses_it(checklist, item):
    body = item.bodies[0] if item.bodies else checklist.bodies[0]
    (found,) = [one for one in cover(report_of(item.example, body=body), checklist) if one.item == item]
    assert found.state != "nothing"
    assert all(evidence.quote in item.example for evidence in found.evidence)


@pytest.mark.parametrize(("checklist", "item"), ITEMS, ids=[item.id for _, item in ITEMS])
def test_an_item_is_not_disclosed_by_other_words(checklist, item):
    body = item.bodies[0] if item.bodies else checklist.bodies[0]
    (found,) = [one for one in cover(report_of("云从龙，风从虎。", body=body), checklist) if one.item == item]
    assert (found.state, found.evidence, found.figures) == ("nothing", (), ())


def test_there_are_fifty_items_for_bodies_and_more_for_companies():
    assert len(checklist_for("certification").items) == 50
    assert len(checklist_for("company").items) >= 50
    assert checklist_for(None).bodies == ("company",)


def test_a_number_is_more_than_words():
    assert covered(report_of("全年受理投诉3起。"))["C33"].state == "figure"
    assert covered(report_of("设有投诉渠道。"))["C33"].state == "words"
    assert covered(report_of("全年受理投诉3起。"))["C33"].figures[0].quantity.raw == "3起"


def test_a_plan_or_the_trades_total_discloses_nothing_of_the_body():
    assert covered(report_of("计划2025年用电量下降到12万千瓦时。"))["C38"].state != "figure"
    assert covered(report_of("2021年，全行业认证机构共有审核员9000人。"))["C22"].state != "figure"


def test_what_the_kind_of_body_cannot_have_is_not_asked():
    assert "C19" not in covered(report_of("协会概况", body="association"))
    assert "C19" in covered(report_of("机构概况", body="certification"))


def test_evidence_under_a_heading_of_that_name_stands_first():
    identity = Identity("云梦认证", 2021, body="certification")
    passages = (
        Passage(0, "各部门注意保密。", 1, ("一、概况",)),
        Passage(1, "与全体人员签订保密协议。", 2, ("二、保密管理",)),
    )
    report = Report("r.txt", "0" * 64, identity, 2, 10, (), passages, (), ())
    assert [one.passage for one in covered(report)["C32"].evidence] == [1, 0]


def test_a_line_of_contents_or_a_wish_is_no_evidence():
    assert covered(report_of("总经理致辞................3"))["C10"].state == "nothing"
    assert covered(report_of("相关方的期望：无投诉及行政处罚"))["C33"].state == "nothing"


def test_a_figure_of_the_reports_own_year_stands_first():
    found = covered(report_of("2020年受理投诉5起。", "2021年受理投诉3起。"))["C33"]
    assert [one.quantity.raw for one in found.figures] == ["3起", "5起"]
    assert found.evidence[0].quote == "2021年受理投诉3起。"


def test_traditional_words_are_read_and_quoted_as_printed():
    found = covered(report_of("本公司重視氣候變遷之風險。", body="company", language="zh-Hant"))["L42"]
    assert [one.quote for one in found.evidence] == ["本公司重視氣候變遷之風險。"]


def test_a_long_sentence_is_cut_around_its_words():
    text = "甲" * 400 + "签订保密协议" + "乙" * 400
    (evidence,) = covered(report_of(text))["C32"].evidence
    assert "保密" in evidence.quote
    assert evidence.quote in text
    assert len(evidence.quote) <= 210


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[items]]\nid = "X1"\nname = "甲"\nfigures = ["no_such"]\n', ("X1", "no_such")),
        ('[[items]]\nid = "X1"\nname = "甲"\nwords = ["("]\n', ("X1", "正则")),
        ('[[items]]\nid = "X1"\n', ("X1", "name")),
        ('[[items]]\nid = "X1"\nname = "甲"\nword = []\n', ("X1", "word")),
        ("[[items]\n", ("mine.toml",)),
    ],
)
def test_a_mistake_in_a_checklist_is_told(tmp_path, text, said):
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ChecklistError) as error:
        load_checklist(path)
    assert all(word in str(error.value) for word in said)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("L13", "注册地址：云梦市一号路。投资者咨询电话：123456"),
        ("L13", "谨代表公司感谢广大投资者的关心与支持。"),
        ("L02", "认真学习，按照有认识、有分析的标准开展研讨。"),
        ("L15", "推进安全风险管理，确保春运平安。"),
        ("L52", "就业"),
    ],
)
def test_a_word_in_another_sense_discloses_nothing(item, text):
    assert covered(report_of(text, body="company"))[item].state == "nothing"


def test_a_mere_change_is_no_amount():
    assert covered(report_of("用水量同比下降5%。", body="company"))["L40"].state == "words"


def test_of_many_sentences_the_one_with_more_of_the_words_stands_first():
    found = covered(report_of("公司重视员工培养。", "组织员工培训，加强人才培养。", body="company"))["L25"]
    assert [one.quote for one in found.evidence] == ["组织员工培训，加强人才培养。", "公司重视员工培养。"]
