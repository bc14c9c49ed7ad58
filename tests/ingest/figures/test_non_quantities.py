import pytest

from ingest.figures.non_quantities import NON_QUANTITIES, non_quantities
from ingest.figures.quantities import find_quantities


@pytest.mark.parametrize("row", NON_QUANTITIES, ids=lambda row: row.name)
def test_the_example_is_found(row):
    assert row.found in [match[0] for match in row.pattern.finditer(row.example)]


@pytest.mark.parametrize("text", ["“三会一课”制度", "开展“123工程”", "「五心服務」"])
def test_numbers_in_a_quoted_name_are_none(text):
    assert find_quantities(text) == ()


def test_a_result_in_quotation_marks_is_one():
    assert [one.quantity.raw for one in find_quantities("实现“合格率100%”")] == ["100%"]


def test_spans_come_in_order():
    spans = non_quantities("2018年5月1日发布《3项规定》，电话010-12345678")
    assert list(spans) == sorted(spans)
