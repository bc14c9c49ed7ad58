"""Words about words: stop words, words that ask, words of the field, English for them."""

from functools import cache
from pathlib import Path


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of a list in this folder, comments left out."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """For each word of a group the others."""
    groups = [line.split() for line in word_list("synonyms")]
    found: dict[str, list[str]] = {}
    for group in groups:
        for word in group:
            found.setdefault(word, []).extend(other for other in group if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}
