"""Make the pictures of the tour and the README from the demonstration reports, so that they never go stale.

    python docs/pictures/make.py [NAME ...]

Each picture is the app itself, driven by keys on a library made anew; without names all are made.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from svg import picture

from index.library import Library
from ingest.batch import read_all
from tui.app.state import State, save_state
from tui.app.workbench import Workbench
from tui.words import use_language

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "corpus" / "reports"

SMALL, LARGE = (80, 24), (110, 32)
QUESTION = "蓬瀛2021年底有效证书多少张"

PICTURES = {
    "ask": ((100, 38), ([*QUESTION, "enter"], [*"那云梦泽呢", "enter"])),
    "not-disclosed": (SMALL, ([*"蓬瀛2019年的用电量是多少", "enter"], ["escape", "enter"])),
    "source": (LARGE, ([*QUESTION, "enter"], ["ctrl+o"])),
    "page": (LARGE, ([*"云梦泽2019年底有效证书多少张", "enter"], ["ctrl+o"], ["p"])),
    "search": (SMALL, (["alt+2"], [*"保密培训", "enter"])),
    "reports": (SMALL, (["alt+3"],)),
    "figures": (LARGE, (["alt+4"], ["slash", *"云梦泽 2021 证书", "enter"])),
    "compare": (SMALL, (["alt+5"], ["c"])),
    "lines": (SMALL, (["alt+5"], ["c"], ["c"])),
    "audit": (LARGE, (["alt+6"],)),
    "coverage": (LARGE, (["alt+7"], ["j", "j"])),
}
"""Name of the picture: the window, and the keys, each step pressed once the one before has settled."""


async def settled(pilot, rounds: int = 3) -> None:
    for _round in range(rounds):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def take(name: str, library: Path, folder: Path) -> None:
    size, steps = PICTURES[name]
    memory = folder / f"{name}.json"
    save_state(memory, library, State(compared=(("certs_valid",), (), ())))
    app = Workbench(library, state_path=memory)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for keys in steps:
            await pilot.press(*keys)
            await settled(pilot)
        for line in app.screen.query("Input"):
            line.cursor_blink = False
        await settled(pilot)
        (HERE / f"{name}.svg").write_text(picture(app), "utf-8")
    print(f"{name}.svg")


def main(names: list[str]) -> None:
    use_language("zh")
    with TemporaryDirectory() as folder:
        library = Path(folder) / "demo.db"
        with Library.open(library) as opened:
            outcomes = sorted(read_all([REPORTS]), key=lambda outcome: outcome.file)
            for outcome in outcomes:
                if outcome.report is not None:
                    opened.add(outcome.report, original=str(outcome.path))
        for name in names or PICTURES:
            asyncio.run(take(name, library, Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
