"""Runs of Chinese characters cut into words, jieba's search mode, without jieba's slow start.

jieba-rs, where it is installed, starts in a tenth of a second. Without it jieba itself is loaded from a prefix
dictionary of our own making, read in one go. Both cut Chinese characters into the same words, and get nothing else
to cut.
"""

import marshal
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from index.language import word_list

Cut = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Segmenter:
    """A dictionary at work."""

    cut: Cut
    """Long words after the shorter ones in them."""
    cut_plainly: Cut
    """Each character once, and only words of the dictionary."""
    knows: Callable[[str], bool]


def cut_words(run: str) -> list[str]:
    """Words of a run of Chinese characters: a long word after the shorter ones inside it."""
    return segmenter().cut(run)


def cut_plainly(run: str) -> list[str]:
    """Words of the dictionary and single characters, which joined are the run."""
    return segmenter().cut_plainly(run)


def is_word(text: str) -> bool:
    """Whether the dictionary has the word."""
    return segmenter().knows(text)


@cache
def segmenter() -> Segmenter:
    """The fastest segmenter here; which one it is cannot be told from what it returns."""
    try:
        return rust_segmenter()
    except ImportError:
        return python_segmenter()


def rust_segmenter() -> Segmenter:
    """jieba-rs with the words of the field, in its one dictionary: another of our own would be loaded once more."""
    import rjieba

    for word, frequency in field_words():
        rjieba.add_word(word, frequency, None)
    return Segmenter(rjieba.cut_for_search, partial(rjieba.cut, hmm=False), rjieba.has_word)


def python_segmenter() -> Segmenter:
    """jieba with the words of the field, from the cached dictionary or, the first time, from its own."""
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    cached = _cache_file(jieba.__version__)
    try:
        tokenizer.FREQ, tokenizer.total = marshal.loads(cached.read_bytes())  # noqa: S302 (our own file)
        tokenizer.initialized = True
    except (OSError, ValueError, EOFError, TypeError):
        _build(tokenizer)
        _keep(cached, marshal.dumps((tokenizer.FREQ, tokenizer.total)))
    return Segmenter(
        tokenizer.lcut_for_search, partial(tokenizer.lcut, HMM=False), lambda word: bool(tokenizer.FREQ.get(word))
    )


def field_words() -> tuple[tuple[str, int], ...]:
    """The words of the field with their frequencies."""
    pairs = (line.split() for line in word_list("domain_words"))
    return tuple((word, int(frequency)) for word, frequency in pairs)


def _build(tokenizer: object) -> None:
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())  # type: ignore[attr-defined]
    tokenizer.initialized = True  # type: ignore[attr-defined]
    for word, frequency in field_words():
        tokenizer.add_word(word, frequency)  # type: ignore[attr-defined]


def _cache_file(version: str) -> Path:
    """Where the dictionary lies, one file for each version of jieba and of our words."""
    import zlib

    from platformdirs import user_cache_path

    words = zlib.crc32(repr(field_words()).encode())
    return user_cache_path("zewen") / f"jieba-{version}-{words:08x}.marshal"


def _keep(path: Path, content: bytes) -> None:
    """Write the whole file or none of it; a cache that cannot be written is done without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        return
