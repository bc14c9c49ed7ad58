"""What a search found."""

from dataclasses import dataclass

from index.filed import Filed
from ingest.document import Passage
from ingest.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found."""

    rank: int
    """From 1."""
    score: float
    report: Filed
    passage: Passage
    marks: tuple[tuple[int, int], ...] = ()
    """Offsets in the passage's text of the words that matched."""
    snippet: tuple[int, int] = (0, 0)
    """The part of the passage's text worth showing where there is no room for all of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found and how the query was read."""

    hits: tuple[Hit, ...]
    terms: tuple[str, ...]
    """The terms that were looked up."""
    corrections: tuple[tuple[str, str], ...] = ()
    """(as typed, as searched) where a word was taken for another."""
    passages_searched: int = 0
    explanation: Said = NOTHING
    """In Chinese, why nothing was found; empty where something was."""
    suggestions: tuple[str, ...] = ()
    """Queries that would find something, each fit to send as it is."""
