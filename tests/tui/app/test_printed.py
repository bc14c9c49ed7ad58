"""The printed page in place of the text, with real keys, in block characters."""

from pathlib import Path

import pytest
from PIL import Image

from index.library import Library
from ingest.reading import read_report
from tui.app import page_picture, printed
from tui.app.blocks import CELL, blocks
from tui.app.page_picture import RED, PagePicture
from tui.app.report_text import ReportText
from tui.app.section_tree import SectionTree
from tui.app.workbench import Workbench


@pytest.fixture
def file(written_pdf, tmp_path: Path) -> Path:
    return written_pdf(tmp_path / "qinglan2022.pdf")


@pytest.fixture
def app(file: Path, tmp_path: Path) -> Workbench:
    library = tmp_path / "印本.db"
    with Library.open(library) as opened:
        opened.add(read_report(file, keep_non_reports=True), original=str(file))
    return Workbench(library, state_path=tmp_path / "state.json")


async def opened(pilot, settle, *keys: str):
    await settle(pilot)
    await pilot.press("alt+3")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
        await settle(pilot)


def red_cells(app: Workbench) -> list[tuple[int, int]]:
    """Columns and rows, within the picture, of the cells with the box's red in them."""
    region = app.screen.query_one(PagePicture).region
    found = []
    for y, strip in enumerate(app.screen._compositor.render_strips(app.size)):
        x = 0
        for segment in strip:
            colours = [one.triplet for one in (segment.style.color, segment.style.bgcolor) if one and one.triplet]
            if any(red - max(green, blue) > 60 for red, green, blue in colours):
                found.extend((x + n - region.x, y - region.y) for n in range(segment.cell_length))
            x += segment.cell_length
    return found


