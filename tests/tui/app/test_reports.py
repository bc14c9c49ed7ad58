"""The list of reports, with real keys."""

from pathlib import Path

from index.library import Library
from tui.app.adding import AddScreen, paths_in
from tui.app.grid import Grid
from tui.app.paths import PathSuggester
from tui.app.source import SourceScreen

TEXT = """松涛认证有限公司
2022年度社会责任报告

一、公司概况
松涛认证有限公司（以下简称“松涛”）成立于2005年，本报告说明公司2022年履行社会责任的情况。
截至2022年底，公司有效证书共计 512 张。

二、履行社会责任
公司全年组织培训 14 次，参加 230 人次，客户满意度 97.5%。
公司坚持公正，接受社会监督，承担社会责任，保护环境，关爱员工。
"""


async def opened(pilot, settle) -> Grid:
    await settle(pilot)
    await pilot.press("alt+3")
    await settle(pilot)
    return pilot.app.screen.query_one("#list", Grid)


async def test_reports_are_listed_and_open(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        assert [(row.identity.organisation, row.identity.year) for row in grid.rows] == [
            ("云岭质量认证有限公司", 2022), ("青岚认证中心有限公司", 2021), ("青岚认证中心有限公司", 2022),
        ]  # fmt: skip
        assert "样本库 · 3 份报告" in seen(bench)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)


async def test_files_are_added_from_inside_with_an_outcome_each(empty_bench, tmp_path, settle, seen):
    folder = tmp_path / "来件"
    folder.mkdir()
    (folder / "松涛2022.txt").write_text(TEXT, "utf-8")
    (folder / "空.txt").write_text("", "utf-8")
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        assert "按 a 加入文件或文件夹" in seen(empty_bench)
        await pilot.press("a")
        await pilot.pause()
        empty_bench.screen.query_one("#field-path").value = str(folder)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(empty_bench.screen, AddScreen)
        assert "完成：已加入 1，无法读取 1" in seen(empty_bench)
        await pilot.press("escape")
        await settle(pilot)
        assert [row.file for row in grid.rows] == ["松涛2022.txt"]
        assert "空库 · 1 份报告" in seen(empty_bench)


async def test_an_empty_folder_leads_to_the_formats_that_are_read(empty_bench, tmp_path, settle, seen):
    folder = tmp_path / "空夹"
    folder.mkdir()
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        empty_bench.screen.query_one("#field-path").value = str(folder)
        await pilot.press("enter")
        await settle(pilot)
        shown = seen(empty_bench)
        assert all(words in shown for words in ("没有找到文件", "PDF", ".docx", "换一个文件"))


async def test_facts_are_put_right_and_a_wrong_year_is_refused(bench, library, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        grid = await opened(pilot, settle)
        for year in ("二〇", "2020"):
            await pilot.press("e")
            await pilot.pause()
            bench.screen.query_one("#field-year").value = year
            bench.screen.query_one("#field-reason").value = "封面"
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert "年度应是四位数字" in seen(bench)
        assert grid.rows[0].identity.year == 2020


async def test_a_report_is_removed_after_asking(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("d", "enter")
        await settle(pilot)
        assert len(grid.rows) == 3
        await pilot.press("d", "y")
        await settle(pilot)
        assert len(grid.rows) == 2


async def test_a_path_is_completed_while_typing(tmp_path):
    (tmp_path / "来件").mkdir()
    (tmp_path / "来件.txt").touch()
    suggest = PathSuggester().get_suggestion
    assert await suggest(f"{tmp_path}/来") == f"{tmp_path}/来件/"
    assert await suggest(f"{tmp_path}/没有") is None
    assert await suggest(f"{tmp_path}/没有/的") is None
    assert await suggest("") is None


def test_several_paths_may_be_typed_quoted_or_not(tmp_path):
    spaced = tmp_path / "有 空格.txt"
    spaced.touch()
    assert paths_in(str(spaced)) == [spaced]
    assert paths_in("'/甲 乙.pdf' /丙.pdf") == [Path("/甲 乙.pdf"), Path("/丙.pdf")]
    assert paths_in("it's") == [Path("it's")]


async def test_reading_while_another_connection_holds_the_library(bench, library, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        with Library.open(library):
            grid = await opened(pilot, settle)
        assert len(grid.rows) == 3
