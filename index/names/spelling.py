"""Queries typed wrong, put right by the library's own words and names.

A character typed wrong shows as a pair of characters that the library never printed, in a stretch that the dictionary
cannot make words of. Such a stretch is taken for a word of the library that sounds the same or looks the same.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from index.language import word_list
from index.names.misspelt import look_alikes
from index.names.names import Names
from index.names.sounds import sounds_of
from index.search.english import misspelt, translated
from index.search.script import folded
from index.search.segmenter import cut_plainly, is_word
from index.search.terms import PAIR_MARK, asking_pattern
from index.search.vocabulary import term_numbers

Correction = tuple[str, str]
"""(as typed, as searched)."""

MOST_DOUBTFUL = 24
"""With more unknown pairs a query speaks of something else rather than being typed wrong."""

HAN = re.compile(r"[\u3400-\u9fff]+")

LONGEST = 6
"""Characters of the longest word looked for."""


def correct(
    connection: sqlite3.Connection, text: str, names: Callable[[], Names]
) -> tuple[str, tuple[Correction, ...]]:
    """The text to search for, and what in it is not as typed; what was typed is searched for too."""
    spelt, english = _correct_english(text)
    compared = folded(spelt)
    doubtful = unknown_pairs(connection, compared)
    if not 0 < len(doubtful) <= MOST_DOUBTFUL:
        return spelt, english
    found = _misspelt_names(compared, names()) or {}
    found |= _misspelt_words(connection, compared, doubtful, found)
    corrections = tuple((spelt[start:end], word) for (start, end), word in sorted(found.items()))
    as_typed = " ".join(typed for typed, _ in corrections)
    for (start, end), word in sorted(found.items(), reverse=True):
        spelt = spelt[:start] + word + spelt[end:]
    return f"{spelt} {as_typed}".rstrip(), (*english, *corrections)


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
    """Words meant by stretches that hold a doubtful pair, the longest stretch first."""
    found: dict[tuple[int, int], str] = {}
    for first, last in loose_runs(text):
        for start, end in _stretches(first, last):
            if any(start < e and s < end for s, e in (*taken, *found)):
                continue
            if any(start <= at and at + 2 <= end for at in doubtful) and not is_word(text[start:end]):
                word = _word_meant(connection, text[start:end])
                if word:
                    found[start, end] = word
    return found


def loose_runs(text: str) -> list[tuple[int, int]]:
    """Stretches of a folded text that the dictionary cannot make words of: there a word may be typed wrong.

    有 and 校 of 有校证书. Words that ask and characters of grammar part the stretches: those stand beside anything.
    """
    runs: list[tuple[int, int]] = []
    for start, end in _unknown_tokens(text):
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [run for run in runs if run[1] - run[0] > 1]


def _unknown_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Single characters and what else is no word, from left to right."""
    grammar = frozenset(word_list("function_characters"))
    asking = [match.span() for match in asking_pattern().finditer(text)]
    for match in HAN.finditer(text):
        at = match.start()
        for word in cut_plainly(match[0]):
            span = (at, at + len(word))
            at += len(word)
            known = len(word) > 1 and is_word(word)
            if not (known or word in grammar or any(s < span[1] and span[0] < e for s, e in asking)):
                yield span


def _stretches(first: int, last: int) -> list[tuple[int, int]]:
    """Parts of a stretch that may be a word, the longest first."""
    lengths = range(min(LONGEST, last - first), 1, -1)
    return [(start, start + length) for length in lengths for start in range(first, last - length + 1)]


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
