"""What the library hands out about a report without its text, and a figure with its report."""

from dataclasses import dataclass
from typing import Literal

from ingest.figure import Figure
from ingest.report import Identity, UnreadPage
from ingest.said import Said


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the library lists it, without its text."""

    file: str
    sha256: str
    identity: Identity
    pages: int | None
    characters: int
    passages: int
    figures: int
    warnings: tuple[Said, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    superseded_by: str | None = None
    """sha256 of the newer version of the same report, if there is one."""
    reader: str = ""
    """Version of the reader that made it."""
    taxonomy: str = ""
    """Fingerprint of the taxonomy its figures were matched with, empty as they came from the reader."""
    latin_name: str = ""
    """The name in its web address, in small letters: sqi."""


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said about a figure."""

    verdict: Literal["accepted", "corrected", "rejected"]
    reason: str
    author: str
    time: str
    """As the caller told it, ISO."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A figure with the report that discloses it."""

    report: Filed
    figure: Figure
    """As read, or as somebody put it right."""
    review: Review | None = None
