"""Characters as meant: folds width and look-alike forms and keeps the way back to what is printed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RADICALS = str.maketrans(
    "⻓⻛⻔⻅⺠⻬⻘⻋⼾⻢⻚⻝⻩⻥⻦⻰⻉⻄⺟⻆⻙⻜⻨⻤⺴", "长风门见民齐青车户马页食黄鱼鸟龙贝西母角韦飞麦鬼网"
)
"""Radicals that NFKC leaves alone, and ⼾ which it turns into the Traditional 戶."""

RADICAL_FORMS = {
    code: RADICALS.get(code) or unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))
}
"""Kangxi and supplement radicals as the characters they look like.

A PDF that ignores what its glyphs mean yields them where the page prints an ordinary character.
"""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
"""Soft hyphens, zero-width marks, direction marks, byte order marks."""

BULLETS = str.maketrans(
    {"\uf06c": "●", "\uf06e": "■", "\uf0b7": "●", "\uf0d8": "➢", "\uf0fc": "✓", "\uf075": "◆", "\uf0a7": "▪"}
)
"""Private-use glyphs of Symbol and Wingdings that word processors use as list marks."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for understanding, with the way back."""

    text: str
    origins: tuple[int, ...]
    """For each folded character its offset in the original, and the original's length at the end."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span [start, end) came from."""
        return self.origins[start], self.origins[end - 1] + 1 if end > start else self.origins[start]


def fold(text: str) -> Folded:
    """Width, compatibility forms and radicals folded, invisible marks dropped."""
    pieces: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        folded = fold_character(character)
        pieces.append(folded)
        origins.extend([offset] * len(folded))
    return Folded("".join(pieces), (*origins, len(text)))


def fold_in_place(text: str) -> str:
    """The same text with every character that folds to one character folded: offsets stay true."""
    return text if text.isascii() else text.translate(_IN_PLACE)


def clean(text: str) -> str:
    """Text without marks that nobody sees: what a reader hands on."""
    return INVISIBLE.sub("", text).translate(BULLETS)


@cache
def fold_character(character: str) -> str:
    """One character folded: none, one or several characters."""
    if INVISIBLE.match(character):
        return ""
    if character == "　":
        return " "
    return unicodedata.normalize("NFKC", character.translate(RADICALS))


class _InPlace(dict[int, str]):
    """Code point to the character that stands for it in place, filled as characters come."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold_character(character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_IN_PLACE = _InPlace()


def to_simplified(text: str) -> str:
    """Traditional characters as Simplified, character by character: offsets stay true."""
    return text.translate(_simplified_table())


@cache
def _simplified_table() -> dict[int, str]:
    """Code point of each Traditional character to its first Simplified form."""
    # OpenCC's own table, read directly: to ask its converter for every character takes a third of a second.
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = ((traditional, forms.split()[0]) for traditional, _, forms in (line.partition("\t") for line in lines))
    return {ord(old): new for old, new in pairs if old != new and len(old) == len(new) == 1}
