"""Which indicators of the taxonomy the words of a question help to name."""

import re
from dataclasses import replace
from functools import lru_cache

from assistant.asking.terms import Term
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded

Named = tuple[int, int, tuple[str, ...]]
"""Start and end in the question's wording, and the ids of the indicators whose name stands there."""


def name_indicators(terms: tuple[Term, ...], text: str, taxonomy: Taxonomy) -> tuple[Term, ...]:
    """The terms, each with the indicators whose name or alias it is part of in the question."""
    wording = worded(text)
    named = _named_in(wording, taxonomy)
    return tuple(replace(term, indicators=_ids_of(term, wording, named)) for term in terms) if named else terms


def about(terms: tuple[Term, ...], text: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The indicators that the question is wholly about: one name of theirs holds every word that matters."""
    wording = worded(text)
    heavy = [term.text for term in terms if not term.light] or [term.text for term in terms]
    best: tuple[int, tuple[str, ...]] = (0, ())
    for start, end, ids in _named_in(wording, taxonomy):
        name = wording[start:end]
        if heavy and end - start > best[0] and all(word in name for word in heavy):
            best = (end - start, ids)
        elif heavy and end - start == best[0] and all(word in name for word in heavy):
            best = (best[0], tuple(dict.fromkeys((*best[1], *ids))))
    return best[1]


def _ids_of(term: Term, wording: str, named: tuple[Named, ...]) -> tuple[str, ...]:
    spans = [match.span() for match in re.finditer(re.escape(term.text), wording)]
    return tuple(
        dict.fromkeys(i for a, b, ids in named for i in ids if any(a < end and start < b for start, end in spans))
    )


def _named_in(wording: str, taxonomy: Taxonomy) -> tuple[Named, ...]:
    """Where names of indicators stand; a name with a gap, 每股…现金, may have other words in it."""
    _aliases(taxonomy)
    return _found_in(wording, taxonomy.fingerprint)


@lru_cache(maxsize=256)
def _found_in(wording: str, fingerprint: str) -> tuple[Named, ...]:
    """The same, kept because each word and each part of one question is named by it."""
    plain, gapped = _ALIASES[fingerprint]
    found: list[Named] = []
    for alias, ids in plain:
        start = wording.find(alias)
        if start >= 0:
            found.append((start, start + len(alias), ids))
    for pattern, ids in gapped:
        match = pattern.search(wording)
        if match:
            found += [(*match.span(piece), ids) for piece in range(1, pattern.groups + 1)]
    return tuple(found)


_GAP = re.compile(r"…+|\.{3,}")
"""每股…现金"""

Names = tuple[tuple[str, tuple[str, ...]], ...]
Patterns = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

_ALIASES: dict[str, tuple[Names, Patterns]] = {}
"""Names of indicators with their ids, by fingerprint of the taxonomy."""


def _aliases(taxonomy: Taxonomy) -> tuple[Names, Patterns]:
    if taxonomy.fingerprint not in _ALIASES:
        names = [(alias, ids) for alias, ids in taxonomy.named_by.items() if len(alias) >= 2 and not alias.isascii()]
        plain = tuple((alias, ids) for alias, ids in names if not _GAP.search(alias))
        gapped = tuple(
            (re.compile(".{0,4}?".join(f"({re.escape(piece)})" for piece in _GAP.split(alias) if piece)), ids)
            for alias, ids in names
            if _GAP.search(alias)
        )
        _ALIASES[taxonomy.fingerprint] = (plain, gapped)
    return _ALIASES[taxonomy.fingerprint]
