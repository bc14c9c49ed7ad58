"""The documents of the index that fit some terms best."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.search.postings import TERM_BITS, unpack
from index.search.scope import Range, allowed_mask, joined
from index.search.segments import LARGEST, TERM_MASK, Segment, list_segments
from index.search.topk import Block, Documents, Listed, Part, Scores, best_documents
from index.search.vocabulary import term_numbers
from index.search.weights import query_factor


@dataclass(frozen=True, slots=True)
class Ranked:
    """What fits best."""

    documents: Documents
    """Numbers, unordered: the best and all that tie with the last of them."""
    totals: Scores
    """Whole numbers, see `weights.score_of`."""
    factors: dict[str, int]
    """What each term that occurs counts for."""
    searched: int


def rank(
    connection: sqlite3.Connection,
    collection: str,
    terms: Mapping[str, float],
    ranges: list[Range] | None,
    limit: int,
) -> Ranked:
    """The `limit` best documents in the ranges, by terms and how much each counts.

    Frequencies are the whole library's, so a filter moves no score.
    """
    segments = list_segments(connection, collection)
    numbers = term_numbers(connection, terms)
    entries = _entries(connection, segments, list(numbers.values()))
    frequencies: dict[int, int] = {}
    for key, (count, _, _) in entries.items():
        frequencies[key & TERM_MASK] = frequencies.get(key & TERM_MASK, 0) + count
    size = sum(segment.documents for segment in segments)
    factors = {
        term: query_factor(size, frequencies[number], terms[term])
        for term, number in numbers.items()
        if number in frequencies
    }
    by_number = {numbers[term]: factor for term, factor in factors.items()}
    blocks = [_block(group, by_number, entries, ranges) for group in _groups(segments)]
    documents, totals = best_documents(
        [block for block in blocks if block.lists and (block.allowed is None or block.allowed.any())],
        lambda keys: _blobs(connection, keys),
        limit,
    )
    searched = size if ranges is None else sum(end - first for first, end in ranges)
    return Ranked(documents, totals, factors, searched)


def holding_all(connection: sqlite3.Connection, collection: str, terms: Sequence[str]) -> list[Range]:
    """The documents that hold every one of the terms; none if there is no term."""
    wanted = set(terms)
    numbers = term_numbers(connection, wanted)
    if not wanted or len(numbers) < len(wanted):
        return []
    found: list[int] = []
    for segment in list_segments(connection, collection):
        keys = [segment.number << TERM_BITS | number for number in numbers.values()]
        blobs = _blobs(connection, keys)
        if len(blobs) == len(keys):
            lists = sorted((unpack(blob, segment.pieces)[0] for blob in blobs.values()), key=len)
            common = reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), lists)
            found.extend((common.astype(np.int64) + segment.first).tolist())
    return joined([(number, number + 1) for number in found])


def _groups(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Neighbouring segments that fit into one block."""
    groups: list[list[Segment]] = []
    for segment in segments:
        if groups and segment.end - groups[-1][0].first <= LARGEST:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _block(
    group: list[Segment], factors: dict[int, int], entries: dict[int, tuple[int, int, int]], ranges: list[Range] | None
) -> Block:
    first, span = group[0].first, group[-1].end - group[0].first
    lists = []
    for number, factor in factors.items():
        keys = ((segment, segment.number << TERM_BITS | number) for segment in group)
        parts = tuple(Part(key, one.first - first, one.pieces) for one, key in keys if key in entries)
        if parts:
            heaviest = max(entries[part.key][1] for part in parts)
            lists.append(Listed(factor, heaviest, parts, max(entries[part.key][2] for part in parts)))
    allowed = None if ranges is None else allowed_mask(ranges, first, span)
    return Block(first, span, tuple(lists), allowed)


def _entries(
    connection: sqlite3.Connection, segments: Sequence[Segment], numbers: Sequence[int]
) -> dict[int, tuple[int, int, int]]:
    """By key, how many documents hold the term and how heavy it is at most; the blobs are not read."""
    keys = [segment.number << TERM_BITS | number for segment in segments for number in numbers]
    if not keys:
        return {}
    rows = connection.execute(
        f"SELECT key, count, heaviest, tenth FROM postings WHERE key IN ({','.join(map(str, keys))})"  # noqa: S608 (numbers)
    )
    return {key: (count, heaviest, tenth) for key, count, heaviest, tenth in rows}


def _blobs(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, bytes]:
    if not keys:
        return {}
    rows = connection.execute(
        f"SELECT key, blob FROM postings WHERE key IN ({','.join(map(str, keys))})"  # noqa: S608 (numbers)
    )
    return dict(rows.fetchall())
