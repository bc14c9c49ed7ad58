"""The best k documents of a query: the same as by scoring every document, without scoring most.

Terms that together cannot lift a document over the k-th best score known so far are not added up for every document
that holds them, but only looked up in the few documents that the other terms brought close enough (MaxScore: Turtle
and Flood, 1995). All numbers are whole, so no sum depends on its order.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.postings import PIECE, TENTH, unpack, unpack_pieces

Documents = NDArray[Any]
Scores = NDArray[np.float64]

SPARSE = 4
"""With fewer postings than a block's documents by this factor, only the documents in postings are looked at."""

POSTING_BYTES = 4

PART = 256
"""Documents of which only the best is looked at first."""


@dataclass(frozen=True, slots=True)
class Part:
    """One term's postings in one segment."""

    key: int
    shift: int
    """What to add to their places to make them places in the block."""
    pieces: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One term in one block, not read yet."""

    factor: int
    """What the query multiplies the term's weights by."""
    heaviest: int
    parts: tuple[Part, ...]
    tenth: int = 0
    """A weight that ten documents of the block reach, 0 if not known."""

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
    """Which documents may be found, by place; `None` for all."""


@dataclass(slots=True)
class Looked:
    """A block with the documents in it that may still be among the best."""

    block: Block
    documents: Documents
    """Places."""
    scores: Scores
    """Without the terms in `left`."""
    left: list[Listed]

    def keep(self, threshold: float) -> None:
        """Drop what cannot reach the threshold."""
        slack = sum(listed.most for listed in self.left)
        near = self.scores + slack >= threshold
        self.documents, self.scores = self.documents[near], self.scores[near]


_KEPT = threading.local()

Read = Callable[[Sequence[int]], dict[int, bytes]]
"""Blobs by key."""


def best_documents(blocks: Sequence[Block], read: Read, limit: int) -> tuple[Documents, Scores]:
    """Documents with the `limit` highest scores and all that tie with the last, unordered, with their scores."""
    if limit < 1:
        return np.empty(0, np.int64), np.empty(0)
    promising = sorted(blocks, key=lambda block: -sum(listed.most for listed in block.lists))
    scratch = _scratch(max((block.span for block in blocks), default=0))
    best = np.empty(0)
    known = _known_threshold(blocks, limit)
    looked: list[Looked] = []
    for some in (promising[:1], promising[1:]):  # the first block sets a threshold that the others can use
        chosen = [(block, *split_lists(block.lists, max(known, _threshold(best, limit)))) for block in some]
        blobs = read([part.key for _, needed, _ in chosen for listed in needed for part in listed.parts])
        for block, needed, left in chosen:
            if needed:
                one = _look(block, needed, left, blobs, scratch, limit, max(known, _threshold(best, limit)))
                best = _highest(np.concatenate([best, one.scores]), limit)
                looked.append(one)
    _KEPT.scratch = scratch  # only now: after an error there may be anything in it
    return _complete(looked, read, max(known, _threshold(best, limit)), limit)


def _scratch(span: int) -> Scores:
    """Zeros, of which whoever writes into them leaves zeros: making two megabytes of them takes as long as a search."""
    kept: Scores | None = _KEPT.__dict__.pop("scratch", None)
    return kept if kept is not None and len(kept) >= span else np.zeros(span)


def _known_threshold(blocks: Sequence[Block], limit: int) -> float:
    """A score that `limit` documents reach by one term alone, known before anything is read."""
    if limit > TENTH:
        return 0.0
    everywhere = (listed for block in blocks if block.allowed is None for listed in block.lists)
    return float(max((listed.factor * listed.tenth for listed in everywhere), default=0))


def split_lists(lists: Sequence[Listed], threshold: float) -> tuple[list[Listed], list[Listed]]:
    """Lists to add up in full, and those that cannot reach the threshold even together."""
    rising = sorted(lists, key=lambda listed: (listed.most, listed.parts[0].key))
    together = 0
    for position, listed in enumerate(rising):
        together += listed.most
        if together >= threshold:
            return rising[position:], rising[:position]
    return [], rising


def _look(
    block: Block,
    needed: Sequence[Listed],
    left: list[Listed],
    blobs: dict[int, bytes],
    scratch: Scores,
    limit: int,
    threshold: float,
) -> Looked:
    """Add up the needed lists and keep the documents that come near enough."""
    slack = sum(listed.most for listed in left)
    size = sum(len(blobs[part.key]) for listed in needed for part in listed.parts) // POSTING_BYTES
    if SPARSE * size < block.span:
        lists = [_added_up(listed, blobs, scratch) for listed in needed]
        documents, scores = _pick(block, lists, scratch, limit, threshold, slack)
    else:
        for listed in needed:
            _add_up_densely(listed, blobs, scratch)
        scores = scratch[: block.span] if block.allowed is None else scratch[: block.span] * block.allowed
        documents = np.flatnonzero(scores >= max(threshold - slack, _floor(scores, limit) - slack, 1.0))
        scores = scores[documents]
        scratch[: block.span] = 0
    return Looked(block, documents, scores, left)


