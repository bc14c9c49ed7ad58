"""Reasons and rules are said in the language in use; what they name of a report is not translated."""

import pytest

from tui.reasons import AUDIT_RULES, REASONS, reason_text, rule_name
from tui.words import use_language


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        ("单位不同", "another unit"),
        ("是2018年的数", "for 2018"),
        ("只是女部分的数", "only of the part 女"),
        ("没有提到新增", "does not mention 新增"),
        ("是人均捐款", "是人均捐款"),
    ],
)
def test_a_reason_is_english_where_that_is_asked_for(reason, english):
    assert reason_text(reason) == reason
    use_language("en")
    assert reason_text(reason) == english


def test_every_reason_and_rule_has_an_english_name():
    use_language("en")
    assert all(reason_text(one).isascii() for one in REASONS)
    assert all(rule_name(one).isascii() for one in (*AUDIT_RULES, "编号"))
