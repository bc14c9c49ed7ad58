"""A report's text with a quote in its place, every figure marked, the tree of sections beside it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input

from tui.app.grid import Column, Grid
from tui.app.prose import Prose, joined
from tui.app.report_text import Mark, ReportText
from tui.app.review_keys import Reviewing
from tui.labels import VERDICTS
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from index.library import Disclosure, Library, Review
    from ingest.figure import Figure
    from ingest.report import Report
    from tui.app.setting import Line

TREE_FROM = 110
"""Cells from which the tree of sections stands beside the text unasked."""


class SourceScreen(Reviewing):
    """One report, opened at a place."""

    HELP_TEXT = _(
        "报告全文。底色为引文，下划线为识别出的数据，亮块为当前数据，其含义见下方。\n"
        "f/F（或 ]/[）跳到下一个、上一个数据；a 核对无误，e 更正，x 剔除当前数据。\n"
        "/ 查找，n/N 在结果间移动；t 显示目录；Esc 返回。"
    )
    CSS = """
    SourceScreen > #where { height: 1; background: $panel; padding: 0 1; text-wrap: nowrap; }
    SourceScreen > Horizontal { height: 1fr; }
    SourceScreen > #figure { height: 3; background: $surface; padding: 0 1; }
    SourceScreen > #find { height: 1; border: none; padding: 0 1; background: $panel; display: none; }
    SourceScreen #tree { width: 36; border-right: solid $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "back", _("返回")),
        Binding("f,right_square_bracket", "figure(1)", _("下个数据"), key_display="f"),
        Binding("F,left_square_bracket", "figure(-1)", _("上个数据"), key_display="F", show=False),
        Binding("slash", "find", _("查找"), key_display="/"),
        Binding("n", "match(1)", _("下一处"), show=False),
        Binding("N", "match(-1)", _("上一处"), show=False),
        Binding("t", "tree", _("目录")),
        Binding("y", "copy", _("复制")),
    ]

    def __init__(self, sha256: str, *, passage: int = 0, start: int = 0, end: int = 0, figure: int = -1) -> None:
        super().__init__()
        self.title = _("原文")
        self._sha256 = sha256
        self._quote = (passage, start, end)
        self._wanted = figure
        self._report: Report | None = None
        self._disclosures: Sequence[Disclosure] = ()
        self._figures: Sequence[Figure] = ()
        """Those of `_disclosures`, in the order of the text."""
        self._current = -1
        self._matches: list[tuple[int, int, int]] = []
        self._match = -1

    def compose(self) -> ComposeResult:
        """Where one is, tree and text, the current figure."""
        yield Prose(_("正在打开……"), id="where")
        with Horizontal():
            tree = Grid([Column(_("目录"), 20, _label, grow=1), Column(_("页"), 4, _page, right=True)], id="tree")
            tree.display = False
            yield tree
            yield ReportText()
        yield Input(placeholder=_("在本报告中查找，回车跳到下一处"), id="find")
        yield Prose(id="figure")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Read the report in the library's thread."""
        self.query_one(ReportText).focus()
        self.run_worker(self._open(), exclusive=True, exit_on_error=False)

    async def _open(self) -> None:
        report, disclosures = await self.bench.desk.do(self._read)
        self._report = report
        self._keep(disclosures)
        text = self.query_one(ReportText)
        text.show(report.passages)
        passage, start, end = self._quote
        inside = [
            number
            for number, one in enumerate(self._figures)
            if one.source.passage == passage and start <= one.source.start < max(end, start + 1)
        ]
        wanted = [number for number in inside if self._figures[number].source.start == self._wanted]
        self._current = (wanted or inside or [-1])[0]
        self._mark()
        self._show_tree(self.size.width >= TREE_FROM)
        self.call_after_refresh(text.go_to, passage, self._wanted if wanted else start)
        self._say_where(0)

    def _read(self, library: "Library") -> "tuple[Report, list[Disclosure]]":
        return library.report(self._sha256), self._read_figures(library)

    def _read_figures(self, library: "Library") -> "list[Disclosure]":
        """As reviewers put them right; those of a superseded report as they were read."""
        from index.library import Disclosure, Where

        filed = next(one for one in library.filed(versions=True) if one.sha256 == self._sha256)
        if filed.superseded_by:
            return [Disclosure(filed, one) for one in library.report(self._sha256).figures]
        return [one for one in library.disclosures(Where(files=(filed.file,))) if one.report.sha256 == self._sha256]

    def _keep(self, disclosures: "list[Disclosure]") -> None:
        self._disclosures = sorted(disclosures, key=lambda one: (one.figure.source.passage, one.figure.source.start))
        self._figures = [one.figure for one in self._disclosures]

    # Reviewing

    def figure_to_review(self) -> "Disclosure | None":
        """The current figure."""
        return self._disclosures[self._current] if 0 <= self._current < len(self._disclosures) else None

    async def reviewed(self, _row: "Disclosure", _figure: "Figure", _review: "Review | None") -> None:
        """Read the figures again; a rejected one is gone."""
        await self.withdrawn()

    async def withdrawn(self) -> None:
        """Read the figures again."""
        self._keep(await self.bench.desk.do(self._read_figures))
        self._current = min(self._current, len(self._figures) - 1)
        self._mark()

    # Marks

    def _mark(self) -> None:
        marks: dict[int, list[Mark]] = defaultdict(list)
        for number, figure in enumerate(self._figures):
            source = figure.source
            role = "current" if number == self._current else "doubt" if figure.doubts else "figure"
            marks[source.passage].append(Mark(source.start, source.end, role))
        passage, start, end = self._quote
        if end > start:
            marks[passage].append(Mark(start, end, "quote"))
        for place, first, last in self._matches:
            marks[place].append(Mark(first, last, "found"))
        if 0 <= self._match < len(self._matches):
            place, first, last = self._matches[self._match]
            marks[place].append(Mark(first, last, "current"))
        self.query_one(ReportText).mark(marks)
        self._explain_figure()

    def _explain_figure(self) -> None:
        from ingest.indicators.taxonomy import load_taxonomy
        from tui.app.labels import about, doubtful
        from tui.numbers import measured

        panel = self.query_one("#figure", Prose)
        if not 0 <= self._current < len(self._figures):
            panel.say(_("本报告共识别出 {count} 个数据；按 f 逐个查看").format(count=len(self._figures)))
            return
        figure = self._figures[self._current]
        name = load_taxonomy().name_of(figure.indicator) or _("未归入指标")
        review = self._disclosures[self._current].review
        said = f"{_(VERDICTS[review.verdict])}：{review.reason}（{review.author}）  " if review else ""
        sure = _("置信度 {percent}%").format(percent=round(figure.confidence * 100))
        doubt = _("存疑：") + "；".join(figure.doubts) if figure.doubts else sure
        text, marks = joined(
            (f"{self._current + 1}/{len(self._figures)}  ", "$foreground 60%"),
            (one_line(measured(figure.quantity)), "bold $accent"),
            (f"  {one_line(figure.subject)}", ""),
            ("\n" + one_line(f"{about(figure)} · {name}"), ""),
            ("\n" + one_line(said), "$success"),
            (one_line(doubt), "bold $warning" if doubtful(figure) else "$foreground 60%"),
        )
        panel.say(text, marks)

    # Sections

    def action_tree(self) -> None:
        """Show or hide the tree."""
        tree = self.query_one("#tree", Grid)
        self._show_tree(not tree.display)
        (tree if tree.display else self.query_one(ReportText)).focus()

    def _show_tree(self, shown: bool) -> None:
        tree = self.query_one("#tree", Grid)
        tree.display = shown
        self.call_after_refresh(self._fill_tree)

    def _fill_tree(self) -> None:
        lines = self.query_one(ReportText).lines
        pages = {passage.order: passage.page for passage in self._report.passages} if self._report else {}
        rows: list[tuple[int, Line, int | None]] = []
        for number, line in enumerate(lines):
            if line.role == "heading" and (not rows or rows[-1][1].path != line.path):
                after = next((one.passage for one in lines[number:] if one.passage >= 0), -1)
                rows.append((number, line, pages.get(after)))
        self.query_one("#tree", Grid).show(rows)

    @on(Grid.Chosen, "#tree")
    def to_section(self, event: Grid.Chosen) -> None:
        """Go to the heading."""
        text = self.query_one(ReportText)
        text.scroll_to(y=event.row[0], animate=False)
        text.focus()

    # Where one is

    @on(ReportText.Scrolled)
    def follow(self, event: ReportText.Scrolled) -> None:
        """Say which page and section is in sight."""
        self._say_where(event.line)

    def _say_where(self, top: int) -> None:
        if self._report is None:
            return
        report, identity = self._report, self._report.identity
        lines = self.query_one(ReportText).lines
        first = next((line.passage for line in lines[top:] if line.passage >= 0), None)
        whose = " ".join(filter(None, [identity.organisation, str(identity.year or "")])) or _("机构不详")
        parts = [whose, report.file]
        if first is not None and first < len(report.passages):
            passage = report.passages[first]
            if passage.page is not None:
                parts.insert(0, _("第 {page}/{pages} 页").format(page=passage.page, pages=report.pages or "?"))
            parts.extend(passage.section[-1:])
        self.query_one("#where", Prose).say(one_line(" · ".join(parts)))

    # Figures

    def action_figure(self, step: int) -> None:
        """To the next or the previous figure; from none, to the next one in sight."""
        if not self._figures:
            self.say(_("本报告没有识别出数据"))
            return
        at = self._current + step if self._current >= 0 else self._first_in_sight()
        self._current = at % len(self._figures)
        self._match = -1
        self._mark()
        source = self._figures[self._current].source
        self.query_one(ReportText).go_to(source.passage, source.start)

    def _first_in_sight(self) -> int:
        text = self.query_one(ReportText)
        top = text.scroll_offset.y
        first = next((line.passage for line in text.lines[top:] if line.passage >= 0), 0)
        return next((number for number, one in enumerate(self._figures) if one.source.passage >= first), 0)

    @on(ReportText.Pressed)
    def pick_figure(self, event: ReportText.Pressed) -> None:
        """Make the figure under the mouse the current one."""
        for number, figure in enumerate(self._figures):
            source = figure.source
            if source.passage == event.passage and source.start <= event.offset < source.end:
                self._current = number
                self._mark()
                return

    # Finding

    def action_find(self) -> None:
        """Open the line to type in."""
        line = self.query_one("#find", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#find")
    def find(self, event: Input.Changed) -> None:
        """Mark every match while typing, and go to the first below."""
        words = re.compile(re.escape(event.value) or r"(?!)", re.IGNORECASE)
        passages = self._report.passages if self._report else ()
        self._matches = [
            (passage.order, *match.span()) for passage in passages for match in words.finditer(passage.text)
        ]
        self._match = -1
        if self._matches:
            self.action_match(1)
        else:
            self._mark()
        self.query_one("#find", Input).border_subtitle = str(len(self._matches))

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """Leave the line with the matches marked."""
        if self.query_one("#find", Input).value and not self._matches:
            self.say(_("没有找到"), severity="warning")
            return
        self.query_one("#find").display = False
        self.query_one(ReportText).focus()
        if self._matches:
            self.say(_("第 {at}/{count} 处，n/N 继续").format(at=self._match + 1, count=len(self._matches)))

    def action_match(self, step: int) -> None:
        """To the next or the previous match."""
        if not self._matches:
            self.say(_("先按 / 查找"))
            return
        self._match = (self._match + step) % len(self._matches)
        self._mark()
        passage, start, _end = self._matches[self._match]
        self.query_one(ReportText).go_to(passage, start)

    # Leaving

    def action_back(self) -> None:
        """Close what is open: the find line, the tree on a narrow screen, the report."""
        line = self.query_one("#find")
        if line.display:
            line.display = False
            self.query_one(ReportText).focus()
        else:
            self.dismiss()

    def action_copy(self) -> None:
        """The quote of the current figure, with its place."""
        if self._report is None or not 0 <= self._current < len(self._figures):
            self.say(_("先按 f 选中一个数据"))
            return
        source, identity = self._figures[self._current].source, self._report.identity
        page = _("第 {page} 页").format(page=source.page) if source.page is not None else ""
        parts = filter(None, [identity.organisation, str(identity.year or ""), self._report.file, page])
        self.bench.copy_to_clipboard(f"“{source.quote}”（{'，'.join(parts)}）")
        self.say(_("已复制引文"))

    def on_resize(self, event: events.Resize) -> None:
        """The headings move when the lines do."""
        if self._report is not None:
            self.call_after_refresh(self._fill_tree)


def _label(row: "tuple[int, Line, int | None]") -> str:
    return row[1].text


def _page(row: "tuple[int, Line, int | None]") -> str:
    return str(row[2] or "")
