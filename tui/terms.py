"""Terms of the field in English: what the taxonomy calls them, and words of questions that it has no name for."""

from collections.abc import Iterator, Mapping
from functools import cache

from assistant.asking.english import in_english
from ingest.indicators.taxonomy import Taxonomy, load_taxonomy


@cache
def terms() -> Mapping[str, str]:
    """Chinese → English; the surest name of each word comes first and stays."""
    found: dict[str, str] = {}
    for chinese, english in (*_names(load_taxonomy()), *in_english().items()):
        if english:
            found.setdefault(chinese, english)
    return found


def _names(taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    """Indicators and dimensions by name; then the other ways of naming that mean one indicator only."""
    yield from ((one.name, one.english) for one in taxonomy)
    yield from ((one.name, one.english) for one in taxonomy.dimensions.values())
    for one in taxonomy:
        for alias in (*one.aliases, *one.asked):
            if len({*taxonomy.named_by.get(alias, ())}) == 1:
                yield alias, one.english
