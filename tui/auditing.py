"""The findings about a library, each with its name and with what somebody said about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from index.audit import LibraryFinding, OnProgress, audit_library
from index.library import Library, Where
from index.reviewing.amendments import Note
from tui.figure_ids import LENGTH


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and whether it was explained."""

    about: LibraryFinding
    key: str
    """Short name, the same for the same clash in the same files, so that an explanation finds it again."""
    explained: Note | None = None


def find(library: Library, where: Where, on_progress: OnProgress | None = None) -> Iterator[Found]:
    """The findings, the gravest first; `on_progress` is told of each report that is done, before the first finding."""
    explained = library.amendments.explanations()
    for about in audit_library(library, where, on_progress=on_progress):
        key = finding_key(about)
        yield Found(about, key, explained.get(key))


def finding_key(about: LibraryFinding) -> str:
    """Made of the files that clash, the rule and the sum."""
    files = sorted({disclosure.report.sha256 for disclosure in about.disclosures} | {about.report.sha256})
    return sha256(":".join((*files, about.finding.rule, about.finding.arithmetic)).encode()).hexdigest()[:LENGTH]
