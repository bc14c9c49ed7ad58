"""How words sound: pinyin without tones, with the sounds that many speakers do not part made one."""

import runpy
import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path

MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
"""Retroflex and plain, front and back nasals: what southern typists mix up."""

READINGS = 16
"""Ways to read a word that are tried at most."""


def sound_of(word: str) -> str:
    """The word's sound, each character in its first reading, syllables parted by a blank."""
    return " ".join(readings(character)[0] for character in word)


def sounds_of(word: str) -> tuple[str, ...]:
    """All its sounds, as far as `READINGS`."""
    combined = product(*(readings(character) for character in word))
    return tuple(dict.fromkeys(" ".join(syllables) for syllables in islice(combined, READINGS)))


def spelt_out(word: str) -> str:
    """The word in pinyin as names are written: guirenniao."""
    return "".join(map(_spelt, word))


@cache
def _spelt(character: str) -> str:
    return _without_tone(_table().get(ord(character), character).split(",")[0])


@cache
def readings(character: str) -> tuple[str, ...]:
    """The sounds of one character, the commonest first; itself where it has none."""
    stored = _table().get(ord(character))
    if stored is None:
        return (character,)
    return tuple(dict.fromkeys(_merged(_without_tone(reading)) for reading in stored.split(",")))


def _merged(syllable: str) -> str:
    for printed, heard in MERGED:
        syllable = syllable.replace(printed, heard)
    return syllable


def _without_tone(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _table() -> dict[int, str]:
    """pypinyin's table of characters, without importing pypinyin and its phrases: 20 ms for 180."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ImportError("pypinyin is not installed: pip install pypinyin")
    table: dict[int, str] = runpy.run_path(str(Path(package.origin).with_name("pinyin_dict.py")))["pinyin_dict"]
    return table
