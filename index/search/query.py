"""A search query as typed, taken apart: what stands in quotes must be found as it stands."""

import re
from dataclasses import dataclass

from index.search.script import folded
from index.search.terms import plain_term, query_terms, synonym_terms

QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』')

SYNONYM = 0.25
"""What a word counts that nobody asked for, only one that means the same."""

LONGEST = 2000
"""Characters of a query that are read; whoever pastes more than that wants what it begins with."""

SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for."""

    text: str
    """Without its quotation marks."""
    phrases: tuple[str, ...] = ()
    """Folded and without white space: a passage must hold all of them."""
    asks_more: bool = False
    """Whether there are words beside the quoted ones: then words answer where no passage has the quoted ones."""

    @property
    def terms(self) -> dict[str, float]:
        """The terms to look up and how much each counts: words that only mean the same count less."""
        asked = dict.fromkeys(query_terms(self.text), 1.0)
        return {**dict.fromkeys(synonym_terms(self.text), SYNONYM), **asked} if asked else {}

    @property
    def words(self) -> tuple[str, ...]:
        """The words asked for, as people read them."""
        return tuple(dict.fromkeys(map(plain_term, query_terms(self.text))))


def read_query(typed: str) -> Query:
    """The query in what was typed."""
    typed = typed[:LONGEST].encode("utf-8", "ignore").decode()  # a terminal may hand on half a character
    quoted = ("".join(match.groups("")) for match in QUOTED.finditer(typed))
    phrases = tuple(phrase for text in quoted if (phrase := squeezed(text)))
    beside = query_terms(QUOTED.sub(" ", typed))
    text = QUOTED.sub(lambda match: " " + "".join(match.groups("")) + " ", typed)
    return Query(text, phrases, asks_more=bool(beside))


def squeezed(text: str) -> str:
    """Folded, without white space: how phrases are compared."""
    return SPACE.sub("", folded(text))
