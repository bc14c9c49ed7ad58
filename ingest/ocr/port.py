"""What an engine for reading pictures is to Zewen: a function, which may not be there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ingest.document import BBox

Image = Any
"""A PIL image."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that an engine found in a picture."""

    text: str
    bbox: BBox
    """In pixels from the top left."""
    confidence: float
    """0 to 1."""


Ocr = Callable[[Image], tuple[Word, ...]]
"""A picture's words in any order."""

HELP = "pip install 'zewen[ocr]'"
"""What makes an engine available."""
