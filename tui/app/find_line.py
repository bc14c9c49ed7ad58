"""Finding in a report: the line to type in, and the matches one goes through."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import Input

from ingest.document import Passage
from tui.app.page import Sheet
from tui.words import _

if TYPE_CHECKING:
    from tui.app.report_text import ReportText

Place = tuple[int, int, int]
"""Passage, and where in its text a match begins and ends."""


class FindLine(Input):
    """Finds while one types."""

    DEFAULT_CSS = """
    FindLine, FindLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    FindLine { display: none; }
    """

    @dataclass
    class Found(Message):
        """Other matches, or another one of them."""

        place: Place | None
        """The match to go to."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("在本报告中查找，回车跳到下一处"), id="find")
        self.matches: list[Place] = []
        self._passages: Sequence[Passage] = ()
        self.at = -1
        """Number of the current match; -1 for none."""

    @property
    def current(self) -> Place | None:
        """The match one is at."""
        return self.matches[self.at] if 0 <= self.at < len(self.matches) else None

    def look_in(self, passages: Sequence[Passage]) -> None:
        """These are searched."""
        self._passages = passages

    def open(self) -> None:
        """Let one type."""
        self.display = True
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed, and go to the first."""
        event.stop()
        words = re.compile(re.escape(event.value) or r"(?!)", re.IGNORECASE)
        self.matches = [
            (passage.order, *match.span()) for passage in self._passages for match in words.finditer(passage.text)
        ]
        self.at = 0 if self.matches else -1
        self.post_message(self.Found(self.current))

    def step(self, step: int) -> None:
        """To the next or the previous match, round and round."""
        if self.matches:
            self.at = (self.at + step) % len(self.matches)
            self.post_message(self.Found(self.current))

    def leave(self) -> None:
        """At none of them now."""
        self.at = -1


class Finding(Sheet):
    """A screen with a text to find in."""

    def text_found_in(self) -> "ReportText":
        """The text."""
        raise NotImplementedError

    def mark_anew(self) -> None:
        """Mark what was found, and the match one is at."""
        raise NotImplementedError

    def action_find(self) -> None:
        """Open the line to type in."""
        self.query_one(FindLine).open()

    @on(FindLine.Found)
    def go_to_match(self, event: FindLine.Found) -> None:
        """Mark all matches, and go to the one meant."""
        self.mark_anew()
        if event.place:
            self.text_found_in().go_to(*event.place[:2])

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """Leave the line with the matches marked."""
        find = self.query_one(FindLine)
        if find.value and not find.matches:
            self.say(_("没有找到"), severity="warning")
            return
        self.close_find()
        if find.matches:
            self.say(_("第 {at}/{count} 处，n/N 继续").format(at=find.at + 1, count=len(find.matches)))

    def action_match(self, step: int) -> None:
        """To the next or the previous match."""
        find = self.query_one(FindLine)
        if find.matches:
            find.step(step)
        else:
            self.say(_("先按 / 查找"))

    def close_find(self) -> None:
        """Back to the text."""
        self.query_one(FindLine).display = False
        self.text_found_in().focus()
