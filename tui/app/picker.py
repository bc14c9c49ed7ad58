"""A window to choose from a long list: type to narrow it, ↑ and ↓ move, the space bar marks, Enter is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.columns import Column
from tui.app.forms import MODAL_CSS
from tui.app.grid import Grid
from tui.app.prose import Prose
from tui.words import _


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: Any
    label: str
    note: str = ""
    """Said at the right: how many disclose it."""
    words: str = ""
    """Other words that find it."""


MANY_KEYS = _("打字筛选 · ↑↓ 移动 · 空格选取 · ^A 全选 · 回车确定 · Esc 取消")
ONE_KEYS = _("打字筛选 · ↑↓ 移动 · 回车确定 · Esc 取消")


class PickLine(Input):
    """Has the keys all the time: letters narrow the list, the arrows move in it, the space bar marks."""

    DEFAULT_CSS = """
    PickLine, PickLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("enter", "screen.done", show=False),
        Binding("ctrl+a", "screen.all", show=False),
    ]

    async def _on_key(self, event: events.Key) -> None:
        """A space, also the wide one of Chinese input, is no letter here."""
        if event.character in (" ", "\u3000"):
            event.stop()
            event.prevent_default()
            await self.run_action("screen.mark")
        else:
            await super()._on_key(event)


class Picker(ModalScreen[tuple[Any, ...] | None]):
    """Gives the values chosen, in the list's order; `None` where the user thought better of it."""

    DEFAULT_CSS = (
        "Picker { align: center middle; }"
        + MODAL_CSS
        + """
    Picker .window { height: 80%; }
    Picker Grid { margin: 1 0; }
    Picker Grid { background: $surface; }
    Picker Grid > .grid--cursor { background: $primary; color: $block-cursor-foreground; text-style: bold; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("取消")),
        Binding("space", "mark", _("选或不选")),
        Binding("ctrl+a", "all", _("全选或全不选")),
        Binding("enter", "done", _("确定")),
    ]

    def __init__(
        self, title: str, options: Sequence[Option], chosen: Collection[Any], *, all_by_none: bool, several: bool = True
    ) -> None:
        """`several`: whether marks can be made; else the one under the cursor is given."""
        super().__init__()
        self._heading, self._options, self._several = title, options, several
        self._chosen = {option.value for option in options if option.value in chosen}
        self._all_by_none = all_by_none
        self._marked = False
        """Whether a mark was made or taken away since it opened; until then Enter means the option under the cursor."""

    def compose(self) -> ComposeResult:
        """The line to type in, the list, the keys."""
        with Vertical(classes="window") as window:
            window.border_title = self._heading
            window.border_subtitle = MANY_KEYS if self._several else ONE_KEYS
            yield PickLine(placeholder=_("输入以筛选"))
            yield Grid(
                [
                    Column("", 2, lambda row: "✓" if row.value in self._chosen else "", style=_good),
                    Column(_("名称"), 20, lambda row: row.label, grow=1),
                    Column("", 12, lambda row: row.note, right=True, style=_dim),
                ]
            )
            yield Prose(id="said", classes="quiet")

    def on_mount(self) -> None:
        """All options, the first chosen one under the cursor."""
        at = next((place for place, option in enumerate(self._options) if option.value in self._chosen), 0)
        grid = self.query_one(Grid)
        grid.can_focus = False
        grid.show(self._options, cursor=at)
        self.query_one(PickLine).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Only options that hold every word."""
        words = event.value.casefold().split()
        fitting = [one for one in self._options if all(word in f"{one.label} {one.words}".casefold() for word in words)]
        self.query_one(Grid).show(fitting, cursor=0)

    def action_move(self, step: int) -> None:
        """Up or down in the list."""
        self.query_one(Grid).action_move(step)

    def action_page(self, step: int) -> None:
        """Up or down by windows."""
        self.query_one(Grid).action_page(step)

    def action_mark(self) -> None:
        """Choose the option under the cursor, or not, and go on."""
        grid = self.query_one(Grid)
        if self._several and grid.row is not None:
            self._chosen ^= {grid.row.value}
            self._marked = True
            grid.action_move(1)
            grid.refresh()
            self.tell()

    def action_all(self) -> None:
        """All that are listed, or none of them."""
        if not self._several:
            return
        listed = {option.value for option in self.query_one(Grid).rows}
        self._chosen = self._chosen - listed if listed <= self._chosen else self._chosen | listed
        self._marked = True
        self.query_one(Grid).refresh()
        self.tell()

    @on(Grid.Chosen)
    def action_done(self) -> None:
        """Give what is chosen; nothing where no option fits what was typed."""
        if self.query_one(Grid).row is None and not self._marked:
            self.app.notify(_("没有符合的，改一改筛选的词"), severity="warning", markup=False)
            return
        chosen = self._outcome()
        self.dismiss(tuple(option.value for option in self._options if option.value in chosen))

    @on(Grid.Moved)
    def tell(self) -> None:
        """Say what Enter would choose."""
        self.query_one("#said", Prose).say(self._said())

    def _outcome(self) -> set[Any]:
        """What is marked; with no mark touched or left the one gone to. Nothing means all, where that is the rule."""
        row = self.query_one(Grid).row
        gone_to = bool(self.query_one(PickLine).value) or not self._all_by_none
        if row is not None and gone_to and not (self._chosen if self._marked else row.value in self._chosen):
            return {row.value}
        return self._chosen

    def _said(self) -> str:
        chosen, row = self._outcome(), self.query_one(Grid).row
        if chosen != self._chosen and row is not None:
            return _("回车即选：{name}").format(name=row.label)
        return _("已选 {count}").format(count=len(chosen)) if chosen else _("未选即为全部")


def _good(_row: Option) -> str:
    return "good"


def _dim(_row: Option) -> str:
    return "dim"
