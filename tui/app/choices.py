"""What there is to compare: the indicators that the reports disclose, with the parts of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.indicators.taxonomy import load_taxonomy
from tui.app.matrix import Part

if TYPE_CHECKING:
    from index.library import Library

CHUNK = 20
"""Files read at a time."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    parts: tuple[tuple[Part, int], ...]
    """With how many reports disclose it, the most disclosed first."""
    organisations: tuple[str, ...]
    years: tuple[int, ...]


def parts_of(files: tuple[str, ...], library: "Library") -> list[tuple[Part, str]]:
    """Which indicators, and parts of them, each of those reports discloses."""
    from index.library import Where

    known = load_taxonomy().indicators
    found = ((one.figure.indicator, one) for one in library.disclosures(Where(files=files)))
    return [((name, one.figure.dimensions), one.report.sha256) for name, one in found if name and name in known]


def most_disclosed(reports: Mapping[Part, set[str]]) -> tuple[tuple[Part, int], ...]:
    """The parts with how many of these reports disclose each, the most disclosed first."""
    counts = {part: len(files) for part, files in reports.items()}
    order = {name: place for place, name in enumerate(load_taxonomy().indicators)}
    parts = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0][1]), order[pair[0][0]], pair[0][1]))
    return tuple(parts)
