"""Text as terms."""

import pytest

from index.search.terms import passage_terms, query_terms


def test_words_and_pairs_of_a_run_are_terms():
    assert list(query_terms("有效证书")) == ["有效", "证书", "有效证书", "~有效", "~效证", "~证书"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("4,525 人", {"4525", "人", "#人"}),
        ("22.16", {"22.16"}),
        ("CNCA-R-2002-034", {"cnca-r-2002-034", "cnca", "2002", "034"}),
        ("ＥＭＳ", {"ems"}),
        ("審核", {"审核", "~审核"}),
        ("的", set()),
    ],
)
def test_numbers_and_codes_stay_whole_and_forms_are_folded(text, terms):
    assert set(passage_terms(text)) == terms


def test_a_query_is_cut_at_the_words_that_ask():
    assert "~少张" not in query_terms("有多少张证书？")
    assert "多少" not in query_terms("有多少证书")


def test_the_beginning_of_a_passage_and_its_headings_count_once_more():
    text = "环境保护：" + "，".join(["本年继续做好各项工作"] * 4) + "，节约用水"
    counts = passage_terms(text, ("三、环境",))
    assert counts["环境"] == 3
    assert counts["用水"] == 1
