"""The engines that `search.py` compares, each over the same words: how it is built, and opened for queries."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
from zipf import TOKENS, Corpus

K = 10
Query = Callable[[list[str]], list[int]]


def build_zewen(corpus: Corpus, folder: Path) -> None:
    from index.library import Library
    from index.search.postings import invert_arrays, pieces_of
    from index.search.segments import LARGEST, write_segment
    from index.search.vocabulary import number_terms

    with Library.open(folder / "library.sqlite") as library, library._store.writing() as connection:
        used = np.unique(corpus.tokens)
        numbers = number_terms(connection, (corpus.words[rank] for rank in used))
        number_of = np.zeros(len(corpus.words), np.int64)
        number_of[used] = [numbers[corpus.words[rank]] for rank in used]
        for first in range(0, len(corpus.tokens), LARGEST):
            part = corpus.tokens[first : first + LARGEST]
            places = np.repeat(np.arange(len(part), dtype=np.int64), TOKENS)
            pairs, counts = np.unique(places << 32 | number_of[part.ravel()], return_counts=True)
            pieces = pieces_of(len(part))
            postings = invert_arrays(pairs & 0xFFFFFFFF, pairs >> 32, counts.astype(np.int64), pieces)
            write_segment(connection, "passages", first=first, span=len(part), documents=len(part), postings=postings)


def open_zewen(folder: Path) -> Query:
    from index.search.ranking import rank

    connection = sqlite3.connect(folder / "library.sqlite")

    def query(terms: list[str]) -> list[int]:
        ranked = rank(connection, "passages", dict.fromkeys(terms, 1.0), None, K)
        order = np.lexsort((ranked.documents, -ranked.totals))[:K]
        return ranked.documents[order].tolist()

    return query


def build_tantivy(corpus: Corpus, folder: Path) -> None:
    import tantivy

    index = tantivy.Index(_tantivy_schema(), path=str(folder))
    writer = index.writer(512_000_000, num_threads=1)
    for number in range(len(corpus.tokens)):
        writer.add_document(tantivy.Document(id=number, text=" ".join(corpus.passage(number))))
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder: Path) -> Query:
    import tantivy

    schema = _tantivy_schema()
    index = tantivy.Index(schema, path=str(folder))
    searcher = index.searcher()

    def query(terms: list[str]) -> list[int]:
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term)) for term in terms]
        found = searcher.search(tantivy.Query.boolean_query(parts), K, count=False)
        return [address.doc for _, address in found.hits]

    return query


def _tantivy_schema():
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=False, fast=True)
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def build_fts5(corpus: Corpus, folder: Path) -> None:
    connection = sqlite3.connect(folder / "fts.sqlite")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text, content='')")
    with connection:
        connection.executemany(
            "INSERT INTO passages (rowid, text) VALUES (?, ?)",
            ((number, " ".join(corpus.passage(number))) for number in range(len(corpus.tokens))),
        )
        connection.execute("INSERT INTO passages(passages) VALUES ('optimize')")


def open_fts5(folder: Path) -> Query:
    connection = sqlite3.connect(folder / "fts.sqlite")

    def query(terms: list[str]) -> list[int]:
        wanted = " OR ".join(f'"{term}"' for term in terms)
        sql = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT {K}"
        return [row[0] for row in connection.execute(sql, (wanted,))]

    return query


def build_bm25s(corpus: Corpus, folder: Path) -> None:
    import bm25s

    used, compact = np.unique(corpus.tokens, return_inverse=True)
    vocabulary = {corpus.words[rank]: number for number, rank in enumerate(used.tolist())}
    ids = compact.reshape(corpus.tokens.shape).tolist()
    retriever = bm25s.BM25()
    retriever.index((ids, vocabulary), show_progress=False)
    retriever.save(str(folder))


def open_bm25s(folder: Path) -> Query:
    import bm25s

    retriever = bm25s.BM25.load(str(folder), mmap=False)

    def query(terms: list[str]) -> list[int]:
        return retriever.retrieve([terms], k=K, show_progress=False, return_as="documents")[0].tolist()

    return query


def build_sklearn(corpus: Corpus, folder: Path) -> None:
    import scipy.sparse
    from sklearn.feature_extraction.text import TfidfTransformer

    used, compact = np.unique(corpus.tokens, return_inverse=True)
    starts = np.arange(0, corpus.tokens.size + 1, TOKENS)
    counts = scipy.sparse.csr_matrix(
        (np.ones(corpus.tokens.size, np.float32), compact.ravel(), starts), shape=(len(corpus.tokens), len(used))
    )
    counts.sum_duplicates()
    weights = TfidfTransformer(sublinear_tf=True).fit(counts)
    scipy.sparse.save_npz(folder / "matrix.npz", weights.transform(counts).astype(np.float32), compressed=False)
    np.save(folder / "idf.npy", weights.idf_)
    words = {corpus.words[rank]: number for number, rank in enumerate(used.tolist())}
    (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")


def open_sklearn(folder: Path) -> Query:
    import scipy.sparse
    import sklearn.feature_extraction.text  # noqa: F401 (what a user of it pays)

    matrix = scipy.sparse.load_npz(folder / "matrix.npz")
    idf = np.load(folder / "idf.npy").astype(np.float32)
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))

    def query(terms: list[str]) -> list[int]:
        vector = np.zeros(matrix.shape[1], np.float32)
        for term in terms:
            if term in words:
                vector[words[term]] = idf[words[term]]
        scores = matrix @ vector
        best = np.argpartition(-scores, K)[:K]
        return best[np.argsort(-scores[best])].tolist()

    return query


ENGINES: dict[str, tuple[Callable[[Corpus, Path], None], Callable[[Path], Query]]] = {
    "zewen": (build_zewen, open_zewen),
    "tantivy": (build_tantivy, open_tantivy),
    "FTS5": (build_fts5, open_fts5),
    "bm25s": (build_bm25s, open_bm25s),
    "scikit-learn": (build_sklearn, open_sklearn),
}
