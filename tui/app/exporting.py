"""A long export under way: a bar, and a way to stop it, which leaves no file behind."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar
from textual.worker import Worker, WorkerState

from tui.app.forms import MODAL_CSS
from tui.app.page import explain
from tui.app.progress import Stopped, counted, stopping
from tui.app.prose import Prose
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.library import Disclosure

Write = Callable[["Iterable[Disclosure]"], str]
"""Writes them; gives what is to be said then."""


class Exporting(ModalScreen[str | None]):
    """Writes in a thread; gives what is to be said, `None` where it was stopped or failed."""

    DEFAULT_CSS = (
        "Exporting { align: center middle; }"
        + MODAL_CSS
        + "Exporting ProgressBar, Exporting Bar { width: 1fr; } Exporting ProgressBar { margin: 1 0; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", _("停止"))]

    def __init__(self, shown: "Sequence[Disclosure]", write: Write) -> None:
        super().__init__()
        self._shown, self._write = shown, write
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """How far it is."""
        with Vertical(classes="window") as window:
            window.border_title = _("导出")
            window.border_subtitle = _("Esc 停止")
            yield Prose(_("正在写出 {count} 条数据").format(count=f"{len(self._shown):,}"), id="doing")
            yield ProgressBar(len(self._shown), show_eta=False)

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._run, thread=True, exit_on_error=False)

    def _run(self) -> str | None:
        tell = stopping(partial(self.app.call_from_thread, self._at), self._stop)
        try:
            return self._write(counted(self._shown, len(self._shown), tell))
        except Stopped:
            return None

    def _at(self, done: int, count: int) -> None:
        self.query_one(ProgressBar).update(progress=done)
        if done + 200 >= count:
            self.query_one("#doing", Prose).say(_("正在保存……"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Close, with what is to be said."""
        if event.state is WorkerState.SUCCESS:
            self.dismiss(event.worker.result)
        elif event.state is WorkerState.ERROR and event.worker.error is not None:
            self.app.notify(one_line(explain(event.worker.error)), severity="error", markup=False, timeout=8)
            self.dismiss(None)

    def action_stop(self) -> None:
        """At the next figure."""
        self._stop.set()
        self.query_one("#doing", Prose).say(_("正在停止……"))
