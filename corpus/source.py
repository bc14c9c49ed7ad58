"""The sources of the demonstration reports: text, tables and, beside each, the figures it holds.

A source begins with TOML between two `+++` lines. After that, a line is one of
    # 一、 标题          a heading; ## and ### are its inner levels
    | a | b |           a row of a table; `<` joins the cell to its left, `^` to the one above
    @cover 标题         a line of the cover; @centre a centred line; @caption and @note stand above a table
    @table heads=2 style=borderless     how the table after it looks
    @contents, @page    a contents list; a page break
    @scan, @endscan     what stands between is printed as a picture
    > 3,482张 | 有效证书 | stock | end | 认证领域=QMS      a figure of the block above (see `truth.py`)
and anything else is a paragraph. `‖` in a paragraph is a hard break inside it, printed in plain text only.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Block:
    """One piece of a report in reading order."""

    kind: str
    """heading, paragraph, table, cover, centre, contents, page."""
    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    caption: str = ""
    note: str = ""
    figures: list[str] = field(default_factory=list)
    """Its figure lines, without the `>`."""
    section: tuple[str, ...] = ()
    scanned: bool = False


@dataclass
class Source:
    """One report as we wrote it."""

    path: Path
    settings: dict[str, Any]
    blocks: list[Block]


def read_source(path: Path) -> Source:
    """The source in one file. Raises `ValueError` for a line that belongs nowhere."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return Source(path, tomllib.loads(head), _read_blocks(body))


def full_grid(rows: list[list[str]]) -> list[list[str]]:
    """The rows with `<` and `^` replaced by the text of the cell they are joined to."""
    grid: list[list[str]] = []
    for row in rows:
        cells: list[str] = []
        for column, cell in enumerate(row):
            joined = cells[-1] if cell == "<" else grid[-1][column] if cell == "^" else cell
            cells.append(joined)
        grid.append(cells)
    return grid


def _read_blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    pending: dict[str, str] = {}
    options: dict[str, str] = {}
    section: list[str] = []
    scanned = False
    for line in (line.strip() for line in body.splitlines()):
        if not line:
            continue
        word, _, rest = line.partition(" ")
        if word in {"@scan", "@endscan"}:
            scanned = word == "@scan"
        elif word == "@table":
            options = dict(pair.split("=", 1) for pair in rest.split())
        elif word in {"@caption", "@note"}:
            pending[word] = rest
        elif line.startswith(">"):
            blocks[-1].figures.append(line[1:].strip())
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if blocks[-1].kind != "table" or options or pending:
                caption, note = pending.get("@caption", ""), pending.get("@note", "")
                blocks.append(Block("table", options=options, caption=caption, note=note))
                options, pending = {}, {}
            blocks[-1].rows.append(cells)
        elif set(word) == {"#"}:
            section = [*section[: len(word) - 1], rest]
            blocks.append(Block("heading", rest, len(word)))
        elif word.startswith("@"):
            blocks.append(Block(word[1:], rest))
        else:
            blocks.append(Block("paragraph", line))
        if blocks and not blocks[-1].section:
            blocks[-1].section, blocks[-1].scanned = tuple(section), scanned
    return blocks
