"""The table draws what is in sight, whatever there is."""

from rich.cells import cell_len
from textual.app import App, ComposeResult

from tui.app.columns import Column, spans
from tui.app.grid import Grid

WIDE = ("认证", "e\u0301e\u0301", "①②③", "[red]红[/red]", "\x1b[31m", "行\n行", "ﾊﾝｶｸ", "👪")


class Lister(App[None]):
    """A hundred thousand rows."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Grid([Column("号", 8, self.number, right=True), Column("文", 10, self.words, grow=1)])

    def number(self, row: int) -> str:
        self.asked += 1
        return f"{row:,}"

    def words(self, row: int) -> str:
        return WIDE[row % len(WIDE)] * 4

    def on_grid_head_pressed(self, event: Grid.HeadPressed) -> None:
        self.pressed.append(event.column.title)

    def on_mount(self) -> None:
        self.query_one(Grid).show(range(100_000))


def strips(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


async def test_only_rows_in_sight_are_asked_for() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("G", "pageup", "pageup", "g")
        await pilot.pause()
        assert app.query_one(Grid).cursor == 0
        assert app.asked < 2_000


async def test_every_line_is_as_wide_as_the_window_with_any_characters() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert {cell_len(line) for line in strips(app)} == {60}


async def test_columns_begin_at_the_same_cell_on_every_line() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        starts = set()
        for number, line in enumerate(strips(app)[1:9]):
            before = line[: line.index(f"{number}  ") + 1]
            starts.add(cell_len(before))
        assert starts == {9}


async def test_text_is_shown_as_it_is_and_does_nothing() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        text = "\n".join(strips(app))
        assert "[red]红[/red]" in text
        assert "␛[31m" in text
        assert "行↵行" in text


async def test_the_last_row_comes_into_sight() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert "99,999" in strips(app)[-1]


async def test_a_click_moves_the_cursor_and_a_click_on_a_head_says_so() -> None:
    app = Lister()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(Grid, offset=(5, 4))
        assert app.query_one(Grid).cursor == 3
        await pilot.click(Grid, offset=(5, 0))
        assert app.pressed == ["号"]


async def test_no_number_is_cut_where_the_columns_are_scrolled():
    number = "1,097,908,200"
    columns = [Column("机构", 10, lambda row: row)] + [
        Column(str(year), 13, lambda _row: number, right=True) for year in range(2010, 2020)
    ]
    grid = Grid(columns, by_cell=True, frozen=1)

    class One(App[None]):
        def compose(self):
            yield grid

    async with One().run_test(size=(50, 6)) as pilot:
        grid.show(["云岭", "青岚"])
        for offset in (0, 3, 9, 15, 40, 200):
            grid.scroll_to(x=offset, animate=False)
            await pilot.pause()
            line = grid.render_line(1).text
            assert line.replace(number, "").split() == ["云岭"]
        grid.focus()
        grid.scroll_to(x=0, animate=False)
        for _step in range(6):
            await pilot.press("right")
            await pilot.pause()
            start, end = spans(grid._shown)[grid.cursor_column]
            assert start - grid.scroll_offset.x >= 13
            assert end - grid.scroll_offset.x <= 50
