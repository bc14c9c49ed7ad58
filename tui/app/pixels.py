"""A picture in a terminal that can show pictures, by the optional extra `pictures`."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.app import App, SuspendNotSupported
from textual.containers import Container
from textual.widget import Widget

from tui.app.blocks import Blocks

if TYPE_CHECKING:
    from PIL import Image


class Canvas(Protocol):
    """What a picture is shown on: a widget that says how fine it is."""

    LEGIBLE: ClassVar[int]
    PEN: ClassVar[int]

    @property
    def cell(self) -> tuple[int, int]:
        """Pixels of a cell across and down."""

    def prepare(self, picture: "Image.Image") -> Any:
        """What `show` takes, made in a thread."""

    def show(self, prepared: Any) -> None:
        """Show it."""


def has_extra() -> bool:
    """Whether the extra is installed."""
    return find_spec("textual_image") is not None


def canvas_for(app: App[Any]) -> Widget:
    """The finest that the terminal can show and that is installed; block characters can be shown anywhere.

    Where no colours are wanted (`NO_COLOR`) it is block characters: the extra's picture could not be made grey.
    """
    shown = _image_class(app) if has_extra() and not app.no_color else None
    return Pixels(shown()) if shown else Blocks()


class Pixels(Container):
    """A picture of as many pixels as the cells have, in the extra's widget for it."""

    DEFAULT_CSS = "Pixels, Pixels > * { width: 1fr; height: 1fr; }"
    LEGIBLE: ClassVar[int] = 17
    PEN: ClassVar[int] = 2

    def __init__(self, image: Any) -> None:
        super().__init__(image)
        self._image = image

    @property
    def cell(self) -> tuple[int, int]:
        """As the terminal told."""
        from textual_image._terminal import get_cell_size

        width, height = get_cell_size()
        return width, height

    def prepare(self, picture: "Image.Image") -> "Image.Image":
        """The terminal takes it as it is."""
        return picture

    def show(self, prepared: "Image.Image") -> None:
        """Show it."""
        self._image.image = prepared


@cache
def _image_class(app: App[Any]) -> "Callable[[], Widget] | None":
    """The extra's widget, `None` where the terminal has no pixels.

    The extra asks the terminal when it is imported and reads the answer from the keyboard, so it is imported while
    the app is not listening there; where that cannot be arranged (in a browser) there are no pixels.
    """
    try:
        with app.suspend():
            from textual_image import renderable, widget
    except SuspendNotSupported:
        return None
    return widget.Image if renderable.Image in (renderable.SixelImage, renderable.TGPImage) else None
