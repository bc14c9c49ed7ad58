"""Pages per second and peak memory of adding PDFs to a library, beside pdfplumber's text and tables of the same pages.

    python benchmarks/reading.py [--long 50 300 1000] [--rounds 3] [PATH ...]

Each measurement runs in a fresh process; rounds of both alternate, and medians are printed.
"""

import argparse
import io
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.forkserver import _forkserver  # type: ignore[attr-defined]
from pathlib import Path

import pypdfium2

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
SHARED = Path(__file__).parent.parent.parent / "shared" / "reports" / "listed"

Measure = Callable[[Sequence[Path]], None]


def plumber(paths: Sequence[Path]) -> None:
    """What a script without Zewen would do."""
    import pdfplumber

    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()
                page.close()


def zewen(paths: Sequence[Path], jobs: int = 1) -> None:
    """All that `zewen add` does but for scanned pages: both readings, tables, figures, index."""
    from ingest.batch import start_loading

    start_loading()
    from index.library import Library
    from tui.adding import Reading, add_files

    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        for _added in add_files(library, paths, Reading(jobs=jobs, pictures=False)):
            pass


def zewen_on_two(paths: Sequence[Path]) -> None:
    zewen(paths, jobs=2)


def long_pdf(folder: Path, sources: Sequence[Path], pages: int) -> Path:
    """One file of so many pages, made of the sources' pages over and over."""
    whole = pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        for path in sources:
            with pypdfium2.PdfDocument(path) as part:
                whole.import_pages(part, list(range(min(len(part), pages - len(whole)))))
            if len(whole) >= pages:
                break
    buffer = io.BytesIO()
    whole.save(buffer)
    long = folder / f"long{pages}.pdf"
    long.write_bytes(buffer.getvalue())
    return long


def timed(measure: Measure, paths: Sequence[Path]) -> tuple[float, ...]:
    """Seconds, seconds of processor time, and peak megabytes of the process and of its largest child."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(measure, list(paths), theirs))
    process.start()
    theirs.close()
    answer: tuple[float, ...] = ours.recv()
    process.join()
    return answer


def _run(measure: Measure, paths: Sequence[Path], pipe: "multiprocessing.connection.Connection") -> None:
    began = time.perf_counter()
    measure(paths)
    wall = time.perf_counter() - began
    _forkserver._stop()  # type: ignore[attr-defined]  # what its children used counts once it has ended
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    pipe.send((wall, sum(u.ru_utime + u.ru_stime for u in used), *(u.ru_maxrss / 1024 for u in used)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--long", type=int, nargs="*", default=[300], help="pages of files made for the purpose")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folders = options.paths or [CORPUS, *([SHARED] if SHARED.exists() else [])]
    files = sorted(p for f in folders for p in (f.rglob("*") if f.is_dir() else [f]) if p.suffix.lower() == ".pdf")
    with tempfile.TemporaryDirectory() as folder:
        works = [(f"{len(files)} files", files)]
        works += [(f"one file of {n} pages", [long_pdf(Path(folder), files, n)]) for n in options.long]
        for title, paths in works:
            print(f"{title}, {sum(map(_pages, paths))} pages")
            compare(paths, options.rounds)


def compare(paths: Sequence[Path], rounds: int) -> None:
    """A line for each way to read the files, and how much faster two processes are than one."""
    measures: list[Measure] = [plumber, zewen, *([zewen_on_two] if len(paths) > 1 else [])]
    taken = [[timed(measure, paths) for measure in measures] for _ in range(rounds)]
    pages, base = sum(map(_pages, paths)), statistics.median(one[0][1] for one in taken)
    for i, measure in enumerate(measures):
        wall, cpu, own, child = (statistics.median(one[i][k] for one in taken) for k in range(4))
        print(
            f"  {measure.__name__:14s} {pages / wall:6.1f} pages/s  {cpu:6.2f} s of processor "
            f"({cpu / base:.2f} × pdfplumber)  peak {own:.0f} MB, of a worker {child:.0f} MB"
        )
    if len(measures) > 2:
        ratios = sorted(one[1][0] / one[2][0] for one in taken)
        print(f"  two processes {statistics.median(ratios):.2f} × one ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


if __name__ == "__main__":
    main()
