"""The findings of every report of a library, in the library's order."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from index.amendments import Note
from index.library import Filed, Library, Where
from ingest.audit import audit_report
from ingest.finding import Finding
from ingest.taxonomy import load_taxonomy
from tui.figure_ids import LENGTH


@dataclass(frozen=True, slots=True)
class FiledFinding:
    """A finding with the report it is about."""

    report: Filed
    finding: Finding
    explained: Note | None = None
    """What somebody said about it."""


def finding_key(report: Filed, finding: Finding) -> str:
    """The same for the same clash in the same file, so that an explanation finds it again."""
    return sha256(f"{report.sha256}:{finding.rule}:{finding.arithmetic}".encode()).hexdigest()[:LENGTH]


def audit_library(library: Library, where: Where) -> Iterator[FiledFinding]:
    """What each report says against itself."""
    taxonomy, explained = load_taxonomy(), library.amendments.explanations()
    for filed in library.filed(where):
        for finding in audit_report(library.report(filed.sha256), taxonomy).findings:
            yield FiledFinding(filed, finding, explained.get(finding_key(filed, finding)))
