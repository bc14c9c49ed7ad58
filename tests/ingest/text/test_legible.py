from hypothesis import given
from hypothesis import strategies as st

from ingest.text.legible import legible


def test_traditional_and_full_width_become_simplified_and_half_width():
    assert legible("員工３２０人（女性）") == "员工320人(女性)"


def test_a_comma_between_clauses_stays_full_width():
    assert legible("共5次，320人") == "共5次，320人"


def test_a_circled_number_is_no_digit():
    assert legible("①45人") == "①45人"


def test_years_that_recognition_misprints_are_legible():
    assert (
        legible("2011年一2016年累计，20I7年1月1日一12月31日，2O15年")
        == "2011年-2016年累计，2017年1月1日-12月31日，2015年"
    )
    assert legible("一年一次") == "一年一次"


def test_characters_that_recognition_mistakes_beside_numbers_are_legible():
    assert (
        legible("安全费用360佘万元，分红11761万兀，12月31曰，釆购20丨6年")
        == "安全费用360余万元，分红11761万元，12月31日，采购2016年"
    )
    assert legible("我们的愿景一一家园，二〇一一年十一月") == "我们的愿景——家园，二〇一一年十一月"
    assert legible("佘先生，突兀，子曰，60佘") == "佘先生，突兀，子曰，60佘"


@given(st.text())
def test_every_character_keeps_its_place(text):
    assert len(legible(text)) == len(text)
