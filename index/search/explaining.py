"""Why a search found nothing, and what would find something."""

import sqlite3
from collections.abc import Sequence

from index.search.query import Query
from index.search.terms import PAIR_MARK, plain_term, query_terms
from index.search.vocabulary import term_numbers
from index.where import Where, reports_condition
from ingest.said import Listed, Said

SUGGESTIONS = 3


def explain_nothing(connection: sqlite3.Connection, query: Query, where: Where) -> tuple[Said, tuple[str, ...]]:
    """The reason, and queries that find something."""
    condition, values = reports_condition(where)
    reports = connection.execute(f"SELECT count(*) FROM reports WHERE {condition}", values).fetchone()[0]  # noqa: S608
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM reports)").fetchone()[0]:
        return Said("报告库中还没有报告，请先用 zewen add 加入报告。"), ()
    if not reports:
        return Said("没有符合所选机构、年份等条件的报告，请放宽条件。"), ()
    if not query.terms:
        return Said("没有可以检索的词，请输入要找的内容，例如“有效证书”。"), ()
    if query.phrases:
        phrases = Listed(Said("“{words}”", words=phrase) for phrase in query.phrases)
        said = Said("没有一段原文含有{phrases}。去掉引号可以按词检索。", phrases=phrases)
        return said, (" ".join(query.text.split()),)
    missing = _unknown_words(connection, query_terms(query.text))
    if missing:
        return Said("所查报告中没有出现：{words}。", words=Listed(missing)), _similar_words(connection, missing)
    return Said("所选范围内没有含这些词的段落，请放宽条件后再试。"), (query.text.strip(),)


def _unknown_words(connection: sqlite3.Connection, terms: Sequence[str]) -> list[str]:
    known = term_numbers(connection, terms)
    words = [term for term in terms if not term.startswith(PAIR_MARK)] or [plain_term(term) for term in terms]
    return [word for word in words if word not in known]


def _similar_words(connection: sqlite3.Connection, words: Sequence[str]) -> tuple[str, ...]:
    """Words of the library that share a character with one not found, the most similar first."""
    from rapidfuzz import fuzz, process

    longest = max(words, key=len)
    condition = " OR ".join(["instr(term, ?)"] * len(longest))
    rows = connection.execute(
        f"SELECT term FROM terms WHERE sound IS NOT NULL AND length(term) > 1 AND ({condition}) ORDER BY term",  # noqa: S608
        tuple(longest),
    )
    known = [term for (term,) in rows]
    found = process.extract(longest, known, scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=50)
    return tuple(word for word, *_ in found)
