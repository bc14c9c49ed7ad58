"""Years as people name them."""

import pytest

from assistant.asking.years import base_of, find_years, resolve


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("截至2016年底的证书", (2016,)),
        ("18年和19年各多少项", (2018, 2019)),
        ("2018和2019分别是多少人", (2018, 2019)),
        ("2018-2020年员工人数", (2018, 2019, 2020)),
        ("09年万元产值能耗", (2009,)),
        ("民國105年的用電量", (2016,)),
        ("105年度員工", (2016,)),
        ("那2019年中级的有多少", (2019,)),
        ("到2019年年中", (2019,)),
        ("How many in 2020?", (2020,)),
        ("《2017年发展报告》用了几个维度", ()),
        ("成立20年了", ()),
        ("2008年以来累计分红多少", ()),
        ("连续11年举办", ()),
        ("花了2000元", ()),
    ],
)
def test_years_are_found_in_the_ways_people_write_them(text, named):
    assert find_years(text).named == named


def test_what_belongs_to_a_year_goes_with_it():
    text = "截至2018年12月31日的数"
    ((start, end),) = find_years(text).spans
    assert text[start:end] == "2018年12月31日"


@pytest.mark.parametrize(
    ("text", "talked_about", "meant"),
    [
        ("去年呢", None, (2019,)),
        ("去年呢", 2018, (2017,)),
        ("上一年度", None, (2019,)),
        ("近三年", None, (2018, 2019, 2020)),
        ("这两年怎么变的", 2018, (2019, 2020)),
        ("历年", None, (2016, 2018, 2019, 2020)),
        ("本年度", 2018, (2018,)),
        ("第二年打算安排多少", 2018, (2019,)),
        ("近五年的捐赠", None, (2016, 2017, 2018, 2019, 2020)),
        ("三年净利润列个表", None, (2018, 2019, 2020)),
        ("满三年的员工各有多少", None, ()),
    ],
)
def test_relative_years_count_from_the_one_talked_about_else_from_the_latest(text, talked_about, meant):
    assert resolve(find_years(text), available=(2016, 2018, 2019, 2020), talked_about=talked_about) == meant


@pytest.mark.parametrize(
    ("text", "about", "base"),
    [
        ("2016年的产量比2015年少了多少", (2016,), (2015,)),
        ("2016年流失率比上年高了还是低了", (2016,), (2015,)),
        ("人数较去年变化多少", (2020,), (2019,)),
        ("合起来比年初增加了多少", (2020,), (2019,)),
        ("比较2015年和2016年的产量", (2015, 2016), ()),
        ("男员工占比2016年是多少", (2016,), ()),
    ],
)
def test_a_year_compared_with_is_not_the_year_spoken_of(text, about, base):
    years = find_years(text)
    assert (resolve(years, available=(2020,), talked_about=None) or (2020,)) == about
    assert base_of(years, about) == base
