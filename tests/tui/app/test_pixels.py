"""The printed page in a terminal that can show pictures: the program in a pseudo-terminal that we answer for."""

import base64
import os
import re
import select
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from index.library import Library
from ingest.reading import read_report

pytest.importorskip("textual_image", reason="needs the extra pictures")
pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

PATIENCE = 40.0
ROWS, COLUMNS, CELL = 30, 100, (10, 20)

CHUNK = re.compile(rb"\x1b_G([^;\x1b]*f=100[^;\x1b]*);([^\x1b]*)\x1b\\")
"""Part of a PNG, as kitty's protocol sends it."""


class Kitty:
    """A program in a terminal that answers as kitty does."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        import fcntl
        import termios

        self.shown = b""
        self._answered = 0
        self._child, self._terminal = pty.fork()
        if not self._child:
            ours = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            os.execve(command[0], command, {**ours, **environment})
        size = struct.pack("HHHH", ROWS, COLUMNS, COLUMNS * CELL[0], ROWS * CELL[1])
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def until(self, there: Callable[[bytes], bool]) -> None:
        """Reads, and answers what is asked, until that is so of all that was shown."""
        end = time.monotonic() + PATIENCE
        while not there(self.shown):
            assert time.monotonic() < end, self.shown[-3000:]
            if select.select([self._terminal], [], [], 0.1)[0]:
                self.shown += os.read(self._terminal, 1 << 16)
                self._answer()

    def leave(self) -> None:
        """Quits, and waits for the end."""
        self.press("\x11")
        with suppress(OSError):  # the terminal is gone when the program is
            while os.read(self._terminal, 1 << 16):
                pass
        os.waitpid(self._child, 0)

    def _answer(self) -> None:
        asked = self.shown[self._answered :]
        query = re.search(rb"\x1b_G[^;\x1b]*i=(\d+)[^;\x1b]*a=q[^\x1b]*\x1b\\", asked)
        if query:
            self.press(f"\x1b_Gi={query[1].decode()};OK\x1b\\")
        elif b"\x1b[c" in asked:
            self.press("\x1b[?62;22c")
        else:
            return
        self._answered = len(self.shown)


def test_the_page_comes_as_a_picture_with_the_box_in_it(written_pdf, tmp_path):
    file, library = written_pdf(tmp_path / "qinglan2022.pdf"), tmp_path / "印本.db"
    with Library.open(library) as opened:
        opened.add(read_report(file, keep_non_reports=True), original=str(file))
    command = [sys.executable, "-c", "from tui.main import main; main()", "--library", str(library)]
    environment = {
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "ZEWEN_LANGUAGE": "zh",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }  # fmt: skip
    kitty = Kitty(command, environment)
    kitty.until(lambda shown: "1 份报告".encode() in shown)
    kitty.press("\x1b3")
    kitty.until(lambda shown: file.name.encode() in shown)
    kitty.press("\r")
    kitty.until(lambda shown: "按 f 逐个查看".encode() in shown)
    kitty.press("f")
    kitty.until(lambda shown: b"1/" in shown)
    kitty.press("p")
    kitty.until(lambda shown: any(b"m=0" in head for head, _data in CHUNK.findall(shown)))
    kitty.leave()
    data = base64.b64decode(b"".join(data for _head, data in CHUNK.findall(kitty.shown)))
    picture = Image.open(BytesIO(data)).convert("RGB")
    assert picture.width == COLUMNS * CELL[0]
    red = sum(count for count, (r, g, b) in picture.getcolors(1 << 24) if r - max(g, b) > 120)
    assert red > 100