async def test_the_current_figure_is_boxed_where_it_is_printed(app, settle, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f", "p")
        picture = app.screen.query_one(PagePicture)
        assert "原页 2/2 · 方框为当前数据或引文" in seen(app)
        assert not app.screen.query_one(ReportText).display
        view, box = picture.view, picture._standing.boxes[0]
        middle = [(picture.size.width * CELL[0] / 2, view.x), (picture.size.height * CELL[1] / 2, view.y)]
        x0, top, x1, bottom = (
            middle[side % 2][0] + (edge - middle[side % 2][1]) * view.scale for side, edge in enumerate(box)
        )
        columns, rows = zip(*red_cells(app), strict=True)
        assert min(columns) * CELL[0] <= x0 <= (min(columns) + 3) * CELL[0]
        assert max(columns) * CELL[0] <= x1 + 3 * CELL[0]
        assert x1 <= (max(columns) + 1) * CELL[0]
        assert min(rows) * CELL[1] <= top <= (min(rows) + 2) * CELL[1]
        assert bottom <= (max(rows) + 1) * CELL[1] <= bottom + 2 * CELL[1]


async def test_the_box_goes_with_the_figure_and_closes_with_escape(app, settle, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f", "p")
        picture = app.screen.query_one(PagePicture)
        first = picture._standing.boxes
        await pilot.press("f")
        await settle(pilot)
        await settle(pilot)
        assert picture._standing.boxes != first
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.query_one(ReportText).display
        assert "第 1/2 页" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.current_mode == "reports"


async def test_the_footer_says_where_the_key_leads(app, settle, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f")
        for there, label in ((False, "p 原页"), (True, "p 回到正文"), (False, "p 原页")):
            footer = seen(app).splitlines()[-1]
            assert label in footer
            assert app.screen.query_one(ReportText).display is not there
            await pilot.press("p")
            await settle(pilot)
            await settle(pilot)


async def test_pages_are_turned_and_looked_at_more_closely(app, settle, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f", "p", "pageup")
        assert "原页 1/2" in seen(app)
        assert "方框" not in seen(app).splitlines()[0]
        assert red_cells(app) == []
        picture = app.screen.query_one(PagePicture)
        await pilot.press("pagedown", "z")
        await settle(pilot)
        whole = picture.view.scale
        await pilot.press("plus")
        await settle(pilot)
        assert picture.view.scale > whole
        at = picture.view.x
        await pilot.press("plus", "plus", "plus", "plus", "left")
        await settle(pilot)
        assert picture.view.x < at


async def test_the_page_has_the_room_of_the_tree_which_comes_back_with_the_text(app, settle):
    async with app.run_test(size=(140, 24)) as pilot:
        await opened(pilot, settle, "f", "p")
        tree = app.screen.query_one(SectionTree)
        assert not tree.display
        assert app.screen.query_one(PagePicture).size.width == 140
        await pilot.press("p")
        await settle(pilot)
        assert tree.display
        assert app.screen.query_one(ReportText).display


async def test_the_page_is_drawn_anew_when_the_window_changes(app, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f", "p")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        rows = [row for _column, row in red_cells(app)]
        assert max(rows) > 15


async def test_the_page_is_grey_where_no_colours_are_wanted(file, tmp_path, settle, seen, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    with Library.open(tmp_path / "灰.db") as opened_library:
        opened_library.add(read_report(file, keep_non_reports=True), original=str(file))
    app = Workbench(tmp_path / "灰.db", state_path=tmp_path / "state.json")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f", "p")
        assert "原页 2/2" in seen(app)
        assert app.is_running
        assert red_cells(app) == []


async def test_a_file_that_is_gone_or_changed_is_not_shown(app, file, written_pdf, settle, seen):
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        file.rename(file.with_suffix(".old"))
        await opened(pilot, settle, "f", "p")
        assert "已不在那里" in seen(app)
        assert app.screen.query_one(ReportText).display
        written_pdf(file).write_bytes(file.read_bytes() + b"\n%changed")
        app.clear_notifications()
        await pilot.press("p")
        await settle(pilot)
        assert "在读入之后改过" in seen(app).replace("\n", "")
        assert not app.screen.query(PagePicture)


async def test_what_is_no_pdf_has_no_pages_to_show(bench, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle, "p")
        assert "不是 PDF，没有页面图" in seen(bench)
        assert "第 1/4 页" in seen(bench)


async def test_a_report_from_before_files_were_remembered_says_how_to_remember_them(app, settle, seen, tmp_path):
    with Library.open(tmp_path / "印本.db") as opened_library:
        opened_library.remember_original(opened_library.filed()[0].sha256, "")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle, "p")
        assert "没有记下 qinglan2022.pdf 在哪里" in seen(app)


async def test_without_the_extra_the_command_that_helps_is_told(app, settle, seen, monkeypatch):
    monkeypatch.setattr(printed, "has_extra", lambda: False)
    monkeypatch.setattr(printed, "_told", set())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle, "f", "p")
        assert "zewen[pictures]" in seen(app)


def test_the_box_is_drawn_outside_of_what_it_holds_to_the_pixel():
    picture = Image.new("RGB", (200, 100), "white")
    page_picture._box(picture, ((30.0, 20.0, 60.0, 32.0),), (10.0, 10.0, 110.0, 60.0), 2.0, 3)
    red = [(x, y) for x in range(200) for y in range(100) if picture.getpixel((x, y)) == RED]
    # (30 - 10 - margin 2) * 2 = 36, and the line of three pixels outside of that
    assert (min(x for x, _ in red), max(x for x, _ in red)) == (33, 107)
    assert (min(y for _, y in red), max(y for _, y in red)) == (13, 51)
    inside = picture.crop((36, 16, 105, 49))
    assert inside.getcolors() == [(inside.width * inside.height, (255, 255, 255))]


def test_each_quarter_of_a_cell_is_told():
    picture = Image.new("RGB", (2 * CELL[0], CELL[1]), "white")
    picture.paste("black", (0, 0, CELL[0] // 2, CELL[1] // 2))
    picture.paste("black", (CELL[0], 0, 2 * CELL[0], CELL[1] // 2))
    ((upper_left, upper),) = blocks(picture)
    assert upper_left == ("▘", (0, 0, 0), (255, 255, 255))
    assert upper == ("▀", (0, 0, 0), (255, 255, 255))
