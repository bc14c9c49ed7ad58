"""What is typed or pasted beside a page's line comes into it whole and in order, however fast it comes."""

import pytest
from textual import events
from textual.widgets import Input

LINES = {"2": "#query", "3": "#filter", "4": "#filter", "6": "#filter", "7": "#filter"}
"""Pages with a line to type in, by the key that leads to them."""


async def at_page(pilot, settle, number):
    await settle(pilot)
    await pilot.press(f"alt+{number}")
    await settle(pilot)
    pilot.app.screen.set_focus(next(one for one in pilot.app.screen.focus_chain if not isinstance(one, Input)))
    await pilot.pause()


@pytest.mark.parametrize("number", [key for key in LINES if key != "2"])
async def test_chinese_and_digits_all_come_into_the_line(bench, settle, number):
    async with bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, number)
        page = bench.screen
        for letter in "云岭2022 3":
            bench.post_message(events.Key("space" if letter == " " else letter, letter))
        await settle(pilot)
        assert bench.screen is page
        assert page.query_one(LINES[number], Input).value == "云岭2022 3"


async def test_what_is_typed_right_after_the_key_that_opens_the_line_comes_into_it(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, "4")
        page = bench.screen
        for key, letter in (("slash", "/"), ("2", "2"), ("0", "0"), ("q", "q")):
            bench.post_message(events.Key(key, letter))
        await settle(pilot)
        assert bench.screen is page
        assert page.query_one("#filter", Input).value == "20q"


@pytest.mark.parametrize("text", ["云岭2022", "86 人"])
async def test_what_is_pasted_comes_into_the_line(bench, settle, text):
    async with bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, "4")
        bench.post_message(events.Paste(text))
        bench.post_message(events.Key("1", "1"))
        await settle(pilot)
        assert bench.current_mode == "figures"
        assert bench.screen.query_one("#filter", Input).value == text + "1"


async def test_what_is_typed_in_the_line_stays_where_the_cursor_is(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, "4")
        await pilot.press("slash", "2", "left", "slash", "云")
        await settle(pilot)
        assert bench.screen.query_one("#filter", Input).value == "/云2"
