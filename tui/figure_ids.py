"""Short names for figures, so that one can be pointed at on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.filed import Disclosure

LENGTH = 10
"""Hexadecimal digits: with 100,000 figures, two share one about once in two hundred libraries."""
SHORTEST = 4
"""As many of its first digits point at a figure, where no other has the same."""


def figure_id(disclosure: Disclosure) -> str:
    """The same for the same words in the same file, whenever and wherever it is read."""
    source = disclosure.figure.source
    place = f"{disclosure.report.sha256}:{source.passage}:{source.start}:{disclosure.figure.quantity.raw}"
    return sha256(place.encode()).hexdigest()[:LENGTH]


def pointed_at(disclosures: Iterable[Disclosure], identifier: str) -> tuple[Disclosure, ...]:
    """The figures whose id begins so."""
    return tuple(disclosure for disclosure in disclosures if figure_id(disclosure).startswith(identifier.lower()))
