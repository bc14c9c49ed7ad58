# ruff: noqa: E501 - a case is a line
from decimal import Decimal

import pytest

from ingest.document import Cell, Passage, Table
from ingest.figures.cells import read_cell
from ingest.figures.find import find_figures
from ingest.figures.table_heads import read_unit
from ingest.report import Identity

BODY = Identity("云梦检验有限公司", 2021, self_references=("公司",))


def figures(*lines, head_rows=1, head_columns=1, **table):
    rows = [line.split("|") for line in lines]
    text = "\n".join("\t".join(row) for row in rows)
    cells = tuple(tuple(Cell(cell) for cell in row) for row in rows)
    return find_figures(BODY, [Passage(0, text, 1, (), 0)], [Table(0, 0, cells, head_rows, head_columns, **table)])


def told(found):
    return [(one.subject, str(one.quantity.value), one.quantity.unit, one.period.text) for one in found]


def test_a_cell_is_what_its_row_and_its_column_say():
    found = figures("认证类别|有效证书|撤销证书", "QMS|872|26", "合计|1,654|0")
    assert [(one.subject, one.quantity.value) for one in found] == [
        ("QMS·有效证书", 872), ("QMS·撤销证书", 26), ("合计·有效证书", 1654), ("合计·撤销证书", 0),
    ]  # fmt: skip
    assert all(one.in_table for one in found)


def test_the_quote_of_a_cell_is_its_row():
    assert figures("项目|数量", "证书|12张")[0].source.quote == "证书\t12张"


def test_years_over_the_columns_are_periods():
    found = figures("指标|单位|2020年|2021年", "用电量|万千瓦时|12.5|11.8", head_columns=2)
    assert told(found) == [("用电量", "125000", "kWh", "2020"), ("用电量", "118000", "kWh", "2021")]


def test_a_head_gives_the_unit():
    assert told(figures("项目|金额（万元）", "捐赠|56.8")) == [("捐赠·金额", "568000", "元", "2021")]


def test_the_caption_gives_the_unit_of_all():
    assert told(figures("项目|2021", "营业收入|1,250", unit="万元")) == [("营业收入", "12500000", "元", "2021")]


def test_a_part_over_its_whole_is_two_figures():
    found = figures("项目|QMS|EMS", "专职审核员/总数|27/48|25/38")
    assert told(found) == [
        ("专职审核员·QMS", "27", "人", "2021"), ("专职审核员·总数·QMS", "48", "人", "2021"),
        ("专职审核员·EMS", "25", "人", "2021"), ("专职审核员·总数·EMS", "38", "人", "2021"),
    ]  # fmt: skip


def test_blank_and_stroke_are_no_zero():
    assert [one.quantity.value for one in figures("项目|甲|乙|丙|丁", "证书||-|不适用|0")] == [0]


def test_serial_numbers_pages_and_years_are_no_figures():
    assert figures("序号|项目|页码", "1|培训|12", "2|捐赠|15", head_columns=2) == ()


def test_an_index_of_clauses_has_no_figures():
    assert figures("GRI标准|披露项|页码", "GRI 302-1|能源消耗|23") == ()


def test_a_row_of_one_cell_names_those_below_it():
    found = figures("指标|2021年", "环境绩效|", "用水量（吨）|500")
    assert told(found) == [("环境绩效·用水量", "500", "吨", "2021")]


def test_a_plan_in_a_column_is_a_target():
    planned, done = figures("指标|2021年目标|2021年", "培训场次|20|23")
    assert (planned.kind, done.kind) == ("target", "flow")


def test_sentences_in_a_cell_are_read_as_sentences():
    found = figures("方面|做法", "培训|全年举办培训35次，参加1,200人次")
    assert [(one.quantity.raw, one.quantity.unit) for one in found] == [("35次", "次"), ("1,200人次", "人次")]


def test_a_fall_in_brackets_is_negative():
    assert [one.quantity.value for one in figures("项目|同比", "收入|(3.5%)", "利润|-2.1%")] == [
        Decimal("-3.5"),
        Decimal("-2.1"),
    ]


def test_a_merged_cell_is_told_once():
    cells = ((Cell("部门"), Cell("人数")), (Cell("检验部"), Cell("12")), (Cell("检验部", inherited=True), Cell("3")))
    found = find_figures(BODY, [Passage(0, "部门\t人数\n检验部\t12\n\t3", 1, (), 0)], [Table(0, 0, cells)])
    assert [one.source.quote for one in found] == ["检验部\t12", "\t3"]


