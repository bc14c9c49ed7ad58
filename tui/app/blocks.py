"""A picture in any terminal: each cell a block character of two colours, four dots a cell."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

CELL = (8, 16)
"""Pixels drawn for each cell, before its dots are told."""

QUARTERS = {" ": 0b0000, "▀": 0b1100, "▌": 0b1010, "▘": 0b1000, "▝": 0b0100, "▖": 0b0010, "▗": 0b0001, "▞": 0b0110}
"""Which quarters a character fills, from the upper left; the others are these with the two colours exchanged."""

CONTRAST = 1.6
"""Thin strokes are grey in so few dots; drawn away from `MIDDLE` by this they are read more easily."""

MIDDLE = 200.0

STEP = 8
"""Colours are told apart by this much only, so that white paper is one stretch of cells."""

Dots = tuple[str, tuple[int, int, int], tuple[int, int, int]]
"""Character, its colour, and the colour behind it."""


class Blocks(Widget):
    """Shows a picture of as many cells as there is room for."""

    DEFAULT_CSS = "Blocks { width: 1fr; height: 1fr; }"
    LEGIBLE: ClassVar[int] = 44
    """Pixels of a line of text that can be read."""
    PEN: ClassVar[int] = 7
    """Pixels of a line that is drawn to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: Sequence[Strip] = ()

    @property
    def cell(self) -> tuple[int, int]:
        """Pixels of a cell across and down."""
        return CELL

    def prepare(self, picture: "Image.Image") -> Sequence[Strip]:
        """What `show` shows of the picture; takes its time, so it is done in a thread."""
        return tuple(map(_strip, blocks(picture)))

    def show(self, prepared: Sequence[Strip]) -> None:
        """Show what was prepared."""
        self._strips = prepared
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of cells."""
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[y].crop_extend(0, self.size.width, self.rich_style)


def blocks(picture: "Image.Image") -> Iterator[list[Dots]]:
    """The picture line by line in the characters whose two colours come nearest to it."""
    import numpy as np

    across, down = picture.width // CELL[0], picture.height // CELL[1]
    pixels = np.asarray(picture.convert("RGB"), dtype=np.float32)[: down * CELL[1], : across * CELL[0]]
    # (cell, quarter, colour): the mean of each quarter of each cell
    quarters = pixels.reshape(down, 2, CELL[1] // 2, across, 2, CELL[0] // 2, 3).mean((2, 5))
    quarters = quarters.transpose(0, 2, 1, 3, 4).reshape(down * across, 4, 3)
    filled = np.array([[code >> place & 1 for place in (3, 2, 1, 0)] for code in QUARTERS.values()], dtype=np.float32)
    counts = filled.sum(1)
    ink = np.einsum("mq,cqk->cmk", filled, quarters)
    paper = quarters.sum(1)[:, None] - ink
    # the split that leaves the least unexplained is the one whose means explain the most
    explained = (ink**2).sum(2) / np.maximum(counts, 1) + (paper**2).sum(2) / (4 - counts)
    best = explained.argmax(1)
    each = np.arange(len(best))
    ink = _strong(ink[each, best] / np.maximum(counts[best], 1)[:, None])
    paper = _strong(paper[each, best] / (4 - counts[best])[:, None])
    characters = list(QUARTERS)
    told = [
        (characters[place], (a, b, c), (d, e, f))
        for place, (a, b, c), (d, e, f) in zip(best.tolist(), ink.tolist(), paper.tolist(), strict=True)
    ]
    for line in range(down):
        yield told[line * across : (line + 1) * across]


def _strong(colours: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    import numpy as np

    strong = (colours - MIDDLE) * CONTRAST + MIDDLE
    return np.clip((strong / STEP).round() * STEP, 0, 255).astype(int)


def _strip(line: Sequence[Dots]) -> Strip:
    segments = []
    text, last = "", None
    for character, ink, paper in line:
        style = _style(paper if character == " " else ink, paper)
        if style is not last and last is not None:
            segments.append(Segment(text, last))
            text = ""
        text, last = text + character, style
    return Strip([*segments, Segment(text, last)], len(line))


@lru_cache(4096)
def _style(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> Style:
    return Style(color=Color.from_rgb(*ink), bgcolor=Color.from_rgb(*paper))
