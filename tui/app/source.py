"""A report's text with a quote in its place, every figure marked; the sections beside it, the printed page instead."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from tui.app.figure_panel import explained
from tui.app.find_line import Finding, FindLine
from tui.app.grid import Grid
from tui.app.printed import Printed, Stretch
from tui.app.prose import Prose
from tui.app.report_text import Mark, ReportText
from tui.app.review_keys import Reviewing
from tui.app.section_tree import SectionTree
from tui.safe import one_line
from tui.words import _, bracketed, listed

if TYPE_CHECKING:
    from index.library import Disclosure, Library, Review
    from ingest.figure import Figure
    from ingest.report import Report

TREE_FROM = 110
"""Cells from which the tree of sections stands beside the text unasked."""


class SourceScreen(Reviewing, Finding, Printed):
    """One report, opened at a place."""

    HELP_TEXT = _(
        "报告全文。底色为引文，下划线为识别出的数据，亮块为当前数据，其含义见下方。\n"
        "f/F（或 ]/[）跳到下一个、上一个数据；a 核对无误，e 更正，x 剔除当前数据。\n"
        "p 看 PDF 原页，方框标出当前数据或引文：PgUp/PgDn 翻页，+/- 缩放，方向键移动，z 看整页；再按 p 回到正文。\n"
        "/ 查找，n/N 在结果间移动；t 显示目录；Esc 返回。"
    )
    CSS = """
    SourceScreen > #where { height: 1; background: $panel; padding: 0 1; text-wrap: nowrap; }
    SourceScreen > Horizontal { height: 1fr; }
    SourceScreen > #figure { height: 3; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "back", _("返回")),
        Binding("f,right_square_bracket", "figure(1)", _("下个数据"), key_display="f"),
        Binding("F,left_square_bracket", "figure(-1)", _("上个数据"), key_display="F", show=False),
        Binding("slash", "find", _("查找"), key_display="/"),
        Binding("n", "match(1)", _("下一处"), show=False),
        Binding("N", "match(-1)", _("上一处"), show=False),
        Binding("t", "tree", _("目录"), show=False),
        Binding("y", "copy", _("复制")),
    ]

    def __init__(
        self, sha256: str, *, passage: int = 0, start: int = 0, end: int = 0, figure: "int | Figure | None" = None
    ) -> None:
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

    def compose(self) -> ComposeResult:
        """Where one is, tree and text, the current figure."""
        yield Prose(_("正在打开……"), id="where")
        with Horizontal():
            yield SectionTree()
            yield ReportText()
        yield FindLine()
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
        self.query_one(FindLine).look_in(report.passages)
        passage, start, _end = self._quote
        wanted = self._place_of_wanted()
        self._current = self._first_of_quote() if wanted is None else wanted
        self._mark()
        self._show_tree(self.size.width >= TREE_FROM)
        self.call_after_refresh(text.go_to, passage, start if wanted is None else self._figures[wanted].source.start)
        self._say_where(0)

    def _place_of_wanted(self) -> int | None:
        """The figure that is asked for; of two in the same words the very one, not its neighbour."""
        wanted, passage = self._wanted, self._quote[0]
        if wanted is None:
            return None
        if not isinstance(wanted, int) and wanted in self._figures:
            return self._figures.index(wanted)
        start = wanted if isinstance(wanted, int) else wanted.source.start
        places = (one.source.passage == passage and one.source.start == start for one in self._figures)
        return next((number for number, there in enumerate(places) if there), None)

    def _first_of_quote(self) -> int:
        passage, start, end = self._quote
        inside = (
            number
            for number, one in enumerate(self._figures)
            if one.source.passage == passage and start <= one.source.start < max(end, start + 1)
        )
        return next(inside, -1)

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
        find = self.query_one(FindLine)
        for place, first, last in find.matches:
            marks[place].append(Mark(first, last, "found"))
        if find.current:
            place, first, last = find.current
            marks[place].append(Mark(first, last, "current"))
        self.query_one(ReportText).mark(marks)
        row, count = self.figure_to_review(), len(self._figures)
        panel = self.query_one("#figure", Prose)
        if row is None:
            panel.say(_("本报告共识别出 {count} 个数据；按 f 逐个查看").format(count=count))
        else:
            panel.say(*explained(row, f"{self._current + 1}/{count}"))

    # Sections

    def action_tree(self) -> None:
        """Show or hide the tree, which stands beside the text."""
        if self.shows_page:
            self.hide_page()
        tree = self.query_one(SectionTree)
        self._show_tree(not tree.display)
        (tree if tree.display else self.query_one(ReportText)).focus()

    def _show_tree(self, shown: bool) -> None:
        self.query_one(SectionTree).display = shown
        self.call_after_refresh(self._fill_tree)

    def _fill_tree(self) -> None:
        if self._report is not None:
            self.query_one(SectionTree).fill(self.query_one(ReportText).lines, self._report.passages)

    def on_resize(self, event: events.Resize) -> None:
        """The headings move when the lines do."""
        self.call_after_refresh(self._fill_tree)

    @on(Grid.Chosen, "#tree")
    def to_section(self, event: Grid.Chosen) -> None:
        """Go to the heading."""
        if self.shows_page:
            self.hide_page()
        text = self.query_one(ReportText)
        text.scroll_to(y=event.row.line, animate=False)
        text.focus()

    # Where one is

    @on(ReportText.Scrolled)
    def follow(self, event: ReportText.Scrolled) -> None:
        """Say which page and section is in sight."""
        self._say_where(event.line)

    def _say_where(self, top: int) -> None:
        if self._report is None or self.shows_page:
            return
        report = self._report
        first = self.query_one(ReportText).passage_from(top)
        parts = [self._whose(), report.file]
        if first is not None and first < len(report.passages):
            passage = report.passages[first]
            if passage.page is not None:
                parts.insert(0, _("第 {page}/{pages} 页").format(page=passage.page, pages=report.pages or "?"))
            parts.extend(passage.section[-1:])
        self.say_where(" · ".join(parts))

    def say_where(self, where: str) -> None:
        """In the first line."""
        self.query_one("#where", Prose).say(one_line(where))

    def _whose(self) -> str:
        identity = self._report.identity if self._report else None
        names = [identity.organisation, str(identity.year or "")] if identity else []
        return " ".join(filter(None, names)) or _("机构不详")

    # The printed page

    def report_shown(self) -> "Report | None":
        """The report."""
        return self._report

    def stretch_shown(self) -> Stretch | None:
        """The current figure; without one, the quote."""
        if 0 <= self._current < len(self._figures):
            source = self._figures[self._current].source
            return source.passage, source.start, source.end
        return self._quote if self._quote[2] > self._quote[1] else None

    def page_in_sight(self) -> int:
        """The page at the top of the window."""
        text = self.query_one(ReportText)
        first = text.passage_from(text.scroll_offset.y)
        page = self._report.passages[first].page if self._report and first is not None else None
        return page or 1

    def place_for_pages(self) -> Horizontal:
        """Beside the tree."""
        return self.query_one(Horizontal)

    def pages_hidden(self) -> None:
        """The text has the keys again, at the current figure."""
        text = self.query_one(ReportText)
        text.focus()
        stretch = self.stretch_shown()
        if stretch is not None:
            self.call_after_refresh(text.go_to, *stretch[:2])
        self._say_where(round(text.scroll_y))

    # Figures

    def action_figure(self, step: int) -> None:
        """To the next or the previous figure; from none, to the next one in sight."""
        if not self._figures:
            self.say(_("本报告没有识别出数据"))
            return
        at = self._current + step if self._current >= 0 else self._first_in_sight()
        self._current = at % len(self._figures)
        self.query_one(FindLine).leave()
        self._mark()
        source = self._figures[self._current].source
        self.query_one(ReportText).go_to(source.passage, source.start)
        if self.shows_page:
            self.show_page()

    def _first_in_sight(self) -> int:
        text = self.query_one(ReportText)
        first = text.passage_from(text.scroll_offset.y) or 0
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
        """Open the line to type in; what is found stands in the text."""
        if self.shows_page:
            self.hide_page()
        super().action_find()

    def text_found_in(self) -> ReportText:
        """The text."""
        return self.query_one(ReportText)

    def mark_anew(self) -> None:
        """The figures, and all that was found."""
        self._mark()

    # Leaving

    def action_back(self) -> None:
        """Close what is open: the find line, the printed page, the report."""
        if self.query_one(FindLine).display:
            self.close_find()
        elif self.shows_page:
            self.hide_page()
        else:
            self.dismiss()

    def action_copy(self) -> None:
        """The quote of the current figure, with its place."""
        if self._report is None or not 0 <= self._current < len(self._figures):
            self.say(_("先按 f 选中一个数据"))
            return
        source = self._figures[self._current].source
        page = _("第 {page} 页").format(page=source.page) if source.page is not None else ""
        parts = filter(None, [*self._whose().split(" "), self._report.file, page])
        self.bench.copy_to_clipboard(f"“{source.quote}”{bracketed(listed(parts, '，'))}")
        self.say(_("已复制引文"))
