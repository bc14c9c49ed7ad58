"""A library outlives the process that writes to it."""

import random
import signal
import subprocess
import sys
import time

from index.library import Library

WRITER = """
import sys
from pathlib import Path
from index.library import Library
from ingest.document import Passage
from ingest.report import Identity, Report
with Library.open(Path(sys.argv[1])) as library:
    for number in range(int(sys.argv[2]), 10_000):
        texts = [f"第 {number} 份报告第 {line} 段，有效证书 {number * line} 张。" for line in range(30)]
        passages = tuple(Passage(order, text, None) for order, text in enumerate(texts))
        sha256 = f"{number:064d}"
        library.add(Report("a.txt", sha256, Identity("云溪认证中心", number), None, 600, (), passages, (), ()))
        print(sha256, flush=True)
        if number % 5 == 4:
            library.remove(f"{number - 2:064d}")
            print("-" + f"{number - 2:064d}", flush=True)
        if number % 20 == 19:
            library.tidy()
"""


def test_killing_a_writer_loses_nothing_that_was_added(tmp_path):
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    held: set[str] = set()
    chance = random.Random(5)
    for attempt in range(3):
        command = [sys.executable, "-c", WRITER, str(path), str(1000 * attempt)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        first = process.stdout.readline()
        time.sleep(0.2 + chance.random() / 2)
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines()]
        process.wait()
        for line in lines:
            sha256 = line.strip()
            held = held - {sha256[1:]} if sha256.startswith("-") else held | {sha256}
        with Library.open(path) as library:
            assert library.check() == ()
            missing = {sha256 for sha256 in held if not library.holds(sha256)}
            assert len(missing) <= 1, "a removal that was done and not told is all that may be missing"
            held -= missing
            assert library.search(f"第 {1000 * attempt} 份报告").hits
