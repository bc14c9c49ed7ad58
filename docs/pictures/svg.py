"""A picture of a screen as SVG, every character in its own cells.

Rich's export stretches a run of text to the number of its characters, which squeezes double-width text; here each
character is given its place.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual._ansi_theme import MONOKAI
from textual.app import App
from textual.strip import Strip

CELL, LINE = 8.0, 19.0
"""Size of a cell in pixels; half the font size wide, as the fonts have it."""
FONT = (
    "'Noto Sans Mono CJK SC','Sarasa Mono SC','WenQuanYi Zen Hei Mono','Microsoft YaHei Mono',Menlo,Consolas,monospace"
)
MARGIN = 12.0


SIDES = {
    "─": "lr", "━": "lr", "│": "ud", "╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu", "┌": "rd", "┐": "ld", "└": "ru",
    "┘": "lu", "├": "urd", "┤": "uld", "┬": "lrd", "┴": "lru", "┼": "lrud", "╴": "l", "╶": "r", "╵": "u", "╷": "d",
}  # fmt: skip
"""To which sides of its cell a line is drawn: left, right, up, down."""

QUARTERS = {
    "▀": "ab", "▄": "cd", "▌": "ac", "▐": "bd", "▘": "a", "▝": "b", "▖": "c", "▗": "d", "▞": "bc", "▚": "ad",
    "█": "abcd",
}  # fmt: skip
"""Which quarters of its cell a block fills: a and b above, c and d below."""


def picture(app: App[object]) -> str:
    """What the app shows now."""
    width, height = app.size
    strips = app.screen._compositor.render_strips(app.size)  # type: ignore[attr-defined]
    w, h = width * CELL + 2 * MARGIN, height * LINE + 2 * MARGIN
    body = "\n".join(part for y, strip in enumerate(strips) for part in _line(strip, y, MONOKAI))
    background = app.screen.background_colors[1].hex6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}">\n'
        f'<rect width="{w:g}" height="{h:g}" rx="8" fill="{background}"/>\n'
        f'<g font-family="{FONT}" font-size="16px">\n{body}\n</g>\n</svg>\n'
    )


def _line(strip: Strip, y: int, theme: TerminalTheme) -> Iterator[str]:
    x = 0
    top = MARGIN + y * LINE
    for segment in Segment.simplify(strip):
        text, style = segment.text, segment.style or Style()
        cells = cell_len(text)
        ink, paper = _colours(style, theme)
        if paper:
            yield (
                f'<rect x="{MARGIN + x * CELL:g}" y="{top:g}" width="{cells * CELL:g}" height="{LINE + 0.5:g}" '
                f'fill="{paper}"/>'
            )
        weight = ' font-weight="bold"' if style.bold else ""
        line = ' text-decoration="underline"' if style.underline else ""
        yield from _boxes(text, x, top, ink)
        yield from _blocks(text, x, top, ink)
        for word in re.finditer(rf"[^\s{''.join(SIDES)}{''.join(QUARTERS)}]+", text):
            places = " ".join(
                f"{MARGIN + place * CELL:g}" for place in _places(word[0], x + cell_len(text[: word.start()]))
            )
            yield f'<text x="{places}" y="{top + 14.5:g}" fill="{ink}"{weight}{line}>{escape(word[0])}</text>'
        x += cells


def _boxes(text: str, x: int, top: float, ink: str) -> Iterator[str]:
    """Box-drawing characters as lines from the middle of their cell, so that they meet whatever the font."""
    path = ""
    for character, place in zip(text, _places(text, x), strict=True):
        left, middle = MARGIN + place * CELL, top + LINE / 2
        ends = {
            "l": (left, middle),
            "r": (left + CELL, middle),
            "u": (left + CELL / 2, top),
            "d": (left + CELL / 2, top + LINE),
        }
        for side in SIDES.get(character, ""):
            path += f"M{left + CELL / 2:g} {middle:g}L{ends[side][0]:g} {ends[side][1]:g}"
    if path:
        yield f'<path d="{path}" stroke="{ink}" stroke-width="1.3" stroke-linecap="round"/>'


def _blocks(text: str, x: int, top: float, ink: str) -> Iterator[str]:
    """Block characters as rectangles, which a font would leave gaps between."""
    path = ""
    for character, place in zip(text, _places(text, x), strict=True):
        left, middle = MARGIN + place * CELL, top + LINE / 2
        for quarter in QUARTERS.get(character, ""):
            across, down = left + CELL / 2 * (quarter in "bd"), middle if quarter in "cd" else top
            path += f"M{across:g} {down:g}h{CELL / 2:g}v{LINE / 2:g}h{-CELL / 2:g}z"
    if path:
        yield f'<path d="{path}" fill="{ink}" shape-rendering="crispEdges"/>'


def _places(text: str, x: int) -> Iterable[float]:
    for character in text:
        yield x
        x += cell_len(character)


def _colours(style: Style, theme: TerminalTheme) -> tuple[str, str]:
    ink = style.color.get_truecolor(theme).hex if style.color and not style.color.is_default else "#e0e0e0"
    paper = style.bgcolor.get_truecolor(theme, False).hex if style.bgcolor and not style.bgcolor.is_default else ""
    if style.reverse:
        ink, paper = paper or "#101010", ink
    return ink, paper
