"""Words of a question, cut as the library cuts its reports."""

import re
from functools import lru_cache

from index.search.segmenter import cut_words

_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z][A-Za-z0-9&.-]*|\d+(?:\.\d+)?|\s+|.", re.DOTALL)


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[str, ...]:
    """The words of `text` in order; together they are the text again."""
    words: list[str] = []
    for run in _RUN.findall(text):
        words += _partition(run, cut_words(run)) if "\u4e00" <= run[0] <= "\u9fff" else [run]
    return tuple(words)


def _partition(run: str, pieces: list[str]) -> list[str]:
    """The words among the pieces of a search-mode cut, which names a long word's parts before the word."""
    words: list[str] = []
    at = index = 0
    while at < len(run) and index < len(pieces):
        index = _word(run, at, pieces, index)
        words.append(pieces[index])
        at += len(pieces[index])
        index += 1
    return words if "".join(words) == run else [run[i : i + 2] for i in range(0, len(run), 2)]


def _word(run: str, at: int, pieces: list[str], index: int) -> int:
    """Which of the pieces from `index` on is the word at `at`: the first after which the rest goes on."""
    for last in range(index, len(pieces)):
        if not run.startswith(pieces[last], at):
            continue
        end = at + len(pieces[last])
        following = pieces[last + 1 :]
        if (end == len(run)) if not following else _goes_on(run, end, following):
            return last
    return index


def _goes_on(run: str, end: int, following: list[str]) -> bool:
    """Whether the next word begins at `end`: its first piece stands there or inside the word that does."""
    first = following[0]
    return next(
        (run.startswith(piece, end) for piece in following[:8] if first in piece and run.startswith(piece, end)), False
    )
