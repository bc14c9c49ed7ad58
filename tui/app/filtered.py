"""A page whose list or matrix can be filtered by what one types into a line above it."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.app.page import Page
from tui.words import _


class FilterLine(Input):
    """Filters while one types; Esc empties and leaves it, Enter keeps it."""

    DEFAULT_CSS = """
    FilterLine, FilterLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    FilterLine { display: none; }
    FilterLine.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.end_filter(True)", _("清除筛选")),
        Binding("enter,down", "screen.end_filter(False)", _("回到列表")),
    ]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, id="filter")

    @property
    def words(self) -> list[str]:
        """What a row has to hold, folded."""
        return self.value.casefold().split()


class Filtered(Page):
    """Puts a `FilterLine` above its list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "filter", _("筛选"), key_display="/")]
    LINE = "#filter"
    LIST: ClassVar[str] = "#list"
    """What is filtered, and has the keys otherwise."""

    def rearrange(self, *, cursor: int | None = None) -> None:
        """Show what passes the filter."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the line to filter by."""
        line = self.query_one(FilterLine)
        line.add_class("-open")
        line.focus()

    def action_end_filter(self, clear: bool) -> None:
        """Back to the list, with or without the filter."""
        line = self.query_one(FilterLine)
        if clear:
            line.value = ""
        line.set_class(bool(line.value), "-open")
        self.query_one(self.LIST).focus()

    @on(Input.Changed, "#filter")
    def refilter(self) -> None:
        """Filter while typing."""
        self.rearrange(cursor=0)
