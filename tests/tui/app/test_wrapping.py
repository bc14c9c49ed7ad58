"""Lines are filled by cells, and no number is torn."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.wrapping import NEVER_FIRST, cut, fit, in_lines, wrap

TEXTS = st.text(st.sampled_from("认证机构abc 12,345.6。，（）e\u0301①─\n"), max_size=80)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_a_line_is_filled_by_cells_not_by_characters() -> None:
    assert lines("有效证书共计一千张", 8) == ["有效证书", "共计一千", "张"]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert lines("有效证书，共计", 8) == ["有效证", "书，共计"]


def test_a_number_is_never_torn() -> None:
    assert lines("证书共计10,214.5张", 12) == ["证书共计", "10,214.5张"]
    assert lines("中位数四分位 5–19.75", 16) == ["中位数四分位 ", "5–19.75"]


def test_parts_are_not_torn() -> None:
    assert in_lines(["中位数 1,280", "四分位 5–19.75"], 20) == "中位数 1,280\n四分位 5–19.75"
    assert in_lines(["甲", "乙"], 20) == "甲 · 乙"


def test_a_word_longer_than_the_line_is_torn_after_all() -> None:
    assert lines("A" * 10, 4) == ["AAAA", "AAAA", "AA"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [(0, 0)]


@given(TEXTS, st.integers(4, 40))
def test_wrapping_keeps_every_character_but_blanks_at_breaks(text: str, width: int) -> None:
    assert "".join(lines(text, width)).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(TEXTS, st.integers(8, 40))
def test_no_line_is_wider_than_told(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(TEXTS, st.integers(0, 30))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    text = text.replace("\n", "")
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, right=True)) == width
    assert cell_len(cut(text, width)) <= width


def test_closing_marks_are_those_of_both_scripts() -> None:
    assert {"。", "）", ",", "%"} <= NEVER_FIRST
