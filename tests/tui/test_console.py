"""Tables for people: aligned by width, inert, without colour where none is wanted."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding

from tui.console import Column, Filled, console, plain, table

COLUMNS = [Column("统计对象", share=1), Column("数值", "right"), Column("单位")]


def printed(*rows, width=60) -> list[str]:
    terminal = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False)
    terminal.print(table(COLUMNS, rows))
    return [line for line in terminal.file.getvalue().splitlines() if line.strip()]


NAMES = st.text(st.characters(categories=["Lo", "Ll", "Mn", "Po", "Sm", "Cc", "Cf"]), min_size=1, max_size=60)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_numbers_end_in_one_column_whatever_stands_before_them(names):
    lines = printed(*((name, "1,234", "张") for name in names))
    ends = {cell_len(line[: line.index("1,234") + 5]) for line in lines if "1,234" in line}
    assert len(ends) == 1


@pytest.mark.parametrize("text", ["[red]红[/red]", "[link=x]y[/link]", "[@click=app.quit]退[/]", ":smile:", "[/]"])
def test_markup_in_data_shows_as_itself(text):
    assert text in "\n".join(printed((text, "1", "张")))


def test_escape_sequences_in_data_do_nothing():
    assert "\x1b" not in "\n".join(printed(("\x1b[31m红", "1", "\x9b")))


def test_lines_are_filled_and_begin_with_no_closing_mark():
    terminal = Console(file=io.StringIO(), width=20)
    terminal.print(Filled(plain("(4) 航空航天认证中心的审核员，在全国各地开展工作。")))
    lines = terminal.file.getvalue().splitlines()
    assert [cell_len(line.rstrip()) > 14 for line in lines[:-1]] == [True] * (len(lines) - 1)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert console().no_color


def test_output_into_a_file_is_neither_padded_nor_broken(monkeypatch, capsys):
    monkeypatch.delenv("COLUMNS", raising=False)
    sentence = "认证机构的审核员在全国各地开展工作。" * 20
    console().print(Padding(Filled(plain(sentence)), (0, 0, 0, 2)))
    console().print(table(COLUMNS, [("证书", "1,234", "张")]))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"  {sentence}"
    assert all(line == line.rstrip() and cell_len(line) < 4000 for line in lines)
