"""Text from reports, shown and never obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.safe import harmless, one_line

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u200f", "\u2028", "\u2029"}


@given(st.text(st.characters()))
def test_one_line_holds_nothing_that_a_terminal_obeys(text):
    assert not set(one_line(text)) & OBEYED


@given(st.text(st.characters()))
def test_harmless_text_keeps_only_line_breaks_and_tabs(text):
    assert set(harmless(text)) & OBEYED <= {"\n", "\t"}


@given(st.text(st.characters()))
def test_what_is_safe_once_stays_as_it_is(text):
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "␛[31m红␛[0m"),
        ("第一行\n第二行\r\n第三行", "第一行↵第二行↵第三行"),
        ("左\u202e右", "左⟨U+202E⟩右"),
        ("栏\t目", "栏 目"),
        ("零\u200b宽", "零宽"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("[red]不是标记[/red] [@click=app.quit]也不是", "[red]不是标记[/red] [@click=app.quit]也不是"),
    ],
)
def test_what_would_be_obeyed_shows_as_itself(text, shown):
    assert one_line(text) == shown
