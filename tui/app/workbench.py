"""The app itself: its pages, its keys, the library behind them, and what is remembered when it closes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen

from tui.app.desk import Desk
from tui.app.page import Page, Sheet
from tui.app.state import State, default_path, load_state, save_state
from tui.app.tabs import PAGES
from tui.app.themes import THEMES
from tui.words import _

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.conversation import Context
    from index.library import Disclosure, Library
    from ingest.figure import Figure

Ask = Callable[[str, "Library", "Context"], "tuple[Answer, Context]"]
"""The type of `assistant.conversation.ask`."""

THEME_LABELS = {"zewen-dark": _("深色"), "zewen-light": _("浅色"), "zewen-contrast": _("高对比")}

ALT_DIGITS = (
    "inverted_exclamation_mark",
    "trade_mark_sign",
    "pound_sign",
    "cent_sign",
    "infinity",
    "section_sign",
    "pilcrow_sign",
)
"""What Textual calls Alt+1 to Alt+7 where a terminal sends them as Esc and the digit (its names follow macOS)."""

PAGE_CLASSES = {
    "ask": "AskPage",
    "search": "SearchPage",
    "reports": "ReportsPage",
    "figures": "FiguresPage",
    "compare": "ComparePage",
    "audit": "AuditPage",
    "coverage": "CoveragePage",
}
"""Each page's class, in the module of the page's name; imported when the page is first opened."""


def _page(name: str) -> Page:
    page: type[Page] = getattr(import_module(f"tui.app.{name}"), PAGE_CLASSES[name])
    return page()


class Workbench(App[None]):
    """Pages over one library."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {name: partial(_page, name) for name in PAGE_CLASSES}

    TITLE = _("责问")
    CSS = """
    Footer { background: $panel; }
    Toast { width: auto; max-width: 70; padding: 0 1; }
    .quiet { color: $foreground 60%; }
    .empty { margin: 1 2; width: 1fr; }
    """
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"page('{name}')", _("转到“{page}”").format(page=label), show=False)
            for number, (name, label) in enumerate(PAGES, 1)
        ),
        *(
            Binding(f"alt+{number}", f"page('{name}')", _("转到“{page}”").format(page=label), show=False, priority=True)
            for number, (name, label) in enumerate(PAGES, 1)
        ),
        Binding("f1", "help", _("帮助")),
        Binding("question_mark", "help", _("帮助"), show=False),
        Binding("ctrl+p", "command_palette", _("命令面板"), show=False, priority=True),
        Binding("ctrl+t", "next_theme", _("换配色"), show=False),
        # Textual has Ctrl+Q already and puts it before ours in the footer, where F1 would be the first to be cut off.
        Binding("f10", "quit", _("退出"), key_display="Ctrl+Q"),
        Binding("ctrl+q", "quit", _("退出"), show=False, priority=True),
        Binding("q,ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(self, library_path: Path, *, state_path: Path | None = None, ask: Ask | None = None) -> None:
        self._state_path = state_path or default_path()
        self.state: State = load_state(self._state_path, library_path)
        # The page that was left is the first screen; no other is made before it.
        self.DEFAULT_MODE = self.state.page if self.state.page in PAGE_CLASSES else "ask"  # type: ignore[misc]
        super().__init__()
        self.desk = Desk(library_path)
        self.ask = ask
        """Who answers; `assistant.conversation.ask` unless told."""
        self.generation = 0
        """Counts the changes of the library, so that a page knows whether it shows what is there."""
        self.library_line = ""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.state.theme if self.state.theme in self.available_themes else State().theme

    async def on_event(self, event: Event) -> None:
        """Take what a terminal sends for Alt and a digit as that; let the page give the keys to its line."""
        if isinstance(event, Key) and event.key in ALT_DIGITS:
            event = Key(f"alt+{ALT_DIGITS.index(event.key) + 1}", None)
        page = self.screen if isinstance(event, Key | Paste) and not event.is_forwarded else None
        if isinstance(event, Key | Paste) and isinstance(page, Page) and page.takes(event):
            return
        await super().on_event(event)

    # Start and end

    def on_mount(self) -> None:
        """The library is opened after the first frame."""
        self.call_after_refresh(self.count_reports)

    def remember(self, **changes: Any) -> None:
        """Change what is remembered, and save it."""
        self.state = replace(self.state, **changes)
        save_state(self._state_path, self.desk.path, self.state)

    async def action_quit(self) -> None:
        """Save and leave."""
        self.remember(theme=self.theme)
        self.exit()

    def on_unmount(self) -> None:
        """Let the library go."""
        self.desk.close()

    # The library

    def count_reports(self) -> None:
        """Say at the top what the library holds."""
        self.run_worker(self._count_reports(), group="count", exclusive=True, exit_on_error=False)

    async def _count_reports(self) -> None:
        filed = await self.desk.do(lambda library: library.filed())
        self.library_line = _("{name} · {count} 份报告").format(name=self.desk.path.stem, count=len(filed))
        for sheet in self.screen_stack:
            if isinstance(sheet, Page):
                sheet.show_library(self.library_line)

    def changed(self) -> None:
        """The library is another one now: what is shown is read again when it is next seen."""
        self.generation += 1
        self.count_reports()

    # Going somewhere

    def action_page(self, name: str) -> None:
        """To a page; from a report one has opened, too."""
        if isinstance(self.screen, Sheet):
            self.switch_mode(name)
            self.remember(page=name)

    async def open_source(
        self, sha256: str, *, passage: int = 0, start: int = 0, end: int = 0, figure: "int | Figure | None" = None
    ) -> None:
        """A report's text with that place in sight, and that figure explained, or the one at that offset."""
        from tui.app.source import SourceScreen

        await self.push_screen(SourceScreen(sha256, passage=passage, start=start, end=end, figure=figure))

    async def open_figure(self, disclosure: "Disclosure") -> None:
        """A figure in its place; of several in the same words, that one."""
        figure, source = disclosure.figure, disclosure.figure.source
        place = partial(self.open_source, passage=source.passage, start=source.start, end=source.end)
        await place(disclosure.report.sha256, figure=figure)

    def action_help(self) -> None:
        """What this screen is for and its keys."""
        from tui.app.help import HelpScreen, keys_of

        screen = self.screen
        if isinstance(screen, Sheet):
            title = screen.title or dict(PAGES).get(getattr(screen, "MODE", ""), _("帮助"))
            self.push_screen(HelpScreen(title, screen.HELP_TEXT, keys_of(screen)))

    def action_help_quit(self) -> None:
        """Ctrl+C is for copying, q too easily hit; say how to leave."""
        self.notify(_("按 Ctrl+Q 退出"), markup=False)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on a keyboard."""
        from tui.app.help import key_name

        return key_name(binding).replace("Ctrl+", "^")

    # Palette and themes

    def action_command_palette(self) -> None:
        """Everything that can be done, by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("输入要做的事……")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette's commands: pages, themes, and the keys of the screen one is on."""
        from tui.app.help import commands_of

        for name, label in PAGES:
            yield SystemCommand(_("转到：{page}").format(page=label), "", partial(self.action_page, name))
        yield from (SystemCommand(*command) for command in commands_of(screen))
        for theme, label in THEME_LABELS.items():
            yield SystemCommand(
                _("配色：{theme}").format(theme=label), "", lambda theme=theme: self.choose_theme(theme)
            )
        yield SystemCommand(_("配色：更多……"), _("全部可用的配色"), self.action_change_theme)
        yield SystemCommand(_("帮助"), _("本页说明与按键"), self.action_help)
        yield SystemCommand(
            _("截图"), _("把当前画面存为 SVG 图片"), lambda: self.set_timer(0.1, self.deliver_screenshot)
        )
        yield SystemCommand(_("退出"), _("下次启动时回到此处"), self.action_quit)

    def choose_theme(self, theme: str) -> None:
        """Use and remember it."""
        self.theme = theme
        self.remember(theme=theme)

    def action_next_theme(self) -> None:
        """Dark, light, high contrast, and round again."""
        names = list(THEME_LABELS)
        at = names.index(self.theme) if self.theme in names else -1
        self.choose_theme(names[(at + 1) % len(names)])
        self.notify(_("配色：{theme}").format(theme=THEME_LABELS[self.theme]), markup=False, timeout=3)
