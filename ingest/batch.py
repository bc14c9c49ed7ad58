"""Many files at once: each read in a worker process with limits, so that a bad one costs itself only."""

import contextlib
import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Literal

from ingest.readers.archive import is_archive, is_junk, members
from ingest.report import Report
from ingest.said import Said
from ingest.worker import Task, serve

CRASHED = Said("读取程序在处理此文件时崩溃，文件可能已损坏；请重新下载，或另存为新的 PDF 后再添加")

SAFE_PATH = "PYTHONSAFEPATH"
"""Python's own: with it the folder one is in is not searched for modules."""

Status = Literal["read", "unreadable", "not_a_report"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 600.0
    memory: int = 3 * 1024**3
    """Bytes of address space of a worker, libraries included."""
    pages: int = 3000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    file: str
    """Base name."""
    path: Path
    status: Status
    reason: str = ""
    """In Chinese: what is wrong and what to do; empty where the file was read."""
    report: Report | None = None
    seconds: float = 0.0


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that the paths name: folders searched to the bottom, archives looked into, each file once.

    A path that does not exist stays in the list and becomes an unreadable `Outcome`.
    """
    found: dict[Path, None] = {}
    for path in paths:
        listed = (
            sorted(p for p in path.rglob("*") if p.is_file() and not is_junk(p.relative_to(path)))
            if path.is_dir()
            else [path]
        )
        for file in listed:
            found.update(dict.fromkeys(members(file) if is_archive(file) else (file,)))
    return tuple(found)


def read_all(
    paths: Iterable[Path],
    *,
    jobs: int | None = None,
    limits: Limits = Limits(),
    password: str | None = None,
    keep_non_reports: bool = False,
    pictures: bool = True,
) -> Iterator[Outcome]:
    """An outcome for every file that the paths name, as each is done; the order is that of finishing.

    The largest are begun first, so that no process waits long for the last. With `pictures` scanned pages are read
    where an engine for them is installed.
    """
    start_loading()
    files = sorted(find_files(paths), key=_size, reverse=True)
    tasks = deque(
        Task(path, password, keep_non_reports, limits.pages, limits.memory, pictures, limits.seconds) for path in files
    )
    workers = [_Worker() for _ in range(min(len(tasks), jobs or os.cpu_count() or 1))]
    try:
        while tasks or any(worker.task for worker in workers):
            for worker in workers:
                if tasks and worker.task is None:
                    worker.give(tasks.popleft())
            yield from _finished(workers, tasks, limits)
    finally:
        for worker in workers:
            worker.stop()


def start_loading() -> None:
    """Begins to load the readers, beside this process and once for all workers to come; returns at once."""
    context = _context()
    if isinstance(context, ForkServerContext):
        from multiprocessing.forkserver import ensure_running

        with _without_program():
            ensure_running()


def _size(file: Path) -> int:
    """Bytes; none for what lies in an archive or is not there."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _finished(workers: list["_Worker"], tasks: deque[Task], limits: Limits) -> Iterator[Outcome]:
    """The outcomes that came in, waiting until there is one or a worker is out of time.

    A worker has its next task before its outcome is handed on, and reads while that is stored.
    """
    busy = [worker for worker in workers if worker.task]
    remaining = min(worker.begun + limits.seconds - time.monotonic() for worker in busy)
    wait([w.pipe for w in busy], timeout=min(max(remaining, 0.0), 1.0))
    for worker in busy:
        if wait([worker.pipe], 0):  # asked anew, as it may have finished while others were stored
            outcome = worker.take()
        elif time.monotonic() - worker.begun > limits.seconds:
            outcome = worker.give_up(_too_slow(limits))
        else:
            continue
        if tasks:
            worker.give(tasks.popleft())
        yield outcome


def _too_slow(limits: Limits) -> Said:
    seconds = f"{limits.seconds:.0f}"
    return Said("读取超过 {seconds} 秒，已放弃；可用 --timeout 放宽，或拆分文件后再添加", seconds=seconds)


def _context() -> ForkServerContext | SpawnContext:
    """How worker processes begin: forked from one that has loaded the readers once, where the system can do that.

    Not from this process, which may have threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest.loaded"])
    return context


@contextlib.contextmanager
def _without_program() -> Iterator[None]:
    """A process started meanwhile imports neither the program that starts it nor modules that lie where it was started.

    It needs nothing of the one, and a reader's folder may well hold a `numpy.py`.
    """
    program, safe = sys.modules["__main__"], os.environ.get(SAFE_PATH)
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        sys.modules["__main__"] = program
        if safe is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = safe


class _Worker:
    """A process that reads one file after another, replaced by a new one when it dies or hangs."""

    def __init__(self) -> None:
        self.task: Task | None = None
        self.begun = 0.0
        self._start()

    def _start(self) -> None:
        context = _context()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs,), daemon=True)
        with _without_program():
            self.process.start()
        theirs.close()

    def give(self, task: Task) -> None:
        self.task, self.begun = task, time.monotonic()
        try:
            self.pipe.send(task)
        except OSError:  # it died between two files
            self._replace()
            self.pipe.send(task)

    def take(self) -> Outcome:
        """The outcome of the file in hand; a dead worker's file is unreadable."""
        task = self.task
        if task is None:
            raise ValueError("a worker without a file has no outcome")
        try:
            status, reason, report = self.pipe.recv()
        except (EOFError, OSError):
            return self.give_up(CRASHED)
        outcome = self._outcome(task, status, reason, report)
        self.task = None
        return outcome

    def give_up(self, why: str) -> Outcome:
        """Ends the process and with it the file."""
        task = self.task
        if task is None:
            raise ValueError("a worker without a file has no outcome")
        self._replace()
        self.task = None
        return self._outcome(task, "unreadable", Said("{name}：{why}", name=task.path.name, why=why), None)

    def _outcome(self, task: Task, status: Status, reason: str, report: Report | None) -> Outcome:
        return Outcome(task.path.name, task.path, status, reason, report, time.monotonic() - self.begun)

    def _replace(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        """Ends the process at once."""
        with contextlib.suppress(OSError):
            self.pipe.close()
        self.process.kill()
        self.process.join(5)
