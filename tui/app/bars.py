"""Bars of text: a name, a bar as long as the value, the value. Aligned by cells, so that Chinese names line up."""

from collections.abc import Sequence
from decimal import Decimal

from rich.cells import cell_len

from tui.app.prose import Mark
from tui.app.wrapping import fit
from tui.safe import one_line

EIGHTHS = " ▏▎▍▌▋▊▉"
"""A bar's last cell, by how many eighths of it are full."""


def bars(rows: Sequence[tuple[str, Decimal | None, str]], width: int, *, marked: str = "") -> tuple[str, list[Mark]]:
    """One line a row of (name, value, what is said at the end), the row named `marked` in another colour.

    `None` has no bar. Negative values have a bar of ▒, for they go the other way.
    """
    names = max((cell_len(one_line(name)) for name, _value, _said in rows), default=0)
    names = min(names, width // 3)
    said = max((cell_len(one_line(text)) for _name, _value, text in rows), default=0)
    room = max(4, width - names - said - 4)
    most = max((abs(value) for _name, value, _said in rows if value is not None), default=Decimal(0))
    text, marks = "", []
    for name, value, note in rows:
        start = len(text)
        bar = _bar(value, most, room)
        text += fit(one_line(name), names) + "  "
        marks.append((len(text), len(text) + len(bar), "$accent" if name == marked else "$primary"))
        text += fit(bar, room) + "  " + fit(one_line(note), said, right=True) + "\n"
        if name == marked:
            marks.append((start, len(text), "bold"))
        elif value is None:
            marks.append((start, len(text), "$foreground 60%"))
    return text.rstrip("\n"), marks


def _bar(value: Decimal | None, most: Decimal, room: int) -> str:
    if value is None or not most:
        return ""
    eighths = int(abs(value) / most * room * 8)
    if value < 0:
        return "▒" * max(1, eighths // 8)
    full, rest = divmod(max(eighths, 1), 8)
    return "█" * full + (EIGHTHS[rest] if rest else "")
