"""Where the name of a body ends in a question."""

import pytest

from assistant.asking.question import _end_of_name
from index.names.names import NameMention

BODY = "沧海方壶新纪元检测股份有限公司"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("方壶检测研发投入多少", "研发投入多少"),
        ("方壶新纪元研发投入多少", "研发投入多少"),
        ("方壶股份研发投入多少", "研发投入多少"),
        ("方壶研发投入多少", "研发投入多少"),
    ],
)
def test_words_of_the_full_name_behind_a_short_one_belong_to_it(text, rest):
    assert text[_end_of_name(text, NameMention(0, 2, (BODY,))) :] == rest
