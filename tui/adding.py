"""Reading files into the library: an outcome a file as it is done, so that whoever watches can show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from index.library import Filed, Library, Stored
from ingest.batch import Limits, Outcome, read_all, start_loading
from ingest.indicators.taxonomy import taxonomy_fingerprint
from ingest.report import Report
from ingest.version import READER

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
    pictures: bool = True
    """Whether scanned pages are read where an engine for them is installed."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    file: str
    status: Status
    reason: str
    seconds: float
    report: Report | None = None
    """`None` where there is none."""


def add_files(library: Library, files: Sequence[Path], reading: Reading = Reading()) -> Iterator[Added]:
    """Read the files and store their reports, each as soon as it is read; the order is that of finishing.

    What the library holds already, read as it would be read now, is not read again.
    """
    start_loading()
    known = {filed.sha256: filed for filed in library.filed(versions=True) if _as_now(filed)}
    unread = []
    for file in files:
        filed = known.get(_fingerprint(file))
        if filed is None:
            unread.append(file)
        else:
            status: Status = "unchanged" if filed.file == file.name else "duplicate"
            library.remember_original(filed.sha256, str(file.absolute()))
            yield Added(file.name, status, "", 0.0, library.report(filed.sha256))
    taxonomy = taxonomy_fingerprint()
    if unread:
        library.get_ready()  # while the readers load
    first = library.next_number()
    numbers = {file: number for number, file in enumerate(unread, first)}
    outcomes = read_all(
        unread,
        jobs=reading.jobs,
        limits=Limits(seconds=reading.seconds),
        password=reading.password,
        keep_non_reports=reading.keep_non_reports,
        pictures=reading.pictures,
    )
    for outcome in outcomes:
        yield _store(library, outcome, taxonomy=taxonomy, number=numbers.get(outcome.path))
    library.tidy()


def _as_now(filed: Filed) -> bool:
    """Whether reading the file anew could tell nothing more."""
    return filed.reader == READER and not filed.unread


def _fingerprint(file: Path) -> str:
    """SHA-256 of the bytes; empty for what cannot be opened, such as a file in an archive."""
    try:
        with file.open("rb") as content:
            return sha256(content.read()).hexdigest()
    except OSError:
        return ""


def _store(library: Library, outcome: Outcome, *, taxonomy: str, number: int | None) -> Added:
    """`number` follows the order in which the files were named, not that in which they were done."""
    status: Status
    if outcome.report is not None:
        original = str(outcome.path.absolute())
        status = library.add(outcome.report, taxonomy=taxonomy, original=original, number=number)
        if status in ("unchanged", "duplicate"):
            library.remember_original(outcome.report.sha256, original)
    else:
        status = "unreadable" if outcome.status == "unreadable" else "not_a_report"
    return Added(outcome.file, status, outcome.reason, outcome.seconds, outcome.report)
