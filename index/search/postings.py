"""Postings packed into blobs: for each term, in which documents of a segment it stands and how heavily.

A document's place in its segment is the number of its piece, of 65,536 documents each, and its offset in the piece.
A blob holds how many postings each piece has (left out where the segment is one piece), then all offsets, ascending
within a piece, then all weights; offsets and weights are 16-bit little-endian numbers.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.search.weights import term_weights

PIECE = 1 << 16
"""Documents of a piece, so that an offset fits into 16 bits."""

TENTH = 10
"""Results that a page of hits has."""

TERM_BITS = 32
"""A posting's key is its segment's number followed by its term's in this many bits."""

NUMBER = np.dtype("<u2")
COUNT = np.dtype("<u4")

Places = NDArray[np.uint16] | NDArray[np.uint32]
"""Ascending places in a segment."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one term stands in one segment."""

    term: int
    count: int
    """How many documents hold the term."""
    heaviest: int
    """The greatest of the stored weights: the most that the term can add to a score."""
    tenth: int
    """The tenth greatest, 0 if there are fewer: what the ten best documents with the term get from it at least."""
    blob: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """The postings of one piece of a segment."""

    first: int
    """Place of the piece's first document."""
    offsets: NDArray[np.uint16]
    weights: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Columns:
    """Many postings as parallel arrays."""

    terms: NDArray[np.int64]
    places: NDArray[np.int64]
    weights: NDArray[np.uint16]


def pieces_of(span: int) -> int:
    """How many pieces a segment of so many documents has."""
    return max(1, -(-span // PIECE))


def pack(term: int, places: NDArray[np.integer], weights: NDArray[np.uint16], pieces: int = 1) -> Posting:
    """One term's documents, by ascending place."""
    offsets = (places & (PIECE - 1)).astype(NUMBER)
    head = b"" if pieces == 1 else np.bincount(places >> 16, minlength=pieces).astype(COUNT).tobytes()
    blob = head + offsets.tobytes() + weights.astype(NUMBER).tobytes()
    return Posting(term, len(places), int(weights.max()), _tenth(weights), blob)


def unpack(blob: bytes, pieces: int = 1) -> tuple[Places, NDArray[np.uint16]]:
    """Places and weights."""
    offsets, weights = _columns(blob, pieces)
    if pieces == 1:
        return offsets, weights
    firsts = np.arange(pieces, dtype=np.uint32) * np.uint32(PIECE)
    return np.repeat(firsts, np.frombuffer(blob, COUNT, pieces)) + offsets, weights


def unpack_pieces(blob: bytes, pieces: int = 1) -> list[Piece]:
    """The same piece by piece, those without postings left out."""
    offsets, weights = _columns(blob, pieces)
    if pieces == 1:
        return [Piece(0, offsets, weights)]
    ends = np.cumsum(np.frombuffer(blob, COUNT, pieces)).tolist()
    spans = zip([0, *ends], ends, strict=False)
    return [
        Piece(number * PIECE, offsets[start:end], weights[start:end])
        for number, (start, end) in enumerate(spans)
        if start < end
    ]


def checksum(posting: Posting) -> int:
    """Of one posting; a segment's is their sum, so that one can be replaced without reading the others."""
    head = f"{posting.term} {posting.count} {posting.heaviest} {posting.tenth} ".encode()
    return zlib.crc32(posting.blob, zlib.crc32(head))


def invert_arrays(
    terms: NDArray[np.int64], places: NDArray[np.int64], counts: NDArray[np.int64], pieces: int
) -> Iterator[Posting]:
    """Postings by ascending term of parallel arrays ordered by place: `counts` says how often the term stands there."""
    distinct = np.bincount(places)
    return pack_all(Columns(terms, places, term_weights(counts, distinct[places])), pieces)


def flatten(rows: Sequence[tuple[int, bytes]], pieces: int, shift: int) -> Columns:
    """Postings given as (term, blob) in columns, `shift` added to their places."""
    terms = np.array([term for term, _ in rows], np.int64)
    if pieces > 1:
        unpacked = [unpack(blob, pieces) for _, blob in rows]
        sizes = [len(places) for places, _ in unpacked]
        places, weights = (np.concatenate(column) for column in zip(*unpacked, strict=True))
        return Columns(np.repeat(terms, sizes), places.astype(np.int64) + shift, weights)
    numbers = np.frombuffer(b"".join(blob for _, blob in rows), NUMBER)
    counts = np.array([len(blob) for _, blob in rows]) // (2 * NUMBER.itemsize)
    before = np.cumsum(counts) - counts
    # Each blob is its offsets followed by as many weights: where in `numbers` each offset stands.
    at = np.arange(len(numbers) // 2) + np.repeat(before, counts)
    places = numbers[at].astype(np.int64) + shift
    return Columns(np.repeat(terms, counts), places, numbers[at + np.repeat(counts, counts)])


def concatenate(parts: Sequence[Columns]) -> Columns:
    """Several columns one after another."""
    joined = zip(*((part.terms, part.places, part.weights) for part in parts), strict=True)
    return Columns(*(np.concatenate(column) for column in joined))


def pack_all(columns: Columns, pieces: int) -> Iterator[Posting]:
    """Postings by ascending term of columns ordered by place: what `pack` does for one, for many at once."""
    order = np.argsort(columns.terms, kind="stable")
    terms, places, weights = columns.terms[order], columns.places[order], columns.weights[order]
    starts = np.flatnonzero(np.r_[True, terms[1:] != terms[:-1]])
    ends = np.r_[starts[1:], len(terms)]
    heaviest = np.maximum.reduceat(weights, starts).tolist()
    heads = _heads(np.repeat(np.arange(len(starts)), ends - starts), places >> 16, pieces)
    offsets = (places & (PIECE - 1)).astype(NUMBER).tobytes()
    packed = weights.astype(NUMBER).tobytes()
    width, head = NUMBER.itemsize, len(heads) // len(starts)
    for row, (term, start, end) in enumerate(zip(terms[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)):
        tenth = _tenth(weights[start:end]) if end - start >= TENTH else 0
        span = slice(start * width, end * width)
        blob = heads[row * head : (row + 1) * head] + offsets[span] + packed[span]
        yield Posting(term, end - start, heaviest[row], tenth, blob)


def without(posting: Posting, first: int, last: int, pieces: int = 1) -> Posting | None:
    """The posting without the documents at places `first` to `last`; `None` if nothing is left."""
    places, weights = unpack(posting.blob, pieces)
    start, end = np.searchsorted(places.astype(np.int64), [first, last + 1]).tolist()
    if end - start == len(places):
        return None
    if start == end:
        return posting
    gone = slice(start, end)
    return pack(posting.term, np.delete(places, gone), np.delete(weights, gone), pieces)


def _heads(rows: NDArray[np.int64], numbers: NDArray[np.int64], pieces: int) -> bytes:
    """For each row how many postings each piece has; nothing where there is one piece."""
    if pieces == 1:
        return b""
    return np.bincount(rows * pieces + numbers, minlength=(int(rows[-1]) + 1) * pieces).astype(COUNT).tobytes()


def _tenth(weights: NDArray[np.uint16]) -> int:
    if len(weights) < TENTH:
        return 0
    return int(np.partition(weights, len(weights) - TENTH)[len(weights) - TENTH])


def _columns(blob: bytes, pieces: int) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    numbers = np.frombuffer(blob, NUMBER, offset=0 if pieces == 1 else pieces * COUNT.itemsize)
    half = len(numbers) // 2
    return numbers[:half], numbers[half:]
