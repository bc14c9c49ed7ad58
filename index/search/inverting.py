"""Documents into postings: the terms of some documents held as numbers, turned into where each term stands."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from index.search.postings import Posting, invert_arrays, pieces_of


class Inverter:
    """Takes documents one after another and gives postings; an eighth of what the counts themselves would take."""

    def __init__(self) -> None:
        self.terms: defaultdict[str, int] = defaultdict()
        """Each term with its number here."""
        self.terms.default_factory = self.terms.__len__
        self.documents = 0
        self._terms, self._counts, self._sizes = array("I"), array("I"), array("I")

    def add(self, counts: Mapping[str, int]) -> None:
        """The next document, as how often it holds each of its terms."""
        self._terms.extend(map(self.terms.__getitem__, counts))
        self._counts.extend(counts.values())
        self._sizes.append(len(counts))
        self.documents += 1

    def postings(self, numbers: Mapping[str, int]) -> Iterator[Posting]:
        """Postings by ascending term, `numbers` being those that the library has for the terms."""
        if not self._terms:
            return iter(())
        known = np.array([numbers[term] for term in self.terms], np.int64)
        places = np.repeat(np.arange(self.documents), np.frombuffer(self._sizes, np.uint32))
        counts = np.frombuffer(self._counts, np.uint32).astype(np.int64)
        return invert_arrays(known[np.frombuffer(self._terms, np.uint32)], places, counts, pieces_of(self.documents))
