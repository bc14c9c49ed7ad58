"""What a question asks for, once names and years are out of it."""

import pytest

from assistant.asking.asked import find_asked
from assistant.asking.changes import in_one_way
from assistant.asking.english import in_chinese, is_english
from assistant.asking.measures import CUE, answers, asked_families
from ingest.indicators.taxonomy import load_taxonomy


def asked(text):
    return [
        " ".join(term.text for term in one.terms)
        for one in find_asked(in_one_way(text, compares=False), load_taxonomy())
    ]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("手里一共有多少张有效证书", ["有效证书"]),
        ("眼下开了几家分公司呀", ["分公司"]),
        ("程序文件和作业指导书各有多少个", ["程序 文件", "作业 指导书"]),
        ("撤销和暂停的证书各有多少张", ["撤销 证书", "暂停 证书"]),
        ("男女员工各多少人", ["男 员工", "女 员工"]),
        ("法规类、管理类培训各多少个", ["法规 培训", "管理 培训"]),
        ("申报专利、取得软件著作权和商标的数量", ["申报专利", "软件著作权", "商标"]),
        ("各家纳税额从高到低排一下", ["纳税额"]),
        ("出具了多少份检验样品，职工总共多少人", ["出具 检验 样品", "职工"]),
        ("出访次数及人次", ["出访", "出访"]),
        ("新增会员数、年底会员总数", ["新增 会员", "会员总数"]),
        ("新员工培训几期多少人", ["新员工培训", "新员工培训"]),
        ("出口3.5万辆，同比增幅多少", ["出口"]),
        ("海外工厂，有多少家在外省", ["海外 工厂 外省"]),
        ("客户投诉有多少起，办结率多少", ["客户 投诉", "办结"]),
    ],
)
def test_several_things_are_told_apart(text, things):
    assert asked(text) == things


def test_words_said_before_the_question_are_only_around_it():
    (one,) = find_asked("专项治理，涉嫌违规的人一共查出多少个", load_taxonomy())
    assert {"涉嫌", "违规"} <= {term.text for term in one.terms}
    assert {"专项", "治理"} <= {term.text for term in one.context}


def test_a_word_brings_the_words_that_reports_use_instead():
    (one,) = find_asked("缴了多少税", load_taxonomy())
    assert "税款" in one.terms[-1].forms


@pytest.mark.parametrize(
    ("text", "unit", "fits"),
    [
        ("多少张证书", "张", True),
        ("多少张证书", "人", False),
        ("缴了多少税", "元", True),
        ("通过率是多少", "%", True),
        ("通过率是多少", "人次", False),
        ("几家分公司", "个", True),
        ("开了几次会", "位", False),
        ("用电多少度", "kWh", True),
        ("建了多少平米", "平方米", True),
        ("建了多少平米", "米", False),
    ],
)
def test_a_unit_answers_or_not(text, unit, fits):
    cue = text.find("多少") + 2 if "多少" in text else text.find("几") + 1 if "几" in text else None
    assert (answers(unit, asked_families(text, cue)) > 0) is fits


def test_an_english_question_is_put_into_the_words_of_reports():
    text = "How many valid certificates were withdrawn in 2020?"
    assert is_english(text)
    assert "有效证书" in in_chinese(text)
    assert "撤销" in in_chinese(text)
    assert not is_english("2020年QMS证书有多少张")


def test_two_measure_words_ask_in_two_units():
    sessions, people = find_asked("新员工培训几期多少人", load_taxonomy())
    assert sessions.families[0] == "count-events"
    assert people.families[0] == "count-people"


def test_from_one_number_to_another_is_one_thing():
    assert len(find_asked("收费项目由几项减为几项", load_taxonomy())) == 1


def test_each_thing_asked_for_is_named_by_its_own_words():
    total, net = find_asked("利润总额和归母净利润各是多少", load_taxonomy())
    assert total.about == ("profit_total",)
    assert "net_profit" in net.about


@pytest.mark.parametrize(
    ("text", "needed"),
    [("一年能休几天带薪假", ["带薪假"]), ("买国债赚了多少", ["国债"])],
)
def test_a_single_character_that_names_nothing_need_not_be_said(text, needed):
    assert [term.text for one in find_asked(text, load_taxonomy()) for term in one.heavy] == needed


def test_a_degree_and_above_is_one_group():
    (one,) = find_asked("本科及以上的员工有多少人", load_taxonomy())
    assert ("学历", "本科及以上") in {term.dimension for term in one.terms}


def test_a_share_asked_for_behind_a_number_is_of_that_number():
    _, share = find_asked("29岁及以下员工有多少，占员工总数的多少", load_taxonomy())
    assert "29岁及以下" in {term.text for term in share.terms}


def test_a_word_made_of_little_ones_is_taken_apart():
    (one,) = find_asked("免费送的网课值多少钱", load_taxonomy())
    assert [term.text for term in one.terms if term.light] == ["免费", "送"]


@pytest.mark.parametrize("text", ["少了九百多项", "多了三十余家", "涨了两千多万"])
def test_a_number_all_but_named_leaves_it_open(text):
    assert CUE.search(text)
