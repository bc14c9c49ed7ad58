"""The best k documents of a query: the same as by scoring every document, without scoring most.

Terms that together cannot lift a document over the k-th best score so far are not added up for every document that
holds them, but only looked up in the few documents that the other terms brought close enough (MaxScore: Turtle and
Flood, 1995). All numbers are whole, so no sum depends on its order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.postings import unpack

Documents = NDArray[Any]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Listed:
    """One term in one block, not read yet."""

    factor: int
    """What the query multiplies the term's weights by."""
    heaviest: int
    parts: tuple[tuple[int, int], ...]
    """Keys of its postings, each with what to add to their offsets, ascending."""

    @property
    def most(self) -> int:
        """The most that the term can add to a score here."""
        return self.factor * self.heaviest


@dataclass(frozen=True, slots=True)
class Block:
    """A segment, or several small neighbours, as a query sees them."""

    first: int
    span: int
    lists: tuple[Listed, ...]
    allowed: NDArray[np.bool_] | None = None
    """Which documents may be found, by offset; `None` for all."""


Read = Callable[[Sequence[int]], dict[int, bytes]]
"""Blobs by key."""


def best_documents(blocks: Sequence[Block], read: Read, limit: int) -> tuple[Documents, Scores]:
    """Documents with the `limit` highest scores and all that tie with the last, unordered, with their scores."""
    found: list[tuple[Documents, Scores]] = []
    threshold = 0.0
    for block in sorted(blocks, key=lambda block: -sum(listed.most for listed in block.lists)):
        documents, scores = _best_in_block(block, read, limit, threshold)
        if len(documents):
            found.append((documents + block.first, scores))
            threshold = max(threshold, _threshold(np.concatenate([scores for _, scores in found]), limit))
    if not found:
        return np.empty(0, np.int64), np.empty(0)
    documents, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    kept = scores >= threshold
    return documents[kept], scores[kept]


def _best_in_block(block: Block, read: Read, limit: int, threshold: float) -> tuple[Documents, Scores]:
    """Offsets in the block that may be among the best, with their full scores."""
    needed, extra = split_lists(block.lists, threshold)
    if not needed:
        return np.empty(0, np.int64), np.empty(0)
    scores = _add_up(block, needed, read)
    slack = float(sum(listed.most for listed in extra))
    if not extra:
        threshold = max(threshold, _threshold_of_block(scores, limit))
    candidates = np.flatnonzero(scores >= max(threshold - slack, 1.0))
    if extra and len(candidates):
        for listed, offsets, weights in _read_lists(extra, read):
            at = np.minimum(np.searchsorted(offsets, candidates), len(offsets) - 1)
            scores[candidates] += np.where(offsets[at] == candidates, weights[at], 0) * float(listed.factor)
        candidates = candidates[scores[candidates] >= threshold]
    return candidates, scores[candidates]


def split_lists(lists: Sequence[Listed], threshold: float) -> tuple[list[Listed], list[Listed]]:
    """Lists to add up in full, and those that cannot reach the threshold even together."""
    rising = sorted(lists, key=lambda listed: (listed.most, listed.parts))
    together = 0
    for position, listed in enumerate(rising):
        together += listed.most
        if together >= threshold:
            return rising[position:], rising[:position]
    return [], rising


def _add_up(block: Block, lists: Sequence[Listed], read: Read) -> Scores:
    scores = np.zeros(block.span)
    for listed, offsets, weights in _read_lists(lists, read):
        scores[offsets] += weights * float(listed.factor)
    if block.allowed is not None:
        scores *= block.allowed
    return scores


def _read_lists(lists: Sequence[Listed], read: Read) -> Iterator[tuple[Listed, Documents, Documents]]:
    """Each list with its offsets in the block and its weights."""
    blobs = read([key for listed in lists for key, _ in listed.parts])
    for listed in lists:
        unpacked = [(shift, *unpack(blobs[key])) for key, shift in listed.parts]
        if len(unpacked) == 1 and unpacked[0][0] == 0:
            yield listed, unpacked[0][1], unpacked[0][2]
        else:
            offsets = np.concatenate([offsets + np.int64(shift) for shift, offsets, _ in unpacked])
            yield listed, offsets, np.concatenate([weights for *_, weights in unpacked])


def _threshold_of_block(scores: Scores, limit: int) -> float:
    """The `limit`-th highest score, looked for among the parts of the block whose best are highest."""
    if len(scores) <= 4 * limit or len(scores) < 2048:
        return _threshold(scores, limit)
    part = 256
    whole = len(scores) // part * part
    bests = scores[:whole].reshape(-1, part).max(axis=1)
    floor = _threshold(bests, limit)
    high = scores[scores >= floor] if floor > 0 else scores
    return _threshold(high, limit)


def _threshold(scores: Scores, limit: int) -> float:
    if len(scores) < limit:
        return 0.0
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])
