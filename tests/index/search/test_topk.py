"""The pruned search finds what scoring every passage finds."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.inverting import Inverter
from index.search.postings import (
    Columns,
    concatenate,
    flatten,
    pack,
    pack_all,
    pieces_of,
    unpack,
    unpack_pieces,
    without,
)
from index.search.topk import Block, Listed, Part, best_documents

WEIGHTS = st.integers(1, 65535)
POSTINGS = st.dictionaries(st.integers(0, 299), WEIGHTS, min_size=1, max_size=90)
BLOCKS = st.lists(st.dictionaries(st.integers(0, 5), POSTINGS, max_size=6), min_size=1, max_size=4)
FACTORS = st.lists(st.integers(1, 250_000), min_size=6, max_size=6)


SPREADS = st.sampled_from((1, 800))
"""Places next to each other, and so far apart that a segment has four pieces."""


def blocks_of(stored, factors, allowed, spread):
    """Blocks of 300 documents each, and their blobs by key."""
    span = 300 * spread
    pieces = pieces_of(span)
    blobs, blocks = {}, []
    for number, terms in enumerate(stored):
        lists = []
        for term, postings in terms.items():
            places = sorted(postings)
            packed = pack(term, np.array(places) * spread, np.array([postings[at] for at in places]), pieces)
            key = number * 10 + term
            blobs[key] = packed.blob
            lists.append(Listed(factors[term], packed.heaviest, (Part(key, 0, pieces),), packed.tenth))
        mask = None if allowed is None else ~np.isin(np.arange(span), [at * spread for at in allowed])
        blocks.append(Block(number * span, span, tuple(lists), mask))
    return blocks, blobs


def by_scoring_everything(stored, factors, limit, allowed, spread):
    scores = {}
    for number, terms in enumerate(stored):
        for term, postings in terms.items():
            for at, weight in postings.items():
                if allowed is None or at not in allowed:
                    document = (number * 300 + at) * spread
                    scores[document] = scores.get(document, 0) + weight * factors[term]
    threshold = sorted(scores.values(), reverse=True)[limit - 1] if len(scores) >= limit else 0
    return {document: score for document, score in scores.items() if score >= threshold}


@given(BLOCKS, FACTORS, st.integers(1, 12), st.one_of(st.none(), st.sets(st.integers(0, 299))), SPREADS)
@settings(max_examples=150, deadline=None)
def test_pruning_loses_nothing(stored, factors, limit, left_out, spread):
    blocks, blobs = blocks_of(stored, factors, left_out, spread)
    documents, scores = best_documents(blocks, lambda keys: {key: blobs[key] for key in keys}, limit)
    found = dict(zip(documents.tolist(), scores.tolist(), strict=True))
    assert found == by_scoring_everything(stored, factors, limit, left_out, spread)


def test_common_words_are_not_read_where_rare_ones_decide():
    rng = np.random.default_rng(3)
    common = pack(1, np.arange(60_000), rng.integers(15_000, 16_000, 60_000))
    rare = pack(2, np.arange(0, 60_000, 3_000), np.full(20, 16_000))
    read = []
    blobs = {number * 10 + term: one.blob for number in (0, 1) for term, one in ((1, common), (2, rare))}
    lists = [
        tuple(
            Listed(factor, one.heaviest, (Part(number * 10 + one.term, 0, 1),))
            for one, factor in ((common, 1), (rare, 90))
        )
        for number in (0, 1)
    ]
    blocks = [Block(number * 65_536, 60_000, lists[number]) for number in (0, 1)]

    def reading(keys):
        read.append(list(keys))
        return {key: blobs[key] for key in keys}

    documents, _ = best_documents(blocks, reading, 10)
    assert len(documents) >= 10
    assert [12] in read, "the second block begins with the rare word alone"


@given(POSTINGS, st.integers(0, 299), st.integers(0, 299))
@settings(max_examples=60, deadline=None)
def test_taking_documents_out_leaves_the_others(postings, one, other):
    first, last = sorted((one, other))
    packed = pack(7, np.array(sorted(postings)), np.array([postings[at] for at in sorted(postings)]))
    left = without(packed, first, last)
    kept = {at: weight for at, weight in postings.items() if not first <= at <= last}
    assert (dict(zip(*map(np.ndarray.tolist, unpack(left.blob)), strict=True)) if left else {}) == kept


def inverted(documents):
    inverter = Inverter()
    for counts in documents:
        inverter.add({f"第{term}": count for term, count in counts.items()})
    return inverter.postings({f"第{term}": term for term in range(10)})


@given(
    st.lists(st.dictionaries(st.integers(1, 9), st.integers(1, 40), max_size=5), min_size=2, max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_two_halves_packed_together_are_the_whole(documents):
    half = len(documents) // 2
    halves = []
    for shift, some in ((0, documents[:half]), (half, documents[half:])):
        rows = [(posting.term, posting.blob) for posting in inverted(some)]
        halves += [flatten(rows, 1, shift)] if rows else []
    whole = list(inverted(documents))
    if whole:
        assert list(pack_all(concatenate(halves), 1)) == whole
        spread = flatten([(one.term, one.blob) for one in whole], 1, 0)
        wide = Columns(spread.terms, spread.places * 20_000, spread.weights)
        for one in pack_all(wide, 4):
            assert one == pack(one.term, *unpack(one.blob, 4), 4)
            again = flatten([(one.term, one.blob)], 4, 0)
            assert again.places.tolist() == wide.places[wide.terms == one.term].tolist()
            pieces_again = [piece.first + int(at) for piece in unpack_pieces(one.blob, 4) for at in piece.offsets]
            assert pieces_again == again.places.tolist()
