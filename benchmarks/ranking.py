"""How well passages are ranked, on questions whose passage is known.

    python benchmarks/ranking.py PASSAGES.jsonl QUESTIONS.jsonl     {"id","text"} and {"question","passage"} a line
    python benchmarks/ranking.py --reports FOLDER --gold GOLD.jsonl ...   reports, and questions with "evidence"

Without arguments, on the sets beside the project if they are there.

Prints MRR@10 and R@1 of Zewen beside scikit-learn's TF-IDF cosine and bm25s over the same terms. Every question is
also asked in Traditional script, and over text in Traditional script, where OpenCC is installed.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from index.library import Library
from index.search.indexing import PASSAGES, add_documents
from index.search.query import read_query, squeezed
from index.search.ranking import rank
from index.search.terms import passage_terms

K = 10
SHARED = Path(__file__).parents[2] / "shared"
"""Where the sets lie on the machines that have them."""

Ranker = Callable[[str], list[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", help="PASSAGES QUESTIONS")
    parser.add_argument("--reports", type=Path, nargs="*", default=[])
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    if not arguments.files and not arguments.gold and SHARED.exists():
        arguments.files = [SHARED / "retrieval" / f"cmrc_{part}.jsonl" for part in ("passages", "questions")]
        arguments.reports = [SHARED / "reports" / folder for folder in ("certification", "listed")]
        arguments.gold = sorted((SHARED / "gold").glob("questions_*.jsonl"))
    if arguments.files:
        passages, questions = (_lines(file) for file in arguments.files)
        places = {passage["id"]: number for number, passage in enumerate(passages)}
        wanted = [(question["question"], {places[question["passage"]]}) for question in questions]
        _compare([passage["text"] for passage in passages], wanted)
    if arguments.gold:
        _evidence(arguments.reports, arguments.gold)


def _compare(texts: Sequence[str], wanted: Sequence[tuple[str, set[int]]]) -> None:
    rankers = {
        "scikit-learn TF-IDF cosine": sklearn_ranker(texts, sublinear=False),
        "the same, sublinear counts": sklearn_ranker(texts, sublinear=True),
        "bm25s, words and pairs": bm25s_ranker(texts),
        "Zewen": zewen_ranker(texts),
    }
    print("| ranker | MRR@10 | R@1 |\n|---|---|---|")
    for name, ranker in rankers.items():
        _print(name, ranker, wanted)
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert
    _print("Zewen, asked in Traditional", rankers["Zewen"], [(traditional(text), right) for text, right in wanted])
    _print("Zewen, over Traditional text", zewen_ranker([traditional(text) for text in texts]), wanted)


def _evidence(folders: Iterable[Path], gold: Iterable[Path]) -> None:
    """Single questions of which the words that answer are known; the passage that holds them is right."""
    from ingest.reading import read_report

    with Library.open(":memory:") as library:
        for file in sorted(file for folder in folders for file in folder.iterdir()):
            library.add(read_report(file))
        ranks, missed = [], []
        for question in (line for file in gold for line in _lines(file)):
            evidence = [squeezed(words) for words in question.get("evidence") or ()]
            if not evidence or len(question["turns"]) > 1:
                continue
            hits = library.search(question["turns"][0], limit=K).hits
            held = (n for n, hit in enumerate(hits, 1) if any(w in squeezed(hit.passage.text) for w in evidence))
            ranks.append(next(held, 0))
            if ranks[-1] != 1:
                missed.append((ranks[-1], question["turns"][0]))
    print(
        f"\n{len(ranks)} questions with known evidence: MRR@10 {_mrr(ranks):.3f},"
        f" R@1 {ranks.count(1) / len(ranks):.3f}, R@10 {sum(r > 0 for r in ranks) / len(ranks):.3f}"
    )
    for place, text in missed:
        print("  ", place or "–", text)


def zewen_ranker(texts: Sequence[str]) -> Ranker:
    library = Library.open(":memory:")
    with library._store.writing() as connection:
        add_documents(connection, PASSAGES, 0, [passage_terms(text) for text in texts])

    def ask(question: str) -> list[int]:
        with library._store.reading() as connection:
            ranked = rank(connection, PASSAGES, read_query(question).terms, None, K)
        return ranked.documents[np.lexsort((ranked.documents, -ranked.totals))[:K]].tolist()

    return ask


def sklearn_ranker(texts: Sequence[str], *, sublinear: bool) -> Ranker:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=_words, sublinear_tf=sublinear)
    matrix = vectorizer.fit_transform(texts)

    def ask(question: str) -> list[int]:
        scores = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        return np.argsort(-scores, kind="stable")[:K].tolist()

    return ask


def bm25s_ranker(texts: Sequence[str]) -> Ranker:
    import bm25s

    retriever = bm25s.BM25()
    retriever.index([_plain_terms(text) for text in texts], show_progress=False)

    def ask(question: str) -> list[int]:
        found = retriever.retrieve([_plain_terms(question)], k=K, show_progress=False, return_as="documents")
        return [int(number) for number in found[0]]

    return ask


def _words(text: str) -> list[str]:
    return [term for term in _plain_terms(text) if not term.startswith("~")]


def _plain_terms(text: str) -> list[str]:
    from index.search.terms import text_terms

    return list(text_terms(text))


def _print(name: str, ranker: Ranker, wanted: Sequence[tuple[str, set[int]]]) -> None:
    ranks = [next((n for n, found in enumerate(ranker(text), 1) if found in right), 0) for text, right in wanted]
    print(f"| {name} | {_mrr(ranks):.4f} | {ranks.count(1) / len(ranks):.4f} |", flush=True)


def _mrr(ranks: Sequence[int]) -> float:
    return sum(1 / place for place in ranks if place) / len(ranks)


def _lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
