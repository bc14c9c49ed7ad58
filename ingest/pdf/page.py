"""One page as printed: its characters, lines and pictures, taken from pdfminer's layout through pdfplumber."""

from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfplumber.page import Page

from ingest.pdf.glyphs import Printed


def read_objects(page: Page) -> list[Printed]:
    """The page's characters; its drawn objects are left with the page for finding tables.

    pdfplumber would make a dictionary of twenty entries for every character, which takes as long as parsing.
    """
    characters: list[Printed] = []
    others: dict[str, list[dict[str, Any]]] = {}
    left, above = page.mediabox[:2]
    height = page.height + above
    right = page.width + left
    for item in _items(page.layout):
        if isinstance(item, LTChar):
            if item.x1 + left < 0 or item.x0 > right or item.y1 < 0 or height - item.y1 > height:
                continue  # printers' marks outside the page
            matrix = item.matrix
            characters.append(
                Printed(
                    item.get_text(), item.x0 + left, height - item.y1, item.x1 + left, height - item.y0, item.size,
                    _font(item.fontname), bool(item.upright), matrix[1] > 0,
                )
            )  # fmt: skip
        else:
            drawn = page.process_object(item)
            if drawn["object_type"] != "anno":
                others.setdefault(drawn["object_type"], []).append(drawn)
    page._objects = others
    return characters


def _font(name: str | bytes) -> str:
    """A font's name; old Chinese software writes 黑体 in its own encoding."""
    return name.decode("gb18030", errors="replace") if isinstance(name, bytes) else name


def _items(container: LTContainer[Any]) -> Iterator[LTItem]:
    """Everything on the page that is not itself a container; iterative, since figures may be nested without end."""
    stack = [iter(container._objs)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTContainer):
            stack.append(iter(item._objs))
        else:
            yield item


def picture_share(page: Page) -> float:
    """How much of the page its largest picture covers, from 0 to 1."""
    area = float(page.width * page.height) or 1.0
    covered: list[float] = [
        (min(i["x1"], page.width) - max(i["x0"], 0)) * (min(i["bottom"], page.height) - max(i["top"], 0))
        for i in page.images
    ]
    return float(min(1.0, max([0.0, *covered]) / area))
