"""A picture in a terminal that can show pictures, by the optional extra `pictures`."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.app import App, SuspendNotSupported
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


def canvas_for(app: App[Any]) -> "type[Widget]":
    """The finest that the terminal can show and that is installed; block characters can be shown anywhere."""
    return (_pixels(app) if has_extra() else None) or Blocks


@cache
def _pixels(app: App[Any]) -> "type[Widget] | None":
    """A canvas of true pixels, `None` where the terminal has none.

    The extra asks the terminal when it is imported and reads the answer from the keyboard, so it is imported while
    the app is not listening there; where that cannot be arranged (in a browser) there are no pixels.
    """
    try:
        with app.suspend():
            from textual_image.renderable import Image as Best
            from textual_image.renderable import SixelImage, TGPImage
            from textual_image.widget import Image as Shown
    except SuspendNotSupported:
        return None
    if Best not in (SixelImage, TGPImage):
        return None

    class Pixels(Shown):  # type: ignore[misc, valid-type]
        """As many pixels as the cells have."""

        DEFAULT_CSS = "Pixels { width: 1fr; height: 1fr; }"
        LEGIBLE: ClassVar[int] = 17
        PEN: ClassVar[int] = 2

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
            self.image = prepared

    return Pixels
