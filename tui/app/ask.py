"""The conversation: a question at the bottom, answers as cards above."""

from asyncio import Lock
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui.app.page import EMPTY_LIBRARY, Page, explain
from tui.app.prose import Prose
from tui.app.state import remember_question
from tui.words import _

if TYPE_CHECKING:
    from assistant.answer import Answer, Quoted
    from assistant.conversation import Context
    from tui.app.card import Card

HOW_TO_BEGIN = _(
    "就已入库的社会责任报告提问，例如：\n"
    "  2016 年底有效证书一共多少张？\n"
    "  其中环境的呢？\n"
    "  各机构的培训人次比较\n\n"
    "答案附原文与页码；报告没有写的，会说“未披露”并列出查过什么。"
)
TYPING = _("Alt+1–7 换页 · F1 帮助 · Esc 离开输入行")
NOT_TYPING = _("按 i 提问 · 1–7 换页")
"""Said on the frame of the question line: letters and digits are text in it, keys outside it."""
SEARCHING = _("查找中……")


class QuestionLine(Input):
    """Where one types; ↑ and ↓ bring back what was asked before."""

    DEFAULT_CSS = """
    QuestionLine { height: 3; border: round $panel; }
    QuestionLine:focus { border: round $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "past(-1)", _("上一个问题"), show=False),
        Binding("down", "past(1)", _("下一个问题"), show=False),
        Binding("escape", "screen.leave_line", _("离开输入行")),
    ]

    searching = reactive(False)
    """Whether an answer is awaited."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("提问，回车发送；↑ 调出问过的问题"), id="question")
        self._at = 0
        """How far back in what was asked; 0 is the line being typed."""

    def watch_searching(self) -> None:
        """Say so on the frame."""
        self._say_keys()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say which keys work now."""
        super().watch_has_focus(has_focus)
        self._say_keys()

    def _say_keys(self) -> None:
        self.border_subtitle = SEARCHING if self.searching else TYPING if self.has_focus else NOT_TYPING

    def action_past(self, step: int) -> None:
        """An earlier or a later question."""
        asked = self.screen.bench.state.asked  # type: ignore[attr-defined]
        self._at = max(0, min(self._at - step, len(asked)))
        self.value = asked[-self._at] if self._at else ""
        self.cursor_position = len(self.value)

    def reset(self) -> None:
        """Empty, for the next question."""
        self._at = 0
        self.value = ""


class AskPage(Page):
    """Questions and answers."""

    MODE = "ask"
    LINE = "#question"
    HELP_TEXT = _(
        "在底行提问，回车发送。接着问时可省略机构、年份或指标（“那 2019 年呢？”“换成环境的”）。\n"
        "Esc 离开输入行后，用 j/k 或 Tab 在引文与建议之间移动，回车打开原文或提问；i 回到输入行。"
    )
    CSS = """
    #talk { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; padding: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "type", _("提问")),
        Binding("j,down", "step(1)", _("下一处"), show=False),
        Binding("k,up", "step(-1)", _("上一处"), show=False),
        Binding("pageup,ctrl+b", "scroll(-1)", _("上翻"), show=False),
        Binding("pagedown,ctrl+f", "scroll(1)", _("下翻"), show=False),
        Binding("ctrl+o", "open_first", _("看原文"), priority=True),
        Binding("ctrl+y", "copy_answer", _("复制答案"), priority=True),
        Binding("c", "copy_answer", _("复制答案"), show=False),
        Binding("ctrl+n", "forget", _("新对话"), priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._so_far: Context | None = None
        self._one_at_a_time = Lock()

    def body(self) -> tuple[Widget, ...]:
        """The talk and the question line."""
        talk = VerticalScroll(Prose(HOW_TO_BEGIN, id="begin", classes="empty"), id="talk", can_focus=False)
        return talk, QuestionLine()

    def on_mount(self) -> None:
        """Ready to type; the last conversation comes back after the first frame."""
        self.query_one(QuestionLine).focus()

    def read(self) -> None:
        """Answers are as old as the library: ask again what was asked."""
        self.run_worker(self._again(), group="ask", exclusive=True, exit_on_error=False)

    async def _again(self) -> None:
        self._so_far = None
        count = len(await self.bench.desk.do(lambda library: library.filed()))
        begin = self.query_one("#begin", Prose)
        begin.say(HOW_TO_BEGIN if count else EMPTY_LIBRARY)
        await self.query("Card").remove()
        async with self._one_at_a_time:
            for question in self.bench.state.turns:
                await self._answered(question)

    # Asking

    @on(Input.Submitted, "#question")
    def send(self, event: Input.Submitted) -> None:
        """Ask what was typed."""
        if question := event.value.strip():
            self.query_one(QuestionLine).reset()
            self.put(question)

    def put(self, question: str) -> None:
        """Ask this as the next turn."""
        self.bench.remember(**_asked(self.bench.state, question))
        self.run_worker(self._turn(question), group="turn", exit_on_error=False)

    async def _turn(self, question: str) -> None:
        """A turn inherits from the one before, which must have been answered."""
        async with self._one_at_a_time:
            await self._answered(question)

    async def _answered(self, question: str) -> None:
        from tui.app.card import Card

        line = self.query_one(QuestionLine)
        line.searching = True
        try:
            answer, self._so_far = await self.bench.desk.do(partial(self._answer, question, self._so_far))
        finally:
            line.searching = False
        self.query_one("#begin").display = False
        talk = self.query_one("#talk", VerticalScroll)
        card = Card(answer)
        await talk.mount(card)
        self.call_after_refresh(self._bring_into_sight, card)

    def _bring_into_sight(self, card: "Card") -> None:
        """All of the card; its beginning, where it is longer than the window."""
        talk = self.query_one("#talk", VerticalScroll)
        if card.size.height >= talk.size.height:
            talk.scroll_to_widget(card, animate=False, top=True)
        else:
            talk.scroll_end(animate=False)

    def _answer(self, question: str, context: "Context | None", library: object) -> "tuple[Answer, Context]":
        from assistant.conversation import Context, ask

        return (self.bench.ask or ask)(question, library, context or Context())  # type: ignore[arg-type]

    def failed(self, error: BaseException) -> None:
        """Say it where the answer would have stood."""
        super().failed(error)
        self.query_one("#begin").display = False
        self.query_one("#talk").mount(Prose(explain(error), classes="empty"))

    # Cards

    def on_pick_picked(self, event: "Card") -> None:
        """A suggestion or a reading was pressed."""
        self.put(event.question)  # type: ignore[attr-defined]

    async def on_quote_opened(self, event: "Card") -> None:
        """See a quote in its place."""
        await self._open(event.quoted, event.figure)  # type: ignore[attr-defined]

    def on_quote_copied(self, event: "Card") -> None:
        """Take a citation along."""
        from tui.app.citing import citation_text

        self.bench.copy_to_clipboard(citation_text(event.quoted))  # type: ignore[attr-defined]
        self.say(_("已复制引文"))

    async def _open(self, quoted: "Quoted", figure: int) -> None:
        end = quoted.start + len(quoted.quote)
        await self.bench.open_source(quoted.sha256, passage=quoted.passage, start=quoted.start, end=end, figure=figure)

    # Keys

    def action_type(self) -> None:
        """Back to the question line."""
        self.query_one(QuestionLine).focus()

    action_filter = action_type

    def action_leave_line(self) -> None:
        """To the last answer."""
        picks = [widget for widget in self.query("Card .quote, Card .pick, Card .fold") if widget.display]
        last = self.query("Card")
        if not picks:
            self.set_focus(None)
            return
        own = [widget for widget in picks if last.last() in widget.ancestors]
        (own or picks)[0].focus()

    def action_step(self, step: int) -> None:
        """To the next or the previous thing that can be pressed."""
        picks = [widget for widget in self.query("Card .quote, Card .pick, Card .fold") if widget.display]
        if not picks:
            return
        at = picks.index(self.focused) + step if self.focused in picks else (0 if step > 0 else len(picks) - 1)
        if at >= len(picks):
            self.action_type()
        else:
            picks[max(0, at)].focus()

    def action_scroll(self, step: int) -> None:
        """A window up or down."""
        talk = self.query_one("#talk", VerticalScroll)
        talk.scroll_relative(y=step * (talk.size.height - 2), animate=False)

    async def action_open_first(self) -> None:
        """The best quote of the last answer in its place."""
        card = self._last()
        if card is None or not card.answer.citations:
            self.say(_("还没有可打开的引文"))
            return
        from tui.app.citing import proven

        best = card.answer.citations[0]
        await self._open(best, proven(card.answer, best))

    def action_copy_answer(self) -> None:
        """The last answer, or the one in focus, with its citations."""
        from tui.app.card import Card
        from tui.app.citing import answer_text

        inside = [one for one in self.focused.ancestors if isinstance(one, Card)] if self.focused else []
        card = inside[0] if inside else self._last()
        if card is None:
            self.say(_("还没有答案"))
            return
        self.bench.copy_to_clipboard(answer_text(card.answer))
        self.say(_("已复制答案与引文"))

    async def action_forget(self) -> None:
        """Begin a conversation anew; ↑ still brings back what was asked."""
        self.workers.cancel_group(self, "turn")
        self._so_far = None
        self.bench.remember(turns=())
        await self.query("Card").remove()
        self.query_one("#begin").display = True
        self.action_type()
        self.say(_("已开始新对话"))

    def _last(self) -> "Card | None":
        from tui.app.card import Card

        cards = self.query(Card)
        return cards.last() if cards else None


def _asked(state: object, question: str) -> dict[str, object]:
    new = remember_question(state, question)  # type: ignore[arg-type]
    return {"asked": new.asked, "turns": new.turns}
