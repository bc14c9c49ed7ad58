"""Indicators over bodies and years: a matrix whose gaps are explained, rank and percentile, bars and lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from ingest.taxonomy import load_taxonomy
from tui.app.grid import Column, Grid, Heading, widest
from tui.app.labels import about
from tui.app.page import Page
from tui.app.picker import Option, Picker
from tui.app.prose import Prose, joined
from tui.numbers import amount, grouped, measured, with_unit
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison
    from index.library import Library

Part = tuple[str, tuple[tuple[str, str], ...]]
"""An indicator's id and the dimensions that it is limited to."""

CHARTS = ("", "bars", "lines")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: one body in one comparison."""

    comparison: "Comparison"
    organisation: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    parts: tuple[tuple[Part, int], ...]
    """With how many reports disclose it, the most disclosed first."""
    organisations: tuple[str, ...]
    years: tuple[int, ...]


class ComparePage(Page):
    """The matrix with what belongs to it."""

    MODE = "compare"
    HELP_TEXT = _(
        "比较：i 选指标，o 选机构，y 选年度。空格选取，回车确定；不选机构、年度即为全部。\n"
        "没有数值的格子写明原因：未披露、无报告、无法辨读。名次与百分位以光标所在年度计，只在披露者之间排。\n"
        "c 换图（各机构条形、逐年折线），回车看原文，w 导出。"
    )
    CSS = """
    ComparePage Grid { height: 1fr; }
    #summary { height: auto; max-height: 2; padding: 0 1; color: $foreground 70%; }
    #chart { height: 45%; display: none; border-top: solid $panel; }
    #about { height: 4; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "indicators", _("指标")),
        Binding("o", "organisations", _("机构")),
        Binding("y", "years", _("年度")),
        Binding("c", "chart", _("图")),
        Binding("w", "export", _("导出")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices((), (), ())
        self._parts: tuple[Part, ...] = ()
        self._organisations: tuple[str, ...] = ()
        self._years: tuple[int, ...] = ()
        self._comparisons: tuple[Comparison, ...] = ()
        self._chart = 0

    def body(self) -> Iterable[Widget]:
        """Summary, matrix, chart, and about the cell."""
        yield Prose(_("正在读取……"), id="summary")
        yield Prose(id="empty", classes="empty")
        yield Grid(id="matrix", by_cell=True, frozen=1)
        yield VerticalScroll(id="chart", can_focus=False)
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
        self._choices = choices = await self.bench.desk.aside(_choices)
        keys, organisations, years = self.bench.state.compared
        known = {part_key(part): part for part, _count in choices.parts}
        self._parts = tuple(known[key] for key in keys if key in known) or tuple(
            part for part, _count in choices.parts[:1]
        )
        self._organisations = tuple(one for one in organisations if one in choices.organisations)
        self._years = tuple(one for one in years if one in choices.years)
        await self._compare()

    async def _compare(self) -> None:
        job = partial(_compare, self._parts, self._organisations, self._years)
        self._comparisons = await self.bench.desk.do(job) if self._parts else ()
        self.bench.remember(compared=(tuple(map(part_key, self._parts)), self._organisations, self._years))
        self._show()

    def _show(self) -> None:
        empty = self.query_one("#empty", Prose)
        empty.display = not self._comparisons
        empty.say(_("还没有可比较的数据。按 3 转到“报告”页，再按 a 加入报告；归入指标的数据可在此比较。"))
        rows: list[Any] = []
        for comparison in self._comparisons:
            if len(self._comparisons) > 1:
                rows.append(Heading(_title(comparison)))
            rows.extend(Line(comparison, body) for body in comparison.organisations)
        first = self._comparisons[0] if self._comparisons else None
        columns = _columns(self._comparisons) if first else ()
        grid = self.query_one("#matrix", Grid)
        cursor = min(1, len(self._comparisons) - 1)
        if first and first.latest is not None:
            disclosed = first.disclosed(first.latest)
            grid.cursor_column = 1 + first.years.index(first.latest)
            cursor += first.organisations.index(disclosed[0].organisation)
        grid.show(rows, columns=columns, cursor=cursor)
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
        self.query_one("#summary", Prose).say(one_line(_summary(comparison, year)))
        self.query_one("#about", Prose).say(*_about_cell(comparison, body, year))

    @on(Grid.Chosen, "#matrix")
    async def open(self) -> None:
        """Show the figure of the cell in its place."""
        place = self._place()
        cell = place and place[0].cells[place[1], place[2]]
        if not cell or cell.figure is None:
            self.say(_("这一格没有数据可看"))
            return
        source = cell.figure.figure.source
        await self.bench.open_source(
            cell.figure.report.sha256, passage=source.passage, start=source.start, end=source.end
        )

    # Choosing

    def action_indicators(self) -> None:
        """Choose what to compare."""
        options = [
            Option(part, part_name(part), _("{count} 份").format(count=count), _words(part))
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
        from tui.app.chart import BarChart, LineChart

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


def part_key(part: Part) -> str:
    """A part as it is remembered."""
    return "|".join([part[0], *(f"{name}={value}" for name, value in part[1])])


def part_name(part: Part) -> str:
    """An indicator's name with the values of its dimensions."""
    name = load_taxonomy().name_of(part[0]) or part[0]
    return " · ".join([name, *(value for _name, value in part[1])])


def _words(part: Part) -> str:
    indicator = load_taxonomy().indicators.get(part[0])
    return " ".join(indicator.aliases) + " " + indicator.english if indicator else ""


def _title(comparison: "Comparison") -> str:
    name = part_name((comparison.indicator.id, comparison.dimensions))
    return f"{name}（{comparison.unit}）" if comparison.unit else name


def _columns(comparisons: "Sequence[Comparison]") -> tuple[Column, ...]:
    from tui.app.chart import ABSENCES

    def cell_text(row: Line, *, year: int) -> str:
        cell = row.comparison.cells.get((row.organisation, year))
        if cell is None:
            return ""
        if cell.figure is None:
            return ABSENCES[cell.absence or "not_disclosed"]
        return amount(cell.figure.figure.quantity) + ("*" if len(cell.figures) > 1 else "")

    def cell_style(row: Line, *, year: int) -> str:
        cell = row.comparison.cells.get((row.organisation, year))
        if cell is None or cell.figure is None:
            return "doubt" if cell is not None and cell.absence == "unreadable" else "dim"
        return "doubt" if cell.figure.figure.doubts or len(cell.figures) > 1 else ""

    names = [body for comparison in comparisons for body in comparison.organisations]
    years = sorted({year for comparison in comparisons for year in comparison.years})
    columns = [Column(_("机构"), widest(names, least=12, most=24), lambda row: row.organisation)]
    for year in years:
        text = partial(cell_text, year=year)
        values = [text(Line(one, body)) for one in comparisons for body in one.organisations]
        width = widest([str(year), *values], least=8, most=18)
        columns.append(Column(str(year), width, text, right=True, style=partial(cell_style, year=year)))
    return tuple(columns)


def _summary(comparison: "Comparison", year: int) -> str:
    from assistant.comparison import summary

    said = summary(comparison, year)
    parts = [_title(comparison), _("{year} 年").format(year=year)]
    parts.append(
        _("{disclosed} 家披露，共 {reported} 家有报告").format(disclosed=said.disclosed, reported=said.reported)
    )
    if said.median is not None:
        parts.append(_("中位数 {value}").format(value=with_unit(grouped(said.median.value), said.median.unit)))
    if said.quartiles is not None:
        parts.append(_("四分位 {low}–{high}").format(low=grouped(said.quartiles[0]), high=grouped(said.quartiles[1])))
    return " · ".join(parts)


def _about_cell(comparison: "Comparison", body: str, year: int) -> tuple[str, Any]:
    from assistant.comparison import standings

    cell = comparison.cells[body, year]
    if cell.figure is None:
        return _about_gap(comparison, body, year)
    figure = cell.figure.figure
    standing = standings(comparison, year).get(body)
    rank = ""
    if standing is not None:
        rank = _("  第 {rank}/{of} 名").format(rank=standing.rank, of=standing.of)
        if standing.percentile is not None:
            rank += _("，高于 {percent}% 的同行").format(percent=grouped(standing.percentile))
    growth = comparison.growth(body, year)
    change = (
        _("  较上年 {rate}%").format(rate=("+" if growth.value > 0 else "") + grouped(growth.value)) if growth else ""
    )
    others = "、".join(measured(one.figure.quantity) for one in cell.figures[1:])
    return joined(
        (one_line(f"{body} {year}  {measured(figure.quantity)}"), "bold $accent"),
        (one_line(rank + change), "bold"),
        (_("  * 另有不同数值：") + one_line(others) if others else "", "$warning"),
        ("\n" + one_line(f"{about(figure)} · {figure.subject}"), "$foreground 60%"),
        ("\n" + one_line(f"「{figure.source.quote}」 {cell.figure.report.file}"), ""),
    )


def _about_gap(comparison: "Comparison", body: str, year: int) -> tuple[str, Any]:
    from tui.app.chart import ABSENCES

    cell = comparison.cells[body, year]
    why = {
        "not_disclosed": _("报告里没有这项数据；未披露不等于零。"),
        "no_report": _("库里没有这一年度的报告。"),
        "unreadable": _("报告有页面未能读出，可能载有这项数据。"),
    }
    refused = [f"{measured(one.disclosure.figure.quantity)}（{one.reason}）" for one in cell.excluded[:4]]
    return joined(
        (one_line(f"{body} {year}  {ABSENCES[cell.absence or 'not_disclosed']}"), "bold $warning"),
        ("\n" + why[cell.absence or "not_disclosed"], ""),
        ("\n" + _("未采用：") + one_line("；".join(refused)) if refused else "", "$foreground 60%"),
    )


def _choices(library: "Library") -> Choices:
    catalogue = library.catalogue()
    reports: dict[Part, set[str]] = {}
    for one in library.disclosures():
        if one.figure.indicator is not None and one.figure.indicator in load_taxonomy().indicators:
            reports.setdefault((one.figure.indicator, one.figure.dimensions), set()).add(one.report.sha256)
    counts = Counter({part: len(files) for part, files in reports.items()})
    order = {name: place for place, name in enumerate(load_taxonomy().indicators)}
    parts = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0][1]), order[pair[0][0]], pair[0][1]))
    return Choices(tuple(parts), catalogue.organisations, catalogue.years)


def _compare(
    parts: tuple[Part, ...], organisations: tuple[str, ...], years: tuple[int, ...], library: "Library"
) -> "tuple[Comparison, ...]":
    from assistant.comparison import compare
    from index.library import Where

    where = Where(organisations=organisations, years=years)
    indicators = load_taxonomy().indicators
    return tuple(compare(library, indicators[name], where=where, dimensions=dimensions) for name, dimensions in parts)
