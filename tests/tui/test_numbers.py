"""Figures as people read them."""

from decimal import Decimal

import pytest

from ingest.figure import Quantity
from ingest.said import Said
from tui.numbers import calculated, grouped, grouped_within, measured
from tui.words import use_language


@pytest.mark.parametrize(
    ("value", "text"),
    [("10214", "10,214"), ("-3.50", "−3.5"), ("1.2E+6", "1,200,000"), ("0.05", "0.05"), ("0.0", "0"), ("-0", "0")],
)
def test_a_number_has_its_thousands_apart(value, text):
    assert grouped(Decimal(value)) == text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity("10214 张", Decimal(10214), "张"), "10,214 张"),
        (Quantity("约 5%", Decimal(5), "%", "approx"), "约 5%"),
        (Quantity("1200 余人次", Decimal(1200), "人次", "more_than"), "超过 1,200 人次"),
        (Quantity("10-20 家", Decimal(15), "家", "exact", Decimal(10), Decimal(20)), "10–20 家"),
        (Quantity("3", Decimal(3), ""), "3"),
    ],
)
def test_a_quantity_says_what_its_report_says(quantity, text):
    assert measured(quantity) == text


@pytest.mark.parametrize(
    ("calculation", "shown"),
    [
        ("(101460000 − 98500000) ÷ 98500000 = 3.0%", "(101,460,000 − 98,500,000) ÷ 98,500,000 = 3.0%"),
        ("2018 年 224 → 2019 年 46", "2018 年 224 → 2019 年 46"),
        ("12345.678901 ≠ 1,234,567", "12,345.678901 ≠ 1,234,567"),
    ],
)
def test_long_numbers_in_a_calculation_have_their_thousands_apart(calculation, shown):
    assert grouped_within(calculation) == shown


@pytest.mark.parametrize(
    ("arithmetic", "english"),
    [
        ("(10,146 − 9,850) ÷ 9,850 万元 = 3.01%", "(10,146 − 9,850) ÷ 9,850 ten thousand yuan = 3.01%"),
        ("3,780张 ≠ 3,770", "3,780 items ≠ 3,770"),
        ("3亿元 ≠ 2 亿元", "3 hundred million yuan ≠ 2 hundred million yuan"),
        ("30公斤 ≠ 3", "30公斤 ≠ 3"),
        ("3个小组 ≠ 3 元/吨", "3个小组 ≠ 3 元/吨"),
        (Said("{balance}，而文中说“{words}”", balance="3张", words="增加3张"), "“增加3张”"),
    ],
)
def test_printed_units_in_a_calculation_are_english_where_they_are_ours(arithmetic, english):
    assert calculated(arithmetic) == arithmetic
    use_language("en")
    assert english in calculated(arithmetic)
