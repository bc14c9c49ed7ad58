"""The line at the top: the pages, each with its number, and the library at the right."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.safe import one_line
from tui.words import _

PAGES = (
    ("ask", _("问答")),
    ("search", _("检索")),
    ("reports", _("报告")),
    ("figures", _("数据")),
    ("compare", _("比较")),
    ("audit", _("核查")),
    ("coverage", _("披露")),
)
"""Name of each page's mode and what it is called; the number key is its place, from 1."""


class Tabs(Widget):
    """Where one is and where one can go."""

    DEFAULT_CSS = """
    Tabs { dock: top; height: 1; background: $panel; color: $foreground; text-wrap: nowrap; pointer: pointer; }
    """
    ALLOW_SELECT = False
    library = reactive("")
    """What is said of the library at the right."""

    class Pressed(Message):
        """A page was clicked."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page

    def render(self) -> Content:
        """Name, pages, library; the library only where there is room for it."""
        parts: list[tuple[str, str] | str] = [(_(" 责问 "), "bold $primary on $panel")]
        for name, label in self._labels():
            parts.append((label, "bold $block-cursor-foreground on $primary" if name == self.page else ""))
        bar = Content.assemble(*parts)
        room = self.size.width - bar.cell_length - 1
        library = one_line(self.library)
        if 0 < cell_len(library) <= room:
            bar = Content.assemble(bar, " " * (room - cell_len(library)), (library, "$foreground 70%"))
        return bar

    def on_click(self, event: events.Click) -> None:
        """Go to the page under the mouse."""
        at = cell_len(_(" 责问 "))
        for name, label in self._labels():
            at += cell_len(label)
            if event.x < at:
                self.post_message(self.Pressed(name))
                return

    @staticmethod
    def _labels() -> list[tuple[str, str]]:
        return [(name, f" {number} {label} ") for number, (name, label) in enumerate(PAGES, 1)]
