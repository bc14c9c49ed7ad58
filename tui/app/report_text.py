"""The text of a report on the screen, with marks where figures, the quote and finds stand."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ingest.document import Passage
from tui.app.setting import Line, Piece, find_line, set_lines
from tui.app.wrapping import cut
from tui.words import _

WIDEST = 100
"""A line of running text longer than this is hard to follow."""

ROLES = ("figure", "doubt", "quote", "found", "current")
"""What a mark may be; a later one is drawn over an earlier one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage that is drawn in another way."""

    start: int
    end: int
    role: str


class ReportText(ScrollView, can_focus=True):
    """Lines set to the width of the window; offsets find their line again after every resize."""

    DEFAULT_CSS = """
    ReportText {
        background: $background; color: $foreground;
        overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    ReportText > .text--heading { text-style: bold; color: $secondary; }
    ReportText > .text--break { color: $foreground 50%; }
    ReportText > .text--rule { color: $foreground 30%; }
    ReportText > .text--figure { color: $accent; text-style: underline; }
    ReportText > .text--doubt { color: $warning; text-style: underline bold; }
    ReportText > .text--quote { background: $primary-muted; }
    ReportText > .text--found { background: $warning-muted; color: $foreground; text-style: bold; }
    ReportText > .text--current { background: $accent; color: $background; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"text--{part}" for part in ("heading", "break", "rule", *ROLES)}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "line(-1)", _("上一行"), show=False),
        Binding("down,j", "line(1)", _("下一行"), show=False),
        Binding("pageup,ctrl+b,ctrl+u,b", "window(-1)", _("上一屏"), show=False),
        Binding("pagedown,ctrl+f,ctrl+d,space", "window(1)", _("下一屏"), show=False),
        Binding("home,g", "edge(0)", _("开头"), show=False),
        Binding("end,G", "edge(1)", _("结尾"), show=False),
    ]

    @dataclass
    class Scrolled(Message):
        """Another line is at the top."""

        line: int

    @dataclass
    class Pressed(Message):
        """A place in the text was clicked."""

        passage: int
        offset: int

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._passages: Sequence[Passage] = ()
        self._marks: Mapping[int, Sequence[Mark]] = {}
        self._place: tuple[int, int] = (0, 0)

    def show(self, passages: Sequence[Passage]) -> None:
        """Show this text from its beginning."""
        self._passages = passages
        self._set()

    def mark(self, marks: Mapping[int, Sequence[Mark]]) -> None:
        """Draw these marks (by passage) from now on."""
        self._marks = marks
        self.refresh()

    def go_to(self, passage: int, start: int) -> None:
        """Bring that offset of that passage into the upper half of the window."""
        self._place = (passage, start)
        line = find_line(self.lines, passage, start)
        top, height = self.scroll_offset.y, self.size.height
        if not top + 1 <= line < top + height - 2:
            self.scroll_to(y=max(0, line - height // 3), animate=False)

    def passage_from(self, line: int) -> int | None:
        """The first passage at that line or below."""
        return next((one.passage for one in self.lines[line:] if one.passage >= 0), None)

    def on_resize(self, event: events.Resize) -> None:
        """Set the lines anew where the width changed."""
        if self.lines and event.size.width == self._width_set:
            return
        self._set()
        self.call_after_refresh(self.go_to, *self._place)

    def _set(self) -> None:
        self._width_set = self.size.width
        width = max(20, min(self.scrollable_content_region.width - 3, WIDEST))
        self.lines = set_lines(self._passages, width)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.lines))
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(round(new_value)))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        plain, width = self.rich_style, self.size.width
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return Strip.blank(width, plain)
        line = self.lines[number]
        if line.role == "break":
            style = self.get_component_rich_style("text--break")
            label = cut(f"── {line.text} ", width)
            return Strip([Segment(label + "─" * (min(width, WIDEST) - len(label) - 3), style)]).crop_extend(
                0, width, plain
            )
        base = self.get_component_rich_style("text--heading") if line.role == "heading" else plain
        segments = [Segment(" ", plain)]
        marks = self._marks.get(line.passage, ())
        for piece in line.pieces:
            if piece.start < 0:
                style = self.get_component_rich_style("text--rule") if line.role == "table" else base
                segments.append(Segment(piece.text, style))
            else:
                segments.extend(
                    Segment(text, base + self._style(role) if role else base) for text, role in split(piece, marks)
                )
        return Strip(segments).crop_extend(0, width, plain)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"text--{role}", partial=True)

    # Moving

    def action_line(self, step: int) -> None:
        """By lines."""
        self.scroll_relative(y=step, animate=False)

    def action_window(self, step: int) -> None:
        """By windows."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_edge(self, end: int) -> None:
        """To the beginning or the end."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Say which place of the text was clicked."""
        offset = event.get_content_offset(self)
        number = (offset.y if offset else 0) + self.scroll_offset.y
        if offset is None or number >= len(self.lines):
            return
        line = self.lines[number]
        at = 1
        for piece in line.pieces:
            for index, character in enumerate(piece.text):
                at += Segment(character).cell_length
                if at > offset.x:
                    if piece.start >= 0:
                        self.post_message(self.Pressed(line.passage, piece.start + index))
                    return


def split(piece: Piece, marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    """The piece's text cut where marks begin and end, each part with the role drawn uppermost, or empty."""
    start, end = piece.start, piece.start + len(piece.text)
    near = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in near:
        edges |= {max(start, mark.start), min(end, mark.end)}
    places = sorted(edges)
    for first, last in itertools.pairwise(places):
        roles = [mark.role for mark in near if mark.start <= first < mark.end]
        yield piece.text[first - start : last - start], max(roles, key=ROLES.index, default="")
