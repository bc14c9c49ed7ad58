"""Every value that can be stored comes back equal."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stored.codec import from_json, to_json
from ingest.document import Passage, Table
from ingest.figure import Figure
from ingest.report import Identity, Report
from ingest.said import Listed, Said

FINITE = st.decimals(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Decimal, FINITE)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    Said, st.builds(lambda page, note: Said("第 {page} 页：{note}", page=page, note=note), st.integers(), st.text())
)


@given(st.from_type(Figure))
@settings(max_examples=60, deadline=None)
def test_a_figure_comes_back_equal(figure):
    assert from_json(Figure, to_json(figure)) == figure


@given(st.one_of(st.from_type(Identity), st.from_type(Passage), st.from_type(Table)))
@settings(max_examples=60, deadline=None)
def test_an_identity_passage_or_table_comes_back_equal(value):
    assert from_json(type(value), to_json(value)) == value


@given(st.from_type(Report))
@settings(max_examples=15, deadline=None)
def test_a_report_comes_back_equal(report):
    assert from_json(Report, to_json(report)) == report


def test_a_decimal_keeps_its_zeros():
    assert str(from_json(Decimal, to_json(Decimal("22.10")))) == "22.10"


@pytest.mark.parametrize(
    "said",
    [
        Said("此页没有文字"),
        Said("第 {pages} 页：{note}", pages=Listed(("1", "3")), note=Said("此页没有文字")),
        Listed((Said("共 {n} 页", n=3), "甲"), "；"),
    ],
)
def test_what_was_said_comes_back_piece_by_piece(said):
    again = from_json(Said, to_json(said))
    assert again == said
    assert again.through(lambda phrase: f"<{phrase}>") == said.through(lambda phrase: f"<{phrase}>")


def test_what_an_older_library_says_is_its_text():
    assert from_json(Said, '"此页没有文字"') == Said("此页没有文字")
