from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figure import Quantity
from ingest.figures.qualifiers import AFTER, BEFORE
from ingest.figures.quantities import find_quantities, print_quantity
from ingest.figures.units import load_units


def only(text):
    found = [one for one in find_quantities(text) if not one.plain_number]
    assert len(found) == 1, [one.quantity for one in found]
    return found[0].quantity


@pytest.mark.parametrize(
    ("text", "raw", "value", "unit"),
    [
        ("认证收入 1056 万，", "1056 万", "10560000", ""),
        ("帮扶款项 22.16 万元", "22.16 万元", "221600", "元"),
        ("8.612 万门次的课程", "8.612 万门次", "86120", "门次"),
        ("投入1.2亿", "1.2亿", "120000000", ""),
        ("营收8亿6,540万元", "8亿6,540万元", "865400000", "元"),
        ("能耗2,345吨（标准煤）", "2,345吨（标准煤）", "2345", "吨标准煤"),
        ("排放5.6万吨 CO2e", "5.6万吨 CO2e", "56000", "tCO2e"),
        ("投资3,000万人民币", "3,000万人民币", "30000000", "元"),
        ("收购1万6千斤", "1万6千斤", "8", "吨"),
        ("捐款2万3,456元", "2万3,456元", "23456", "元"),
        ("投入2 億 3,000 萬元", "2 億 3,000 萬元", "230000000", "元"),
        ("营收3 億 8 仟多萬元", "3 億 8 仟多萬元", "380000000", "元"),
        ("净利润为-1,250.6万元", "-1,250.6万元", "-12506000", "元"),
        ("同比增长－5.6%", "－5.6%", "-5.6", "%"),
        ("招聘10-15人", "10-15人", "10", "人"),
        ("2017-2018年检查3次", "3次", "3", "次"),
        ("流失0人\n每年培训", "0人", "0", "人"),
        ("能耗1.2×10^4吨标准煤", "1.2×10^4吨标准煤", "12000", "吨标准煤"),
        ("能耗1.2×10⁴吨标准煤", "1.2×10⁴吨标准煤", "12000", "吨标准煤"),
        ("用水3×10³吨", "3×10³吨", "3000", "吨"),
        ("耗煤7*10^4吨", "7*10^4吨", "70000", "吨"),
        ("注册资本为人民币伍仟万元整", "伍仟万元整", "50000000", "元"),
        ("注册资本叁佰贰拾万圆", "叁佰贰拾万圆", "3200000", "元"),
        ("损耗率万分之九点八", "万分之九点八", "0.098", "%"),
        ("供电煤耗298.6克/千瓦时", "298.6克/千瓦时", "298.6", "g/kWh"),
        ("运费3元/千瓦时", "3元/千瓦时", "3", "元/kWh"),
        ("平均年龄为三十五岁半", "三十五岁半", "35.5", "岁"),
        ("审核员十五人", "十五人", "15", "人"),
        ("审核员三百二十一人", "三百二十一人", "321", "人"),
        ("占四成，", "四成", "40", "%"),
        ("过半员工", "过半", "50", "%"),
        ("二分之一的员工", "二分之一", "50", "%"),
        ("生产损耗减少三分之二", "三分之二", "66.666667", "%"),
        ("百分之百参与", "百分之百", "100", "%"),
        ("百分之九十七点五", "百分之九十七点五", "97.5", "%"),
        ("负伤率1.15‰", "1.15‰", "1.15", "‰"),
        ("提高2.3个百分点", "2.3个百分点", "2.3", "百分点"),
        ("装机2×18万千瓦", "2×18万千瓦", "360000", "kW"),
        ("支付132,531,848.19元", "132,531,848.19元", "132531848.19", "元"),
        ("产能11，700吨", "11，700吨", "11700", "吨"),
        ("共３２０人", "３２０人", "320", "人"),
        ("能耗0.31吨标准煤/万元", "0.31吨标准煤/万元", "0.31", "吨标准煤/万元"),
        ("处理3万m3/d污水", "3万m3/d", "30000", "立方米/日"),
        ("排放强度0.5吨二氧化碳当量每百万元营业收入", "0.5吨二氧化碳当量每百万元", "0.5", "tCO2e/百万元"),
        ("節電3,000度", "3,000度", "3000", "kWh"),
        ("空调不低于26度", "26度", "26", "℃"),
        ("产量翻番", "翻番", "100", "%"),
        ("质量288千克标准煤", "288千克标准煤", "0.288", "吨标准煤"),
        ("資本額5百萬元", "5百萬元", "5000000", "元"),
        ("发放5,000仟元", "5,000仟元", "5000000", "元"),
    ],
)
def test_a_printed_quantity_is_read(text, raw, value, unit):
    quantity = only(text)
    assert (quantity.raw, quantity.value, quantity.unit) == (raw, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [("3%~5%", 3, 5, "%"), ("10–15人", 10, 15, "人"), ("降低15%-20%", 15, 20, "%"), ("2至3万元", 20000, 30000, "元")],
)
def test_a_range_has_both_ends(text, low, high, unit):
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize("row", [*BEFORE, *AFTER], ids=lambda row: row.words[:8])
def test_the_words_beside_a_number_qualify_it(row):
    assert only(row.example).qualifier == row.qualifier


@pytest.mark.parametrize(
    ("text", "qualifier"), [("30余项", "more_than"), ("千余家", "more_than"), ("近十批次", "nearly")]
)
def test_a_rounded_count_is_qualified(text, qualifier):
    assert only(text).qualifier == qualifier


def test_near_and_more_at_once_is_doubted():
    found = find_quantities("近40余人的队伍")
    assert found[0].quantity.qualifier == "approx"
    assert found[0].doubts


@pytest.mark.parametrize(
    "text",
    [
        "数千万元",
        "几十家单位",
        "千家万户",
        "零组件",
        "万家灯火",
        "1,636,315100%",
        "发布ISO14001:2015",
        "电话010-84380488",
    ],
)
def test_what_names_no_number_is_none(text):
    assert [one for one in find_quantities(text) if not one.plain_number] == []


@given(st.text())
def test_raw_stands_where_it_says(text):
    for one in find_quantities(text):
        assert text[one.start : one.end] == one.quantity.raw


NUMERIC = st.text(
    "0123456789０１２.,，万亿千百十一二三零〇两余多几%‰~-—至到年月日人次家个元吨/每度第号 约近超", max_size=40
)


@given(NUMERIC)
def test_reading_never_fails_on_numbers_in_any_order(text):
    find_quantities(text)


BASES = sorted({unit.base for unit in load_units() if not unit.weak})


@given(st.decimals(min_value=Decimal("0.001"), max_value=10**12, places=3), st.sampled_from(BASES))
def test_a_quantity_printed_and_read_again_is_the_same(value, unit):
    printed = print_quantity(Quantity("", value, unit))
    found = find_quantities(f"共{printed}")
    assert len(found) == 1
    assert (found[0].quantity.value, found[0].quantity.unit) == (value, unit)
    assert print_quantity(found[0].quantity) == printed
