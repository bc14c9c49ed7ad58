"""Every report of a library held against the checklist for its kind of body."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.library import Filed, Library, Where
from ingest.coverage.checklist import Checklist, Covered, checklist_for, cover


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with every item of its checklist."""

    report: Filed
    checklist: Checklist
    items: tuple[Covered, ...]


def check(library: Library, where: Where) -> Iterator[Checked]:
    """The reports in the library's order."""
    for filed in library.filed(where):
        checklist = checklist_for(filed.identity.body)
        yield Checked(filed, checklist, cover(library.report(filed.sha256), checklist))
