"""Which items of a checklist each report discloses: with a figure, in words, or not at all; the proof on demand."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.app.columns import Column, Heading, Row
from tui.app.covered import STATES, Checked, Proof, about, check, column, proofs, words_of
from tui.app.filtered import Filtered, FilterLine
from tui.app.grid import Grid
from tui.app.page import explain
from tui.app.picker import Option, Picker
from tui.app.progress import under_way
from tui.app.prose import Prose
from tui.app.wrapping import in_lines
from tui.safe import one_line
from tui.words import _, listed, term, with_label

if TYPE_CHECKING:
    from index.library import Filed, Library
    from ingest.coverage.checklist import Checklist, Covered, Item

EVERY = 10
"""Reports between two redrawings while reading."""


class CoveragePage(Filtered):
    """Items down, reports across."""

    MODE = "coverage"
    HELP_TEXT = _(
        "披露：按清单逐项看每份报告是用数据、只用文字披露，还是未见披露。\n"
        "移到一格看依据，回车打开原文；c 换清单，o 选机构，y 选年度，/ 筛选条目。"
    )
    CSS = """
    CoveragePage Grid { height: 1fr; }
    #summary { height: auto; max-height: 2; padding: 0 1; color: $foreground 70%; }
    #about { height: 6; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "checklist", _("清单")),
        Binding("o", "organisations", _("机构")),
        Binding("y", "years", _("年度")),
        Binding("escape", "stop", _("停止读取"), show=False),
    ]

    LIST = "#matrix"

    def __init__(self) -> None:
        super().__init__()
        self._checked: list[Checked] = []
        self._checklists: tuple[Checklist, ...] = ()
        self._at = 0
        self._organisations: tuple[str, ...] = ()
        self._years: tuple[int, ...] = ()
        self._reading = ""

    def body(self) -> Iterable[Widget]:
        """Summary, filter, matrix, and about the cell."""
        yield Prose(_("正在读取……"), id="summary")
        yield FilterLine(_("筛选条目：名称、类别或依据条款"))
        yield Prose(id="empty", classes="empty")
        yield Grid(id="matrix", by_cell=True, frozen=1)
        yield Prose(id="about")

    def on_mount(self) -> None:
        """The matrix has the keys."""
        self.query_one("#empty").display = False
        self.query_one("#matrix").focus()

    # Reading

    def read(self) -> None:
        """Hold every report against its checklist, one after another."""
        self.run_worker(self._read(), group="read", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        filed = await self.bench.desk.do(_filed)
        self._checked = []
        try:
            for done, report in enumerate(filed, 1):
                self._checked.append(await self.bench.desk.do(partial(check, report)))
                self._reading = under_way(_("正在核对"), done, len(filed))
                if done % EVERY == 1:
                    self.rearrange()
                else:
                    self._summarise()
        finally:
            self._reading = ""
        self._checklists = await self.bench.desk.do(_lists)
        names = {one.checklist for one in self._checked}
        self._at = next((at for at, one in enumerate(self._checklists) if one.name in names), 0)
        self.rearrange()

    def action_stop(self) -> None:
        """Be content with the reports checked so far."""
        if self._reading:
            self.workers.cancel_group(self, "read")
            self._reading = ""
            self.rearrange()
            self.say(_("已停止，列出的是查过的部分"), severity="warning")

    def failed(self, error: BaseException) -> None:
        """Say it where the matrix would have stood, too."""
        super().failed(error)
        self.query_one("#summary", Prose).say(_("未能读取：{error}").format(error=explain(error)))

    # The matrix

    def rearrange(self, *, cursor: int | None = None) -> None:
        """The items that pass the filter, by group, over the reports chosen."""
        reports = self._reports()
        items = self._items(reports)
        self._say_if_empty(items)
        rows: list[Row] = []
        for group, members in groupby(items, key=lambda item: item.group):
            rows.append(Heading(term(group)))
            rows.extend(members)
        columns = [Column(_("条目"), 26, lambda item: term(item.name))]
        columns.extend(column(report) for report in reports)
        grid = self.query_one("#matrix", Grid)
        on_head = isinstance(rows[0], Heading) and grid.cursor == 0 if rows else False
        grid.show(rows if reports else [], columns=columns, cursor=1 if on_head else None)
        self._summarise()

    def _say_if_empty(self, items: "Sequence[Item]") -> None:
        nothing = self.query_one("#empty", Prose)
        nothing.display = not items
        self.query_one("#about").display = bool(items)
        if not self._checked:
            nothing.say(_("库里还没有报告。按 3 转到“报告”页，再按 a 加入。"))
        elif self.query_one(FilterLine).words:
            nothing.say(_("没有符合筛选的条目。改短一些，或按 Esc 清除筛选。"))
        else:
            nothing.say(_("所选的机构和年度没有用这份清单的报告。按 c 换清单，按 o、y 另选。"))

    def _reports(self) -> list[Checked]:
        name = self._checklists[self._at].name if self._checklists else self._checked and self._checked[0].checklist
        return [
            one
            for one in self._checked
            if one.checklist == name
            and (not self._organisations or one.report.identity.organisation in self._organisations)
            and (not self._years or one.report.identity.year in self._years)
        ]

    def _items(self, reports: Sequence[Checked]) -> "list[Item]":
        found: dict[str, Item] = {}
        for report in reports:
            found.update({name: covered.item for name, covered in report.items.items()})
        words = self.query_one(FilterLine).words
        return [
            item
            for item in sorted(found.values(), key=lambda item: item.id)
            if all(word in words_of(item) for word in words)
        ]

    def _cell(self) -> "tuple[Checked, Covered | None] | None":
        grid, reports = self.query_one("#matrix", Grid), self._reports()
        if not reports or grid.row is None or isinstance(grid.row, Heading):
            return None
        report = reports[min(max(grid.cursor_column, 1), len(reports)) - 1]
        return report, report.items.get(grid.row.id)

    @on(Grid.Moved, "#matrix")
    def _summarise(self) -> None:
        reports = self._reports()
        grid = self.query_one("#matrix", Grid)
        parts = [term(self._checklists[self._at].name)] if self._checklists else []
        if reports:
            report = reports[min(max(grid.cursor_column, 1), len(reports)) - 1]
            counts = [sum(1 for one in report.items.values() if one.state == state) for state in STATES]
            said = listed(
                (f"{label} {count}" for (label, _style), count in zip(STATES.values(), counts, strict=True)), "，"
            )
            parts.append(with_label(report.label, said))
        parts.insert(0, self._reading) if self._reading else parts.append(
            _("{count} 份报告").format(count=len(reports))
        )
        summary = self.query_one("#summary", Prose)
        summary.say(in_lines([one_line(part) for part in parts], summary.content_size.width))
        cell = self._cell()
        self.query_one("#about", Prose).say(*(about(*cell) if cell else ("", ())))

    @on(Grid.Chosen, "#matrix")
    async def open(self) -> None:
        """Show the proof in its place; ask which, where there are several."""
        cell = self._cell()
        found = proofs(cell[0], cell[1]) if cell and cell[1] else []
        if cell is None or not found:
            self.say(_("这一格没有可看的原文"))
        elif len(found) == 1:
            await self._open_proof(cell[0], found, (0,))
        else:
            options = [Option(number, one_line(one.text), one.place) for number, one in enumerate(found)]
            picker = Picker(_("看哪一处原文"), options, (), all_by_none=False, several=False)
            self.app.push_screen(picker, partial(self._open_proof, cell[0], found))

    async def _open_proof(self, report: Checked, found: "list[Proof]", numbers: tuple[int, ...] | None) -> None:
        if numbers:
            proof = found[numbers[0]]
            await self.bench.open_source(
                report.report.sha256, passage=proof.passage, start=proof.start, end=proof.end, figure=proof.figure
            )

    # Choosing

    def action_checklist(self) -> None:
        """The next checklist."""
        if self._checklists:
            self._at = (self._at + 1) % len(self._checklists)
            self.rearrange()
            self.say(term(self._checklists[self._at].name))

    def action_organisations(self) -> None:
        """Choose whose reports."""
        names = sorted({one.report.identity.organisation for one in self._checked if one.report.identity.organisation})
        picker = Picker(_("选机构"), [Option(one, one) for one in names], self._organisations, all_by_none=True)
        self.app.push_screen(picker, partial(self._chosen, "_organisations"))

    def action_years(self) -> None:
        """Choose which years."""
        years = sorted({one.report.identity.year for one in self._checked if one.report.identity.year})
        picker = Picker(_("选年度"), [Option(one, str(one)) for one in years], self._years, all_by_none=True)
        self.app.push_screen(picker, partial(self._chosen, "_years"))

    def _chosen(self, what: str, values: tuple[Any, ...] | None) -> None:
        if values is not None:
            setattr(self, what, values)
            self.rearrange()


def _filed(library: "Library") -> "tuple[Filed, ...]":
    return library.filed()


def _lists(_library: "Library") -> "tuple[Checklist, ...]":
    from ingest.coverage.checklist import load_checklists

    return load_checklists()
