"""What the reader of one format hands on: blocks in reading order, before anyone knows which are headings."""

from dataclasses import dataclass

from ingest.document import BBox, Cell
from ingest.report import UnreadPage
from ingest.said import Said


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined."""

    text: str
    page: int | None = None
    page_end: int | None = None
    boxes: tuple[tuple[int, BBox], ...] = ()
    """Page and box of each line."""
    size: float = 0.0
    """Height of most of its characters in points; 0 where the format has none."""
    bold: bool = False
    level: int | None = None
    """Depth of a heading where the format itself says so (a Word style, a Markdown #)."""
    alone: bool = False
    """True where nothing else stands in its line or beside it: a blank line or more space around it."""
    doubts: tuple[tuple[int, int, Said], ...] = ()
    """(start, end, why) for characters that two readings read differently."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the format gives it: full rows, not yet understood."""

    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None
    page_end: int | None = None
    boxes: tuple[tuple[int, BBox], ...] = ()
    caption: str = ""
    head_rows: int | None = None
    """Where the format itself marks head rows (HTML's th, Word's repeated rows)."""
    doubts: tuple[tuple[int, int, Said], ...] = ()
    """(row, column, why) for cells that two readings read differently."""


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All blocks of one file."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    unread: tuple[UnreadPage, ...] = ()
    warnings: tuple[Said, ...] = ()
    running: tuple[str, ...] = ()
    """Running heads and feet that were dropped from the text; they often name body and year."""
    statistics: bool = False
    """True for a workbook: tables that a body fills in beside its report, without a report's words."""
    printed_pages: tuple[tuple[int, str], ...] = ()
    """(page as the viewer counts, number printed on it) where a page prints one."""
