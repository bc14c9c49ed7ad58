"""Rows as text: numbers exact, nothing that a terminal obeys or a spreadsheet runs."""

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.rowtext import FORMULA_STARTS, csv_lines, json_line, number_text

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False, places=4)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_json_reads_back_equal_with_every_digit(value):
    assert json.loads(json_line(value), parse_float=Decimal) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("10560000"), "10560000"),
        (Decimal("1.056E+7"), "10560000"),
        (Decimal("22.10"), "22.1"),
        (Decimal("0.1") + Decimal("0.2"), "0.3"),
        (Decimal("-5"), "-5"),
        (Decimal("12345678901234567890.12"), "12345678901234567890.12"),
        (Decimal("0.00"), "0"),
    ],
)
def test_a_number_is_printed_in_plain_digits_without_noise(value, text):
    assert number_text(value) == text


@given(st.text())
def test_a_json_line_is_one_line_without_controls_or_direction_marks(text):
    line = json_line({"quote": text})
    assert not set(line) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u202e", "\u2066"}


def test_csv_has_a_head_and_plain_cells():
    rows = [{"subject": "证书", "value": Decimal("1200.50"), "table": True, "page": None, "dimensions": {"性别": "女"}}]
    lines = list(csv_lines(rows, ["subject", "value", "table", "page", "dimensions"]))
    assert lines == ["subject,value,table,page,dimensions", '证书,1200.5,true,,"{""性别"": ""女""}"']


@given(st.text(min_size=1))
def test_no_csv_cell_of_text_begins_like_a_formula(text):
    _, line = csv_lines([{"quote": text}], ["quote"])
    ((cell,),) = csv.reader(io.StringIO(line, newline=""))
    assert not cell.startswith(FORMULA_STARTS)


def test_a_negative_number_in_csv_stays_a_number():
    assert list(csv_lines([{"value": Decimal("-5")}], ["value"]))[1] == "-5"
