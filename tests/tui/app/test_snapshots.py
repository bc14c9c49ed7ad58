"""How the pages look, and that nothing shifts by a cell."""

import pytest
from rich.cells import cell_len

from tui.app.tabs import PAGES
from tui.app.workbench import Workbench

SMALL, LARGE = (80, 24), (140, 45)


def before(settle, *steps):
    """Press the keys of each step once the one before is settled; the cursor does not blink."""

    async def run(pilot):
        await settle(pilot)
        for keys in steps:
            await pilot.press(*keys)
            await settle(pilot)
        for line in pilot.app.screen.query("Input"):
            line.cursor_blink = False
        pilot.app.clear_notifications()
        await settle(pilot)

    return run


def test_an_answer(snap_compare, bench, settle):
    assert snap_compare(bench, terminal_size=SMALL, run_before=before(settle, [*"证书多少", "enter"]))


def test_a_quote_in_its_place(snap_compare, bench, settle):
    steps = ([*"证书多少", "enter"], ["ctrl+o"])
    assert snap_compare(bench, terminal_size=LARGE, run_before=before(settle, *steps))


def test_figures_behind_a_form(snap_compare, bench, settle):
    assert snap_compare(bench, terminal_size=SMALL, run_before=before(settle, ["alt+4"], ["j", "e"]))


def test_figures_in_groups(snap_compare, bench, settle):
    assert snap_compare(bench, terminal_size=LARGE, run_before=before(settle, ["alt+4"], ["b", "b"]))


def test_a_comparison_with_bars(snap_compare, bench, settle):
    assert snap_compare(bench, terminal_size=SMALL, run_before=before(settle, ["alt+5"], ["c"]))


@pytest.mark.parametrize("size", [(81, 24), LARGE])
async def test_no_line_is_wider_or_narrower_than_the_window(library, tmp_path, bench, settle, size):
    app = Workbench(library, state_path=tmp_path / "own.json", ask=bench.ask)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*"比较", "enter")
        for number, _page in enumerate(PAGES, 1):
            await pilot.press(f"alt+{number}")
            await settle(pilot)
            assert widths(app) == {size[0]}
            await pilot.press("f1")
            await pilot.pause()
            assert widths(app) == {size[0]}
            await pilot.press("escape")


def widths(app) -> set[int]:
    return {cell_len(strip.text) for strip in app.screen._compositor.render_strips(app.size)}


async def test_a_window_cuts_double_width_text_behind_it_cleanly(bench, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("alt+4")
        await settle(pilot)
        await pilot.press("j", "x")
        await settle(pilot)
        borders = [line for line in seen(bench).splitlines() if "│" in line]
        starts = {cell_len(line[: line.index("│")]) for line in borders}
        ends = {cell_len(line[: line.rindex("│")]) for line in borders}
        assert (len(starts), len(ends)) == (1, 1)
