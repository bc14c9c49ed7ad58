"""A table that a text prints one cell a line, as every shape of it is found."""

import re
from dataclasses import dataclass

REMARKS = re.compile(r"[備备]\s*[註注考]|[說说]\s*明")
"""The head of a last column that holds words or nothing."""


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table between two lines of a text."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    """Head row first."""
