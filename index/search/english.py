"""English words of a query and the Chinese ones they are searched by."""

import re
import tomllib
from functools import cache
from pathlib import Path

WORD_FILE = Path(__file__).parent.parent / "language" / "english.toml"

LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z\-]{2,}")

ALIKE = 88.0
"""RapidFuzz ratio of a word and how it was typed, from 0 to 100."""

SHORTEST = 5
"""Letters that a word must have to be taken for a misspelt one."""

Correction = tuple[str, str]


def translated(text: str) -> tuple[Correction, ...]:
    """(as typed, in Chinese) for each English word or phrase of the field, longer ones first."""
    return tuple((match[0], glossary()[match[0].lower()]) for match in _phrases().finditer(text))


def misspelt(text: str) -> tuple[Correction, ...]:
    """(as typed, as it is spelt) for English words that are almost one of the field."""
    from rapidfuzz import fuzz, process

    known = [word for word in glossary() if " " not in word]
    found = []
    for match in LATIN_WORD.finditer(text):
        typed = match[0].lower()
        if len(typed) >= SHORTEST and typed not in glossary() and typed.removesuffix("s") not in glossary():
            best = process.extractOne(typed, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best is not None:
                found.append((match[0], best[0]))
    return tuple(found)


@cache
def glossary() -> dict[str, str]:
    """Chinese by English."""
    words: dict[str, str] = tomllib.loads(WORD_FILE.read_text(encoding="utf-8"))["words"]
    return words


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(glossary(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
