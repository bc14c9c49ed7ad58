"""Whose report, of which year: each way that reports say it, about fictional bodies."""

from dataclasses import dataclass

import pytest

from ingest.cover.genre import ensure_report
from ingest.cover.identity import read_identity
from ingest.document import Cell
from ingest.errors import NotAReport
from ingest.readers.manuscript import Grid, Manuscript, Paragraph
from ingest.report import Identity

PROSE = (
    "本报告所用数据来自日常统计，如有差异以上报数据为准，欢迎社会各界对我们的工作提出意见和建议，"
    "并监督我们持续改进各项工作。"
)


def identity(*texts: str, running: tuple[str, ...] = (), name: str = "") -> Identity:
    return read_identity(Manuscript(tuple(Paragraph(text) for text in texts), running=running), name=name)[0]


@dataclass(frozen=True, slots=True)
class Case:
    texts: tuple[str, ...]
    organisation: str | None
    year: int | None


CASES = {
    "cover of two lines": Case(("方壶认证有限公司", "2019 年度社会责任报告", PROSE), "方壶认证有限公司", 2019),
    "cover of one line": Case(
        ("方壶检测集团股份有限公司2018年度社会责任报告", PROSE), "方壶检测集团股份有限公司", 2018
    ),
    "Chinese numerals": Case(("方壶质量检验中心", "二〇一八年社会责任报告", PROSE), "方壶质量检验中心", 2018),
    "short name in the title, full name declared": Case(
        (
            "方壶国际2018年度社会责任报告",
            "履行责任是应有义务，沧海方壶国际装备股份有限公司（以下简称“公司”）一贯重视责任。" + PROSE,
        ),
        "沧海方壶国际装备股份有限公司",
        2018,
    ),
    "a notice with the report attached": Case(
        (
            "方壶认证协会文件",
            "方认协〔2020〕7号",
            "关于发布方壶认证协会2019年社会责任报告的通知",
            "各会员单位：",
            PROSE,
        ),
        "方壶认证协会",
        2019,
    ),
    "a parent is named": Case(
        (
            "方壶认证中心",
            "2020年社会责任报告",
            "方壶认证中心（以下简称“中心”）是沧海方壶集团有限公司下属全资子公司。" + PROSE,
        ),
        "方壶认证中心",
        2020,
    ),
    "Traditional characters and a stated period": Case(
        (
            "歡迎閱讀方壺娛樂股份有限公司（股票代號：0000）以下簡稱方壺或我們，發行的第六本企業社會責任報告書，"
            + PROSE,
            "本報告書揭露2019年度（1月1日至12月31日）各項績效，部分內容回溯至2017年。",
        ),
        "方壺娛樂股份有限公司",
        2019,
    ),
    "the republic's years": Case(
        ("方壺化學股份有限公司", "企業社會責任報告書", "本報告期間為民國103年1月1日至12月31日。" + PROSE),
        "方壺化學股份有限公司",
        2014,
    ),
    "year of the report, not of issue": Case(
        ("方壶认证有限公司", "2016年社会责任报告", "2017年1月", PROSE), "方壶认证有限公司", 2016
    ),
    "ESG report": Case(
        ("方壶材料股份有限公司", "2022年环境、社会及公司治理（ESG）报告", PROSE), "方壶材料股份有限公司", 2022
    ),
    "a bank's name in full in its profile": Case(
        ("方壶银行", "2016年社会责任报告", PROSE, "1.法定中文名称：方壶银行股份有限公司 法定英文名称：Fanghu Bank"),
        "方壶银行股份有限公司",
        2016,
    ),
    "a profile of several entries on a line": Case(
        ("方壶生物", "2016年度社会责任报告", PROSE, "公司名称：沧海方壶股份有限公司 公司地址：东海路6号"),
        "沧海方壶股份有限公司",
        2016,
    ),
    "the mark of the parent on every page": Case(
        (
            "沧海方壶集团",
            "FANGHU",
            "2016年度社会责任报告",
            "报告中的方壶生物股份有限公司将简称为“方壶生物”、“公司”。" + PROSE,
            "沧海方壶集团",
        ),
        "方壶生物股份有限公司",
        2016,
    ),
    "only the year is legible of the title": Case(
        ("沧海方壶股份有限公司", "2016年度", PROSE), "沧海方壶股份有限公司", 2016
    ),
    "no name at all": Case(
        ("二、管理体系", "本中心于2017年3月进行管理评审，2017年6月内部审核，2017年共检验一百批。" + PROSE), None, 2017
    ),
    "neither name nor year": Case(("一、概况", PROSE), None, None),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_organisation_and_year(case: Case) -> None:
    found = identity(*case.texts)
    assert (found.organisation, found.year) == (case.organisation, case.year)


def test_what_is_not_known_is_said() -> None:
    found, doubts = read_identity(Manuscript((Paragraph("一、概况"), Paragraph(PROSE))))
    assert found.organisation is None
    assert len(doubts) == 2
    assert all("zewen reports set" in doubt for doubt in doubts)


def test_the_rest_of_the_cover() -> None:
    found = identity(
        "方壶认证协会文件",
        "方认协〔2020〕7号",
        "关于发布方壶认证协会2019年社会责任报告的通知",
        "附件：方壶认证协会2019年社会责任报告",
        "方壶认证协会（简称协会，英文缩写FHRX）成立于2005年，由认证行业的有关单位组成。" + PROSE,
        "抄送：有关部门",
        "2020年6月11日印发",
    )
    assert found.document_number == "方认协〔2020〕7号"
    assert found.published == "2020-06-11"
    assert found.title == "方壶认证协会2019年社会责任报告"
    assert (found.period_start, found.period_end) == ("2019-01-01", "2019-12-31")
    assert found.body == "association"
    assert "协会" in found.self_references
    assert dict(found.read_from)["year"] == "标题"


def test_declared_names_are_parted_into_names_and_self_references() -> None:
    found = identity(
        "上海方壶认证有限公司",
        "2016年社会责任报告",
        "上海方壶认证有限公司（以下简称“方壶认证”、“方壶”或“公司”）成立于一九九三年。" + PROSE,
    )
    assert found.short_names == ("方壶认证", "方壶")
    assert found.self_references[0] == "公司"
    assert found.region == "上海"
    assert found.body == "certification"


@pytest.mark.parametrize(
    "words",
    [
        "（二）本报告是沧海方壶股份有限公司（以下简称“公司”或“方壶”）发布的第五份报告。",
        "2016年，沧海方壶股份有限公司（以下简称“方壶”“公司”或“我们”已连续八年发布报告。",
        "报告中的沧海方壶股份有限公司将简称为“方壶”、“公司”、“我们”等。",
        '沧海方壶股份有限公司（以下简称"方壶〃、"公司〃）积极承担责任。',
    ],
)
def test_short_names_are_declared_in_many_ways(words: str) -> None:
    assert identity("沧海方壶股份有限公司", "2016年度社会责任报告", words + PROSE).short_names == ("方壶",)


@pytest.mark.parametrize(
    "line", ["二〇一^七年三月二十六日", "二〇—七年三月二十六日", "沧海方壶股份有限公司 2017年3月26日"]
)
def test_the_date_of_issue_is_read_through_dirt(line: str) -> None:
    found = identity("沧海方壶股份有限公司", "2016年度社会责任报告", PROSE, line)
    assert (found.year, found.published) == (2016, "2017-03-26")


def test_the_file_name_helps_only_where_the_text_is_silent() -> None:
    silent = ("方壶认证有限公司", PROSE)
    assert identity(*silent, name="方壶认证_2019年社会责任报告.pdf").year == 2019
    assert identity("方壶认证有限公司", "2018年社会责任报告", PROSE, name="2019年社会责任报告.pdf").year == 2018


def test_english() -> None:
    found = identity(
        "Fanghu Materials Ltd.",
        "2021 Sustainability Report",
        "We report on our environment, people and governance. " * 20,
    )
    assert (found.year, found.language) == (2021, "en")


def test_a_statistical_table_names_its_body_and_year_in_its_head() -> None:
    head = Grid(((Cell("机构名称"), Cell("方壶认证中心有限公司"), Cell("单位：张")),))
    sheet = Manuscript((Paragraph("认证业务统计表（2020年度）"), head), statistics=True)
    found = read_identity(sheet)[0]
    assert (found.organisation, found.year) == ("方壶认证中心有限公司", 2020)
    ensure_report(found, "认证业务统计表", (), name="统计表.xlsx", statistics=True)
    with pytest.raises(NotAReport):
        ensure_report(identity("购物清单"), "购物清单", (), name="清单.xlsx", statistics=True)


def test_a_preamble_behind_a_contents_list_of_a_line_an_entry_states_the_year() -> None:
    entries = [line for n in range(1, 40) for line in (f"{n}.1 公司概况与治理", str(n))]
    preamble = (
        "本报告书为方壶材料公司的第一版企业社会责任报告书，于2015年12月发行，"
        "涵盖方壶材料2014年1月1日至2014年12月31日的经营与环境资讯。"
    )
    found = identity("方壶材料股份有限公司", "企业社会责任报告", *entries, preamble, PROSE)
    assert found.year == 2014


def test_short_names_are_declared_also_after_a_remark_and_without_a_bracket() -> None:
    said = "报告中的方壶新沧海检测股份有限公司根据行文需要，简称\n为“方壶检测”、“公司”和“我们”。"
    assert "方壶检测" in identity("方壶新沧海检测股份有限公司", "2018年度社会责任报告", PROSE, said).short_names
