"""Postings packed into blobs: for each term, in which documents of a segment it stands and how heavily.

A blob holds the documents' offsets from the segment's first, ascending, then their weights, all 16-bit little-endian
numbers. A segment spans at most 65,536 documents, passages or figures, so an offset always fits.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.weights import term_weights

SPAN = 1 << 16
"""Documents a segment spans at most."""

TERM_BITS = 32
"""A posting's key is its segment's number followed by its term's in this many bits."""

NUMBER = np.dtype("<u2")


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one term stands in one segment."""

    term: int
    count: int
    """How many documents hold the term."""
    heaviest: int
    """The greatest of the stored weights: the most that the term can add to a score."""
    blob: bytes


def pack(term: int, offsets: NDArray[np.uint16], weights: NDArray[np.uint16]) -> Posting:
    """One term's documents, by ascending offset."""
    blob = offsets.astype(NUMBER).tobytes() + weights.astype(NUMBER).tobytes()
    return Posting(term, len(offsets), int(weights.max()), blob)


def unpack(blob: bytes) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """Offsets and weights."""
    numbers = np.frombuffer(blob, NUMBER)
    half = len(numbers) // 2
    return numbers[:half], numbers[half:]


def checksum(segment_term: int, posting: Posting) -> int:
    """Of one posting; a segment's is their sum, so that one can be replaced without reading the others."""
    head = f"{segment_term} {posting.count} {posting.heaviest} ".encode()
    return zlib.crc32(posting.blob, zlib.crc32(head))


def invert(documents: Sequence[Iterable[tuple[int, int]]]) -> Iterator[Posting]:
    """Postings by ascending term of documents given as (term, how often), in the order of their offsets."""
    pairs = [(term, offset, count) for offset, counts in enumerate(documents) for term, count in counts]
    if pairs:
        terms, offsets, counts = np.array(pairs, dtype=np.int64).T
        yield from invert_arrays(terms, offsets, counts)


def invert_arrays(terms: NDArray[np.int64], offsets: NDArray[np.int64], counts: NDArray[np.int64]) -> Iterator[Posting]:
    """The same from parallel arrays ordered by offset."""
    distinct = np.bincount(offsets)
    weights = term_weights(counts, distinct[offsets])
    order = np.argsort(terms, kind="stable")
    terms, small, weights = terms[order], offsets[order].astype(np.uint16), weights[order]
    starts = np.flatnonzero(np.r_[True, terms[1:] != terms[:-1]])
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(terms)], strict=True):
        yield pack(int(terms[start]), small[start:end], weights[start:end])


def join(term: int, parts: Sequence[tuple[int, bytes]]) -> Posting:
    """One posting of several, each with what to add to its offsets, in ascending order."""
    unpacked = [(shift, *unpack(blob)) for shift, blob in parts]
    offsets = np.concatenate([offsets + np.uint16(shift) for shift, offsets, _ in unpacked])
    return pack(term, offsets, np.concatenate([weights for *_, weights in unpacked]))


def without(posting: Posting, first: int, last: int) -> Posting | None:
    """The posting without the documents at offsets `first` to `last`; `None` if nothing is left."""
    offsets, weights = unpack(posting.blob)
    start, end = np.searchsorted(offsets, [first, last + 1]).tolist()
    if end - start == len(offsets):
        return None
    if start == end:
        return posting
    return pack(posting.term, np.delete(offsets, slice(start, end)), np.delete(weights, slice(start, end)))
