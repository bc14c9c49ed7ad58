"""The terminal that commands print on: rows of cells aligned by width, and text that is shown and never obeyed."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Literal, TextIO, cast

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from tui.app.wrapping import wrap
from tui.safe import one_line

PIPED_WIDTH = 4000
"""Cells a line where the output is no terminal and nobody says how wide it is: sentences are not broken there."""

BLANKS_AT_THE_END = re.compile(r"[ \t]+(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a printed table."""

    title: str
    justify: Literal["left", "right"] = "left"
    share: int = 0
    """How much of the width left over it takes, against the others; 0 keeps it as wide as its widest cell."""
    style: str = ""


class Filled:
    """Text in full lines, broken by the rules of Chinese typesetting; rich alone breaks only where a blank stands."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = [self.text[start:end] for start, end in wrap(self.text.plain, options.max_width)]
        yield Text("\n", style=self.text.style).join(lines)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(map(cell_len, self.text.plain.split("\n")))
        return Measurement(min(2, widest), min(widest, options.max_width))


class Trimmed:
    """A file that gets no blanks at the ends of lines: what is pasted into a letter carries none."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write the text without them."""
        self._file.write(BLANKS_AT_THE_END.sub("", text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def console(*, stderr: bool = False) -> Console:
    """Where people read; without colour if `NO_COLOR` is set or it is no terminal."""
    stream = sys.stderr if stderr else sys.stdout
    piped = not stream.isatty()
    width = PIPED_WIDTH if piped and "COLUMNS" not in os.environ else None
    file = cast(IO[str], Trimmed(stream)) if piped and not stderr else None
    return Console(file=file, stderr=stderr, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | Text]], *, title: str = "") -> Table:
    """A table whose cells are data: no markup, no control characters."""
    found = Table(
        box=SIMPLE_HEAD, title=plain(title) if title else None, title_justify="left", pad_edge=False, title_style="bold"
    )
    for column in columns:
        found.add_column(
            plain(column.title),
            justify=column.justify,
            style=column.style,
            no_wrap=not column.share,
            ratio=column.share or None,
            overflow="fold",
        )
    for row in rows:
        texts = [cell if isinstance(cell, Text) else plain(cell) for cell in row]
        filled = (Filled(text) if column.share else text for column, text in zip(columns, texts, strict=True))
        found.add_row(*filled)
    return found


def plain(text: str, style: str = "") -> Text:
    """Text that shows as it is, on one line."""
    return Text(one_line(text), style=style, overflow="fold")
