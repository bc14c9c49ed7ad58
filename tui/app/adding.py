"""Adding files from inside the app: a bar, an outcome a file as it is done, and a way to stop."""

from collections.abc import Sequence
from contextlib import closing, redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar
from textual.worker import Worker, WorkerState, get_current_worker

from tui.app.columns import Column
from tui.app.forms import MODAL_CSS
from tui.app.grid import Grid
from tui.app.page import explain
from tui.app.prose import Prose
from tui.safe import one_line
from tui.words import _, listed, with_label

if TYPE_CHECKING:
    from tui.adding import Added

OUTCOMES = {
    "added": (_("已加入"), "good"),
    "unchanged": (_("已有，未变"), "dim"),
    "replaced": (_("已更新"), "good"),
    "duplicate": (_("内容相同"), "dim"),
    "unreadable": (_("无法读取"), "bad"),
    "not_a_report": (_("不是报告"), "doubt"),
}

NO_FILES = _(
    "没有找到文件。能读的是 PDF（含扫描件）、Word（.docx）、Excel（.xlsx）、HTML、Markdown、纯文本和装着它们的 .zip。"
    "按 Esc 关闭，再按 a 换一个文件或文件夹。"
)


def _found(row: "Added") -> str:
    if row.report is None:
        return _(row.reason)
    identity = row.report.identity
    return _("{whose} {year}，{figures} 个数据").format(
        whose=identity.organisation or _("机构不详"), year=identity.year or "", figures=len(row.report.figures)
    )


COLUMNS = (
    Column(_("结果"), 10, lambda row: OUTCOMES[row.status][0], style=lambda row: OUTCOMES[row.status][1]),
    Column(_("文件"), 18, lambda row: row.file, grow=1),
    Column(_("读到什么"), 24, _found, grow=2),
)


class AddScreen(ModalScreen[int]):
    """Reads the files; gives how many reports are new or renewed."""

    DEFAULT_CSS = (
        "AddScreen { align: center middle; }"
        + MODAL_CSS
        + """
    AddScreen .window { width: 96%; max-width: 120; height: 90%; }
    AddScreen ProgressBar { width: 1fr; margin: 1 0; }
    AddScreen Bar { width: 1fr; }
    AddScreen #reason { height: 3; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "stop", _("停止或关闭"))]

    def __init__(self, library: Path, paths: Sequence[Path]) -> None:
        super().__init__()
        self._library, self._paths = library, paths
        self._outcomes: list[Added] = []
        self._busy = True

    def compose(self) -> ComposeResult:
        """What is going on, the bar, the outcomes, why one failed."""
        with Vertical(classes="window") as window:
            window.border_title = _("加入报告")
            window.border_subtitle = _("Esc 停止")
            yield Prose(_("正在查找文件……"), id="doing")
            yield ProgressBar(show_eta=False)
            yield Grid(COLUMNS, id="outcomes")
            yield Prose(id="reason", classes="quiet")

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#outcomes").focus()
        self.run_worker(self._read, thread=True, exit_on_error=False)

    def _read(self) -> None:
        from index.library import Library
        from ingest.batch import find_files
        from tui.adding import add_files

        worker = get_current_worker()
        _let_processes_start()
        files = find_files(self._paths)
        tell = self.app.call_from_thread
        tell(self._begin, len(files))
        self._library.parent.mkdir(parents=True, exist_ok=True)
        with Library.open(self._library) as library, closing(add_files(library, files)) as outcomes:  # type: ignore[type-var]
            for added in outcomes:
                if worker.is_cancelled:
                    return
                tell(self._one, added)

    def _begin(self, count: int) -> None:
        self.query_one(ProgressBar).update(total=max(count, 1), progress=0)
        self._say(_("共 {count} 个文件，正在读取").format(count=count))

    def _one(self, added: "Added") -> None:
        self._outcomes.append(added)
        self.query_one(ProgressBar).advance(1)
        self.query_one("#outcomes", Grid).show(list(self._outcomes), cursor=len(self._outcomes) - 1)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Done, stopped or failed: say so and wait to be closed."""
        if event.state in (WorkerState.SUCCESS, WorkerState.CANCELLED, WorkerState.ERROR):
            self._busy = False
            self.query_one(".window").border_subtitle = _("Esc 关闭")
            self._say(self._summary(event.state))
        if event.worker.error is not None:
            self.app.notify(one_line(explain(event.worker.error)), severity="error", markup=False)

    def _summary(self, state: WorkerState) -> str:
        kinds = {label: 0 for label, _style in OUTCOMES.values()}
        for one in self._outcomes:
            kinds[OUTCOMES[one.status][0]] += 1
        counts = listed((f"{label} {count}" for label, count in kinds.items() if count), "，")
        ended = {WorkerState.CANCELLED: _("已停止"), WorkerState.ERROR: _("出错")}.get(state, _("完成"))
        if not counts and state is WorkerState.SUCCESS:
            return NO_FILES
        return with_label(ended, counts) if counts else ended

    def _say(self, text: str) -> None:
        self.query_one("#doing", Prose).say(text)

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """The whole reason, where the column had no room for it."""
        self.query_one("#reason", Prose).say(one_line(_(event.row.reason) or _found(event.row)))

    def action_stop(self) -> None:
        """Stop reading; what was read stays in the library. Stopped already: close."""
        if self._busy:
            self.workers.cancel_node(self)
            self._busy = False
            self._say(_("正在停止……"))
        else:
            self.dismiss(sum(1 for one in self._outcomes if one.status in ("added", "replaced")))


def _let_processes_start() -> None:
    """Start what watches over worker processes: it inherits stderr, and Textual's has no file behind it."""
    import sys
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def paths_in(text: str) -> list[Path]:
    """One path or several, parted by blanks outside quotes; a file dropped on a terminal comes quoted."""
    import shlex

    whole = Path(text).expanduser()
    if whole.exists():
        return [whole]
    try:
        return [Path(part).expanduser() for part in shlex.split(text)]
    except ValueError:
        return [whole]


def add_from(text: str, library: Path) -> AddScreen:
    """The window that reads what those paths name."""
    return AddScreen(library, paths_in(text))
