"""The things that one question asks for: 多少场培训、多少人次参加 are two."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asking.joining import coordinated
from assistant.asking.naming import about, name_indicators
from assistant.asking.parts import BREAK, OPEN, Part, parts_of, without_cues, without_known
from assistant.asking.terms import LIGHT, Term, Token, age_groups, terms, tokens
from ingest.indicators.taxonomy import Taxonomy

_OF_WHICH = re.compile(r"^\s*(?:其中|一共|总共|现|共)?有?□(?:在|是|为|被|属于|分布|来自|位于|设在|已|未|没|通过|获)")
"""有多少家在外省 after 海外工厂，: the clause before names what is counted."""

_SHARE_OF = re.compile(r"[，,；;\s]*占(?!地)")
"""有多少，占总数的多少: a share of what was asked before it."""
_WITHIN = re.compile(r"其中|里头|里面|当中|这里")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for."""

    terms: tuple[Term, ...]
    """Words that a figure has to be about."""
    context: tuple[Term, ...] = ()
    """Words said around it, which help to choose."""
    families: tuple[str, ...] = ()
    """Families of units that answer, best first; empty where any may."""
    label: str = ""
    """The words as asked, for naming what was not found."""
    about: tuple[str, ...] = ()
    """Ids of the indicators that it is wholly about, where one name says it all."""
    growth: bool = False
    """Whether the clause asks how much it grew: 涨了多少 after 出口多少辆."""
    within: bool = False
    """Whether it asks how many of something are so: 其中, 有多少家在外省."""
    joined: tuple[Term, ...] = ()
    """The words of all that 和 joined with this one, should they belong together after all."""

    @property
    def heavy(self) -> tuple[Term, ...]:
        """The words that must be there."""
        return tuple(one for one in self.terms if not one.light)


def find_asked(text: str, taxonomy: Taxonomy, *, head_first: bool = False) -> tuple[Asked, ...]:
    """What a question asks for, once the names and years are out of it; several where it asks for several.

    `head_first`: in words from English the thing counted stands before what it is limited to, in Chinese after it."""
    found: list[Asked] = []
    named: list[Asked] = []
    for part in parts_of(text):
        here = _asked_in(text, part, taxonomy, found)
        found += here
        for one in (side for asked in here for side in _by_dimension(asked)):
            terms = tuple(reversed(one.terms)) if head_first else one.terms
            named.append(_named(replace(one, terms=terms), text[part.start : part.end], text, taxonomy))
    return tuple(dict.fromkeys(named))


def _named(asked: Asked, part: str, text: str, taxonomy: Taxonomy) -> Asked:
    """With the indicators that its own part of the question names; the whole question where that names none."""
    own = name_indicators(asked.terms, part, taxonomy)
    said = part if any(term.indicators for term in own) else text
    return replace(asked, terms=name_indicators(asked.terms, said, taxonomy), about=about(asked.terms, said, taxonomy))


def whole(asked: tuple[Asked, ...]) -> Asked:
    """Everything asked for as one: what a search for passages looks for."""
    every = {one.text: one for item in asked for one in (*item.terms, *item.context)}
    return Asked(tuple(every.values()), label="、".join(dict.fromkeys(item.label for item in asked if item.label)))


def _asked_in(text: str, part: Part, taxonomy: Taxonomy, before: list[Asked]) -> list[Asked]:
    shown = without_known(without_cues(re.sub(r"[（(][^（()）]*[）)]", "", text[part.start : part.end])))
    clauses = [Token(shown[a:b], a, b) for a, b in _clauses(shown)]
    cued = [clause for clause in clauses if OPEN in clause.text] or clauses[-1:]
    told = [(clause, _words(clause.text, taxonomy)) for clause in (*cued, *reversed(clauses))]
    main = next((clause for clause, said in told if len(said) > 1 or any(not one.light for one in said)), None)
    main = main or (cued[0] if cued else Token(shown, 0, len(shown)))
    within = _WITHIN.search(shown) is not None or _OF_WHICH.match(main.text) is not None
    main = _with_what_is_counted(main, clauses, shown)
    items = [item for item in (_words(piece, taxonomy) for piece in coordinated(main.text, taxonomy)) if item]
    rest = tuple(
        one
        for clause in clauses
        if not (main.start <= clause.start < main.end)
        for one in _words(clause.text, taxonomy)
    )
    if not any(len(item) > 1 or not one.light for item in items for one in item):
        heavy = tuple(one for one in rest if not one.light)
        items = [(*item, *heavy) for item in items] or ([rest] if rest else [])
        rest = ()
    if not items and before:
        items = [before[-1].terms]
    if before and _SHARE_OF.match(text[part.start : part.end]):
        items = [tuple(dict.fromkeys((*before[-1].heavy, *item))) for item in items]
    around = (*rest, *(one for item in before for one in item.terms))
    made = []
    for item in items:
        kept = tuple(dict.fromkeys((*age_groups(text[part.start : part.end]), *item)))
        context = tuple(one for one in dict.fromkeys(around) if one not in kept)
        if not any(not one.light for one in kept) and len(kept) < 2 and before:
            kept = (
                *(replace(one, weight=one.weight / LIGHT, light=False) for one in kept),
                *(replace(one, weight=one.weight / 2) for one in context if not one.light),
            )
            context = ()
        joined = tuple(dict.fromkeys(one for each in items for one in each)) if len(items) > 1 else ()
        label = "".join(one.text for one in kept) + "增长" * (part.growth and bool(before))
        made.append(Asked(kept, context, part.families, label, growth=part.growth, within=within, joined=joined))
    return made


def _with_what_is_counted(main: Token, clauses: list[Token], shown: str) -> Token:
    """The clause together with the one before it, where that names what the clause counts."""
    before = [clause for clause in clauses if clause.end <= main.start]
    return (
        Token(shown[before[-1].start : main.end], before[-1].start, main.end)
        if before and _OF_WHICH.match(main.text)
        else main
    )


def _by_dimension(asked: Asked) -> list[Asked]:
    """One for each value where two of one dimension are named side by side: 男 and 女."""
    values: dict[str, list[Term]] = {}
    for term in asked.terms:
        if term.dimension and not term.light:
            values.setdefault(term.dimension[0], []).append(term)
    sides = next((terms for terms in values.values() if len({term.dimension for term in terms}) > 1), [])
    if not sides:
        return [asked]
    return [replace(asked, terms=tuple(t for t in asked.terms if t is side or t not in sides)) for side in sides]


def _clauses(text: str) -> list[tuple[int, int]]:
    edges = [0, *(m.end() for m in BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip(" ，,；;。：:！!？?｜|")]


def _words(text: str, taxonomy: Taxonomy) -> tuple[Term, ...]:
    return terms((word.text for word in tokens(text, taxonomy)), taxonomy)
