"""The passages of reports, read once and kept while the library stays as it is."""

from collections import OrderedDict
from weakref import WeakKeyDictionary

from index.library import Library
from ingest.document import Passage

KEPT_PASSAGES = 1 << 15
"""Kept between questions: of about a kilobyte each, those of some hundred reports."""

Passages = dict[int, Passage]
"""By their order in the report."""

_KEPT: WeakKeyDictionary[Library, tuple[tuple[int, int], OrderedDict[str, Passages]]] = WeakKeyDictionary()


def passages_of(library: Library, sha256: str) -> Passages:
    """The passages of one report."""
    state = library.state()
    kept = _KEPT.get(library)
    if kept is None or kept[0] != state:
        kept = _KEPT[library] = (state, OrderedDict())
    reports = kept[1]
    if sha256 not in reports:
        reports[sha256] = {one.order: one for one in library.passages(sha256)}
        kept_passages = sum(map(len, reports.values()))
        while kept_passages > KEPT_PASSAGES and len(reports) > 1:
            kept_passages -= len(reports.popitem(last=False)[1])
    reports.move_to_end(sha256)
    return reports[sha256]
