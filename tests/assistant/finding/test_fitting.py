"""Which figure answers and which is refused, on figures written for one point each."""

from decimal import Decimal

import pytest

from assistant.asking.asked import find_asked
from assistant.finding.fitting import fit
from assistant.finding.refusing import Manner
from index.library import Disclosure, Filed
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity

REPORT = Filed("某报告.txt", "a" * 64, Identity("松涛质量认证中心", 2020), None, 100, 1, 1)


def disclosed(subject, raw, unit, quote, **more):
    digits = "".join(character for character in raw if character.isdigit() or character == ".")
    start = quote.index(raw)
    quantity = Quantity(raw, Decimal(digits or 0), unit)
    source = Citation(0, start, start + len(raw), quote, None)
    return Disclosure(REPORT, Figure(subject, quantity, more.pop("kind", "flow"), Period("2020"), source, **more))


def fitted(question, disclosure):
    (asked,) = find_asked(question, load_taxonomy())
    return fit(asked, disclosure, Manner(text=question))


def test_a_figure_that_says_it_all_is_taken():
    figure = disclosed("客户投诉", "3起", "起", "全年受理客户投诉3起。")
    assert fitted("受理了多少起客户投诉", figure).taken


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("用了多少度电", disclosed("用电费用", "12万元", "元", "全年用电费用12万元。")),
        ("新能源汽车卖了多少辆", disclosed("出口各类汽车", "700辆", "辆", "全年出口各类汽车700辆。")),
        ("研发投入多少钱", disclosed("研发投入占比", "5%", "%", "研发投入占比5%。", kind="ratio")),
        ("援助多少支疫苗", disclosed("完成疫苗援助任务·配套试剂", "17个", "个", "完成疫苗援助任务，配套试剂17个。")),
        ("四项费用花了多少钱", disclosed("车辆费用", "8万元", "元", "车辆费用8万元。")),
        (
            "培训多少人次",
            disclosed(
                "聘请院校老师为后勤岗位进行专业技能培训", "17名", "人", "聘请院校老师为后勤岗位进行专业技能培训17名。"
            ),
        ),
        ("有多少会员", disclosed("新增会员", "30人", "人", "新增会员30人。", indicator="member_new")),
        ("招了多少应届毕业生", disclosed("从社会公开录用", "6人", "人", "从社会公开录用6人。", indicator="new_hires")),
        ("有多少名员工", disclosed("调剂异地工作职工", "236人", "人", "调剂异地工作职工236人。", kind="stock")),
        ("能耗总量多少", disclosed("单位产品能耗", "3吨标煤", "吨标准煤", "单位产品能耗3吨标煤。")),
        ("客户满意度多少", disclosed("内部顾客满意度", "91%", "%", "内部顾客满意度91%。", kind="ratio")),
        ("有多少名员工", disclosed("职工监事", "1名", "人", "监事会中职工监事1名。", kind="stock")),
        ("入围案例多少个", disclosed("评出案例", "3个", "个", "最终评出案例3个。")),
        ("碳排放多少吨", disclosed("可減少碳排放", "43吨", "吨", "預計可減少碳排放43吨。")),
        ("开了几家营业所", disclosed("設有實驗室", "12間", "间", "設有營業所5處、實驗室12間。")),
        ("离职率多少", disclosed("员工离职率", "30%", "%", "离职率控制在30%以下。", kind="target")),
        ("客户投诉多少起", disclosed("涉及人员的举报", "3起", "起", "受理涉及人员的举报3起。")),
    ],
)
def test_a_figure_of_another_thing_or_unit_is_refused(question, figure):
    assert not fitted(question, figure).taken


def test_a_part_is_no_total_and_says_so():
    part = disclosed(
        "质量管理体系有效证书", "90张", "张", "质量管理体系有效证书90张。",
        kind="stock", indicator="certs_valid", dimensions=(("认证领域", "QMS"),),
    )  # fmt: skip
    refused = fitted("有多少张有效证书", part)
    assert not refused.taken
    assert refused.part
    assert "QMS" in refused.reason


def test_the_words_of_a_bodys_own_name_say_nothing_about_a_figure():
    total = disclosed("有效证书", "90张", "张", "松涛质量认证中心有效证书90张。", kind="stock", indicator="certs_valid")
    assert not fitted("质量管理体系有效证书有多少张", total).taken


def test_a_plan_is_never_taken_for_a_result():
    plan = disclosed("培训", "40次", "次", "计划组织培训40次。", kind="target", indicator="training_sessions")
    result = disclosed("培训", "36次", "次", "全年组织培训36次。", indicator="training_sessions")
    assert fitted("组织了多少次培训", result).score > fitted("组织了多少次培训", plan).score + 0.2


def test_of_two_figures_in_a_sentence_the_one_whose_clause_says_it_fits_better():
    quote = "全年立项20项，发布8项。"
    approved, published = disclosed("立项", "20项", "项", quote), disclosed("发布", "8项", "项", quote)
    assert fitted("发布了多少项", published).score > fitted("发布了多少项", approved).score


def test_what_says_the_words_itself_comes_before_what_is_only_of_their_kind():
    grants = disclosed("公益性支出", "15万元", "元", "公益性支出15万元。", indicator="donation_total")
    awards = disclosed("捐赠助学奖金", "10万元", "元", "捐赠助学奖金10万元。", indicator="donation_total")
    assert fitted("捐赠助学奖金多少钱", awards).rank > fitted("捐赠助学奖金多少钱", grants).rank


def test_of_which_asks_for_the_part():
    sentence = "19家工厂中，有15家分布在外省。"
    part = disclosed("工厂·分布在", "15家", "家", sentence, dimensions=(("限定", "其中"),))
    assert fitted("工厂，有多少家在外省", part).taken
    assert not fitted("工厂，有多少家在外省", disclosed("工厂", "19家", "家", sentence)).taken


def test_money_given_to_somebody_named_is_no_part():
    gift = disclosed(
        "青山区红十字会捐款", "3万元", "元", "向青山区红十字会捐款3万元。",
        indicator="donation_total", dimensions=(("捐赠形式", "现金"),),
    )  # fmt: skip
    assert fitted("向红十字会捐了多少钱", gift).taken
    assert not fitted("捐了多少钱", gift).taken


def test_what_was_paid_in_all_years_answers_for_all_years():
    paid = disclosed(
        "派发现金股利", "46亿元", "元", "累计派发现金股利46亿元。", kind="cumulative", indicator="dividends"
    )
    assert fitted("累计分红多少", paid).taken


def test_what_came_together_since_the_beginning_is_no_answer_for_one_year():
    (asked,) = find_asked("现金分红多少", load_taxonomy())
    paid = disclosed(
        "自上市以来累计派发现金股利", "46亿元", "元", "自上市以来累计派发现金股利46亿元。", kind="cumulative"
    )
    assert fit(asked, paid, Manner(text="现金分红多少", dated=True)).reason
    assert fit(asked, paid, Manner(text="上市以来分红多少", dated=True)).taken
