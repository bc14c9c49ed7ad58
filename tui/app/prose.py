"""Running text on the screen: wrapped as Chinese is, with some words marked."""

from collections.abc import Iterable, Sequence

from textual.content import Content, Span
from textual.geometry import Size
from textual.widget import Widget

from tui.app.wrapping import wrap

Mark = tuple[int, int, str]
"""Start and end offset in the text, and a style such as `bold` or `$warning`."""


class Prose(Widget):
    """A paragraph or several; its height is what its text needs. Nothing in the text is read as markup."""

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; text-wrap: nowrap; }"

    def __init__(
        self, text: str = "", marks: Iterable[Mark] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text
        self.marks = tuple(marks)

    def say(self, text: str, marks: Iterable[Mark] = ()) -> None:
        """Show another text."""
        self.text, self.marks = text, tuple(marks)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line at least, so that nothing jumps when text arrives."""
        return len(wrap(self.text, width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def render(self) -> Content:
        """The wrapped text with its marks."""
        return set_text(self.text, self.marks, self.content_size.width)


def set_text(text: str, marks: Sequence[Mark], width: int) -> Content:
    """The text wrapped to the width, marks moved to where their words went."""
    lines = wrap(text, width)
    spans = []
    base = 0
    for first, last in lines:
        for start, end, style in marks:
            if start < last and end > first:
                spans.append(Span(base + max(start, first) - first, base + min(end, last) - first, style))
        base += last - first + 1
    return Content("\n".join(text[first:last] for first, last in lines), spans)


def joined(*parts: tuple[str, str]) -> tuple[str, tuple[Mark, ...]]:
    """Pieces of text with their styles as one text and its marks."""
    marks, text = [], ""
    for piece, style in parts:
        if style:
            marks.append((len(text), len(text) + len(piece), style))
        text += piece
    return text, tuple(marks)
