"""The columns of a table: what each says of a row, and how the cells of a window are shared among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from tui.safe import one_line

GAP = 2
"""Blank cells between two columns."""

Row = Any
"""Whatever the columns know how to show; or a `Heading`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that heads a group."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it says of a row and how wide it is."""

    title: str
    width: int
    text: Callable[[Row], str]
    right: bool = False
    grow: int = 0
    """Share of the cells left over."""
    drop: int = 0
    """Columns are left out in a narrow window, the highest number first; 0 stays."""
    style: Callable[[Row], str] | None = None
    """One of dim, doubt, good, bad, strong; empty for plain."""
    order: Callable[[Row], Any] | None = None
    """What sorting compares, where it is not the text."""


Shown = tuple[tuple[Column, int], ...]
"""Columns with the cells each has now."""


def share(columns: Sequence[Column], room: int) -> Shown:
    """The columns that the room is enough for, each with its own width and its share of what is left over."""
    kept = list(columns)
    while total(kept) > room and any(column.drop for column in kept):
        kept.remove(max(kept, key=lambda column: column.drop))
    spare = max(0, room - total(kept))
    shares = sum(column.grow for column in kept)
    return tuple((column, column.width + (spare * column.grow // shares if shares else 0)) for column in kept)


def spans(shown: Shown) -> list[tuple[int, int]]:
    """Where each column begins and ends."""
    found, at = [], 1
    for _column, width in shown:
        found.append((at, at + width))
        at += width + GAP
    return found


def total(columns: Sequence[Column]) -> int:
    """The cells that the columns need."""
    return sum(column.width for column in columns) + GAP * max(0, len(columns) - 1) + 2


def widest(texts: Sequence[str], *, least: int = 4, most: int = 40) -> int:
    """A width that holds these texts, within limits."""
    return max(least, min(most, max((cell_len(one_line(text)) for text in texts), default=0)))
