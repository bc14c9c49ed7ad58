"""What belongs to the whole app: pages, help, palette, themes, what is remembered, what is not loaded."""

import subprocess
import sys

import pytest

from tui.app.help import HelpScreen, keys_of
from tui.app.state import State, load_state, save_state
from tui.app.tabs import PAGES, Tabs
from tui.app.workbench import PAGE_CLASSES, Workbench


async def test_every_page_opens_by_its_number_and_by_the_mouse(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for number, (name, _label) in enumerate(PAGES, 1):
            await pilot.press(f"alt+{number}")
            await settle(pilot)
            assert bench.current_mode == name
        await pilot.click(Tabs, offset=(10, 0))
        await settle(pilot)
        assert bench.current_mode == "ask"


@pytest.mark.parametrize("name", PAGE_CLASSES)
async def test_every_page_has_help_in_chinese_with_its_own_keys(library, tmp_path, settle, seen, name):
    save_state(tmp_path / "state.json", library, State(page=name))
    bench = Workbench(library, state_path=tmp_path / "state.json")
    async with bench.run_test(size=(80, 45)) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(bench.screen, HelpScreen)
        assert bench.screen_stack[0].HELP_TEXT.splitlines()[0][:10] in seen(bench)
        keys = keys_of(bench.screen_stack[0])
        assert all(not label.isascii() for _keys, label in keys)
        await pilot.press("escape")


async def test_the_footer_and_the_frame_tell_only_keys_that_work_while_one_types(bench, settle, seen):
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Alt+1–7 换页 · F1 帮助 · Esc 离开输入行" in seen(bench)
        assert "F1 帮助" in seen(bench).splitlines()[-1]
        await pilot.press("escape")
        await settle(pilot)
        assert "按 i 提问 · 1–7 换页" in seen(bench)
        await pilot.press("q")
        await settle(pilot)
        assert "按 Ctrl+Q 退出" in seen(bench)
        await pilot.press("5")
        await settle(pilot)
        assert bench.current_mode == "compare"
        await pilot.press("1", *"证书")
        await settle(pilot)
        assert bench.screen.query_one("#question").value == "证书"


async def test_the_palette_does_what_it_says(bench, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"浅色")
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert bench.theme == "zewen-light"
        assert bench.state.theme == "zewen-light"


async def test_page_and_theme_are_there_again_on_the_next_start(bench, library, tmp_path, settle):
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("alt+4", "ctrl+t", "ctrl+q")
    again = Workbench(library, state_path=tmp_path / "state.json")
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert again.current_mode == "figures"
        assert again.theme == "zewen-light"


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"shared": 1}', '{"shared": {"theme": 1, "page": 2}, "libraries": []}']
)
def test_a_damaged_memory_is_no_memory(tmp_path, text):
    path = tmp_path / "state.json"
    path.write_text(text, "utf-8")
    assert load_state(path, tmp_path / "a.db") == State()
    save_state(path, tmp_path / "a.db", State(page="figures", asked=("问",)))
    assert load_state(path, tmp_path / "a.db") == State(page="figures", asked=("问",))


def test_what_is_remembered_of_another_library_stays(tmp_path):
    path = tmp_path / "state.json"
    save_state(path, tmp_path / "a.db", State(turns=("甲",)))
    save_state(path, tmp_path / "b.db", State(turns=("乙",)))
    assert load_state(path, tmp_path / "a.db").turns == ("甲",)


async def test_a_library_that_is_none_is_said_and_the_app_stays(tmp_path, settle, seen):
    path = tmp_path / "坏.db"
    path.write_bytes(b"no database at all" * 100)
    bench = Workbench(path, state_path=tmp_path / "state.json")
    async with bench.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert str(path.name) in seen(bench).replace("\n", "").replace(" ", "")
        assert bench.is_running


def test_nothing_of_the_library_is_loaded_before_the_first_frame():
    script = (
        "import sys, tui.app.workbench, tui.app.ask; "
        "print([name for name in ('index.library', 'assistant', 'jieba', 'numpy', 'pdfplumber', 'sqlite_utils',"
        " 'textual_plotext', 'xlsxwriter') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_package_loads_no_textual():
    script = "import sys, tui.app; print('textual' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )
