"""The passages of reports, read once and kept while the library stays as it is."""

from collections import OrderedDict
from weakref import WeakKeyDictionary

from index.library import Library
from ingest.document import Passage

KEPT_REPORTS = 48
"""Reports whose passages are kept between questions."""

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
        while len(reports) > KEPT_REPORTS:
            reports.popitem(last=False)
    reports.move_to_end(sha256)
    return reports[sha256]
