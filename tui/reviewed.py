"""Which figure each review is about, the rejected ones included, which the library no longer hands out."""

from collections import defaultdict
from collections.abc import Iterator

from index.library import Disclosure, Library
from index.reviewing.amendments import FigureReview

Words = tuple[int | None, str, str]


def reviewed(library: Library) -> Iterator[tuple[FigureReview, Disclosure | None]]:
    """Every review in the order of time, with its figure; `None` where the file no longer has it."""
    filed = {report.sha256: report for report in library.filed(versions=True)}
    figures: dict[str, dict[Words, list[Disclosure]]] = {}
    for said in library.amendments.reviews():
        if said.sha256 in filed and said.sha256 not in figures:
            by_words = defaultdict(list)
            for figure in library.report(said.sha256).figures:
                words = (figure.source.page, figure.quantity.raw, figure.source.quote)
                by_words[words].append(Disclosure(filed[said.sha256], figure, said.review))
            figures[said.sha256] = by_words
        alike = figures.get(said.sha256, {}).get((said.page, said.raw, said.quote), [])
        yield said, alike[said.occurrence] if said.occurrence < len(alike) else None
