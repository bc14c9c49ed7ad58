"""`zewen search`."""

import pytest

from tui.rows import HIT_FIELDS


def test_a_row_a_passage_has_the_fields_that_scripts_rely_on(rows):
    first, *_ = rows("search", "有效证书")
    assert tuple(first) == HIT_FIELDS
    assert (first["rank"], first["page"], first["section"]) == (1, 3, "一、认证业务")
    assert "有效证书共1234张" in first["text"]


def test_people_see_the_passage_with_its_place(run):
    shown = run("search", "有效证书").stdout
    assert "1. 云台认证中心有限公司 2020 年" in shown
    assert "云台2020.pdf  第 3 页  一、认证业务" in shown


def test_what_is_not_there_is_said_with_the_words_that_were_looked_up(run):
    result = run("search", "光伏")
    assert result.exit_code == 0
    assert "光伏" in result.stdout


@pytest.mark.parametrize("query", ["“”", "\x1b[31m", "长" * 5000], ids=len)
def test_no_query_is_an_accident(run, query):
    assert run("search", query).exit_code == 0


@pytest.mark.parametrize("query", ["", " "])
def test_nothing_to_search_for_is_wrong_usage(run, query):
    result = run("search", query)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "请写明要检索的词" in result.stderr
