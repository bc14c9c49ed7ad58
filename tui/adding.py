"""Reading files into the library: an outcome a file as it is done, so that whoever watches can show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.library import Library, Stored
from ingest.batch import Limits, Outcome, read_all
from ingest.report import Report
from ingest.taxonomy import load_taxonomy

Status = Stored | Literal["unreadable", "not_a_report"]

IN_THE_LIBRARY: frozenset[Status] = frozenset(("added", "unchanged", "replaced", "duplicate"))


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read."""

    password: str | None = None
    keep_non_reports: bool = False
    jobs: int | None = None
    seconds: float = Limits().seconds
    """What one file may take."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    file: str
    status: Status
    reason: str
    seconds: float
    report: Report | None = None
    """`None` where there is none, or where the file had been read before."""


def add_files(library: Library, files: Sequence[Path], reading: Reading = Reading()) -> Iterator[Added]:
    """Read the files and store their reports, each as soon as it is read; the order is that of finishing."""
    outcomes = read_all(
        files,
        jobs=reading.jobs,
        limits=Limits(seconds=reading.seconds),
        password=reading.password,
        keep_non_reports=reading.keep_non_reports,
    )
    for outcome in outcomes:
        yield _store(library, outcome)
    library.tidy()


def _store(library: Library, outcome: Outcome) -> Added:
    status: Status
    if outcome.report is not None:
        status = library.add(outcome.report, taxonomy=load_taxonomy().fingerprint)
    else:
        status = "unreadable" if outcome.status == "unreadable" else "not_a_report"
    return Added(outcome.file, status, outcome.reason, outcome.seconds, outcome.report)
