"""What all screens share: failures said aloud, help, and for the pages the line of tabs and the footer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input
from textual.worker import Worker, WorkerState

from tui.app.tabs import Tabs
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from tui.app.workbench import Workbench


EMPTY_LIBRARY = _("库里还没有报告。\n\n按 Alt+3 转到“报告”页，再按 a 加入文件或文件夹。")


class Sheet(Screen[None]):
    """A full screen of the workbench."""

    HELP_TEXT: ClassVar[str] = ""
    """What the screen is for and how to begin, shown above its keys."""

    @property
    def bench(self) -> "Workbench":
        """The app, by its own type."""
        return cast("Workbench", self.app)

    def say(self, message: str, *, severity: str = "information") -> None:
        """A notification; report text in it does nothing."""
        seconds = 3 if severity == "information" else 8
        self.app.notify(one_line(message), severity=severity, markup=False, timeout=seconds)  # type: ignore[arg-type]

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work that failed ends as a message, not as the end of the app."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.failed(event.worker.error)

    def failed(self, error: BaseException) -> None:
        """Say what went wrong; a screen may also show it in its place."""
        self.say(explain(error), severity="error")


class Page(Sheet):
    """A screen that the tabs lead to."""

    MODE: ClassVar[str] = ""
    LINE: ClassVar[str] = ""
    """The line to type in, where the page has one."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "filter", _("筛选"), show=False, key_display="/")]

    def compose(self) -> ComposeResult:
        """Tabs, the page's own, footer."""
        yield Tabs(self.MODE)
        yield from self.body()
        yield Footer(show_command_palette=False, compact=True)

    def body(self) -> Iterable[Widget]:
        """The page's own widgets."""
        return ()

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Seen again, perhaps with another library under it."""
        self.show_library(self.bench.library_line)
        self.call_after_refresh(self.refresh_if_stale)

    def show_library(self, line: str) -> None:
        """Say at the top what the library holds."""
        self.query_one(Tabs).library = line

    def refresh_if_stale(self) -> None:
        """Read what the page shows, if the library changed since it was read."""
        if getattr(self, "_seen", None) != self.bench.generation:
            self._seen = self.bench.generation
            self.read()

    def read(self) -> None:
        """Start reading what the page shows."""

    def action_filter(self) -> None:
        """Go to where one types what to look for; pages without such a place do nothing."""

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Give the keys to the line, where that is what is meant; whether the event has done its work with that.

        Chinese is no key of ours and nothing else is pasted into: both are meant for the line. The app asks before it
        hands the event to whatever has the keys, so that what is typed right after it comes to the line too.
        """
        if not self.LINE or isinstance(self.focused, Input):
            return False
        opens = isinstance(event, events.Key) and event.key == "slash"
        if opens or isinstance(event, events.Paste) or _is_text(event):
            self.action_filter()
            self.set_focus(self.query_one(self.LINE))
        return opens

    def on_tabs_pressed(self, event: Tabs.Pressed) -> None:
        """Go there."""
        self.bench.action_page(event.page)


def _is_text(event: events.Key) -> bool:
    return bool(event.character) and event.is_printable and not (event.character or "").isascii()


def explain(error: BaseException) -> str:
    """A failure in words fit to show."""
    from ingest.errors import ZewenError

    if isinstance(error, ZewenError):
        return _(error.said)
    if isinstance(error, OSError):
        return _("读写文件出错：{error}。请检查路径、权限与磁盘空间。").format(error=error)
    return _("程序出错（{kind}：{error}）。其余功能仍可使用；请将此信息告知维护者。").format(
        kind=type(error).__name__, error=error
    )
