"""Passages as they are in a large library, generated: word frequencies after Zipf, topics shared within a report.

Words are jieba's own, the frequent ones first, with numerals among them; each report of 40 passages draws a quarter of
its words from 400 of its own, and a word's chance falls as 1 / (rank + 2.7)^1.05.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TOKENS = 90
REPORT = 40
TOPICAL = 0.25
OWN_WORDS = 400
NUMERALS = 50_000
STOP_RANK = 30


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages of `TOKENS` words each."""

    words: list[str]
    """By rank."""
    tokens: NDArray[np.int32]
    """(passages, TOKENS) ranks."""

    def passage(self, number: int) -> list[str]:
        return [self.words[rank] for rank in self.tokens[number]]


def vocabulary() -> list[str]:
    """jieba's words by falling frequency, every seventh place a numeral."""
    import jieba

    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    pairs = [(line.split()[0], int(line.split()[1])) for line in lines]
    han = [word for word, _ in sorted(pairs, key=lambda pair: (-pair[1], pair[0])) if word.isalpha()]
    numerals = iter(range(1000, 1000 + NUMERALS))
    words: list[str] = []
    for position, word in enumerate(han):
        words.append(word)
        if position % 7 == 6 and (numeral := next(numerals, None)) is not None:
            words.append(str(numeral))
    return list(dict.fromkeys(words))


def generate(passages: int, *, seed: int = 7) -> Corpus:
    """That many passages; a smaller corpus is the beginning of a larger one."""
    words = vocabulary()
    chance = 1 / (np.arange(len(words)) + 2.7) ** 1.05
    steps = np.cumsum(chance / chance.sum())
    blocks = []
    for report in range(0, passages, REPORT):
        rng = np.random.default_rng([seed, report])
        drawn = _draw(rng, steps, (REPORT, TOKENS))
        own = _draw(rng, steps, OWN_WORDS)
        topical = rng.random((REPORT, TOKENS)) < TOPICAL
        blocks.append(np.where(topical, own[rng.integers(0, OWN_WORDS, (REPORT, TOKENS))], drawn))
    return Corpus(words, np.concatenate(blocks)[:passages].astype(np.int32))


def queries(corpus: Corpus, count: int = 200, *, seed: int = 11) -> list[list[str]]:
    """Queries of 2 to 8 different words, each of words of one passage, the commonest words left out."""
    rng = np.random.default_rng(seed)
    result: list[list[str]] = []
    while len(result) < count:
        passage = corpus.tokens[rng.integers(len(corpus.tokens))]
        telling = np.unique(passage[passage >= STOP_RANK])
        wanted = int(rng.integers(2, 9))
        if len(telling) >= wanted:
            result.append([corpus.words[rank] for rank in rng.choice(telling, wanted, replace=False)])
    return result


def _draw(rng: np.random.Generator, steps: NDArray[np.float64], shape: int | tuple[int, int]) -> NDArray[np.int64]:
    return np.minimum(np.searchsorted(steps, rng.random(shape)), len(steps) - 1)
