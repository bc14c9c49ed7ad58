"""How far long work is, and that it ends when it is stopped."""

from threading import Event

import pytest

from tui.app import export
from tui.app.exporting import Exporting
from tui.app.progress import CELLS, Stopped, counted, stopping, under_way


def test_a_bar_is_as_full_as_what_is_done():
    assert under_way("正在核查", 5, 10) == f"正在核查 {'█' * 8}{'░' * 8} 5/10，Esc 停止"
    assert "░" * CELLS in under_way("正在核查", 0, 0)


def test_work_that_is_stopped_ends_at_its_next_step():
    stop, seen = Event(), []
    tell = stopping(lambda done, _count: seen.append(done), stop)
    tell(1, 3)
    stop.set()
    with pytest.raises(Stopped):
        tell(2, 3)
    assert seen == [1]


def test_items_pass_while_they_are_counted():
    seen = []
    assert list(counted("abcde", 5, lambda done, count: seen.append((done, count)), every=2)) == list("abcde")
    assert seen == [(0, 5), (2, 5), (4, 5)]


async def test_a_long_export_ends_with_what_was_written(bench, settle):
    said = []
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bench.push_screen(Exporting(range(1000), lambda shown: f"写了 {len(list(shown))}"), said.append)
        await settle(pilot)
        assert not isinstance(bench.screen, Exporting)
    assert said == ["写了 1000"]


async def test_a_long_export_is_stopped(bench, settle):
    said, begun, go_on = [], Event(), Event()

    def write(shown):
        begun.set()
        for _one in shown:
            go_on.wait(10)
        return "写完了"

    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bench.push_screen(Exporting(range(1000), write), said.append)
        await pilot.pause()
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
    assert said == [None]


async def test_an_export_that_fails_says_why(bench, settle, seen):
    def write(_shown):
        raise OSError("磁盘已满")

    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        bench.push_screen(Exporting(range(1000), write))
        await settle(pilot)
        assert "磁盘已满" in seen(bench)


async def test_many_figures_are_exported_under_a_bar(bench, settle, seen, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "MANY", 1)
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("alt+4")
        await settle(pilot)
        await pilot.press("w")
        await pilot.pause()
        bench.screen.query_one("#field-path").value = str(tmp_path / "出.csv")
        await pilot.press("enter")
        await settle(pilot)
        assert "已写出 12 条" in seen(bench)
    assert len((tmp_path / "出.csv").read_text("utf-8-sig").splitlines()) == 13
