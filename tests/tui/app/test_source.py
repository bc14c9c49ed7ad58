"""A report's text, with real keys."""

from tui.app.grid import Grid
from tui.app.report_text import ReportText


async def opened(pilot, settle, size_dependent=False):
    await settle(pilot)
    await pilot.press("alt+3")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def test_figures_are_stepped_through_in_order_and_round(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        said = []
        for key in ("f", "f", "F", "F"):
            await pilot.press(key)
            await pilot.pause()
            said.append(next(line for line in seen(bench).splitlines() if "/4  " in line).split()[0])
        assert said == ["1/4", "2/4", "1/4", "4/4"]


async def test_a_doubt_is_said_with_the_figure(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("f", "f")
        await pilot.pause()
        assert "存疑：与表格不一致" in seen(bench)


async def test_finding_goes_from_match_to_match(bench, settle, seen):
    async with bench.run_test(size=(80, 12), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("slash", *"管理体系", "enter")
        await settle(pilot)
        assert "第 1/3 处，n/N 继续" in seen(bench)
        await pilot.press("n", "n")
        await settle(pilot)
        text = bench.screen.query_one(ReportText)
        assert "环境管理体系 │" in seen(bench)
        top = text.scroll_offset.y
        await pilot.press("G", "N", "N")
        await settle(pilot)
        assert text.scroll_offset.y <= top


async def test_what_is_not_found_is_said(bench, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle)
        await pilot.press("slash", *"没有的词", "enter")
        await settle(pilot)
        assert "没有找到" in seen(bench)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert bench.current_mode == "reports"


async def test_the_tree_leads_to_a_section(bench, settle, seen):
    async with bench.run_test(size=(140, 12)) as pilot:
        await opened(pilot, settle)
        tree = bench.screen.query_one("#tree", Grid)
        assert tree.display
        assert [row.text for row in tree.rows] == ["一、关于本报告", "三、发证情况", "二、机构概况", "三、发证情况"]
        await pilot.press("t", "t", "G", "enter")
        await settle(pilot)
        assert "第 3/4 页" in seen(bench).splitlines()[0]


async def test_text_of_a_report_has_no_power(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        shown = seen(bench)
        assert "[red]红[/red]" in shown
        assert "␛[31m转义⟨U+202E⟩倒序" in shown


async def test_a_figure_is_picked_with_the_mouse(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        lines = seen(bench).splitlines()
        row = next(number for number, line in enumerate(lines) if "1200 人次" in line)
        text = bench.screen.query_one(ReportText)
        before = lines[row][: lines[row].index("1200")]
        from rich.cells import cell_len

        await pilot.click(ReportText, offset=(cell_len(before) + 1, row - text.region.y))
        await pilot.pause()
        assert "1,200 人次  培训" in seen(bench)


async def test_lines_are_set_anew_when_the_window_changes(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("G")
        await pilot.resize_terminal(50, 24)
        await settle(pilot)
        assert all(len(line.text) <= 50 for line in bench.screen.query_one(ReportText).lines)


async def test_the_current_figure_is_corrected_where_it_stands(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        await pilot.press("f", "e")
        await settle(pilot)
        bench.screen.query_one("#field-value").value = "941"
        bench.screen.query_one("#field-reason").value = "看错"
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert "更正：看错" in seen(bench)
        assert "1/4  941 张  有效证书" in seen(bench)
        await pilot.press("u")
        await settle(pilot)
        assert "1/4  940 张  有效证书" in seen(bench)
