"""The things that one question asks for: 多少场培训、多少人次参加 are two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asking.measures import CUE, asked_families, measure_at
from assistant.asking.naming import about, name_indicators
from assistant.asking.terms import Term, Token, age_groups, terms, tokens
from ingest.indicators.taxonomy import Taxonomy

_BREAK = re.compile(r"[，,；;。：:！!？?\n]")
_CONJUNCTION = re.compile(r"和|与|及|以及|、|或|或者|还有|跟|/")
_BEFORE_CUE = re.compile(r"(?:一共|总共|超过|大约|大概|约|共有|共计|合计|达到|占|有|共|了|过|达|为|是|各)+$")
"""Words before 多少 that belong to the asking."""
_SHARE = re.compile(r"占比(?!\s*(?:是|为)?多少)")
_AND_THIS = re.compile(r"(?<=[\u4e00-\u9fff])呢(?=[？?。！!\s]*$)")
"""多少专利？发明专利呢？: another thing asked for in the same words."""
_AND_WHETHER = re.compile(r"(?<=[，,；;])\s*(?:有没有|有无|是否有)")
"""工伤多少人，有没有因公死亡的？"""
_GREW = re.compile(r"(?:[增涨]长?|下?[降跌])了?(?:多少|百分|几)|同比|涨幅|增幅|降幅|增速|增长率")
_OPEN = "□"
"""Stands where a question leaves the number open."""
_EDGE = frozenset("的各是有为呢在了从由把将请") | {"各有", "各是", "各为", "分别"}
"""Words that end the reach of 和: in 撤销和暂停的证书 it joins 撤销 and 暂停."""


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
    joined: tuple[Term, ...] = ()
    """The words of all that 和 joined with this one, should they belong together after all."""

    @property
    def heavy(self) -> tuple[Term, ...]:
        """The words that must be there."""
        return tuple(one for one in self.terms if not one.light)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    families: tuple[str, ...]
    growth: bool = False


def find_asked(text: str, taxonomy: Taxonomy, *, head_first: bool = False) -> tuple[Asked, ...]:
    """What a question asks for, once the names and years are out of it; several where it asks for several.

    `head_first`: in words from English the thing counted stands before what it is limited to, in Chinese after it."""
    parts = _parts(text)
    found: list[Asked] = []
    for part in parts:
        found += _asked_in(text, part, taxonomy, found)
    split = [part for one in found for part in _by_dimension(one)]
    if head_first:
        split = [replace(one, terms=tuple(reversed(one.terms))) for one in split]
    named = (
        replace(one, terms=name_indicators(one.terms, text, taxonomy), about=about(one.terms, text, taxonomy))
        for one in split
    )
    return tuple(dict.fromkeys(named))


def whole(asked: tuple[Asked, ...]) -> Asked:
    """Everything asked for as one: what a search for passages looks for."""
    every = {one.text: one for item in asked for one in (*item.terms, *item.context)}
    return Asked(tuple(every.values()), label="、".join(dict.fromkeys(item.label for item in asked if item.label)))


def _parts(text: str) -> list[_Part]:
    """A part for each 多少: from the break before it on; what follows the last one belongs to it."""
    cues = sorted((*CUE.finditer(text), *_SHARE.finditer(text)), key=lambda cue: cue.start())
    cues += [cue for cue in _AND_WHETHER.finditer(text) if cues and cue.start() > cues[-1].end()]
    cues += [cue for cue in _AND_THIS.finditer(text) if cues and cue.start() > cues[-1].end()]
    parts: list[_Part] = []
    start = 0
    for cue, following in zip(cues, (*cues[1:], None), strict=False):
        end = len(text)
        if following:
            here = (cue.end(), following.start())
            between = list(_BREAK.finditer(text, *here)) or list(_CONJUNCTION.finditer(text, *here))
            if not between:
                continue
            end = between[-1].start()
        unit = measure_at(text, cue.end())
        families = asked_families(text[start:end], cue.end() - start)
        if not families and parts and cue.group() == "呢":
            families = parts[-1].families
        if unit or families or CUE.sub("", text[start:end]).strip(" ，,、"):
            parts.append(_Part(start, end, families, _GREW.search(text[start:end]) is not None))
        start = end
    return parts or [_Part(0, len(text), asked_families(text))]


def _asked_in(text: str, part: _Part, taxonomy: Taxonomy, before: list[Asked]) -> list[Asked]:
    shown = _without_cues(re.sub(r"[（(][^（()）]*[）)]", "", text[part.start : part.end]))
    clauses = [Token(shown[a:b], a, b) for a, b in _clauses(shown)]
    cued = [clause for clause in clauses if _OPEN in clause.text] or clauses[-1:]
    told = [(clause, _words(clause.text, taxonomy)) for clause in (*cued, *reversed(clauses))]
    main = next((clause for clause, said in told if len(said) > 1 or any(not one.light for one in said)), None)
    main = main or (cued[0] if cued else Token(shown, 0, len(shown)))
    items = [item for item in (_words(piece, taxonomy) for piece in _coordinated(main.text, taxonomy)) if item]
    rest = tuple(one for clause in clauses if clause is not main for one in _words(clause.text, taxonomy))
    if not any(len(item) > 1 or not one.light for item in items for one in item):
        heavy = tuple(one for one in rest if not one.light)
        items = [(*item, *heavy) for item in items] or ([rest] if rest else [])
        rest = ()
    if not items and before:
        items = [before[-1].terms]
    around = (*rest, *(one for item in before for one in item.terms))
    made = []
    for item in items:
        kept = tuple(dict.fromkeys((*age_groups(text[part.start : part.end]), *item)))
        context = tuple(one for one in dict.fromkeys(around) if one not in kept)
        if not any(not one.light for one in kept) and len(kept) < 2 and before:
            kept = (
                *(replace(one, weight=one.weight / 0.35) for one in kept),
                *(replace(one, weight=one.weight / 2) for one in context if not one.light),
            )
            context = ()
        joined = tuple(dict.fromkeys(one for each in items for one in each)) if len(items) > 1 else ()
        label = "".join(one.text for one in kept) + "增长" * (part.growth and bool(before))
        made.append(Asked(kept, context, part.families, label, growth=part.growth, joined=joined))
    return made


def _without_cues(text: str) -> str:
    """The text with 多少张 as one mark, so that its measure word never joins the noun behind it."""
    pieces: list[str] = []
    at = 0
    for cue in sorted((*CUE.finditer(text), *_SHARE.finditer(text)), key=lambda cue: cue.start()):
        pieces += [_BEFORE_CUE.sub("", text[at : cue.start()]), _OPEN]
        at = cue.end() + len(measure_at(text, cue.end()))
    return "".join((*pieces, text[at:]))


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
    edges = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip(" ，,；;。：:！!？?｜|")]


def _coordinated(text: str, taxonomy: Taxonomy) -> list[str]:
    """撤销和暂停的证书 → 撤销 的证书, 暂停 的证书; the text alone where nothing is joined."""
    words = tokens(text, taxonomy)
    joints = [
        i for i, word in enumerate(words) if _CONJUNCTION.fullmatch(word.text) and word.text not in {"/", "或", "或者"}
    ]
    joints = [
        i for i in joints if 0 < i < len(words) - 1 and _ends(words[:i], taxonomy) and _carries(words[i + 1], taxonomy)
    ]
    if not joints:
        return [text]
    first, last = joints[0], joints[-1]
    left = first
    while left > 0 and not _is_edge(words[left - 1]):
        left -= 1
    right = last + 1
    while right < len(words) and not _is_edge(words[right]):
        right += 1
    edges = [left, *joints, right]
    elements = [words[a + (a in joints) : b] for a, b in pairwise(edges)]
    before, after = text[: words[left].start], text[words[right - 1].end :]
    shared = _shared_head(elements, taxonomy)
    if shared:
        after = "".join(word.text for word in shared) + after
        elements[-1] = elements[-1][: len(elements[-1]) - len(shared)]
    return [f"{before}{text[e[0].start : e[-1].end]}{after}" for e in elements if e]


def _shared_head(elements: list[tuple[Token, ...]], taxonomy: Taxonomy) -> tuple[Token, ...]:
    """有效证书 in 质量、环境和安全管理体系有效证书: what stands after the last of several values of one dimension."""
    named = [terms((element[0].text,), taxonomy) for element in elements if element]
    dimensions = {one[0].dimension[0] for one in named if one and one[0].dimension}
    if len(named) != len(elements) or len(dimensions) != 1 or not all(one and one[0].dimension for one in named):
        return ()
    alone = all(len(element) == 1 for element in elements[:-1])
    return elements[-1][1:] if alone else ()


def _is_edge(word: Token) -> bool:
    return (
        word.text in _EDGE
        or not word.text.strip()
        or bool(_BREAK.search(word.text))
        or _OPEN in word.text
        or bool(measure_at(word.text, 0) == word.text)
    )


def _carries(word: Token, taxonomy: Taxonomy) -> bool:
    return bool(terms((word.text,), taxonomy)) or word.text in {"男", "女"}


def _ends(words: Sequence[Token], taxonomy: Taxonomy) -> bool:
    """Whether the words before a joint end in one that carries meaning, 总量 behind it left aside."""
    whole = len(words) > 1 and words[-1].text in {"总量", "总数", "总额", "合计", "总计"}
    return _carries(words[-2 if whole else -1], taxonomy)


def _words(text: str, taxonomy: Taxonomy) -> tuple[Term, ...]:
    return terms((word.text for word in tokens(text, taxonomy)), taxonomy)
