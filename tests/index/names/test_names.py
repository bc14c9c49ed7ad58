"""Names as people write them; the bodies are made up."""

import pytest

from index.filed import Filed
from index.names.names import Names
from ingest.report import Identity

CLOUD = "北京云溪认证中心有限责任公司"
COUNCIL = "中国检测认可协会"
HARBOUR = "天津质量技术认证中心"
WATER = "山东青岚水务集团股份有限公司"
PAPER = "贵竹鸟股份有限公司"


def filed(organisation, *, file="a.txt", latin="", **identity):
    known = Identity(organisation, 2020, **identity)
    return Filed(file, "0" * 64, known, 1, 1, 1, 1, latin_name=latin)


NAMES = Names(
    [
        filed(CLOUD, body="certification", short_names=("云溪认证", "云溪"), region="北京"),
        filed(COUNCIL, body="association"),
        filed(HARBOUR, body="certification", region="天津", latin="tqi"),
        filed(WATER, body="company", region="山东"),
        filed(PAPER, body="company"),
        filed(None, file="lab.txt", body="laboratory", self_references=("本中心",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("北京云溪认证中心有多少证书", "北京云溪认证中心", CLOUD),
        ("云溪2020年培训了几次", "云溪", CLOUD),
        ("云溪中心的收入", "云溪中心", CLOUD),
        ("天津中心2020年一共撤了多少张证", "天津中心", HARBOUR),
        ("天津那家呢", "天津那家", HARBOUR),
        ("TQI 2020年收到多少投诉", "TQI", HARBOUR),
        ("中检协有多少会员", "中检协", COUNCIL),
        ("CTAA 年底有多少人", "CTAA", COUNCIL),
        ("协会2019年做了什么", "协会", COUNCIL),
        ("青岚用了多少水", "青岚", WATER),
        ("青岚水务2020年纳税", "青岚水务", WATER),
        ("青水集团", "青水集团", WATER),
        ("Guizhuniao paid tax", "Guizhuniao", PAPER),
        ("北京雲溪認證中心", "北京雲溪認證中心", CLOUD),
    ],
)
def test_a_name_is_found_in_the_forms_people_use(text, words, meant):
    mentions = NAMES.resolve(text)
    assert [(text[one.start : one.end], one.candidates, one.exact) for one in mentions] == [(words, (meant,), True)]


@pytest.mark.parametrize(
    ("text", "meant", "correction"),
    [
        ("云西认证有多少证书", CLOUD, "云溪认证"),
        ("青览水务2020年", WATER, "青岚水务"),
        ("贵竹乌开了几家店", PAPER, "贵竹鸟"),
    ],
)
def test_a_name_typed_wrong_says_what_was_read(text, meant, correction):
    (mention,) = NAMES.resolve(text)
    assert (mention.candidates, mention.exact, mention.correction) == ((meant,), False, correction)


@pytest.mark.parametrize("text", ["那家检验中心考核了多少人", "检验中心2017年", "国家质检中心的程序文件"])
def test_a_report_that_names_nobody_is_reached_by_its_kind(text):
    (mention,) = NAMES.resolve(text)
    assert (mention.candidates, mention.files) == ((), ("lab.txt",))


@pytest.mark.parametrize(
    "text",
    [
        "北京航天认证中心有多少证书",
        "上海云溪认证中心有多少证书",
        "行业协会发布了多少标准",
        "比一下两家认证机构",
        "质量认证证书有多少",
        "各协会的会员",
    ],
)
def test_another_body_or_none_is_not_taken_for_one_of_ours(text):
    assert NAMES.resolve(text) == ()


def test_words_that_fit_several_bodies_name_them_all():
    names = Names([filed("上海云溪认证中心"), filed("北京云溪认证中心")])
    (mention,) = names.resolve("云溪有多少证书")
    assert mention.candidates == ("上海云溪认证中心", "北京云溪认证中心")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("方舟标志认证集团有限公司", "方舟集团有多少证书"),
        ("北京中大云远认证中心", "云远2020年培训了几次"),
        ("中国检验认证集团有限公司", "中检集团的收入"),
        ("中国云商银行股份有限公司", "云行2019年捐了多少"),
        ("安徽云淮汽车股份有限公司", "云汽2018年出口多少"),
        ("中国质量认证中心", "CQC 2018年发了多少证"),
    ],
)
def test_bodies_are_called_by_clipped_names(name, text):
    (mention,) = Names([filed(name)]).resolve(text)
    assert mention.candidates == (name,)


def test_an_empty_library_knows_no_names():
    assert Names([]).resolve("任何问题") == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("中云协有多少会员", "中国云溪认证协会"),
        ("中青协有多少会员", "中国青岚检测协会"),
        ("中青中心有多少证书", "中国青岚认证中心"),
    ],
)
def test_an_abbreviation_is_told_from_those_of_bodies_that_begin_or_end_alike(text, meant):
    names = Names([filed("中国云溪认证协会"), filed("中国青岚检测协会"), filed("中国青岚认证中心")])
    (mention,) = names.resolve(text)
    assert mention.candidates == (meant,)
