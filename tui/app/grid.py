"""A table that draws only the rows on the screen, so that 100,000 rows scroll like ten.

Textual's DataTable keeps every cell; this one keeps a sequence of rows and asks for the text of a cell when the
cell comes into sight. Widths are terminal cells, so double-width text never shifts a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.columns import GAP, Column, Heading, Row, Shown, share, spans, total
from tui.app.wrapping import fit
from tui.safe import one_line
from tui.words import _


class Grid(ScrollView, can_focus=True):
    """Rows under fixed heads, with a cursor on a row or (`by_cell`) on a cell."""

    DEFAULT_CSS = """
    Grid { height: 1fr; background: $background; color: $foreground; scrollbar-size: 1 1; scrollbar-gutter: stable; }
    Grid > .grid--head { background: $panel; color: $foreground; text-style: bold; }
    Grid > .grid--cursor { background: $primary 35%; color: $foreground; text-style: bold; }
    Grid:focus > .grid--cursor { background: $primary; color: $block-cursor-foreground; text-style: bold; }
    Grid > .grid--heading { background: $surface; color: $secondary; text-style: bold; }
    Grid > .grid--dim { color: $foreground 60%; }
    Grid > .grid--doubt { color: $warning; }
    Grid > .grid--good { color: $success; }
    Grid > .grid--bad { color: $error; }
    Grid > .grid--strong { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"grid--{part}" for part in ("head", "cursor", "heading", "dim", "doubt", "good", "bad", "strong")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", _("上一行"), show=False),
        Binding("down,j", "move(1)", _("下一行"), show=False),
        Binding("left,h", "move_column(-1)", _("左移"), show=False),
        Binding("right,l", "move_column(1)", _("右移"), show=False),
        Binding("pageup,ctrl+b,ctrl+u", "page(-1)", _("上一屏"), show=False),
        Binding("pagedown,ctrl+f,ctrl+d", "page(1)", _("下一屏"), show=False),
        Binding("home,g", "jump(0)", _("首行"), show=False),
        Binding("end,G", "jump(-1)", _("末行"), show=False),
        Binding("enter", "choose", _("打开"), show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another row or cell."""

        grid: "Grid"
        row: Row

        @property
        def control(self) -> "Grid":
            """For `@on(Grid.Moved, selector)`."""
            return self.grid

    @dataclass
    class Chosen(Message):
        """Enter or a second click on a row."""

        grid: "Grid"
        row: Row
        column: int

        @property
        def control(self) -> "Grid":
            """For `@on(Grid.Chosen, selector)`."""
            return self.grid

    @dataclass
    class HeadPressed(Message):
        """A click on the head of a column."""

        grid: "Grid"
        column: Column

        @property
        def control(self) -> "Grid":
            """For `@on(Grid.HeadPressed, selector)`."""
            return self.grid

    def __init__(
        self, columns: Sequence[Column] = (), *, by_cell: bool = False, frozen: int = 0, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.rows: Sequence[Row] = ()
        self.cursor = 0
        self.cursor_column = frozen if by_cell else 0
        self.sorted_by: tuple[str, bool] | None = None
        """Title of the column that the rows are sorted by, and whether downwards."""
        self._by_cell = by_cell
        self._frozen = frozen
        self._shown: Shown = ()

    # What is shown

    def show(self, rows: Sequence[Row], *, columns: Sequence[Column] | None = None, cursor: int | None = None) -> None:
        """Show these rows; the cursor stays on its line unless told."""
        if columns is not None:
            self.columns = tuple(columns)
        self.rows = rows
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, len(rows) - 1))
        self.cursor_column = max(self._first_column, min(self.cursor_column, len(self.columns) - 1))
        self._lay_out()
        self._follow()
        self.refresh()
        self._tell()

    @property
    def row(self) -> Row | None:
        """The row under the cursor, `None` in an empty table."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns that the window has room for."""
        return tuple(column for column, _width in self._shown)

    @property
    def _first_column(self) -> int:
        return self._frozen if self._by_cell else 0

    def on_resize(self) -> None:
        """Give the columns their share of the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.scrollable_content_region.width
        self._shown = share(self.columns, room)
        grows = any(column.grow for column in self.shown_columns)
        self.virtual_size = Size(room if grows else max(room, total(self.shown_columns)), len(self.rows) + 1)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window: the heads, a row, or nothing."""
        width = self.size.width
        plain = self.rich_style
        if y == 0 and not self.rows:
            return Strip.blank(width, plain)
        if y == 0:
            style = self.get_component_rich_style("grid--head")
            return self._line([(self._title(column), style, column.right) for column, _width in self._shown], style)
        index = y - 1 + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(width, plain)
        row = self.rows[index]
        under = index == self.cursor and not self._by_cell
        cursor = self.get_component_rich_style("grid--cursor")
        if isinstance(row, Heading):
            style = cursor if index == self.cursor else self.get_component_rich_style("grid--heading")
            return Strip([Segment(fit(" " + one_line(row.text), width), style)])
        cells = []
        for column, _width in self._shown:
            here = under or (self._by_cell and index == self.cursor and self.columns[self.cursor_column] is column)
            style = cursor if here else self._style(column, row)
            cells.append((one_line(column.text(row)), style, column.right))
        return self._line(cells, cursor if under else plain)

    def _line(self, cells: list[tuple[str, Style, bool]], gap: Style) -> Strip:
        segments: list[Segment] = []
        places = spans(self._shown)
        held = places[self._frozen - 1][1] if self._frozen else 0
        width, x = self.size.width, self.scroll_offset.x
        for place, ((text, style, right), (start, end)) in enumerate(zip(cells, places, strict=True)):
            # Half a number is another number: what the window or the columns held would cut is left out.
            whole = place < self._frozen or (held <= start - x and end - x <= width) or not self._by_cell
            segments.append(Segment(" ", gap) if place == 0 else Segment(" " * GAP, gap))
            segments.append(Segment(fit(text if whole else "", end - start, right=right), style))
        segments.append(Segment(" ", gap))
        strip = Strip(segments)
        if not x:
            return strip.crop_extend(0, width, gap)
        return Strip.join([strip.crop(0, held), strip.crop(held + x, x + width)]).crop_extend(0, width, gap)

    def _title(self, column: Column) -> str:
        if self.sorted_by and self.sorted_by[0] == column.title:
            return f"{column.title}{'▼' if self.sorted_by[1] else '▲'}"
        return column.title

    def _style(self, column: Column, row: Row) -> Style:
        name = column.style(row) if column.style else ""
        return self.get_component_rich_style(f"grid--{name}") if name else self.rich_style

    # Moving

    def action_move(self, step: int) -> None:
        """Up or down by rows."""
        self._go(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Up or down by windows."""
        self._go(self.cursor + step * max(1, self.scrollable_content_region.height - 2))

    def action_jump(self, row: int) -> None:
        """To the first or the last row."""
        self._go(row if row >= 0 else len(self.rows) - 1)

    def action_move_column(self, step: int) -> None:
        """To another cell; without a cell cursor, sideways."""
        if not self._by_cell:
            self.scroll_relative(x=step * 8, animate=False)
            return
        self.cursor_column = max(self._first_column, min(self.cursor_column + step, len(self.columns) - 1))
        self._follow()
        self.refresh()
        self._tell()

    def action_choose(self) -> None:
        """Say that the row under the cursor is wanted."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, row, self.cursor_column))

    def _go(self, row: int) -> None:
        self.cursor = max(0, min(row, len(self.rows) - 1))
        self._follow()
        self.refresh()
        self._tell()

    def _follow(self) -> None:
        """Scroll so that the cursor is in sight, below the heads."""
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height - 1)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
        if self._by_cell and self._shown:
            places = spans(self._shown)
            held = places[self._frozen - 1][1] if self._frozen else 0
            start, end = places[min(self.cursor_column, len(places) - 1)]
            x, room = self.scroll_offset.x, self.scrollable_content_region.width
            if start - x < held + GAP:
                self.scroll_to(x=max(0, start - held - GAP), animate=False)
            elif end - x > room:
                firsts = [first - held - GAP for first, _end in places[self._frozen :]]
                self.scroll_to(x=next(at for at in firsts if end - at <= room or at == firsts[-1]), animate=False)

    def _tell(self) -> None:
        if (row := self.row) is not None:
            self.post_message(self.Moved(self, row))

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens; on a head it sorts."""
        offset = event.get_content_offset(self)
        if offset is None or not self._shown:
            return
        column = self._column_at(offset.x)
        if offset.y == 0:
            self.post_message(self.HeadPressed(self, self._shown[column][0]))
            return
        index = offset.y - 1 + self.scroll_offset.y
        if index >= len(self.rows):
            return
        same = index == self.cursor and (not self._by_cell or column == self.cursor_column)
        if self._by_cell:
            self.cursor_column = max(self._first_column, column)
        self._go(index)
        if event.chain > 1 and same:
            self.action_choose()

    def _column_at(self, x: int) -> int:
        places = spans(self._shown)
        held = places[self._frozen - 1][1] if self._frozen else 0
        if x > held:
            x += self.scroll_offset.x
        return next((place for place, (_start, end) in enumerate(places) if x < end + 1), len(places) - 1)

    def region_of_cursor(self) -> Region:
        """Where the cursor's line is in the window."""
        return Region(0, self.cursor - self.scroll_offset.y + 1, self.size.width, 1)
