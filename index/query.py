"""A search query as typed, taken apart: what stands in quotes must be found as it stands."""

import re
from dataclasses import dataclass

from index.script import folded
from index.terms import query_terms

QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』')

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
    def terms(self) -> tuple[str, ...]:
        """The terms to look up."""
        return query_terms(self.text)


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
