"""Findings as a worklist: what cannot all be true, with the sum and every quote, and a way to say why it is so."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType

from tui.app.citing import stands
from tui.app.columns import Column, Row
from tui.app.filtered import FilterLine
from tui.app.forms import Field, Form
from tui.app.grid import Grid
from tui.app.list_page import ListPage
from tui.app.picker import Option, Picker
from tui.app.progress import Tell, stopping, under_way
from tui.app.prose import Mark, Prose, joined
from tui.labels import SEVERITIES, rule_name
from tui.numbers import calculated, measured
from tui.safe import one_line
from tui.words import _, bracketed, listed, quoted

if TYPE_CHECKING:
    from index.library import Disclosure, Library
    from tui.auditing import Found

STYLES = {"contradiction": "bad", "suspicion": "doubt", "note": "dim"}
ORDER = tuple(STYLES)
LONGEST_SEVERITY = max(cell_len(_(name)) for name in SEVERITIES.values())


def _body(row: "Found") -> str:
    return row.about.report.identity.organisation or row.about.report.file


def _severity(row: "Found") -> str:
    return STYLES[row.about.finding.severity]


def _explained_style(_row: "Found") -> str:
    return "good"


COLUMNS = (
    Column(_("级别"), LONGEST_SEVERITY, lambda row: _(SEVERITIES[row.about.finding.severity]), style=_severity,
           order=lambda row: ORDER.index(row.about.finding.severity)),
    Column(_("机构"), 16, _body, grow=1),
    Column(_("年度"), 4, lambda row: str(row.about.report.identity.year or "")),
    Column(_("规则"), 10, lambda row: rule_name(row.about.finding.rule), grow=1),
    Column(_("算式"), 20, lambda row: calculated(row.about.finding.arithmetic), grow=3),
    Column(_("说明"), 6, lambda row: _("已说明") if row.explained else "", style=_explained_style, drop=1),
)  # fmt: skip


class AuditPage(ListPage):
    """All findings, the gravest first."""

    MODE = "audit"
    HELP_TEXT = _(
        "核查：不可能同时成立、或需要看一眼的数据，附算式和每一处原文，由重到轻。\n"
        "回车看原文（有几处时先选一处）；e 写明缘由，记入台账并移出待办；v 连已说明的一起列出。"
    )
    CSS = ListPage.CSS + "#about { height: 8; }"
    EMPTY = _("没有发现矛盾或可疑之处。")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "explain", _("写说明")),
        Binding("v", "explained", _("含已说明")),
        Binding("w", "export", _("导出")),
        Binding("escape", "stop", _("停止核查"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._explained_too = False
        self._no_reports = False
        self._busy = ""
        """How far the audit is; empty when it is done."""

    def columns(self) -> Sequence[Column]:
        """Whether a finding is explained is said where explained ones are listed."""
        return COLUMNS if self._explained_too else COLUMNS[:-1]

    def words_of(self, row: Row) -> str:
        """What is shown, and the words of the figures."""
        quotes = " ".join(f"{one.figure.subject} {one.figure.source.quote}" for one in row.about.disclosures)
        return f"{super().words_of(row)} {_(row.about.finding.explanation)} {quotes}"

    def read(self) -> None:
        """Audit aside: it takes its time, and the library must stay free for questions."""
        self._busy = _("正在核查……可先去别的页，Esc 停止")
        self.query_one("#status", Prose).say(self._busy)
        self.run_worker(self._read(), group="read", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        stop = Event()
        tell = stopping(partial(self.app.call_from_thread, self._at), stop)
        try:
            tasks = await self.bench.desk.aside(partial(_audit, tell))
            self._no_reports = not tasks and not await self.bench.desk.do(lambda library: library.filed())
        finally:
            stop.set()
            self._busy = ""
        self.set_rows(tasks)

    def _at(self, done: int, count: int) -> None:
        if self._busy:
            self._busy = under_way(_("正在核查"), done, count)
            self.query_one("#status", Prose).say(self._busy)

    def action_stop(self) -> None:
        """Do without the audit this time."""
        if self._busy:
            self.workers.cancel_group(self, "read")
            self._busy = ""
            self.query_one("#status", Prose).say(_("已停止核查；按 F5 重新开始"))

    def status(self, shown: int) -> str:
        """How many of each severity are still to do, and how many are explained."""
        if self._busy:
            return self._busy
        open_ones = [row for row in self.all_rows if row.explained is None]
        parts = [
            f"{_(name)} {count}"
            for severity, name in SEVERITIES.items()
            if (count := sum(1 for row in open_ones if row.about.finding.severity == severity))
        ]
        if explained := len(self.all_rows) - len(open_ones):
            parts.append(f"{_('已说明')} {explained}")
        return " · ".join([super().status(shown), *parts])

    def passing(self) -> list[Row]:
        """Without what was explained, unless it is asked for."""
        rows = super().passing()
        return rows if self._explained_too else [row for row in rows if row.explained is None]

    def no_rows(self) -> str:
        """An empty library is not one without contradictions."""
        return _("库里还没有报告。按 3 转到“报告”页，再按 a 加入。") if self._no_reports else super().no_rows()

    def none_pass(self) -> str:
        """Where nothing is filtered, all is explained."""
        if self.query_one(FilterLine).words:
            return super().none_pass()
        return _("待办都已说明。按 v 连已说明的一起看。")

    def about(self, row: Row) -> tuple[str, tuple[Mark, ...]]:
        """What it may mean, and the quotes."""
        finding = row.about.finding
        parts = [
            (one_line(calculated(finding.arithmetic)), "bold $accent"),
            ("\n" + one_line(_(finding.explanation)), ""),
        ]
        if row.explained:
            parts.append(
                ("\n" + one_line(_("已说明：") + row.explained.reason + bracketed(row.explained.author)), "$success")
            )
        quotes: dict[str, list[str]] = {}
        for one in row.about.disclosures:
            quotes.setdefault(_quote(one), []).append(f"{measured(one.figure.quantity)} {one.figure.subject}")
        for number, (quote, figures) in enumerate(quotes.items(), 1):
            parts.append((f"\n{number}. {one_line(listed(figures, '；'))}", "bold"))
            parts.append((f"\n   {quote}", "$foreground 80%"))
        return joined(*parts)

    # Sources

    @on(Grid.Chosen, "#list")
    async def open(self, event: Grid.Chosen) -> None:
        """Show a figure of the finding in its place; ask which, where there are several."""
        disclosures = event.row.about.disclosures
        if not disclosures:
            self.say(_("这条发现没有对应的单个数据，请看说明"))
        elif len(disclosures) == 1:
            await self.bench.open_figure(disclosures[0])
        else:
            options = [
                Option(
                    number,
                    f"{measured(one.figure.quantity)} {one.figure.subject} {_quote(one)}",
                    stands(one.figure.source),
                )
                for number, one in enumerate(disclosures)
            ]
            picker = Picker(_("看哪一处原文"), options, (), all_by_none=False, several=False)
            self.app.push_screen(picker, partial(self._picked, disclosures))

    async def _picked(self, disclosures: "Sequence[Disclosure]", numbers: tuple[int, ...] | None) -> None:
        if numbers:
            await self.bench.open_figure(disclosures[numbers[0]])

    # Explaining

    def action_explain(self) -> None:
        """Ask why it is so."""
        row = self.row
        if row is None:
            self.say(_("先选中一条发现"))
            return
        field = Field("reason", _("缘由"), hint=_("例如：口径不同，含分包；已向机构核实"), required=True)
        form = Form(_("写说明"), [field], about=calculated(row.about.finding.arithmetic))
        self.app.push_screen(form, partial(self._explain, row))

    def _explain(self, row: "Found", filled: dict[str, str] | None) -> None:
        if filled:
            self.run_worker(self._do_explain(row, filled["reason"]), exit_on_error=False)

    async def _do_explain(self, row: "Found", reason: str) -> None:
        note = await self.bench.desk.do(partial(_explain, row.key, reason))
        self.set_rows([replace(one, explained=note) if one is row else one for one in self.all_rows])
        self.say(_("已记下说明；按 v 可连已说明的一起看"))

    def action_explained(self) -> None:
        """With what was explained, or without."""
        self._explained_too = not self._explained_too
        self.rearrange()
        self.say(_("连已说明的一起列出") if self._explained_too else _("只列待办"))

    def action_export(self) -> None:
        """The figures of the findings listed."""
        from tui.app.export import ask_where

        rows = self.query_one("#list", Grid).rows
        shown = [one for row in rows for one in row.about.disclosures]
        about = _("导出当前列出的 {findings} 条发现所涉及的 {count} 条数据，逐条附文件、页码与原文。")
        ask_where(self, shown, name=_("核查"), about=about.format(findings=len(rows), count=len(shown)))


def _audit(tell: Tell, library: "Library") -> "list[Found]":
    from index.where import EVERYWHERE
    from tui.auditing import find

    return list(find(library, EVERYWHERE, tell))


def _quote(disclosure: "Disclosure") -> str:
    source, report = disclosure.figure.source, disclosure.report
    page = _("第 {page} 页").format(page=source.page) if source.page is not None else ""
    return one_line(f"{quoted(source.quote)} {report.file} {page}")


def _explain(key: str, reason: str, library: "Library") -> Any:
    from tui.app.reviewing import note

    said = note(reason)
    library.amendments.explain(key, said)
    return said
