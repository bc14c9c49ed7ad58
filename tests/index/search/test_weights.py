"""Our weights are scikit-learn's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

from index.search.terms import passage_terms
from index.search.weights import LENGTH_POWER, WEIGHT_UNIT, inverse_document_frequency, term_weights

TEXTS = [
    "有效证书共计 120 张，其中环境管理体系有效证书 30 张。",
    "审核员 30 人，专职审核员 12 人，审核员培训 4 次。",
    "节约用电，减少用纸。",
    "证书",
]


def test_the_inverse_document_frequency_is_that_of_scikit_learn():
    vectorizer = TfidfVectorizer(analyzer=lambda text: passage_terms(text).elements()).fit(TEXTS)
    counts = [passage_terms(text) for text in TEXTS]
    for term, column in vectorizer.vocabulary_.items():
        frequency = sum(term in one for one in counts)
        assert inverse_document_frequency(len(TEXTS), frequency) == pytest.approx(vectorizer.idf_[column], abs=1e-12)


def test_the_weights_are_scikit_learns_sublinear_counts_damped_again_over_damped_length():
    vectorizer = CountVectorizer(analyzer=lambda text: passage_terms(text).elements())
    once = vectorizer.fit_transform(TEXTS).astype(float)
    once.data = 1 + np.log(once.data)
    twice = TfidfTransformer(norm=None, use_idf=False, sublinear_tf=True).fit_transform(once).toarray()
    for row, text in zip(twice, TEXTS, strict=True):
        counts = passage_terms(text)
        distinct = np.full(len(counts), len(counts))
        ours = term_weights(np.array(list(counts.values())), distinct) / WEIGHT_UNIT
        theirs = [row[vectorizer.vocabulary_[term]] / len(counts) ** LENGTH_POWER for term in counts]
        assert ours == pytest.approx(theirs, abs=1 / WEIGHT_UNIT)


@given(st.integers(1, 10_000), st.integers(1, 5_000))
@settings(max_examples=50, deadline=None)
def test_a_weight_fits_into_sixteen_bits_and_more_occurrences_weigh_more(count, distinct):
    less, more = term_weights(np.array([count, count * 2]), np.array([distinct, distinct])).tolist()
    assert 0 < less <= more < 65535
