"""The text of one report in reading order: sections, passages and tables, each with its place."""

from dataclasses import dataclass

BBox = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points from the page's top left."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report."""

    level: int
    """1 for the outermost."""
    number: str
    """As printed: 一、 or （二） or 3. ; empty for a heading without one."""
    title: str
    page: int | None

    @property
    def label(self) -> str:
        """Number and title as they stand in a citation."""
        return f"{self.number}{self.title}"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that explains a word, a number or a table."""

    mark: str
    """As printed before the note: ①, 注2, *, ¹; empty for a note on all above it."""
    text: str
    """The note without its mark."""
    page: int | None
    passage: int
    """Order of the passage that prints it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item or a table: the smallest piece that is searched and cited."""

    order: int
    """Position in the report, from 0."""
    text: str
    """As printed, lines of one paragraph joined; a table's rows on a line each, cells parted by tabs."""
    page: int | None
    """1-based, where the passage begins; `None` where the file has no pages."""
    section: tuple[str, ...] = ()
    """Labels of the headings above it, outermost first."""
    table: int | None = None
    """Position in `Report.tables` if this passage is a table."""
    boxes: tuple[tuple[int, BBox], ...] = ()
    """Page and box of each line, where the file has a geometry."""
    page_end: int | None = None
    """Page on which it ends, where that is another page."""
    footnotes: tuple[Footnote, ...] = ()
    """Notes that marks in its text refer to, or that stand under it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid."""

    text: str
    """As printed, line breaks inside the cell removed; empty where nothing is printed."""
    page: int | None = None
    bbox: BBox | None = None
    inherited: bool = False
    """True where the text stands in a merged cell that begins above or to the left."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid: every row has the same number of cells."""

    order: int
    passage: int
    """Order of the passage that holds its text."""
    rows: tuple[tuple[Cell, ...], ...]
    head_rows: int = 1
    """How many rows at the top are heads (0 to 3)."""
    head_columns: int = 1
    """How many columns at the left are heads."""
    caption: str = ""
    unit: str = ""
    """Unit that the caption, a corner or a note gives for all cells, as printed, e.g. 万元."""
    page: int | None = None
    section: tuple[str, ...] = ()
