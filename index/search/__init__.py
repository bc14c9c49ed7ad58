"""Passages and figures found by words: terms, weights, postings and the best of them."""
