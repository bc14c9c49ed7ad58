"""The real program in a real terminal, with real keys, from an empty library to an exported file."""

import csv
import os
import shlex
import shutil
import subprocess
import sys
import time

import pytest
from rich.cells import cell_len

PATIENCE = 40.0

REPORT = """松涛认证有限公司
{year}年度社会责任报告

一、公司概况
松涛认证有限公司（以下简称“松涛”）成立于2005年，本报告说明公司{year}年履行社会责任的情况。
截至{year}年底，公司有效证书共计 {count} 张，其中环境管理体系证书 {part} 张。

二、履行社会责任
公司全年组织培训 14 次，参加 230 人次，客户满意度 97.5%。
公司坚持公正，接受社会监督，承担社会责任，保护环境，关爱员工。
"""


class Terminal:
    """A tmux server of our own with one window."""

    def __init__(self, socket, command: str) -> None:
        self.socket = str(socket)
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command)

    def tmux(self, *arguments: str) -> str:
        return subprocess.run(
            ["tmux", "-u", "-S", self.socket, *arguments], capture_output=True, text=True, check=True
        ).stdout  # fmt: skip

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", key)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def sees(self, *texts: str) -> str:
        """What stands on the screen, once all these texts do."""
        end = time.monotonic() + PATIENCE
        shown = ""
        while time.monotonic() < end:
            shown = self.tmux("capture-pane", "-p")
            if all(text in shown for text in texts):
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{texts} never came:\n{shown}")


@pytest.fixture
def terminal(tmp_path):
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state"), "ZEWEN_LANGUAGE": "zh", "LC_ALL": "C.UTF-8"}
    program = [sys.executable, "-c", "from tui.main import main; main()", "--library", str(tmp_path / "库.db")]
    settings = [f"{name}={environment[name]}" for name in ("XDG_STATE_HOME", "ZEWEN_LANGUAGE", "LC_ALL", "PATH")]
    terminal = Terminal(tmp_path / "socket", shlex.join(["env", "-u", "COLUMNS", "-u", "LINES", *settings, *program]))
    yield terminal
    terminal.tmux("kill-server")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_add_ask_follow_up_open_compare_export(terminal, tmp_path):
    for year, count in ((2021, 480), (2022, 512)):
        text = REPORT.format(year=year, count=count, part=count // 4)
        (tmp_path / f"松涛{year}.txt").write_text(text, "utf-8")

    terminal.sees("库里还没有报告", "离开输入行")
    terminal.press("Escape")
    terminal.sees("i 提问")
    terminal.press("3")
    terminal.sees("加入报告", "按 a 加入")
    terminal.press("a")
    terminal.sees("路径")
    terminal.type(f"{tmp_path}/松涛2021.txt {tmp_path}/松涛2022.txt")
    terminal.press("Enter")
    terminal.sees("完成：已加入 2")
    terminal.press("Escape")
    shown = terminal.sees("2 份报告", "松涛2022.txt")
    assert {cell_len(line) for line in shown.splitlines()} <= set(range(81))

    terminal.press("1")
    terminal.sees("提问，回车发送", "离开输入行")
    terminal.type("松涛2022年底有效证书多少张？")
    terminal.press("Enter")
    terminal.sees("原文「512 张」", "松涛2022.txt")
    terminal.type("那2021年呢？")
    terminal.press("Enter")
    terminal.sees("原文「480 张」", "松涛2021.txt")

    terminal.press("C-o")
    terminal.sees("480 张", "下个数据")
    terminal.press("f")
    terminal.sees("120 张")
    terminal.press("Escape")
    terminal.sees("提问，回车发送")

    terminal.press("Escape", "5")
    terminal.sees("有效证书数", "480", "512")
    terminal.press("w")
    terminal.sees("写到")
    terminal.type(f"{tmp_path}/出.csv")
    terminal.press("Enter")
    terminal.sees("已写出 2 条")
    rows = list(csv.DictReader((tmp_path / "出.csv").read_text("utf-8-sig").splitlines()))
    assert sorted(row["raw"] for row in rows) == ["480 张", "512 张"]
    terminal.press("C-q")
