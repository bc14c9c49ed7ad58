import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.numerals import plain, print_number, read_digits, read_formal, read_han, read_scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十一", 321), ("二〇一九", 2019), ("两", 2), ("十", 10), ("二十", 20), ("廿五", 25), ("一百二", 120),
        ("三千零五", 3005), ("一万二千", 12000), ("一亿三千万", 130000000), ("三万亿", 3 * 10**12), ("千", 1000),
    ],
)  # fmt: skip
def test_chinese_numerals_are_read(text, value):
    assert read_han(text) == value


def test_the_numerals_of_contracts_are_read():
    assert read_formal("伍仟万") == 50000000
    assert read_formal("叁佰贰拾") == 320


@pytest.mark.parametrize("text", ["", "三三百", "人", "一个"])
def test_characters_that_make_no_number_are_refused(text):
    assert read_han(text) is None


def test_scales_multiply():
    assert read_scale("百万") == 10**6
    assert read_scale("万亿") == 10**12
    assert read_scale("") == 1


ONES = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """A number below 10000 in Chinese."""
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + ONES[digit] + name
            gap = False
        else:
            gap = True
    return text or "零"


@given(st.integers(0, 9999))
def test_what_is_spoken_is_read_again(number):
    assert read_han(spoken(number)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**15, places=4))
def test_a_printed_number_is_read_again(number):
    assert read_digits(print_number(number)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_plain_changes_no_value_and_prints_no_exponent(number):
    assert plain(number) == number
    assert "E" not in str(plain(number)) or number == 0
