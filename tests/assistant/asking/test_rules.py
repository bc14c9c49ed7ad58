"""Every row of a table of rules fits the sentence that it gives as its example."""

import pytest

from assistant.asking.rules import rules, table
from assistant.asking.wanted import asks_number, wants
from assistant.asking.years import find_years

TABLES = [("wanted", name) for name in ("wanted", "quantity", "target", "several", "respectively")]
TABLES += [("bodies", name) for name in ("bodies", "heads", "strangers")]
ROWS = [(file, name, rule) for file, name in TABLES for rule in rules(file, name)]


@pytest.mark.parametrize(("file", "name", "rule"), ROWS, ids=lambda value: getattr(value, "name", value))
def test_a_rule_fits_its_example(file, name, rule):
    assert rule.pattern.search(rule.example)


@pytest.mark.parametrize("rule", rules("wanted", "wanted"), ids=lambda rule: rule.name)
def test_a_want_is_found_in_its_example(rule):
    assert rule.name in wants(rule.example) or asks_number(rule.example)


@pytest.mark.parametrize(
    "row", [*table("years")["relative"], *table("years")["several"]], ids=lambda row: row["example"]
)
def test_a_word_for_years_is_found_in_its_example(row):
    assert find_years(row["example"])
