"""The headings of a report, each leading to its place in the text."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.document import Passage
from tui.app.columns import Column
from tui.app.grid import Grid
from tui.app.setting import Line
from tui.words import _


class Heading(NamedTuple):
    """A row of the tree."""

    line: int
    """Number of its line in the text as it is set now."""
    text: str
    page: int | None


class SectionTree(Grid):
    """Stands beside the text."""

    DEFAULT_CSS = "SectionTree { width: 36; border-right: solid $panel; display: none; }"

    def __init__(self) -> None:
        page = Column(_("页"), 4, lambda row: str(row.page or ""), right=True)
        super().__init__([Column(_("目录"), 20, lambda row: row.text, grow=1), page], id="tree")

    def fill(self, lines: Sequence[Line], passages: Sequence[Passage]) -> None:
        """The headings among these lines; those that a page break repeats once."""
        pages = {passage.order: passage.page for passage in passages}
        rows: list[Heading] = []
        path: tuple[str, ...] = ()
        for number, line in enumerate(lines):
            if line.role == "heading" and (not rows or path != line.path):
                after = next((one.passage for one in lines[number:] if one.passage >= 0), -1)
                rows.append(Heading(number, line.text, pages.get(after)))
                path = line.path
        self.show(rows)
