"""Queries typed wrong, put right by the library's own words and names.

A character typed wrong shows as a pair of characters that the library never printed. Around such a pair, what is no
word is taken for a word of the library that sounds the same or looks the same.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from index.english import misspelt, translated
from index.misspelt import look_alikes
from index.names import Names
from index.script import folded
from index.segmenter import is_word
from index.sounds import sounds_of
from index.terms import PAIR_MARK
from index.vocabulary import term_numbers

Correction = tuple[str, str]
"""(as typed, as searched)."""

MOST_DOUBTFUL = 24
"""With more unknown pairs a query speaks of something else rather than being typed wrong."""

LONGEST = 6
"""Characters of the longest word looked for."""


def correct(
    connection: sqlite3.Connection, text: str, names: Callable[[], Names]
) -> tuple[str, tuple[Correction, ...]]:
    """The text to search for, and what in it is not as typed."""
    spelt, english = _correct_english(text)
    compared = folded(spelt)
    doubtful = unknown_pairs(connection, compared)
    if not 0 < len(doubtful) <= MOST_DOUBTFUL:
        return spelt, english
    found = _misspelt_names(compared, names()) or {}
    found |= _misspelt_words(connection, compared, doubtful, found)
    corrections = tuple((spelt[start:end], word) for (start, end), word in sorted(found.items()))
    for (start, end), word in sorted(found.items(), reverse=True):
        spelt = spelt[:start] + word + spelt[end:]
    return spelt, (*english, *corrections)


def unknown_pairs(connection: sqlite3.Connection, text: str) -> list[int]:
    """Where in a folded text two Chinese characters stand side by side that nowhere do so in the library."""
    places = [at for at in range(len(text) - 1) if _is_han(text[at]) and _is_han(text[at + 1])]
    known = term_numbers(connection, {PAIR_MARK + text[at : at + 2] for at in places})
    return [at for at in places if PAIR_MARK + text[at : at + 2] not in known]


def _correct_english(text: str) -> tuple[str, tuple[Correction, ...]]:
    """English typing errors put right, and the Chinese for English words added behind."""
    if not any(character.isascii() and character.isalpha() for character in text):
        return text, ()
    wrong = misspelt(text)
    for typed, word in wrong:
        text = text.replace(typed, word)
    chinese = translated(text)
    return " ".join((text, *(word for _, word in chinese))), (*wrong, *chinese)


def _misspelt_names(text: str, names: Names) -> dict[tuple[int, int], str]:
    mentions = (mention for mention in names.resolve(text) if not mention.exact)
    return {(mention.start, mention.end): mention.correction for mention in mentions}


def _misspelt_words(
    connection: sqlite3.Connection, text: str, doubtful: Sequence[int], taken: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """Words meant by stretches around doubtful pairs, the longest stretch first."""
    found: dict[tuple[int, int], str] = {}
    for at in doubtful:
        for start, end in _stretches(text, at):
            if any(start < e and s < end for s, e in (*taken, *found)) or is_word(text[start:end]):
                continue
            word = _word_meant(connection, text[start:end])
            if word:
                found[start, end] = word
                break
    return found


def _stretches(text: str, at: int) -> list[tuple[int, int]]:
    """Runs of Chinese characters with the pair inside, the longest first."""
    spans = [
        (start, start + length)
        for length in range(LONGEST, 1, -1)
        for start in range(max(0, at + 2 - length), at + 1)
        if start + length <= len(text)
    ]
    return [(start, end) for start, end in spans if all(map(_is_han, text[start:end]))]


def _word_meant(connection: sqlite3.Connection, typed: str) -> str | None:
    """The commonest word that sounds or looks as typed and shares a character with it."""
    rows = connection.execute(
        "SELECT term FROM terms WHERE sound IN (SELECT value FROM json_each(?)) OR term IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(sounds_of(typed)), json.dumps(look_alikes(typed), ensure_ascii=False)),
    )
    words = {word for (word,) in rows if len(word) == len(typed) and word != typed and set(word) & set(typed)}
    return max(words, key=lambda word: (_frequency(connection, word), word), default=None)


def _frequency(connection: sqlite3.Connection, word: str) -> int:
    sql = (
        "SELECT coalesce(sum(count), 0) FROM postings WHERE key IN"
        " (SELECT segments.number << 32 | terms.id FROM segments, terms WHERE terms.term = ?)"
    )
    return int(connection.execute(sql, (word,)).fetchone()[0])


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
