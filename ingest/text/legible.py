"""Legible text: what the rules about figures read, in half width and Simplified, each character in its place."""

import re
from functools import lru_cache

from ingest.text.characters import fold_in_place, to_simplified

KEPT = re.compile("[，①-⓿❶-➓㈠-㊰¹²³⁰-₉]")
"""Folding would turn a comma between clauses into one between digits, and ① into a digit of the next number."""

DASHES = str.maketrans("－−‒–﹣", "-----")


@lru_cache(maxsize=512)
def legible(text: str) -> str:
    """The same text, as long as before, in the one form that rules are written for."""
    folded = fold_in_place(text)
    if KEPT.search(text):
        folded = "".join(a if KEPT.match(a) and a not in "²³₂" else b for a, b in zip(text, folded, strict=True))
    return _simplified(folded.translate(DASHES))


def _simplified(text: str) -> str:
    """Most text is Simplified, which GB 2312 holds: only the rest pays for the conversion table."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return to_simplified(text)
    return text
