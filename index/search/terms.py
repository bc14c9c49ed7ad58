"""Text as terms: words, pairs of neighbouring characters, and numbers and codes kept whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from index.language import synonyms, word_list
from index.search.script import folded
from index.search.segmenter import cut_words

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|[a-z0-9]+(?:[.\-_/][a-z0-9]+)*|[\u3400-\u9fff\uf900-\ufaff]+")
"""4,525 · cnca-r-2002-034 · 22.16 · 有效证书共计, each a token."""

PARTS = re.compile(r"[a-z]+|\d+")
"""cnca, r, 2002 and 034 of cnca-r-2002-034."""

PAIR_MARK = "~"
"""Before a pair of characters: the pair 认证 counts beside the word 认证."""

LEAD = 20
"""Characters at the beginning of a passage that count twice: there a passage says what it is about."""

COUNTED = re.compile(r"\d[\d,.]*\s*[余多万亿百千]*\s*([\u3400-\u9fff])")
"""人 of 30 余人: what a number counts is a term, #人."""

ASKED = re.compile(r"(?:多少|几)[万亿]?([\u3400-\u9fff])")
"""人 of 多少人: a query looks for what it wants counted."""

COUNT_MARK = "#"


def passage_terms(text: str, headings: Iterable[str] = ()) -> Counter[str]:
    """How often each term occurs in a passage; its beginning and the headings above it count once more."""
    counts = Counter(text_terms(text))
    counts.update(COUNT_MARK + match[1] for match in COUNTED.finditer(folded(text)))
    counts.update(text_terms(text[:LEAD]))
    for heading in headings:
        counts.update(text_terms(heading))
    return counts


def query_terms(text: str) -> tuple[str, ...]:
    """The terms to look up, each once, in the order of the text."""
    compared = folded(text)
    terms = dict.fromkeys(term for part in asking_pattern().split(compared) for term in _terms(part))
    terms.update(dict.fromkeys(COUNT_MARK + match[1] for match in ASKED.finditer(compared)))
    return tuple(terms)


def synonym_terms(text: str) -> tuple[str, ...]:
    """The terms of words that mean the same as one in the text, longer words before those inside them."""
    left = folded(text)
    found: dict[str, None] = {}
    for word in sorted(synonyms(), key=lambda word: (-len(word), word)):
        if word in left:
            left = left.replace(word, " ")
            found.update(dict.fromkeys(term for other in synonyms()[word] for term in text_terms(other)))
    return tuple(found)


@lru_cache(maxsize=256)
def text_terms(text: str) -> tuple[str, ...]:
    """Every term of a text, as often as it occurs; headings and quotes come again with each figure below them."""
    return tuple(_terms(folded(text)))


def plain_term(term: str) -> str:
    """A term as people read it."""
    return term.lstrip(PAIR_MARK + COUNT_MARK)


@cache
def asking_pattern() -> re.Pattern[str]:
    """Words that ask, longest first; English ones stand alone."""
    words = sorted(word_list("asking_words"), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words))


def _terms(text: str) -> list[str]:
    terms: list[str] = []
    for token in TOKEN.findall(text):
        terms += _code_terms(token) if token[0].isascii() else _run_terms(token)
    return terms


def _code_terms(code: str) -> Iterator[str]:
    """A number or code whole, and the parts of a compound one."""
    whole = code.replace(",", "")
    if whole not in stop_words():
        yield whole
    parts = PARTS.findall(whole)
    if len(parts) > 1 and not _is_number(whole):
        yield from (part for part in parts if len(part) > 1)


def _run_terms(run: str) -> list[str]:
    """The words of a run of Chinese characters, then its pairs."""
    stop = stop_words()
    words = [word for word in cut_words(run) if word not in stop]
    return words + [PAIR_MARK + run[at : at + 2] for at in range(len(run) - 1)]


def _is_number(token: str) -> bool:
    return token.replace(".", "").isdigit()


@cache
def stop_words() -> frozenset[str]:
    """Words left out."""
    return frozenset(word_list("stop_words"))
