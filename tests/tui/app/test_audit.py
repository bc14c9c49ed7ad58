"""The worklist of findings, with real keys."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.library import Library
from ingest.figure import Citation, Figure, Period, Quantity
from tui.app.grid import Grid
from tui.app.picker import Picker
from tui.app.source import SourceScreen

FALSE_SUM = "现有员工 446 人，其中男 364 人，女 80 人。"


@pytest.fixture
def contradiction(library):
    """One more report whose parts do not add up."""
    with Library.open(library) as opened:
        report = opened.report(opened.filed()[0].sha256)
        first = replace(report.passages[2], text=FALSE_SUM)
        parts = (("446 人", ()), ("364 人", (("性别", "男"),)), ("80 人", (("性别", "女"),)))
        figures = tuple(
            Figure(
                "员工", Quantity(raw, Decimal(raw.split()[0]), "人"), "stock", Period("2020-12-31"),
                Citation(2, FALSE_SUM.index(raw), FALSE_SUM.index(raw) + len(raw), FALSE_SUM, 2, first.section),
                indicator="employees_total", dimensions=dimensions,
            )
            for raw, dimensions in parts
        )  # fmt: skip
        passages = (*report.passages[:2], first, *report.passages[3:])
        identity = replace(report.identity, organisation="白石检测有限公司", year=2020, short_names=("白石",))
        opened.add(
            replace(report, sha256="b" * 64, file="白石.txt", identity=identity, passages=passages, figures=figures)
        )


async def opened(pilot, settle) -> Grid:
    await settle(pilot)
    await pilot.press("alt+6", "slash", *"白石", "enter")
    await settle(pilot)
    return pilot.app.screen.query_one("#list", Grid)


async def test_a_contradiction_shows_its_sum_and_opens_either_quote(bench, contradiction, settle, seen):
    async with bench.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle)
        assert "444 ≠ 446" in seen(bench)
        assert seen(bench).count("其中男 364 人") == 1
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(bench.screen, Picker)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)
        assert "364 人  员工" in seen(bench)


async def test_what_was_explained_leaves_the_worklist_and_can_be_seen_again(
    bench, contradiction, library, settle, seen
):
    async with bench.run_test(size=(80, 24)) as pilot:
        grid = await opened(pilot, settle)
        before = len(grid.rows)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"含退休", "enter")
        await settle(pilot)
        assert len(grid.rows) == before - 1
        await pilot.press("v")
        await settle(pilot)
        assert "已说明：含退休" in seen(bench)
    with Library.open(library) as again:
        assert [note.reason for note in again.amendments.explanations().values()] == ["含退休"]


async def test_no_finding_is_said(empty_bench, settle, seen):
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("alt+6")
        await settle(pilot)
        assert "没有发现矛盾或可疑之处" in seen(empty_bench)
