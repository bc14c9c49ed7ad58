"""Where there is nothing to show, the page says what to do next."""

import pytest


async def at_page(pilot, settle, number):
    await settle(pilot)
    await pilot.press(f"alt+{number}")
    await settle(pilot)


@pytest.mark.parametrize("number", range(1, 8))
async def test_an_empty_library_leads_to_adding_reports(empty_bench, settle, seen, number):
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, number)
        shown = seen(empty_bench)
        assert "加入" in shown
        assert "正在" not in shown


@pytest.mark.parametrize("number", [3, 4, 7])
async def test_a_filter_that_nothing_passes_says_how_to_be_rid_of_it(bench, settle, seen, number):
    async with bench.run_test(size=(80, 24)) as pilot:
        await at_page(pilot, settle, number)
        await pilot.press("slash", *"没有这个")
        await settle(pilot)
        assert "按 Esc 清除筛选" in seen(bench)
        await pilot.press("escape")
        await settle(pilot)
        assert "按 Esc 清除筛选" not in seen(bench)
