"""Search: passages ranked by how well they fit the words, the words marked, each opened in its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.app.page import EMPTY_LIBRARY, Page
from tui.app.prose import Mark, Prose
from tui.app.setting import Shown
from tui.safe import one_line
from tui.words import _, listed

if TYPE_CHECKING:
    from index.library import Found, Hit, Library

HITS = 20
EXCERPT = 180
"""Characters of a passage that are shown."""
BEFORE = 40
"""How many of them stand before the first word found."""

BEGIN = _(
    "检索全部报告的原文：输入词语，回车。\n\n"
    "词之间用空格；会自动连同同义词和简繁体一起查，并按相关程度排列。要数字请到“问答”页直接提问。"
)


class HitView(Prose, can_focus=True):
    """One passage: where it stands, then its words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,o", "open", _("看原文"))]

    @dataclass
    class Opened(Message):
        """The reader wants to see it in its place."""

        hit: "Hit"

    def __init__(self, hit: "Hit") -> None:
        text, marks = hit_text(hit)
        super().__init__(text, marks, classes="hit")
        self.hit = hit

    def action_open(self) -> None:
        """Show it in the report."""
        self.post_message(self.Opened(self.hit))

    def on_click(self) -> None:
        """Show it in the report."""
        self.action_open()


class SearchPage(Page):
    """Words in, passages out."""

    MODE = "search"
    LINE = "#query"
    HELP_TEXT = _("检索原文。/ 或 i 回到输入行，j/k 在结果间移动，回车看原文，m 多看一些。")
    CSS = """
    #query { border: round $panel; height: 3; }
    #query:focus { border: round $primary; }
    #found { height: 1; padding: 0 1; color: $foreground 70%; }
    #hits { height: 1fr; scrollbar-size-vertical: 1; }
    .hit { margin: 0 1 1 1; padding: 0 1; border-left: outer $panel; pointer: pointer; }
    .hit:focus { border-left: outer $accent; background: $panel; }
    .hit:hover { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,i", "filter", _("检索"), key_display="/"),
        Binding("j,down", "step(1)", _("下一条"), show=False),
        Binding("k,up", "step(-1)", _("上一条"), show=False),
        Binding("m", "more", _("更多")),
        Binding("escape", "leave_line", _("到结果")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._limit = HITS

    def body(self) -> Iterable[Widget]:
        """The line, what was found, the passages."""
        line = Input(placeholder=_("检索报告原文，回车查找"), id="query")
        line.border_subtitle = _("Alt+1–7 换页 · F1 帮助 · Esc 到结果")
        yield line
        yield Prose(id="found")
        yield VerticalScroll(Prose(BEGIN, id="begin", classes="empty"), id="hits", can_focus=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#query").focus()

    def read(self) -> None:
        """Another library: search it again for the same; say if there is nothing to search."""
        if self._query:
            self._search()
        else:
            self.run_worker(self._say_how_to_begin(), group="search", exclusive=True, exit_on_error=False)

    async def _say_how_to_begin(self) -> None:
        filed = await self.bench.desk.do(lambda library: library.filed())
        self.query_one("#begin", Prose).say(BEGIN if filed else EMPTY_LIBRARY)

    @on(Input.Submitted, "#query")
    def submitted(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if query := event.value.strip():
            self._query, self._limit = query, HITS
            self._search()

    def _search(self) -> None:
        self.query_one("#found", Prose).say(_("查找中……"))
        self.run_worker(self._show(), group="search", exclusive=True, exit_on_error=False)

    async def _show(self) -> None:
        found = await self.bench.desk.do(partial(_find, self._query, self._limit))
        hits = self.query_one("#hits", VerticalScroll)
        await hits.remove_children(HitView)
        self.query_one("#begin", Prose).display = not found.hits
        self.query_one("#begin", Prose).say(_nothing(found, self._query))
        await hits.mount_all([HitView(hit) for hit in found.hits])
        self.query_one("#found", Prose).say(one_line(found_line(found)))
        if found.hits:
            hits.scroll_home(animate=False)
            self.query(HitView).first().focus()

    async def on_hit_view_opened(self, event: HitView.Opened) -> None:
        """See it in its place."""
        hit = event.hit
        start = hit.marks[0][0] if hit.marks else 0
        await self.bench.open_source(
            hit.report.sha256, passage=hit.passage.order, start=start, end=len(hit.passage.text)
        )

    def action_filter(self) -> None:
        """Back to the line."""
        self.query_one("#query").focus()

    def action_leave_line(self) -> None:
        """To the passages."""
        self.action_step(1)

    def action_step(self, step: int) -> None:
        """To the next or the previous passage."""
        views = list(self.query(HitView))
        if not views:
            self.set_focus(None)
            return
        at = views.index(self.focused) + step if isinstance(self.focused, HitView) else 0
        views[max(0, min(at, len(views) - 1))].focus()

    def action_more(self) -> None:
        """Twenty more."""
        if not self._query:
            self.say(_("先输入要检索的词"))
            return
        self._limit += HITS
        self._search()


def hit_text(hit: "Hit") -> tuple[str, tuple[Mark, ...]]:
    """Where the passage stands and an excerpt, with marks on the words that were found."""
    identity = hit.report.identity
    parts = [identity.organisation or hit.report.file, str(identity.year or "")]
    if hit.passage.page is not None:
        parts.append(_("第 {page} 页").format(page=hit.passage.page))
    parts.extend(hit.passage.section[-1:])
    head = one_line(f"{hit.rank}. " + " · ".join(filter(None, parts)))
    text = hit.passage.text
    first = max(0, (hit.marks[0][0] if hit.marks else 0) - BEFORE)
    last = min(len(text), first + EXCERPT)
    lead, tail = ("…" if first else ""), ("…" if last < len(text) else "")
    shown, marks = "", [(0, len(head), "$foreground 60%")]
    base = len(head) + 1 + len(lead)
    for piece in Shown(text[first:last].replace("\n", " ").replace("\t", " "), first).pieces(0, last - first):
        for start, end in hit.marks:
            if start < piece.start + len(piece.text) and end > piece.start:
                begin = base + len(shown) + max(start, piece.start) - piece.start
                stop = base + len(shown) + min(end, piece.start + len(piece.text)) - piece.start
                marks.append((begin, stop, "bold $accent"))
        shown += piece.text
    return f"{head}\n{lead}{shown}{tail}", tuple(marks)


def found_line(found: "Found") -> str:
    """How many, among how many, and how the words were taken."""
    parts = [_("{count} 段").format(count=len(found.hits))]
    if found.passages_searched:
        parts.append(_("共查 {count} 段").format(count=f"{found.passages_searched:,}"))
    parts.extend(_("“{typed}”按“{taken}”查").format(typed=typed, taken=taken) for typed, taken in found.corrections)
    if found.terms:
        parts.append(_("用词：") + " ".join(found.terms[:12]))
    return " · ".join(parts)


def _nothing(found: "Found", query: str) -> str:
    said = _("没有找到“{query}”。").format(query=one_line(query))
    tried = _("可以试试：{queries}").format(queries=listed(found.suggestions)) if found.suggestions else ""
    return "\n\n".join(filter(None, (said, one_line(_(found.explanation)), one_line(tried))))


def _find(query: str, limit: int, library: "Library") -> "Found":
    return library.search(query, limit=limit)
