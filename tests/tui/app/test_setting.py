"""Every piece of a set line knows where it stands in its passage."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Passage
from tui.app.report_text import Mark, split
from tui.app.setting import Piece, column_widths, find_line, set_lines

TEXTS = st.lists(
    st.text(st.sampled_from("认证机构abc 12.5。（）\x1b\u202ee\u0301\t\n"), min_size=1, max_size=60),
    min_size=1,
    max_size=5,
)


def passages(texts: list[str]) -> list[Passage]:
    return [Passage(order, text, 1 + order // 2, (f"{order}、节",)) for order, text in enumerate(texts)]


@given(TEXTS, st.integers(20, 60))
def test_what_is_shown_stands_at_the_offset_it_says(texts: list[str], width: int) -> None:
    for line in set_lines(passages(texts), width):
        for piece in line.pieces:
            if piece.start >= 0 and len(piece.text) > 1:
                assert texts[line.passage][piece.start : piece.start + len(piece.text)] == piece.text


@given(TEXTS)
def test_nothing_shown_has_power_over_a_terminal(texts: list[str]) -> None:
    shown = "".join(line.text for line in set_lines(passages(texts), 40))
    assert not any(mark in shown for mark in "\x1b\u202e\t\n")


def test_a_table_stands_in_columns() -> None:
    lines = set_lines([Passage(0, "领域\t张\n环境管理体系\t7", None)], 40)
    assert [line.text for line in lines if line.role == "table"] == ["领域         │ 张", "环境管理体系 │ 7"]


def test_a_table_too_wide_wraps_in_its_widest_column() -> None:
    assert column_widths([["一" * 30, "二"]], 40) == [35, 2]


def test_a_page_break_and_a_heading_are_said_once() -> None:
    two = [Passage(0, "甲", 1, ("一、概况",)), Passage(1, "乙", 1, ("一、概况",)), Passage(2, "丙", 2, ("一、概况",))]
    roles = [(line.role, line.text) for line in set_lines(two, 40) if line.role in ("break", "heading")]
    assert roles == [("break", "第 1 页"), ("heading", "一、概况"), ("break", "第 2 页")]


def test_an_offset_finds_its_line() -> None:
    lines = set_lines([Passage(0, "认证" * 30, None)], 20)
    assert lines[find_line(lines, 0, 45)].pieces[0].start <= 45 < lines[find_line(lines, 0, 45) + 1].pieces[0].start


def test_marks_cut_a_piece_and_the_upper_one_wins() -> None:
    parts = list(split(Piece("共计10214张。", 5), [Mark(5, 99, "quote"), Mark(7, 13, "current")]))
    assert parts == [("共计", "quote"), ("10214张", "current"), ("。", "quote")]
