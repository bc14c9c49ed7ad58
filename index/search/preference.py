"""Bodies and years that a query names: their reports' passages come first, whether or not they repeat the name.

A report rarely says its body's name or year beside each fact. So a query's names are taken out of its words, and what
stands in the reports they mean gets the score of a passage that has all the other words once.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.names.names import NameMention, Names
from index.search.script import folded
from index.search.terms import query_terms
from index.where import Where

YEAR = re.compile(r"(?<!\d)(?:(?P<full>(?:19|20)\d\d)(?!\d)|(?P<short>\d\d)(?=年))")

BODY_SHARE = 0.5
"""Of the sum of all terms' factors: about the score of a passage that has each term once."""

YEAR_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Preference:
    """A part of the library that comes first."""

    where: Where
    share: float
    """How much is added to a score there, as a share of all terms' factors."""


def prefer(text: str, where: Where, names: Callable[[], Names]) -> tuple[str, tuple[Preference, ...]]:
    """The query without the names in it, and what they mean; the query itself if nothing else is left of it."""
    mentions = names().resolve(text)
    rest = _without(text, mentions)
    years = () if where.years else years_in(text)
    if not query_terms(YEAR.sub(" ", rest)):
        return text, ()
    bodies = [] if where.organisations or where.files else _reports_of(where, mentions)
    preferences = [Preference(body, BODY_SHARE) for body in bodies]
    if years:
        preferences += [Preference(replace(body, years=years), BODY_SHARE + YEAR_SHARE) for body in bodies]
        preferences.append(Preference(replace(where, years=years), YEAR_SHARE))
    return rest, tuple(preferences)


def years_in(text: str) -> tuple[int, ...]:
    """Years named in a query, 18年 as 2018."""
    found = (match["full"] or f"20{match['short']}" for match in YEAR.finditer(folded(text)))
    return tuple(dict.fromkeys(map(int, found)))


def _reports_of(where: Where, mentions: Sequence[NameMention]) -> list[Where]:
    organisations = tuple(dict.fromkeys(name for mention in mentions for name in mention.candidates))
    files = tuple(dict.fromkeys(file for mention in mentions for file in mention.files))
    named = [replace(where, organisations=organisations)] if organisations else []
    return named + ([replace(where, files=files)] if files else [])


def _without(text: str, mentions: Sequence[NameMention]) -> str:
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text
