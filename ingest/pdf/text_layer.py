"""A page's text layer: good, garbled, or none; a scan's own recognised text told from print."""

import re
from collections.abc import Sequence
from typing import Literal

from ingest.pdf.glyphs import Printed

TextLayer = Literal["good", "garbled", "none"]

UNMAPPED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What engines return for glyphs whose meaning the file does not say."""

LATIN_ACCENTS = re.compile("[\u00a1-\u00ff]")
"""Chinese in a font that claims to be Western comes out as a soup of these: Ä¿Â¼."""

MOST_UNMAPPED = 0.12

SOUP = 0.3
"""No language of Europe writes every third letter with an accent."""

SCANNED_SHARE = 0.8
"""A picture over so much of the page under its text is the scan of it."""


def judge(text: str) -> TextLayer:
    """Whether text is legible, garbled, or not there."""
    inked = re.sub(r"\s", "", text)
    if not inked:
        return "none"
    unmapped = sum(len(found) for found in UNMAPPED.findall(inked))
    if unmapped > MOST_UNMAPPED * len(inked):
        return "garbled"
    han = sum("\u3400" <= c <= "\u9fff" for c in inked)
    if han * 10 < len(inked) and len(LATIN_ACCENTS.findall(inked)) > SOUP * len(inked):
        return "garbled"
    return "good"


def layer_of(printed: Sequence[Printed]) -> TextLayer:
    """The state of a page's characters."""
    return judge("".join(char.text for char in printed))
