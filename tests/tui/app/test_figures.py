"""The list of figures, with real keys."""

import csv

import pytest

from index.library import Library
from tui.app.columns import Heading
from tui.app.grid import Grid
from tui.app.source import SourceScreen
from tui.words import use_language


async def opened(pilot, settle) -> Grid:
    await settle(pilot)
    await pilot.press("alt+4")
    await settle(pilot)
    return pilot.app.screen.query_one("#list", Grid)


async def typed(pilot, text: str) -> None:
    await pilot.press(*text)


def subjects(grid: Grid) -> list[str]:
    return [row.text if isinstance(row, Heading) else row.figure.subject for row in grid.rows]


async def test_every_figure_is_listed_and_the_doubtful_are_marked(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        assert len(grid.rows) == 12
        assert "共 12 条 · 存疑 3" in seen(bench)


@pytest.mark.parametrize("name", ["有效证书数", "valid certificates"])
async def test_readers_of_english_filter_by_either_name_of_an_indicator(bench, settle, name) -> None:
    use_language("en")
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("slash")
        await typed(pilot, name)
        await pilot.pause()
        assert subjects(grid) == ["有效证书"] * 3
    use_language("zh")


async def test_filtering_while_typing_and_clearing(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("slash")
        await typed(pilot, "青岚 2021 证书")
        await pilot.pause()
        assert subjects(grid) == ["有效证书", "环境管理体系证书"]
        await pilot.press("escape")
        await pilot.pause()
        assert len(grid.rows) == 12
        assert grid.has_focus


async def test_chinese_typed_in_the_list_filters_it(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await typed(pilot, "青岚 2021 证书")
        await pilot.pause()
        assert subjects(grid) == ["有效证书", "环境管理体系证书"]


async def test_sorting_by_value_and_the_other_way(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("s", "S")
        await pilot.pause()
        values = [row.figure.quantity.value for row in grid.rows if row.figure.quantity.unit == "张"]
        assert values == sorted(values, reverse=True)
        assert grid.sorted_by == ("数值", True)


async def test_groups_have_heads_with_counts(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("b", "b")
        await pilot.pause()
        heads = [row.text for row in grid.rows if isinstance(row, Heading)]
        assert heads == ["云岭质量认证有限公司（4）", "青岚认证中心有限公司（8）"]


async def test_enter_opens_the_figure_in_its_place(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)
        assert "188 张  环境管理体系证书" in seen(bench)


async def test_a_correction_is_kept_with_its_reason(bench, library, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("e")
        await pilot.pause()
        assert "理由（必填）" in seen(bench)
        await pilot.press(*["backspace"] * 3, *"941", "enter", *"张", *["enter"] * 4, *"看错", "enter")
        await pilot.pause()
        assert "数值：940 → 941" in seen(bench)
        assert "单位：张 → 张张" in seen(bench)  # typing goes on where the field ends, nothing was selected
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("enter", "backspace", *["enter"] * 5, "y")
        await settle(pilot)
        assert "941 张" in seen(bench)
        assert "更正：看错" in seen(bench)
    with Library.open(library) as opened_again:
        assert next(str(one.figure.quantity.value) for one in opened_again.disclosures()) == "941"


async def test_a_correction_that_is_no_number_is_refused(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"x", *["enter"] * 5, *"试", "enter")
        await settle(pilot)
        assert "不是数" in seen(bench)


async def test_a_rejected_figure_leaves_the_list_and_can_be_taken_back(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press(*"页码", "enter")
        await settle(pilot)
        assert len(grid.rows) == 11
        await pilot.press("v", "u")
        await settle(pilot)
        assert len(grid.rows) == 12


async def test_what_is_listed_is_exported(bench, tmp_path, settle) -> None:
    target = tmp_path / "出.csv"
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("slash")
        await typed(pilot, "云岭")
        await pilot.press("enter", "w")
        await pilot.pause()
        bench.screen.query_one("#field-path").value = str(target)
        await pilot.press("enter")
        await settle(pilot)
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert [row["raw"] for row in rows] == ["940 张", "188 张", "86 人", "1200 人次"]


async def test_a_file_that_is_there_is_written_over_only_when_that_is_confirmed(bench, tmp_path, settle, seen) -> None:
    target = tmp_path / "出.csv"
    target.write_text("旧的", "utf-8")
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        for answer, kept in (("n", True), ("y", False)):
            await pilot.press("w")
            await pilot.pause()
            bench.screen.query_one("#field-path").value = str(target)
            await pilot.press("enter")
            await settle(pilot)
            assert "出.csv" in seen(bench).replace("\n", "")
            assert target.read_text("utf-8-sig") == "旧的"
            await pilot.press(answer)
            await settle(pilot)
            assert (target.read_text("utf-8-sig") == "旧的") is kept
            assert ("没有写出文件" if kept else "已写出 12 条") in seen(bench)


async def test_a_folder_that_is_not_there_is_not_made(bench, tmp_path, settle, seen) -> None:
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("w")
        await pilot.pause()
        bench.screen.query_one("#field-path").value = str(tmp_path / "没有" / "出.csv")
        await pilot.press("enter")
        await settle(pilot)
        assert "没有文件夹" in seen(bench)
    assert not (tmp_path / "没有").exists()


async def test_an_ending_that_is_no_format_is_said(bench, tmp_path, settle, seen) -> None:
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("w")
        await pilot.pause()
        bench.screen.query_one("#field-path").value = str(tmp_path / "出.doc")
        await pilot.press("enter")
        await settle(pilot)
        assert "文件名要以 .xlsx、.csv 或 .jsonl 结尾" in seen(bench)


async def test_an_empty_library_says_where_figures_come_from(empty_bench, settle, seen) -> None:
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        assert "还没有数据" in seen(empty_bench)
