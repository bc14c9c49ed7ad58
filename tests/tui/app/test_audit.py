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
        window = seen(bench)
        assert sum("第 2 页" in line.split("│")[1][-12:] for line in window.splitlines() if "446 人 员工" in line) == 1
        assert "回车确定" in window
        assert "空格" not in window
        await pilot.press("down", "space", "up", "ctrl+a", "down", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)
        assert "364 人  员工" in seen(bench)


async def test_of_two_figures_in_the_same_words_the_chosen_one_is_opened(bench, library, settle, seen):
    both, words = "12/30", "本年度审核员（专职／合计，人）12/30。"
    start = words.index(both)
    source = Citation(2, start, start + len(both), words, 2)
    with Library.open(library) as opened_library:
        report = opened_library.report(opened_library.filed()[0].sha256)
        passages = (*report.passages[:2], replace(report.passages[2], text=words), *report.passages[3:])
        figures = tuple(
            Figure(subject, Quantity(both, Decimal(value), "人"), "stock", Period("2020-12-31"), source)
            for subject, value in (("专职审核员", 12), ("审核员合计", 30))
        )
        sha256 = "c" * 64
        opened_library.add(replace(report, sha256=sha256, file="松涛.txt", passages=passages, figures=figures))
        found = [one for one in opened_library.disclosures() if one.report.sha256 == sha256]
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for one in found:
            await bench.open_figure(one)
            await settle(pilot)
            screen = bench.screen
            assert isinstance(screen, SourceScreen)
            assert screen.figure_to_review().figure == one.figure
            assert f"{one.figure.quantity.value} 人  {one.figure.subject}" in seen(bench)
            await pilot.press("escape")


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
        status = next(line for line in seen(bench).splitlines() if " 条 · " in line)
        assert status.rstrip().endswith(" · 已说明 1")
        await pilot.press("v")
        await settle(pilot)
        assert "已说明：含退休" in seen(bench)
    with Library.open(library) as again:
        assert [note.reason for note in again.amendments.explanations().values()] == ["含退休"]


async def test_an_empty_library_is_not_said_to_be_without_contradictions(empty_bench, settle, seen):
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("alt+6")
        await settle(pilot)
        assert "库里还没有报告" in seen(empty_bench)
        assert "没有发现" not in seen(empty_bench)


async def test_no_finding_is_said(empty_bench, library, settle, seen):
    with Library.open(library) as source, Library.open(empty_bench.desk.path) as opened_library:
        report = source.report(source.filed()[0].sha256)
        opened_library.add(replace(report, figures=()))
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("alt+6")
        await settle(pilot)
        assert "没有发现矛盾或可疑之处" in seen(empty_bench)
        assert "库里还没有报告" not in seen(empty_bench)
