from ingest.document import Cell
from ingest.readers.manuscript import Grid
from ingest.text.tables import is_value, names_columns, understand, unit_of


def table(*rows: str, above: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    cells = tuple(tuple(Cell(text) for text in row.split("|")) for row in rows)
    return understand(Grid(cells), order=0, passage=0, above=above, section=())


def test_units_in_captions_notes_and_corners() -> None:
    assert unit_of("表1 收入情况（单位：万元）") == "万元"
    assert unit_of("单位：人民币千元") == "千元"
    assert unit_of("单位：元币种：人民币") == unit_of("币种：人民币 单位：元") == unit_of("单位：人民币/元") == "元"
    assert unit_of("單位：佰萬元") == "佰萬元"
    assert unit_of("(单位:吨二氧化碳当量)") == "吨二氧化碳当量"
    assert table("单位：张|2020|2021", "质量|12|13").unit == "张"
    assert table("项目|2020|2021", "质量|12|13", above=("表1 证书", "单位：张")).unit == "张"


def test_a_column_of_awarding_units_gives_no_unit() -> None:
    assert unit_of("授予单位公司荣获称号") == ""
    assert table("荣誉|授予单位|月份", "先进|某协会|3").unit == ""


def test_values_are_told_from_names() -> None:
    assert all(map(is_value, ("1,018", "27/48", "12.5%", "(324)", "—", "-3.2", "0", "3,631.76万元")))
    assert not any(map(is_value, ("2018年", "2018", "QMS", "合计", "", "项目1")))


def test_heads_of_two_rows() -> None:
    found = table("领域|证书|证书|审核员", "领域|2020|2021|专职", "质量|12|13|5", "环境|7|8|3")
    assert (found.head_rows, found.head_columns) == (2, 1)


def test_two_columns_of_names() -> None:
    found = table("类别|项目|人数", "性别|男|29", "|女|33", "学历|本科|12")
    assert (found.head_rows, found.head_columns) == (1, 2)
    assert found.rows[2][0] == Cell("性别", inherited=True)


def test_a_first_row_over_all_columns_is_the_caption() -> None:
    found = table("2021年环境绩效（单位：吨）||", "项目|2020年|2021年", "废纸|3|4")
    assert (found.caption, found.unit, found.rows[0][0].text) == ("2021年环境绩效（单位：吨）", "吨", "项目")


def test_a_table_of_words_has_one_head_row() -> None:
    assert table("相关方|期望", "顾客|高效", "员工|公平").head_rows == 1


def test_a_second_head_row_that_the_format_does_not_mark_is_seen() -> None:
    rows = (("项目", "2022年", "2022年"), ("", "金额", "同比"), ("收入", "486", "4.2"), ("利润", "28", "3.5"))
    grid = Grid(tuple(tuple(Cell(text) for text in row) for row in rows), head_rows=1)
    assert understand(grid, order=0, passage=0, above=(), section=()).head_rows == 2


def test_a_row_of_times_amid_the_values_names_the_columns_below_it() -> None:
    found = table("主要数据|2016年|2015年|增减", "收入|9|8|12.5", "|2016年末|2015年末|增减(%)", "资产|70|60|16.7")
    assert [cell.text for cell in found.rows[2]] == ["", "2016年末", "2015年末", "增减(%)"]
    assert names_columns(found.rows[2])
    assert not names_columns(found.rows[3])
    assert not names_columns(table("项目|年度|奖项", "荣誉|2015年|甲奖", "|2016年|乙奖").rows[2])


def test_circled_numbers_that_count_the_rows_are_read_as_names_are() -> None:
    found = table("序|项目|2021年", "①|用电量|12", "②|用水量|34")
    assert [cell.text for cell in found.rows[1]] == ["①", "用电量", "12"]
