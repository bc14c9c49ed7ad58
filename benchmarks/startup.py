"""How long from typing `zewen` to the first frame, beside a bare Textual app of the same widgets.

    python benchmarks/startup.py [ROUNDS]

Each start happens in a pseudo-terminal of 80×24; the clock stops when the text of the footer has arrived. The two are
started in turn, so that whatever else the machine does hits both. Prints the median (lowest–highest) in milliseconds
and the ratio of the medians; the goals are 300 ms and 1.5.
"""

import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path
from signal import SIGKILL
from statistics import median
from tempfile import TemporaryDirectory

BARE = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Static

class Bare(App):
    BINDINGS = [("question_mark", "help", "READY")]
    def compose(self):
        yield Static("bar")
        yield VerticalScroll(Static("text"))
        yield Input()
        yield Footer()

Bare().run()
"""
PATIENCE = 20.0


def first_frame(command: list[str], marker: bytes, environment: Mapping[str, str]) -> float:
    """Milliseconds until the marker arrives on the terminal."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, dict(environment))
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while marker not in seen:
            if not select.select([terminal], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{command} showed nothing: {seen[-200:]!r}")
            seen += os.read(terminal, 65536)
        return (time.perf_counter() - begun) * 1000
    finally:
        os.kill(process, SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def fill(library: Path) -> None:
    """The demonstration reports, so that there is something not to be read before the first frame."""
    from index.library import Library
    from ingest.batch import read_all

    reports = Path(__file__).parents[1] / "corpus" / "reports"
    with Library.open(library) as opened:
        for outcome in read_all([reports]):
            if outcome.report is not None:
                opened.add(outcome.report)


def main(rounds: int) -> None:
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        fill(library)
        state = {"XDG_STATE_HOME": folder, "ZEWEN_LANGUAGE": "zh", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment = {**os.environ, **state}
        app = [sys.executable, "-c", "from tui.main import main; main()", "--library", str(library)]
        bare = [sys.executable, "-c", BARE]
        times: dict[str, list[float]] = {"zewen": [], "bare": []}
        for _round in range(rounds):
            times["bare"].append(first_frame(bare, b"READY", environment))
            times["zewen"].append(first_frame(app, "帮助".encode(), environment))
        for name, measured in times.items():
            print(f"{name:6} first frame {median(measured):5.0f} ms ({min(measured):.0f}–{max(measured):.0f})")
        print(f"ratio {median(times['zewen']) / median(times['bare']):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
