"""The checklist, with real keys."""

from index.library import Library
from tui.app.columns import Heading
from tui.app.covered import check, proofs
from tui.app.grid import Grid
from tui.app.source import SourceScreen


async def opened(pilot, settle) -> Grid:
    await settle(pilot)
    await pilot.press("alt+7")
    await settle(pilot)
    return pilot.app.screen.query_one("#matrix", Grid)


async def to_item(pilot, settle, words):
    await pilot.press("slash", *words, "enter")
    await settle(pilot)


async def test_items_stand_against_reports_with_their_proof(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        assert [column.title for column in grid.columns[1:]] == ["云岭 2022", "青岚 2021", "青岚 2022"]
        await to_item(pilot, settle, "报告名称")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)


def test_each_proof_says_on_which_page_it_stands(library):
    with Library.open(library) as opened_library:
        checked = check(opened_library.filed()[0], opened_library)
        pages = {one.order: f"第 {one.page} 页" for one in opened_library.report(checked.report.sha256).passages}
    found = [proof for covered in checked.items.values() for proof in proofs(checked, covered)]
    assert {proof.figure is None for proof in found} == {True, False}
    assert [proof.place for proof in found] == [pages[proof.passage] for proof in found]


async def test_reports_are_chosen_by_year(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        await pilot.press("y", "space", "enter")
        await settle(pilot)
        assert [column.title for column in grid.columns[1:]] == ["青岚 2021"]


async def test_what_is_not_found_says_so_and_has_nothing_to_open(bench, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        grid = await opened(pilot, settle)
        reports = list(grid.columns[1:])
        missing = next(
            row for row, item in enumerate(grid.rows)
            if not isinstance(item, Heading) and reports[0].text(item) == "未见"
        )  # fmt: skip
        await pilot.press("g", *["j"] * missing, "enter")
        await settle(pilot)
        assert "未见不等于没有做" in seen(bench)
        assert "这一格没有可看的原文" in seen(bench)


async def test_an_empty_library_says_how_to_begin(empty_bench, settle, seen):
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        assert "库里还没有报告" in seen(empty_bench)
