"""Small windows that ask: a form of lines to fill in, a question to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Button, Input

from tui.app.prose import Prose
from tui.safe import harmless
from tui.words import _

MODAL_CSS = """
.window {
    width: 90%; max-width: 76; height: auto; max-height: 95%; padding: 0 2;
    background: $surface; border: round $primary; border-title-color: $primary;
}
.window .field { height: 1; width: 1fr; border: none; padding: 0 1; background: $panel; }
.window .field:focus { background: $background; }
.window .line { height: 1; margin: 1 0 0 0; }
.window .label { width: 16; }
.window .buttons { height: auto; margin: 1 0; }
.window Button { margin: 0 2 0 0; min-width: 10; }
"""


FORM_KEYS = _("回车 下一项，末项回车即完成 · ↑↓ 换项 · Esc 取消")
LINE_KEYS = _("回车 完成 · Esc 取消")


@dataclass(frozen=True, slots=True)
class Field:
    """One line to fill in."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = False
    suggester: Suggester | None = None
    """Completes what is typed; → takes it."""


class Form(ModalScreen[dict[str, str] | None]):
    """Lines to fill in; gives what stands in them, or `None` where the user thought better of it."""

    DEFAULT_CSS = "Form { align: center middle; }" + MODAL_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("取消")),
        Binding("ctrl+s", "send", _("确定")),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, fields: Sequence[Field], *, about: str = "") -> None:
        super().__init__()
        self._heading, self._fields, self._about = title, fields, about

    def compose(self) -> ComposeResult:
        """What it is about, the lines, the buttons."""
        with VerticalScroll(classes="window", can_focus=False) as window:
            window.border_title = self._heading
            window.border_subtitle = FORM_KEYS if len(self._fields) > 1 else LINE_KEYS
            if self._about:
                yield Prose(harmless(self._about), classes="quiet")
            for field in self._fields:
                with Horizontal(classes="line"):
                    yield Prose(field.label + (_("（必填）") if field.required else ""), classes="label")
                    yield Input(
                        field.value,
                        select_on_focus=len(self._fields) == 1,  # a proposal to type over, not one line of many
                        placeholder=field.hint,
                        id=f"field-{field.name}",
                        classes="field",
                        suggester=field.suggester,
                    )
            with Horizontal(classes="buttons"):
                yield Button(_("确定"), variant="primary", id="send", compact=True)
                yield Button(_("取消"), id="cancel", compact=True)

    @on(Input.Submitted)
    def next_or_send(self, event: Input.Submitted) -> None:
        """Enter goes on to the next line, from the last one it is done."""
        inputs = list(self.query(Input))
        at = inputs.index(event.input)
        if at + 1 < len(inputs):
            inputs[at + 1].focus()
        else:
            self.action_send()

    @on(Button.Pressed, "#send")
    def action_send(self) -> None:
        """Give what was filled in, once nothing that is needed is missing."""
        for field in self._fields:
            line = self.query_one(f"#field-{field.name}", Input)
            if field.required and not line.value.strip():
                line.focus()
                self.app.notify(_("请填写“{label}”").format(label=field.label), severity="warning", markup=False)
                return
        self.dismiss(
            {field.name: self.query_one(f"#field-{field.name}", Input).value.strip() for field in self._fields}
        )

    @on(Button.Pressed, "#cancel")
    def cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """A question with yes and no; Enter is yes only where the button says so."""

    DEFAULT_CSS = "Confirm { align: center middle; }" + MODAL_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "dismiss(False)", _("取消")),
        Binding("y", "dismiss(True)", _("确定")),
    ]

    def __init__(self, title: str, question: str, *, yes: str) -> None:
        super().__init__()
        self._heading, self._question, self._yes = title, question, yes

    def compose(self) -> ComposeResult:
        """The question and two buttons, the harmless one in focus."""
        with VerticalScroll(classes="window", can_focus=False) as window:
            window.border_title = self._heading
            window.border_subtitle = _("y {yes} · Esc 取消").format(yes=self._yes)
            yield Prose(harmless(self._question))
            with Horizontal(classes="buttons"):
                yield Button(_("取消"), id="no", compact=True)
                yield Button(self._yes, variant="error", id="yes", compact=True)

    @on(Button.Pressed)
    def answered(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(event.button.id == "yes")
