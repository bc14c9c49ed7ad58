"""Feeds the reader damaged copies of good reports: every one must end in a clear status, none in a crash or a hang.

python benchmarks/fuzzing.py [--files 1000] [--seed 1] [PATH ...]
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.batch import Limits, find_files, read_all

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes with one kind of damage that files suffer on their way."""
    kind = chance.choice(("flip", "flip many", "truncate", "splice", "drop", "repeat", "zero"))
    at = chance.randrange(max(1, len(data)))
    length = chance.randrange(1, 2000)
    if kind.startswith("flip"):
        changed = bytearray(data)
        for _ in range(1 if kind == "flip" else chance.randrange(2, 400)):
            if changed:
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    return {
        "truncate": data[:at],
        "splice": data[:at] + other[chance.randrange(max(1, len(other))) :],
        "drop": data[:at] + data[at + length :],
        "repeat": data[: at + length] + data[at:],
        "zero": data[:at] + bytes(length) + data[at + length :],
    }[kind]


def write_damaged(folder: Path, sources: list[Path], count: int, seed: int) -> Iterator[Path]:
    """Damaged copies of the sources in the folder."""
    chance = random.Random(seed)
    contents = [path.read_bytes() for path in sources]
    for number in range(count):
        which = chance.randrange(len(sources))
        path = folder / f"{number:05d}{sources[which].suffix}"
        path.write_bytes(damaged(contents[which], chance.choice(contents), chance))
        yield path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS])
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = list(write_damaged(Path(folder), list(find_files(options.paths)), options.files, options.seed))
        began = time.monotonic()
        outcomes = list(read_all(files, limits=Limits(seconds=60), pictures=False))
        print(f"{len(outcomes)} of {len(files)} files answered in {time.monotonic() - began:.0f} s")
    print(dict(Counter(outcome.status for outcome in outcomes)))
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(f"slowest {slowest.seconds:.1f} s ({slowest.file})")
    unexpected = Counter(
        o.reason.partition("：")[2]
        for o in outcomes
        if "读取失败" in o.reason or "崩溃" in o.reason or "放弃" in o.reason
    )
    for reason, n in unexpected.most_common():
        print(f"{n:5d}  {reason}")


if __name__ == "__main__":
    main()
