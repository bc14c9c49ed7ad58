"""Which items of a checklist each report discloses: with a figure, in words, or not at all; the proof on demand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui.app.grid import Column, Grid, Heading, Row
from tui.app.list_page import FilterLine
from tui.app.page import Page, explain
from tui.app.picker import Option, Picker
from tui.app.prose import Mark, Prose, joined
from tui.app.wrapping import cut
from tui.numbers import measured
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from index.library import Filed, Library
    from ingest.coverage.checklist import Checklist, Covered, Item

STATES = {"figure": (_("数据"), "good"), "words": (_("文字"), ""), "nothing": (_("未见"), "bad")}
"""Words, not symbols: ● and ○ are one cell wide here and two there."""

EVERY = 10
"""Reports between two redrawings while reading."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report held against its checklist."""

    report: "Filed"
    checklist: str
    items: "dict[str, Covered]"

    @property
    def label(self) -> str:
        """Short name and year."""
        identity = self.report.identity
        names = [*identity.short_names, identity.organisation or self.report.file]
        return f"{cut(min(names, key=cell_len), 10)} {identity.year or ''}".strip()


class CoveragePage(Page):
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
        Binding("slash", "filter", _("筛选"), key_display="/"),
        Binding("c", "checklist", _("清单")),
        Binding("o", "organisations", _("机构")),
        Binding("y", "years", _("年度")),
        Binding("escape", "stop", _("停止读取"), show=False),
    ]

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
        yield FilterLine(placeholder=_("筛选条目：名称、类别或依据条款"), id="filter")
        yield Prose(_("库里还没有报告。按 3 转到“报告”页，再按 a 加入。"), id="empty", classes="empty")
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
                self._checked.append(await self.bench.desk.do(partial(_check, report)))
                self._reading = _("已查 {done}/{count} 份，Esc 停止").format(done=done, count=len(filed))
                if done % EVERY == 1:
                    self._show()
        finally:
            self._reading = ""
        self._checklists = await self.bench.desk.do(_lists)
        names = {one.checklist for one in self._checked}
        self._at = next((at for at, one in enumerate(self._checklists) if one.name in names), 0)
        self._show()

    def action_stop(self) -> None:
        """Be content with the reports checked so far."""
        if self._reading:
            self.workers.cancel_group(self, "read")
            self._reading = ""
            self._show()
            self.say(_("已停止，列出的是查过的部分"), severity="warning")

    def failed(self, error: BaseException) -> None:
        """Say it where the matrix would have stood, too."""
        super().failed(error)
        self.query_one("#summary", Prose).say(_("未能读取：{error}").format(error=explain(error)))

    # The matrix

    def _show(self) -> None:
        self.query_one("#empty").display = not self._checked
        reports = self._reports()
        items = self._items(reports)
        rows: list[Row] = []
        for group, members in groupby(items, key=lambda item: item.group):
            rows.append(Heading(group))
            rows.extend(members)
        columns = [Column(_("条目"), 26, lambda item: item.name)]
        columns.extend(_report_column(report) for report in reports)
        grid = self.query_one("#matrix", Grid)
        on_head = isinstance(rows[0], Heading) and grid.cursor == 0 if rows else False
        grid.show(rows if reports else [], columns=columns, cursor=1 if on_head else None)
        self._summarise()

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
        words = self.query_one(FilterLine).value.casefold().split()
        return [
            item
            for item in sorted(found.values(), key=lambda item: item.id)
            if all(word in f"{item.id} {item.name} {item.group} {item.clause}".casefold() for word in words)
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
        parts = [self._checklists[self._at].name] if self._checklists else []
        if reports:
            report = reports[min(max(grid.cursor_column, 1), len(reports)) - 1]
            counts = [sum(1 for one in report.items.values() if one.state == state) for state in STATES]
            said = "，".join(f"{label} {count}" for (label, _style), count in zip(STATES.values(), counts, strict=True))
            parts.append(f"{report.label}：{said}")
        parts.append(self._reading or _("{count} 份报告").format(count=len(reports)))
        self.query_one("#summary", Prose).say(one_line(" · ".join(parts)))
        cell = self._cell()
        self.query_one("#about", Prose).say(*(_about(*cell) if cell else ("", ())))

    @on(Grid.Chosen, "#matrix")
    async def open(self) -> None:
        """Show the proof in its place; ask which, where there are several."""
        cell = self._cell()
        proofs = _proofs(cell[1]) if cell and cell[1] else []
        if cell is None or not proofs:
            self.say(_("这一格没有可看的原文"))
        elif len(proofs) == 1:
            await self._open_proof(cell[0], proofs, (0,))
        else:
            options = [Option(number, one_line(text)) for number, (text, _passage, _start, _end) in enumerate(proofs)]
            picker = Picker(_("看哪一处原文"), options, (), all_by_none=False)
            self.app.push_screen(picker, partial(self._open_proof, cell[0], proofs))

    async def _open_proof(self, report: Checked, proofs: "list[Proof]", numbers: tuple[int, ...] | None) -> None:
        if numbers:
            _text, passage, start, end = proofs[numbers[0]]
            await self.bench.open_source(report.report.sha256, passage=passage, start=start, end=end)

    # Choosing

    def action_checklist(self) -> None:
        """The next checklist."""
        if self._checklists:
            self._at = (self._at + 1) % len(self._checklists)
            self._show()
            self.say(self._checklists[self._at].name)

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
            self._show()

    # Filtering

    def action_filter(self) -> None:
        """Open the line to filter by."""
        line = self.query_one(FilterLine)
        line.add_class("-open")
        line.focus()

    def action_end_filter(self, clear: bool) -> None:
        """Back to the matrix, with or without the filter."""
        line = self.query_one(FilterLine)
        if clear:
            line.value = ""
        line.set_class(bool(line.value), "-open")
        self.query_one("#matrix").focus()

    @on(Input.Changed, "#filter")
    def refilter(self) -> None:
        """Filter while typing."""
        self._show()


Proof = tuple[str, int, int, int]
"""What is said of it, its passage, and where in that it begins and ends."""


def _proofs(covered: "Covered") -> list[Proof]:
    figures = [
        (
            f"{measured(one.quantity)} {one.subject} 「{one.source.quote}」",
            one.source.passage,
            one.source.start,
            one.source.end,
        )
        for one in covered.figures
    ]
    words = [(f"「{one.quote}」", one.passage, 0, 1) for one in covered.evidence]
    return [*figures, *words]


def _about(report: Checked, covered: "Covered | None") -> tuple[str, tuple[Mark, ...]]:
    if covered is None:
        return _("这份报告的清单没有这一条"), ()
    label, style = STATES[covered.state]
    colours = {"good": "bold $success", "bad": "bold $error", "": "bold"}
    proofs = [one_line(text) for text, _passage, _start, _end in _proofs(covered)][:3]
    return joined(
        (f"{label}  ", colours[style]),
        (one_line(f"{report.label} · {covered.item.name}"), "bold"),
        (one_line(f"  {covered.item.clause}"), "$foreground 60%"),
        *((f"\n{proof}", "") for proof in proofs),
        ("" if proofs else "\n" + _("按清单所列的指标与用语都没有查到；未见不等于没有做。"), "$foreground 60%"),
    )


def _report_column(report: Checked) -> Column:
    def text(item: "Item") -> str:
        covered = report.items.get(item.id)
        return STATES[covered.state][0] if covered else ""

    def style(item: "Item") -> str:
        covered = report.items.get(item.id)
        return STATES[covered.state][1] if covered else ""

    return Column(report.label, max(8, cell_len(report.label)), text, style=style)


def _filed(library: "Library") -> "tuple[Filed, ...]":
    return library.filed()


def _lists(_library: "Library") -> "tuple[Checklist, ...]":
    from ingest.coverage.checklist import load_checklists

    return load_checklists()


def _check(filed: "Filed", library: "Library") -> Checked:
    from ingest.coverage.checklist import checklist_for, cover

    checklist = checklist_for(filed.identity.body)
    covered = cover(library.report(filed.sha256), checklist)
    return Checked(filed, checklist.name, {one.item.id: one for one in covered})
