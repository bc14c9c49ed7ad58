"""Searching the text, with real keys."""

from index.library import Library
from tui.app.search import HitView, hit_text
from tui.app.source import SourceScreen


async def searched(pilot, settle, query):
    await settle(pilot)
    await pilot.press("alt+2")
    await settle(pilot)
    await pilot.press(*query, "enter")
    await settle(pilot)


async def test_passages_are_found_and_open_in_their_place(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await searched(pilot, settle, "专职人员 培训")
        assert "1. " in seen(bench)
        assert bench.screen.query(HitView).first().has_focus
        await pilot.press("j", "k", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)
        assert "专职人员 86 人" in seen(bench)


async def test_nothing_found_says_how_much_was_searched(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await searched(pilot, settle, "zzzzqqqq")
        assert "没有找到“zzzzqqqq”" in seen(bench)


def test_an_excerpt_marks_the_words_that_were_found(library):
    with Library.open(library) as opened:
        hit = opened.search("名称中的记号").hits[0]
    text, marks = hit_text(hit)
    assert "\x1b" not in text
    marked = [text[start:end] for start, end, style in marks if style == "bold $accent"]
    assert "".join(marked) == "".join(hit.passage.text[start:end] for start, end in hit.marks)
    assert marked
