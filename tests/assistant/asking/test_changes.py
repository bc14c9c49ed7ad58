"""Ways to ask by how much something changed."""

import pytest

from assistant.asking.changes import asks_for_change, in_one_way
from assistant.asking.rules import table


@pytest.mark.parametrize("row", table("changes")["changes"], ids=lambda row: row["example"])
def test_a_way_to_ask_for_a_change_is_read_in_its_example(row):
    assert row["meant"] in in_one_way(row["example"], compares=True)


@pytest.mark.parametrize(
    "text", ["新增会员多少家？", "谁的收入高？高多少？", "有多少名员工？", "一共减免多少人的费用？"]
)
def test_what_asks_how_many_there_are_asks_for_no_change(text):
    assert not asks_for_change(in_one_way(text, compares=False))


def test_what_was_read_once_is_not_read_again():
    assert in_one_way("收入 少了多少", compares=True) == "收入 增减多少"
