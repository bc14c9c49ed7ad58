import pytest

from ingest.document import Passage
from ingest.figures.prose import prose_figures
from ingest.report import Identity

REPORT = Identity("云梦检验有限公司", 2018, self_references=("公司",))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至2018年底，共有会员526个。团体标准累计发布34项。", ["2018-12-31", "2018-12-31"]),
        ("2018年出口4000辆，较2017年增长5%。", ["2018", "2018"]),
        ("业务收入10,146万元，比2017年的9,850万元增长3.0%。", ["2018", "2017", "2018"]),
        ("收到投诉由上年的8起减为5起。", ["2017", "2018"]),
        ("2016年至2018年分别缴税1亿元、2亿元、3亿元。", ["2016", "2017", "2018"]),
        ("公司成立于1998年，现有员工300人。", ["2018"]),
        ("7月发出证书3张，9月发出证书5张。", ["2018-07", "2018-09"]),
        ("按时支付“2016年度第一期票据”利息20万元。", ["2018"]),
        ("截至2018年底，累计发布71项，其中2017年发布34项，累计立项165项。", ["2018-12-31", "2017", "2018-12-31"]),
        ("占比45.8%（2017年：44.1%；2016年：43.0%），离职率8.2%。", ["2018", "2017", "2016", "2018"]),
        ("员工6,904名（2017年：7,115名），其中女性1,200名。", ["2018", "2017", "2018"]),
        ("报告期（2018年1月1日至2018年12月31日）内，培训300人次。", ["2018"]),
        ("力争“十三五”期间装机突破300万千瓦。", ["2020"]),
        ("上半年检查3次，下半年检查5次。", ["2018-01/2018-06", "2018-07/2018-12"]),
    ],
)
def test_a_figure_holds_when_its_sentence_says(text, periods):
    assert [one.period.text for one in prose_figures(REPORT, Passage(0, text, 1))] == periods


def test_what_the_text_does_not_say_is_marked_as_inferred():
    (figure,) = prose_figures(REPORT, Passage(0, "举办培训5次。", 1))
    assert figure.period.text == "2018"
    assert figure.period.inferred


@pytest.mark.parametrize(
    "text",
    [
        "举办培训5次。",
        "近三年培训5次。",
        "5月23日培训5次。",
        "上年度培训5次。",
        "上半年培训5次。",
        "年末共有会员50家。",
    ],
)
def test_without_a_report_year_the_period_is_unknown(text):
    assert {figure.period.text for figure in prose_figures(Identity(None, None), Passage(0, text, 1))} == {""}


def test_without_a_report_year_the_period_is_what_the_sentence_says():
    (figure,) = prose_figures(Identity(None, None), Passage(0, "截至2018年底，共有会员526个。", 1))
    assert figure.period.text == "2018-12-31"
