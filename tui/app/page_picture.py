"""A page of a report as it is printed, with a box around what is spoken of."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from tui.app.pixels import Canvas, canvas_for
from tui.words import _

if TYPE_CHECKING:
    from ingest.document import BBox
    from ingest.pdf.drawing import DrawnPages
    from ingest.pdf.standing import Standing

RED = (214, 32, 32)

MARGIN = 2.0
"""Points between what is boxed and the box."""

LINE = 13.0
"""Points of a line of text, where the box does not say."""

ZOOM = 1.25
CLOSEST = 12.0
"""Pixels a point."""

SMALLER = 0.6
"""What can still be read, of the size at which it is read well; so small it may be where all of its line fits then."""

PAN = 0.3
"""Of the window, for an arrow key."""


@dataclass(frozen=True, slots=True)
class View:
    """Which part of a page is seen: its middle in points, and pixels a point."""

    x: float
    y: float
    scale: float


class PagePicture(Container, can_focus=True, can_focus_children=False):
    """Draws in a thread; keys move over the page, closer, and to other pages."""

    DEFAULT_CSS = "PagePicture { width: 1fr; height: 1fr; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "turn(1)", _("下页"), key_display="PgDn", show=False),
        Binding("pageup,b", "turn(-1)", _("上页"), key_display="PgUp", show=False),
        Binding("z", "whole", _("整页")),
        Binding("plus,equals_sign", "zoom(1)", _("放大"), key_display="+", show=False),
        Binding("minus", "zoom(-1)", _("缩小"), key_display="-", show=False),
        Binding("up,k", "pan(0, -1)", _("上移"), show=False),
        Binding("down,j", "pan(0, 1)", _("下移"), show=False),
        Binding("left,h", "pan(-1, 0)", _("左移"), show=False),
        Binding("right,l", "pan(1, 0)", _("右移"), show=False),
    ]

    @dataclass
    class Shown(Message):
        """Another page, or another thing on it, is in sight."""

        page: int
        standing: "Standing | None"

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.view = View(0, 0, 1)
        self._pages: DrawnPages | None = None
        self._paper: tuple[float, float] | None = None
        """Width and height of the page in points, once they are known."""
        self._standing: Standing | None = None
        self._whole = False

    def compose(self) -> ComposeResult:
        """The canvas that suits the terminal."""
        yield canvas_for(self.app)

    @property
    def _canvas(self) -> Canvas:
        return cast(Canvas, self.children[0])

    @property
    def _window(self) -> tuple[int, int]:
        """Pixels across and down."""
        across, down = self._canvas.cell
        return self.size.width * across, self.size.height * down

    # What is shown

    def show(self, pages: "DrawnPages", page: int, standing: "Standing | None") -> None:
        """Show that page, close enough to read what stands in the box; without one, the whole page."""
        self._pages, self._standing = pages, standing
        self._whole = standing is None
        self._go(page)

    def _go(self, page: int) -> None:
        self.page, self._paper = page, None
        self.run_worker(partial(self._measure, page), group="draw", exclusive=True, thread=True, exit_on_error=False)

    def _measure(self, page: int) -> None:
        """In a thread: how large the page is; then it is drawn."""
        if self._pages is not None:
            size = self._pages.size(page)
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._arrive, page, size)

    def _arrive(self, page: int, size: tuple[float, float]) -> None:
        self._paper = size
        self._aim()
        self.post_message(self.Shown(page, self._here))

    @property
    def _here(self) -> "Standing | None":
        return self._standing if self._standing is not None and self._standing.page == self.page else None

    def _aim(self) -> None:
        """The whole page, or what is boxed with its surroundings."""
        here = self._here
        if self._whole:
            self._look(View(0, 0, 0))
        elif here is None:
            self._look(View(0, 0, self.view.scale))
        else:
            x0, top, x1, bottom = here.boxes[0]
            scale = self._canvas.LEGIBLE / max(bottom - top if here.exact else LINE, 1.0)
            first, last = here.across[0] - 2 * MARGIN, here.across[1] + 2 * MARGIN
            fitting = self._window[0] / (last - first)
            if fitting < scale * SMALLER:  # all of its line would be too small to read
                first, last, fitting = x0, x1, scale
            self._look(View((first + last) / 2, (top + bottom) / 2, min(scale, fitting)))

    def _look(self, view: View) -> None:
        """Look there, within the page, no further away than all of it needs; and draw."""
        if self._paper is None or not self.size.width:
            return
        whole = min(seen / max(side, 1.0) for seen, side in zip(self._window, self._paper, strict=True))
        scale = max(whole, min(view.scale, CLOSEST))
        width, height = (side / scale for side in self._window)
        self.view = View(_within(view.x, width, self._paper[0]), _within(view.y, height, self._paper[1]), scale)
        self.run_worker(self._draw, group="draw", exclusive=True, thread=True, exit_on_error=False)

    def _draw(self) -> None:
        """In a thread: the part of the page, the box in it, ready for the canvas."""
        if self._pages is None:
            return
        worker, view, canvas = get_current_worker(), self.view, self._canvas
        width, height = (side / view.scale for side in self._window)
        part = (view.x - width / 2, view.y - height / 2, view.x + width / 2, view.y + height / 2)
        picture = self._pages.draw(self.page, part, view.scale)
        if self._here is not None:
            _box(picture, self._here.boxes, part, view.scale, canvas.PEN)
        prepared = canvas.prepare(picture)
        if not worker.is_cancelled:
            self.app.call_from_thread(canvas.show, prepared)

    def on_resize(self, event: events.Resize) -> None:
        """There is another number of cells to fill."""
        self._aim()

    # Moving

    def action_turn(self, step: int) -> None:
        """To the next or the previous page, as large as this one."""
        if self._pages is not None and 1 <= self.page + step <= self._pages.count:
            self._go(self.page + step)

    def action_whole(self) -> None:
        """The whole page, or again what is boxed."""
        self._whole = not self._whole
        if not self._whole and self._here is None:
            self._look(View(0, 0, self._canvas.LEGIBLE / LINE))
        else:
            self._aim()

    def action_zoom(self, step: int) -> None:
        """Closer or further away."""
        self._whole = False
        self._look(View(self.view.x, self.view.y, self.view.scale * ZOOM**step))

    def action_pan(self, across: int, down: int) -> None:
        """Over the page."""
        width, height = (side / self.view.scale * PAN for side in self._window)
        self._look(View(self.view.x + across * width, self.view.y + down * height, self.view.scale))


def _within(middle: float, seen: float, page: float) -> float:
    """The middle of the window so that it does not reach over the page; the page's own where it is smaller."""
    return page / 2 if seen >= page else max(seen / 2, min(middle, page - seen / 2))


def _box(picture: object, boxes: "tuple[BBox, ...]", part: "BBox", scale: float, pen: int) -> None:
    """Draw the boxes, the line outside of what they hold."""
    from PIL import Image, ImageDraw

    if isinstance(picture, Image.Image):
        draw = ImageDraw.Draw(picture)
        for x0, top, x1, bottom in boxes:
            edges = ((x0 - MARGIN, top - MARGIN), (x1 + MARGIN, bottom + MARGIN))
            (left, above), (right, below) = (((x - part[0]) * scale, (y - part[1]) * scale) for x, y in edges)
            draw.rectangle((left - pen, above - pen, right + pen, below + pen), outline=RED, width=pen)