def _pick(
    block: Block, lists: Sequence[Documents], scratch: Scores, limit: int, threshold: float, slack: int
) -> tuple[Documents, Scores]:
    """The documents in the lists that score enough, in ascending order; leaves the scratch clean."""
    if block.allowed is not None:
        for places in lists:
            scratch[places] *= block.allowed[places]
    highest = max(threshold, *(_threshold(scratch[places], limit) for places in lists))
    enough = max(highest - slack, 1.0)
    documents, scores = [], []
    for places in lists:
        found = scratch[places]
        high = found >= enough
        documents.append(places[high])
        scores.append(found[high])
        scratch[places] = 0  # so that a document that stands in a later list too is not found again
    joined, totals = np.concatenate(documents), np.concatenate(scores)
    order = np.argsort(joined)
    return joined[order], totals[order]


def _complete(looked: Sequence[Looked], read: Read, threshold: float, limit: int) -> tuple[Documents, Scores]:
    """The scores with the lists that were left, of documents that these can bring among the best."""
    for one in looked:
        one.keep(threshold)
    blobs = read([part.key for one in looked if len(one.documents) for listed in one.left for part in listed.parts])
    for one in looked:
        if len(one.documents):
            for listed in one.left:
                _look_up(one, listed, blobs)
    if not looked:
        return np.empty(0, np.int64), np.empty(0)
    documents = np.concatenate([one.documents.astype(np.int64) + one.block.first for one in looked])
    scores = np.concatenate([one.scores for one in looked])
    kept = scores >= max(_threshold(scores, limit), 1.0)
    return documents[kept], scores[kept]


def _added_up(listed: Listed, blobs: dict[int, bytes], scratch: Scores) -> Documents:
    """Add a list to the scores; its places."""
    places, weights = _in_block(listed, blobs)
    scratch[places] += weights * float(listed.factor)
    return places


def _add_up_densely(listed: Listed, blobs: dict[int, bytes], scratch: Scores) -> None:
    """Add a list to the scores, a piece at a time: half a megabyte of them stays in the processor's cache."""
    for part in listed.parts:
        for piece in unpack_pieces(blobs[part.key], part.pieces):
            first = part.shift + piece.first
            scratch[first : first + PIECE][piece.offsets] += piece.weights * float(listed.factor)


def _in_block(listed: Listed, blobs: dict[int, bytes]) -> tuple[Documents, Documents]:
    """Places in the block, and weights."""
    if len(listed.parts) == 1 and not listed.parts[0].shift:
        return unpack(blobs[listed.parts[0].key], listed.parts[0].pieces)
    unpacked = [(part.shift, *unpack(blobs[part.key], part.pieces)) for part in listed.parts]
    places = np.concatenate([places.astype(np.int64) + shift for shift, places, _ in unpacked])
    return places, np.concatenate([weights for *_, weights in unpacked])


def _look_up(one: Looked, listed: Listed, blobs: dict[int, bytes]) -> None:
    """Add a list to the scores of the documents left, which are in ascending order."""
    for part in listed.parts:
        for piece in unpack_pieces(blobs[part.key], part.pieces):
            first = part.shift + piece.first
            start, end = one.documents.searchsorted((first, first + PIECE)).tolist()
            if start < end:
                # 16 bits like the offsets, or the search would turn all of those into wider numbers first.
                wanted = (one.documents[start:end] - first).astype(piece.offsets.dtype)
                at = piece.offsets.searchsorted(wanted)
                at[at == len(piece.offsets)] = 0
                hit = piece.offsets[at] == wanted
                one.scores[start:end] += hit * piece.weights[at] * float(listed.factor)


def _floor(scores: Scores, limit: int) -> float:
    """A score that at least `limit` documents reach: the `limit`-th highest of the parts' best."""
    whole = len(scores) // PART * PART
    return _threshold(scores[:whole].reshape(-1, PART).max(axis=1), limit) if whole else 0.0


def _threshold(scores: Scores, limit: int) -> float:
    if len(scores) < limit:
        return 0.0
    parted = scores.copy()
    parted.partition(len(scores) - limit)
    return float(parted[len(scores) - limit])


def _highest(scores: Scores, limit: int) -> Scores:
    return scores if len(scores) <= limit else np.partition(scores, len(scores) - limit)[len(scores) - limit :]
