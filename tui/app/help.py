"""Help for where one is: what the screen is for, and every key that works here."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from tui.app.prose import Prose
from tui.app.wrapping import fit
from tui.words import _

KEY_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": _("回车"),
    "escape": "Esc",
    "space": _("空格"),
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
}


class HelpScreen(ModalScreen[None]):
    """Closed by the key that opened it, or Esc."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll {
        width: 90%; max-width: 84; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 0 2; border-title-color: $primary;
    }
    HelpScreen .keys { margin-top: 1; text-wrap: nowrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter", "dismiss", _("关闭")),
        Binding("down,j", "scroll_down", show=False),
        Binding("up,k", "scroll_up", show=False),
    ]

    def __init__(self, title: str, text: str, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._heading, self._text, self._keys = title, text, keys

    def compose(self) -> ComposeResult:
        """Text, then keys."""
        with VerticalScroll() as scroll:
            scroll.border_title = self._heading
            scroll.border_subtitle = _("Esc 关闭")
            yield Prose(self._text)
            width = max((cell_len(key) for key, _label in self._keys), default=0)
            yield Prose("\n".join(f"{fit(key, width)}  {label}" for key, label in self._keys), classes="keys")

    def action_scroll_down(self) -> None:
        """Further down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Back up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)


def _is_ours(node: DOMNode, binding: Binding) -> bool:
    """Whether the app made it; what Textual's own classes bring along is not in the user's language."""
    theirs = [kind for kind in type(node).__mro__ if kind.__module__.startswith("textual.")]
    brought = (pair for kind in theirs for pair in BindingsMap(vars(kind).get("BINDINGS")))
    return all((key, one.description) != (binding.key, binding.description) for key, one in brought)


def keys_of(screen: Screen[Any]) -> list[tuple[str, str]]:
    """(keys, what they do) that work now, each action once, in the order from the focus outwards."""
    found: dict[tuple[str, str], list[str]] = {}
    for node, binding, enabled, _tip in screen.active_bindings.values():
        if enabled and binding.description and _is_ours(node, binding):
            found.setdefault((binding.action, binding.description), []).append(key_name(binding))
    return [(" ".join(dict.fromkeys(keys)), label) for (_action, label), keys in found.items()]


def key_name(binding: Binding) -> str:
    """A key as it is written on a keyboard."""
    if binding.key_display:
        return binding.key_display
    *held, key = binding.key.split("+")
    name = KEY_NAMES.get(key, key)
    if held:
        return "+".join([*(one.title() for one in held), name.upper() if len(name) == 1 else name])
    return name.upper() if name.startswith("f") and name[1:].isdigit() else name


def commands_of(screen: Screen[Any]) -> list[tuple[str, str, Callable[[], object]]]:
    """(name, key, what to call) for what the screen itself offers, for the command palette."""
    return [
        (binding.description, key_name(binding), partial(run_action, node, binding.action))
        for node, binding, enabled, _tip in screen.active_bindings.values()
        if enabled and binding.description and isinstance(node, Screen) and _is_ours(node, binding)
    ]


async def run_action(node: DOMNode, action: str) -> None:
    """Do what the key would have done."""
    await node.app.run_action(action, node)
