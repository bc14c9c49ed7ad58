"""Which bodies, years and names a library has, as questions need them."""

from collections.abc import Iterable

from index.catalogue import Entry
from index.library import Filed, Library, Where
from index.names.names import Names


class Known:
    """What a library knows about its reports, looked up only as far as one question needs it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._catalogue = library.catalogue()

    @property
    def names(self) -> Names:
        """The names of all bodies."""
        return self._library.names()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Full names of the bodies with a report."""
        return self._catalogue.organisations

    @property
    def years(self) -> tuple[int, ...]:
        """Years reported on, oldest first."""
        return self._catalogue.years

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All reports in the library's order, without their contents."""
        return self._catalogue.entries

    def says(self, word: str) -> bool:
        """Whether any report holds a word, as far as a search finds it."""
        return any(word in hit.passage.text for hit in self._library.search(word, limit=5).hits)

    def reports_of(self, organisation: str) -> tuple[Filed, ...]:
        """The reports of one body, oldest first."""
        return self._library.filed(Where(organisations=(organisation,)))

    def reports_in(self, files: Iterable[str]) -> tuple[Filed, ...]:
        """The reports in those files."""
        return self._library.filed(Where(files=tuple(files)))

    def of_body(self, body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The bodies of one kind by name, and the files of those without one; all where no kind is given."""
        meant = [one for one in self.entries if not body or one.body == body]
        names = tuple(sorted({one.organisation for one in meant if one.organisation}))
        return names, tuple(sorted({one.file for one in meant if not one.organisation}))
