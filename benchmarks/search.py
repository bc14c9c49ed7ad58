"""Search side by side with tantivy, SQLite FTS5, bm25s and scikit-learn over the same generated passages.

    python benchmarks/search.py 10000 100000 1000000 [--engines zewen tantivy] [--picture docs/search-growth.svg]

Every engine is built and asked in fresh processes, the rounds interleaved. Times are processor time, of all threads,
so that what else the machine does is not counted.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from search_engines import ENGINES
from zipf import Corpus, generate, queries, vocabulary

ROUNDS = 3

BUDGET = 15_000
"""Milliseconds after which a round asks no more of an engine; the slow ones answer fewer of the queries."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--folder", type=Path, help="keep what is built here, and use it again")
    parser.add_argument("--child", nargs=3, metavar=("build|ask", "ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        _child(*arguments.child, size=arguments.sizes[0])
        return
    with tempfile.TemporaryDirectory() as temporary:
        results = compare(arguments.sizes, arguments.engines, arguments.folder or Path(temporary), arguments.rounds)
    if arguments.picture:
        from growth import draw

        arguments.picture.write_text(draw(results), encoding="utf-8")


def compare(sizes: list[int], engines: list[str], folder: Path, rounds: int) -> list[dict]:
    """A row for each size and engine."""
    results = []
    for size in sizes:
        built = {engine: _build(engine, size, folder) for engine in engines}
        asked: dict[str, list[dict]] = {engine: [] for engine in engines}
        for _ in range(rounds):
            for engine in engines:
                asked[engine].append(_run("ask", engine, size, folder))
        rows = [_row(engine, size, built[engine], asked[engine]) for engine in engines]
        _print(size, rows)
        results.extend(rows)
    return results


def _row(engine: str, size: int, built: dict, rounds: list[dict]) -> dict:
    median = {key: statistics.median(one[key] for one in rounds) for key in rounds[0] if key != "found"}
    return {"engine": engine, "size": size, **built, **median}


def _print(size: int, rows: list[dict]) -> None:
    print(f"\n**{size:,} passages**\n")
    print(
        "| engine | build s | size MB | open ms | first ms | p50 ms | p95 ms | p50 : tantivy | p95 : tantivy | RSS MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    base = next((row for row in rows if row["engine"] == "tantivy"), rows[0])
    for row in rows:
        cells = [f"{row['build']:.1f}", f"{row['megabytes']:.0f}", f"{row['open']:.1f}", f"{row['first']:.1f}"]
        cells += [f"{row['p50']:.2f}", f"{row['p95']:.2f}"]
        cells += [f"{row['p50'] / base['p50']:.2f}", f"{row['p95'] / base['p95']:.2f}", f"{row['rss']:.0f}"]
        print(f"| {row['engine']} | {' | '.join(cells)} |", flush=True)


def _build(engine: str, size: int, folder: Path) -> dict:
    kept = folder / f"{engine}-{size}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(_run("build", engine, size, folder)), encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


def _run(task: str, engine: str, size: int, folder: Path) -> dict:
    command = [sys.executable, __file__, str(size), "--child", task, engine, str(folder / f"{engine}-{size}")]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def _child(task: str, engine: str, folder: str, *, size: int) -> None:
    place = Path(folder)
    if task == "build":
        corpus = _corpus(size, place.parent)
        place.mkdir(parents=True, exist_ok=True)
        (place.parent / f"queries-{size}.json").write_text(json.dumps(queries(corpus)), encoding="utf-8")
        started = time.process_time()
        ENGINES[engine][0](corpus, place)
        megabytes = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
        print(json.dumps({"build": time.process_time() - started, "megabytes": megabytes}))
    else:
        asked = json.loads((place.parent / f"queries-{size}.json").read_text(encoding="utf-8"))
        print(json.dumps(_ask(engine, place, asked)))


def _corpus(size: int, folder: Path) -> Corpus:
    """The passages, generated once for all engines."""
    kept = folder / f"tokens-{size}.npy"
    if not kept.exists():
        np.save(kept, generate(size).tokens)
    return Corpus(vocabulary(), np.load(kept))


def _ask(engine: str, folder: Path, asked: list[list[str]]) -> dict:
    started = time.process_time()
    query = ENGINES[engine][1](folder)
    opened = time.process_time()
    times = []
    for terms in asked:
        before = time.process_time()
        query(terms)
        times.append(1000 * (time.process_time() - before))
        if sum(times) > BUDGET:
            break
    later = sorted(times[1:])
    return {
        "open": 1000 * (opened - started),
        "first": times[0],
        "p50": later[len(later) // 2],
        "p95": later[int(len(later) * 0.95)],
        "rss": _peak_memory(),
    }


def _peak_memory() -> float:
    """Megabytes this process held at most."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
