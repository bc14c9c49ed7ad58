"""Coverage: which items of a disclosure checklist a report discloses with a figure, in words, or not at all."""

from dataclasses import dataclass
from typing import Literal

from ingest.figure import Figure

State = Literal["figure", "words", "nothing"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a checklist asks for."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the report that disclose an item."""

    passage: int
    """Order of the passage."""
    quote: str
    """Verbatim from that passage."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of a checklist as one report discloses it."""

    item: Item
    state: State
    evidence: tuple[Evidence, ...] = ()
    """Best first; empty for `nothing`."""
    figures: tuple[Figure, ...] = ()
