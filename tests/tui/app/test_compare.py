"""The comparison, with real keys."""

from decimal import Decimal

from rich.cells import cell_len

from tui.app.bars import bars
from tui.app.chart import BarChart
from tui.app.grid import Grid
from tui.app.lines import LineChart, in_columns
from tui.app.source import SourceScreen


async def opened(pilot, settle) -> Grid:
    await settle(pilot)
    await pilot.press("alt+5")
    await settle(pilot)
    return pilot.app.screen.query_one("#matrix", Grid)


async def test_gaps_say_why_and_ranks_are_among_those_that_disclosed(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        shown = seen(bench)
        assert "有效证书数（张） · 2022 年 · 2 家披露，共 2 家有报告" in shown
        assert "第 2/2 名" in shown
        await pilot.press("h")
        await settle(pilot)
        assert "云岭质量认证有限公司 2021  无报告" in seen(bench)
        await pilot.press("j", "l")
        await settle(pilot)
        assert "第 1/2 名，高于 100% 的同行  较上年 +7.2%" in seen(bench)


async def test_enter_opens_the_figure_of_the_cell_and_a_gap_says_there_is_none(bench, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert "这一格没有数据可看" in seen(bench)
        await pilot.press("l", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)


async def test_bodies_and_years_are_chosen_and_remembered(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("o", "space", "enter")
        await settle(pilot)
        await pilot.press("y", "down", "space", "enter")
        await settle(pilot)
        assert [row.organisation for row in grid.rows] == ["云岭质量认证有限公司"]
        assert [column.title for column in grid.columns] == ["机构", "2022"]
        assert bench.state.compared == (("certs_valid",), ("云岭质量认证有限公司",), (2022,))


async def test_an_indicator_is_found_by_typing_its_other_names(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("i", *"没有这个")
        await settle(pilot)
        assert not bench.screen.query_one(Grid).rows
        assert "没有这个" in seen(bench)
        await pilot.press(*["backspace"] * 4, *"有效证书")
        await settle(pilot)
        assert len(bench.screen.query_one(Grid).rows) == 1
        await pilot.press("escape")


async def test_enter_takes_what_was_typed_for_and_not_what_was_chosen_before(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("o", "space", "enter")
        await settle(pilot)
        assert bench.state.compared[1] == ("云岭质量认证有限公司",)
        await pilot.press("o", *"青岚")
        await settle(pilot)
        assert "回车即选：青岚认证中心有限公司" in seen(bench)
        await pilot.press("enter")
        await settle(pilot)
        assert bench.state.compared[1] == ("青岚认证中心有限公司",)


async def test_bars_then_lines_then_none(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("c")
        await settle(pilot)
        assert bench.screen.query(BarChart)
        assert "█" in seen(bench)
        await pilot.press("c")
        await settle(pilot)
        assert bench.screen.query(LineChart)
        await pilot.press("c")
        await settle(pilot)
        assert not bench.screen.query_one("#chart").display


async def test_an_empty_library_says_how_to_begin(empty_bench, settle, seen):
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        assert "还没有可比较的数据" in seen(empty_bench)


def test_bars_line_up_whatever_the_names_are_written_in():
    rows = [("认证e\u0301", Decimal(4), "4 张"), ("ab", Decimal(-2), "−2 张"), ("名" * 40, None, "未披露")]
    text, _marks = bars(rows, 40)
    lines = text.split("\n")
    assert {cell_len(line) for line in lines} == {40}
    assert len({cell_len(line[: line.index(mark)]) for line, mark in zip(lines, "█▒", strict=False)}) == 1


def test_the_longest_bar_is_the_largest_value_and_half_is_half():
    text, _marks = bars([("甲", Decimal(10), ""), ("乙", Decimal(5), "")], 26)
    first, second = text.split("\n")
    assert first.count("█") == 2 * second.count("█")


async def test_every_body_has_a_line_with_its_letter(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("c", "c")
        await settle(pilot)
        shown = seen(bench)
        assert "A 青岚认证中心有限公司" in shown or "A 云岭质量认证有限公司" in shown
        assert "B " in shown
        plot = shown.split("A ")[0]
        assert plot.count("A") + plot.count("B") >= 2


def test_a_legend_stands_in_columns_and_beside_each_other():
    items = [(f"{letter} 名称很长的认证中心", "") for letter in "ABCDE"]
    text, _marks = in_columns(items, 60)
    lines = text.split("\n")
    assert [line.count("名称很长") for line in lines] == [3, 2]
    assert [cell_len(line[: line.index(letter)]) for line, letter in zip(lines, "BE", strict=True)] == [18, 18]