@pytest.mark.parametrize(
    ("text", "values"),
    [("1,018", [1018]), ("27/48", [27, 48]), ("12.5%", [Decimal("12.5")]), ("-", []), ("", []), ("无", []), ("2018年", []), ("约3.5万元", [35000]), ("↓5%", [-5])],
)  # fmt: skip
def test_a_cell_is_read(text, values):
    assert [number.quantity.value for number in read_cell(text)] == values


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("万元", "元", 10000),
        ("千瓦时", "kWh", 1),
        ("吨每百万元营业收入", "吨/百万元", 1),
        ("%", "%", 1),
        ("百万千焦", "GJ", 1),
    ],
)
def test_a_unit_in_a_head_is_read(text, unit, factor):
    scale = read_unit(text)
    assert scale is not None
    assert (scale.unit, scale.factor) == (unit, factor)


@pytest.mark.parametrize("text", ["有效证书", "2018", "人员情况", ""])
def test_other_heads_are_no_units(text):
    assert read_unit(text) is None


def test_a_part_is_told_with_its_whole():
    found = figures("指标|单位|2021年", "员工总数|人|320", "其中：女性|人|120", head_columns=2)
    assert told(found)[1] == ("员工总数·女性", "120", "人", "2021")


def test_heads_without_a_unit_may_leave_no_doubt():
    found = figures("培训类型|场次|参训人次", "安全培训|23|1,560")
    assert [(one.quantity.value, one.quantity.unit) for one in found] == [(23, "场次"), (1560, "人次")]


def test_a_change_beside_two_years_is_of_neither_head():
    found = figures("项目|2021年度|2020年度|同比增减（%）", "捐赠支出（万元）|56.00|80.00|-30.00")
    assert [(one.kind, one.quantity.value, one.quantity.unit) for one in found] == [
        ("flow", 560000, "元"), ("flow", 800000, "元"), ("growth", -30, "%"),
    ]  # fmt: skip


def test_limits_beside_what_was_emitted_are_rules():
    found = figures("污染物|排放浓度|执行标准限值", "COD|35mg/L|100mg/L")
    assert [one.kind for one in found] == ["ratio", "rule"]


def test_numbers_that_name_are_no_figures():
    assert (
        figures(
            "项目|内容", "统一社会信用代码|913100001234567", "股票代码|600123", "成立日期|20030812", "员工总数|320"
        )[0].quantity.value
        == 320
    )


def test_the_unit_of_the_caption_is_not_for_rates_and_heads():
    found = figures("项目|2021", "营业收入|1,250", "毛利率|35.6", "员工人数|320", unit="万元")
    assert [(one.quantity.value, one.quantity.unit) for one in found] == [
        (12500000, "元"),
        (Decimal("35.6"), ""),
        (320, "人"),
    ]


def test_years_beside_the_rows_are_periods():
    found = figures("年份|有效证书数", "2019|1,890", "2020|2,010")
    assert told(found) == [("有效证书数", "1890", "张", "2019"), ("有效证书数", "2010", "张", "2020")]


def test_a_row_of_heads_inside_a_table_begins_new_columns():
    found = figures("专业|人数（人）", "生产人员|856", "教育程度|数量（人）", "大专|425")
    assert [one.subject for one in found] == ["生产人员·人数", "大专"]


def test_a_caption_that_counts_is_in_the_subject_where_the_rows_say_only_the_kind():
    found = figures("认证领域|2020|2021", "环境管理体系|612|655", "外购电力使用总量|20|21", caption="表1 有效证书数")
    assert [one.subject for one in found[1::2]] == ["有效证书数·环境管理体系", "外购电力使用总量"]


def test_the_parts_of_a_whole_share_its_unit_up_to_the_next():
    lines = (
        "项目|2021年",
        "社会贡献（亿元）|268",
        "其中：税费|46",
        "利息|5",
        "培训人数|9",
        "股本（股）|14",
        "每股值|2",
    )
    assert [(one.quantity.raw, one.quantity.unit) for one in figures(*lines)] == [
        ("268", "元"), ("46", "元"), ("5", "元"), ("9", "人"), ("14", "股"), ("2", ""),
    ]  # fmt: skip


def test_the_unit_in_the_head_of_a_column_beats_that_of_the_row():
    found = figures("项目|单位|数量|金额(万元)", "热泵|台|1|8.38", head_columns=2)
    assert [(one.quantity.raw, one.quantity.unit) for one in found] == [("1", "台"), ("8.38", "元")]


@pytest.mark.parametrize("text", ["20160728", "201620809930.6", "201620809933.X"])
def test_a_day_or_a_patent_counts_nothing(text):
    assert read_cell(text) == ()


def test_an_age_that_names_a_row_is_its_head():
    found = figures("年龄段|人数", "35岁及以下|12", "36至40岁|7", "合计|19")
    assert [one.subject for one in found] == ["35岁及以下·人数", "36至40岁·人数", "合计·人数"]
