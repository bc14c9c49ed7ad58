"""Indicators over bodies and years: a matrix whose gaps are explained, rank and percentile, bars and lines."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from ingest.indicators.taxonomy import load_taxonomy
from tui.app.choices import CHUNK, Choices, most_disclosed, parts_of
from tui.app.columns import Heading
from tui.app.grid import Grid
from tui.app.marks import legend
from tui.app.matrix import Line, Part, about_cell, columns, part_key, part_name, part_of, summary_text, title, words_for
from tui.app.page import Page
from tui.app.picker import Option, Picker
from tui.app.progress import under_way
from tui.app.prose import Prose
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison
    from index.library import Catalogue, Library

CHARTS = ("", "bars", "lines")


class ComparePage(Page):
    """The matrix with what belongs to it."""

    MODE = "compare"
    HELP_TEXT = _(
        "比较：i 选指标，o 选机构，y 选年度。空格选取，回车确定；不选机构、年度即为全部。\n"
        "没有数值的格子写明原因：未披露、无报告、无法辨读。名次与百分位以光标所在年度计，只在同类机构的披露者之间排。数值后的记号，表下有说明。\n"
        "c 换图（各机构条形、逐年折线），回车看原文，w 导出。"
    )
    CSS = """
    ComparePage Grid { height: 1fr; }
    #summary { height: auto; max-height: 2; padding: 0 1; color: $foreground 70%; }
    #reading { padding: 0 1; display: none; }
    #legend { height: auto; max-height: 2; padding: 0 1; }
    #chart { height: 50%; display: none; border-top: solid $panel; }
    #about { height: 4; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "indicators", _("指标")),
        Binding("o", "organisations", _("机构")),
        Binding("y", "years", _("年度")),
        Binding("c", "chart", _("图")),
        Binding("w", "export", _("导出")),
        Binding("escape", "stop", _("停止读取"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices((), (), ())
        self._parts: tuple[Part, ...] = ()
        self._organisations: tuple[str, ...] = ()
        self._years: tuple[int, ...] = ()
        self._comparisons: tuple[Comparison, ...] = ()
        self._chart = 0
        self._reading = False
        """Whether it is still being read what there is to choose from."""

    def body(self) -> Iterable[Widget]:
        """Summary, matrix, chart, and about the cell."""
        yield Prose(_("正在读取……"), id="summary")
        yield Prose(id="reading", classes="quiet")
        yield Prose(id="empty", classes="empty")
        yield Grid(id="matrix", by_cell=True, frozen=1)
        yield VerticalScroll(id="chart", can_focus=False)
        yield Prose(id="legend", classes="quiet")
        yield Prose(id="about")

    def on_mount(self) -> None:
        """The matrix has the keys."""
        self.query_one("#empty").display = False
        self.query_one("#matrix").focus()

    # Reading

    def read(self) -> None:
        """What there is to choose from, then the comparison chosen last."""
        self.run_worker(self._read(), group="read", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        catalogue = await self.bench.desk.do(lambda library: library.catalogue())
        keys, organisations, years = self.bench.state.compared
        self._parts = tuple(part for key in keys if (part := part_of(key)) is not None)
        self._organisations = tuple(one for one in organisations if one in catalogue.organisations)
        self._years = tuple(one for one in years if one in catalogue.years)
        if self._parts:
            await self._compare()
        await self._read_choices(catalogue)
        known = [part for part, _count in self._choices.parts]
        parts = tuple(part for part in self._parts if part in known) or tuple(known[:1])
        if parts != self._parts or not parts:
            self._parts = parts
            await self._compare()

    async def _read_choices(self, catalogue: "Catalogue") -> None:
        """Chunk by chunk, so that other questions to the library get their turn."""
        files = tuple(dict.fromkeys(entry.file for entry in catalogue.entries))
        reports: dict[Part, set[str]] = {}
        self._reading = True
        try:
            for start in range(0, len(files), CHUNK):
                if len(files) > CHUNK:
                    self._say_reading(under_way(_("正在读取有哪些指标"), start, len(files)))
                found = await self.bench.desk.do(partial(parts_of, files[start : start + CHUNK]))
                for part, sha256 in found:
                    reports.setdefault(part, set()).add(sha256)
        finally:
            self._reading = False
            self._choices = Choices(most_disclosed(reports), catalogue.organisations, catalogue.years)
            self._say_reading("")

    def _say_reading(self, said: str) -> None:
        line = self.query_one("#reading", Prose)
        line.display = bool(said)
        line.say(said)

    def action_stop(self) -> None:
        """Be content with the indicators read so far."""
        if self._reading:
            self.workers.cancel_group(self, "read")
            self.say(_("已停止；可选的指标只是读到的部分"), severity="warning")

    async def _compare(self) -> None:
        job = partial(_compare, self._parts, self._organisations, self._years)
        self._comparisons = await self.bench.desk.do(job) if self._parts else ()
        self.bench.remember(compared=(tuple(map(part_key, self._parts)), self._organisations, self._years))
        self._show()

    def _show(self) -> None:
        empty = self.query_one("#empty", Prose)
        empty.display = not self._comparisons
        empty.say(_("还没有可比较的数据。按 3 转到“报告”页，再按 a 加入报告；归入指标的数据可在此比较。"))
        self.query_one("#summary").display = self.query_one("#about").display = bool(self._comparisons)
        rows: list[Any] = []
        for comparison in self._comparisons:
            if len(self._comparisons) > 1:
                rows.append(Heading(title(comparison)))
            rows.extend(Line(comparison, body) for body in comparison.organisations)
        first = self._comparisons[0] if self._comparisons else None
        shown = columns(self._comparisons) if first else ()
        grid = self.query_one("#matrix", Grid)
        cursor = min(1, len(self._comparisons) - 1)
        if first and first.latest is not None:
            year = max(first.years, key=lambda one: (len(first.disclosed(one)), one))
            disclosed = first.disclosed(year)
            grid.cursor_column = 1 + first.years.index(year)
            cursor += first.organisations.index(disclosed[0].organisation)
        meanings = legend(self._comparisons)
        self.query_one("#legend", Prose).say(meanings)
        self.query_one("#legend").display = bool(meanings)
        grid.show(rows, columns=shown, cursor=cursor)
        self._summarise()
        self._draw()

    # About what is under the cursor

    def _place(self) -> "tuple[Comparison, str, int] | None":
        grid = self.query_one("#matrix", Grid)
        if not isinstance(grid.row, Line):
            return None
        years = grid.row.comparison.years
        year = years[min(grid.cursor_column - 1, len(years) - 1)] if years else 0
        return grid.row.comparison, grid.row.organisation, year

    @on(Grid.Moved, "#matrix")
    def moved(self) -> None:
        """Another cell."""
        self._summarise()
        self._draw()
        self.query_one("#matrix").refresh()

    def _summarise(self) -> None:
        place = self._place()
        if place is None:
            self.query_one("#about", Prose).say("")
            return
        comparison, body, year = place
        summary = self.query_one("#summary", Prose)
        summary.say(summary_text(comparison, year, body, width=summary.content_size.width))
        self.query_one("#about", Prose).say(*about_cell(comparison, body, year))

    @on(Grid.Chosen, "#matrix")
    async def open(self) -> None:
        """Show the figure of the cell in its place."""
        place = self._place()
        cell = place and place[0].cells[place[1], place[2]]
        if not cell or cell.figure is None:
            self.say(_("这一格没有数据可看"))
            return
        await self.bench.open_figure(cell.figure)

    # Choosing

    def action_indicators(self) -> None:
        """Choose what to compare."""
        options = [
            Option(part, part_name(part), _("{count} 份").format(count=count), words_for(part))
            for part, count in self._choices.parts
        ]
        picker = Picker(_("选指标"), options, self._parts, all_by_none=False)
        self.app.push_screen(picker, partial(self._chosen, "_parts"))

    def action_organisations(self) -> None:
        """Choose whom to compare."""
        options = [Option(one, one) for one in self._choices.organisations]
        picker = Picker(_("选机构"), options, self._organisations, all_by_none=True)
        self.app.push_screen(picker, partial(self._chosen, "_organisations"))

    def action_years(self) -> None:
        """Choose which years."""
        options = [Option(one, str(one)) for one in self._choices.years]
        self.app.push_screen(
            Picker(_("选年度"), options, self._years, all_by_none=True), partial(self._chosen, "_years")
        )

    action_filter = action_indicators

    def _chosen(self, what: str, values: tuple[Any, ...] | None) -> None:
        if values is not None:
            setattr(self, what, values)
            self.run_worker(self._compare(), group="read", exclusive=True, exit_on_error=False)

    # Chart

    def action_chart(self) -> None:
        """Bars, lines, none."""
        self._chart = (self._chart + 1) % len(CHARTS)
        self._draw()
        names = {"": _("不显示图"), "bars": _("条形图：各机构"), "lines": _("折线图：逐年")}
        self.say(names[CHARTS[self._chart]])

    def _draw(self) -> None:
        pane = self.query_one("#chart", VerticalScroll)
        place = self._place()
        pane.display = bool(CHARTS[self._chart]) and place is not None
        if pane.display and place is not None:
            self.run_worker(self._redraw(pane, *place), group="chart", exclusive=True, exit_on_error=False)

    async def _redraw(self, pane: VerticalScroll, comparison: "Comparison", body: str, year: int) -> None:
        from tui.app.chart import BarChart
        from tui.app.lines import LineChart

        chart = BarChart(comparison, year, body) if CHARTS[self._chart] == "bars" else LineChart(comparison, body)
        await pane.remove_children()
        await pane.mount(chart)

    # Exporting

    def action_export(self) -> None:
        """The figures of the matrix, each with its source."""
        from tui.app.export import ask_where

        shown = [
            figure
            for comparison in self._comparisons
            for cell in comparison.cells.values()
            for figure in cell.figures[:1]
        ]
        ask_where(self, shown, name=_("比较"))


def _compare(
    parts: tuple[Part, ...], organisations: tuple[str, ...], years: tuple[int, ...], library: "Library"
) -> "tuple[Comparison, ...]":
    from assistant.comparison import compare
    from index.library import Where

    where = Where(organisations=organisations, years=years)
    indicators = load_taxonomy().indicators
    return tuple(compare(library, indicators[name], where=where, dimensions=dimensions) for name, dimensions in parts)
