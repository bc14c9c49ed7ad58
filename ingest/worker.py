"""The process that reads files for the batch: takes a task, answers with what became of it."""

import gc
import logging
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.errors import NotAReport, UnreadableReport
from ingest.report import Report
from ingest.said import Said

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Answer = tuple[str, str, Report | None]
"""Status, reason, report."""


COLLECTING = (20_000, 20, 20)
"""New objects before looking for cycles. A page leaves thousands that are soon gone; looking at each 700 takes a tenth
of reading and saves a hundredth of the memory."""

PICTURE_SHARE = 0.7
"""Of the time a file may take, reading its pictures gets so much."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read."""

    path: Path
    password: str | None
    keep_non_reports: bool
    pages: int
    """It is refused with more pages."""
    memory: int
    """Bytes of address space that reading it may take."""
    pictures: bool = True
    """Whether scanned pages are read where an engine for them is installed."""
    seconds: float = 600.0
    """It is given up after so many; reading pictures stops before."""


def serve(pipe: Connection) -> None:
    """Reads the files that come through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the batch stops its workers itself
    logging.disable(logging.CRITICAL)  # pdfminer complains about every second PDF
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # and pdfium writes to the terminal
    gc.freeze()  # what is loaded stays
    gc.set_threshold(*COLLECTING)
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(_answer(task))
        except (BrokenPipeError, ConnectionResetError):
            return


def _answer(task: Task) -> Answer:
    from ingest.ocr.budget import within
    from ingest.ocr.choose import installed_ocr
    from ingest.reading import read_report

    _limit_memory(task.memory)
    engine = installed_ocr()
    name = task.path.name
    try:
        report = read_report(
            task.path,
            password=task.password,
            keep_non_reports=task.keep_non_reports,
            most_pages=task.pages,
            ocr=within(engine, PICTURE_SHARE * task.seconds) if engine is not None and task.pictures else None,
        )
    except NotAReport as error:
        return "not_a_report", error.said, None
    except UnreadableReport as error:
        return "unreadable", error.said, None
    except MemoryError:
        return "unreadable", _too_large(task), None
    except RecursionError:
        return "unreadable", Said("{name}：文件结构嵌套过深，可能已损坏，请另存为新的 PDF 后再添加", name=name), None
    except Exception as error:  # noqa: BLE001 -- the batch: one bad file is an outcome, the rest go on
        why = f"{type(error).__name__}：{error!s:.80}"
        return "unreadable", Said("{name}：读取失败（{why}），文件可能已损坏，请另存后再添加", name=name, why=why), None
    return "read", "", report


def _too_large(task: Task) -> Said:
    megabytes = task.memory >> 20
    return Said(
        "{name}：读取所需内存超过上限（{megabytes} MB），请拆分文件后再添加", name=task.path.name, megabytes=megabytes
    )


def _limit_memory(most: int) -> None:
    """Lets this process take so much address space; where the system has no such limit, the time limit remains."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
