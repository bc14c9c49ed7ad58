import pytest

from ingest.figures.times import TIME_RULES, find_times


@pytest.mark.parametrize("rule", TIME_RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_read(rule):
    assert find_times(rule.example, 2018)[0].period == rule.period
