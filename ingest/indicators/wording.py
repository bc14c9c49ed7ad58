"""Wording: text in the one form in which words of reports, questions and the taxonomy are compared."""

from functools import cache

from ingest.text.characters import Folded, fold_character, to_simplified

LIKE_SIMPLIFIED = frozenset("後於徵乾夥菸")
"""Traditional characters that GB 2312 holds for other uses."""


def wording(text: str) -> Folded:
    """`text` without white space, in one width, case and script, with the way back to the original."""
    pieces: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        for folded in _folded(character):
            pieces.append(folded)
            origins.append(offset)
    return Folded("".join(pieces), (*origins, len(text)))


def worded(text: str) -> str:
    """Only the text of `wording`, for what needs no way back."""
    return "".join([_folded(character) for character in text])


@cache
def _folded(character: str) -> str:
    if _may_be_traditional(character):
        character = to_simplified(character)
    return "".join(fold_character(character).lower().split())


def _may_be_traditional(character: str) -> bool:
    """Han outside GB 2312 and the few inside: only such characters pay for the conversion table."""
    if character in LIKE_SIMPLIFIED:
        return True
    if not "\u3400" <= character <= "\ufaff":
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
