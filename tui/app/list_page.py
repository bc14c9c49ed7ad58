"""A page that is a list: a table, a line to filter it by, a few lines about the row under the cursor."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.app.columns import Column, Row
from tui.app.filtered import Filtered, FilterLine
from tui.app.grid import Grid
from tui.app.page import explain
from tui.app.prose import Prose
from tui.safe import one_line
from tui.words import _


class ListPage(Filtered):
    """Rows to look through; what they are, the page says."""

    CSS = """
    #about { height: 4; background: $surface; padding: 0 1; }
    #status { height: 1; padding: 0 1; color: $foreground 70%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", _("排序"), show=False),
        Binding("S", "turn", _("倒序"), show=False),
        Binding("f5,ctrl+r", "reread", _("重新读取"), show=False),
    ]
    PLACEHOLDER: ClassVar[str] = _("筛选：词之间用空格，须全部出现")
    EMPTY: ClassVar[str] = ""
    """What is said where there is nothing to list."""

    def __init__(self) -> None:
        super().__init__()
        self.all_rows: Sequence[Row] = ()
        self._haystacks: list[str] = []
        self._sort: tuple[Column, bool] | None = None

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        raise NotImplementedError

    def words_of(self, row: Row) -> str:
        """What the filter looks in."""
        return " ".join(column.text(row) for column in self.columns())

    def body(self) -> Iterable[Widget]:
        """Status, filter, list, and about the row."""
        yield Prose(_("正在读取……"), id="status")
        yield FilterLine(self.PLACEHOLDER)
        yield Prose(self.EMPTY, id="empty", classes="empty")
        yield Grid(self.columns(), id="list")
        yield Prose(id="about")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one("#empty").display = False
        self.query_one("#list").focus()

    # Rows

    def set_rows(self, rows: Sequence[Row], *, haystacks: Sequence[str] = ()) -> None:
        """These are all rows; show those that pass the filter, in the chosen order.

        `haystacks` are what the filter looks in, folded, where whoever read the rows has them already.
        """
        self.all_rows = rows
        self._haystacks = list(haystacks)
        self.rearrange()

    def rearrange(self, *, cursor: int | None = None) -> None:
        """Filter and sort anew."""
        rows = self.sorted_rows(self.passing())
        grid = self.query_one("#list", Grid)
        grid.sorted_by = (self._sort[0].title, self._sort[1]) if self._sort else None
        grid.show(rows, columns=self.columns(), cursor=cursor)
        nothing = self.query_one("#empty", Prose)
        nothing.display = not rows
        nothing.say(self.no_rows() if not self.all_rows else self.none_pass())
        self.query_one("#about").display = bool(rows)
        self.query_one("#status", Prose).say(self.status(len(rows)))

    def no_rows(self) -> str:
        """What is said where there are no rows."""
        return self.EMPTY

    def none_pass(self) -> str:
        """What is said where there are rows, and none of them is listed."""
        typed = one_line(self.query_one(FilterLine).value.strip())
        return _("没有同时含有“{words}”的条目。改短一些，或按 Esc 清除筛选。").format(words=typed)

    def failed(self, error: BaseException) -> None:
        """Say it where the list would have stood, too."""
        super().failed(error)
        self.query_one("#status", Prose).say(_("未能读取：{error}（按 F5 重试）").format(error=explain(error)))

    def action_reread(self) -> None:
        """Read again."""
        self.query_one("#status", Prose).say(_("正在读取……"))
        self.read()

    def status(self, shown: int) -> str:
        """The line above the list."""
        if shown == len(self.all_rows):
            return _("共 {count} 条").format(count=f"{shown:,}")
        return _("{shown} / {count} 条").format(shown=f"{shown:,}", count=f"{len(self.all_rows):,}")

    def passing(self) -> list[Row]:
        """The rows that hold every word of the filter."""
        words = self.query_one(FilterLine).words
        if not words:
            return list(self.all_rows)
        if len(self._haystacks) != len(self.all_rows):
            self._haystacks = [self.words_of(row).casefold() for row in self.all_rows]
        pairs = zip(self.all_rows, self._haystacks, strict=True)
        return [row for row, haystack in pairs if all(word in haystack for word in words)]

    def sorted_rows(self, rows: list[Row]) -> Sequence[Row]:
        """The rows in the chosen order; in their own where none was chosen."""
        if self._sort is None:
            return rows
        column, down = self._sort
        return sorted(rows, key=column.order or column.text, reverse=down)

    # Sorting

    def action_sort(self) -> None:
        """By the next column; after the last, in the list's own order again."""
        columns = self.query_one("#list", Grid).shown_columns
        if self._sort is None:
            self._sort_by(columns[0], down=False)
            return
        at = columns.index(self._sort[0]) + 1 if self._sort[0] in columns else len(columns)
        if at < len(columns):
            self._sort_by(columns[at], down=False)
        else:
            self._sort = None
            self.rearrange(cursor=0)
            self.say(_("按原有顺序"))

    def action_turn(self) -> None:
        """The other way round."""
        if self._sort is None:
            self.say(_("先按 s 选排序的列"))
        else:
            self._sort_by(self._sort[0], down=not self._sort[1])

    def _sort_by(self, column: Column, *, down: bool) -> None:
        self._sort = (column, down)
        self.rearrange(cursor=0)
        order = _("从大到小") if down else _("从小到大")
        self.say(_("按“{column}”{order}").format(column=column.title, order=order))

    @on(Grid.HeadPressed, "#list")
    def head_pressed(self, event: Grid.HeadPressed) -> None:
        """Sort by that column, a second click the other way."""
        down = self._sort is not None and self._sort[0] is event.column and not self._sort[1]
        self._sort_by(event.column, down=down)

    # The row

    @on(Grid.Moved, "#list")
    def moved(self, event: Grid.Moved) -> None:
        """Say more about the row under the cursor."""
        about = self.about(event.row)
        self.query_one("#about", Prose).say(*about)

    def about(self, row: Row) -> tuple[str, Any]:
        """Text and marks about a row."""
        return "", ()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.query_one("#list", Grid).row
