"""A question as it was understood, from its words alone and from the names that the library knows."""

import re
import unicodedata
from dataclasses import dataclass, replace

from assistant.asking.asked import Asked, find_asked
from assistant.asking.catalogue import Known
from assistant.asking.changes import in_one_way
from assistant.asking.english import in_chinese, is_english
from assistant.asking.measures import CUE, asked_families
from assistant.asking.rules import rules, table
from assistant.asking.wanted import asks_number, wants
from assistant.asking.years import Years, find_years
from index.names.names import NameMention
from ingest.indicators.taxonomy import Taxonomy
from ingest.text.characters import to_simplified


@dataclass(frozen=True, slots=True)
class Question:
    """What one turn says, before the conversation is taken into account."""

    text: str
    rest: str
    """Without the names and years, in Chinese."""
    organisations: tuple[str, ...]
    """Full names, in the question's order."""
    files: tuple[str, ...]
    """Reports meant by name that name no body themselves."""
    unsure: tuple[tuple[str, ...], ...]
    """For each mention that may mean several bodies, which."""
    corrections: tuple[tuple[str, str], ...]
    years: Years
    wants: tuple[str, ...]
    number: bool
    """Whether it asks for a number."""
    asked: tuple[Asked, ...]
    families: tuple[str, ...] = ()
    """Families of units that it asks for, should it name nothing else."""
    body: str = ""
    """Kind of body that it speaks of: certification, association, laboratory, company."""
    paired: bool = False
    """Whether each body is named with a year of its own: 甲2019年和乙2020年."""
    every: bool = False
    """Whether it speaks of all bodies, or all of that kind."""
    head: str = ""
    """A kind word that stands for a body whose name is left out: 中心 in 中心有多少审核员."""
    cut: bool = False
    """Whether it was too long and only its beginning was read."""
    stranger: str = ""
    """A name of a body that the library does not have."""


LONGEST = 300
"""Of a longer question only so many characters are read."""
_NOISE = re.compile(r"\[/?[a-z]{1,9}\]|^\s*[a-z](?=[\u4e00-\u9fff](?![股类级型]))")
"""[red] of a markup, and a letter typed before the question began."""

_YEAR_AT_NAME = re.compile(r"(?<=[A-Za-z])(?=(?:19|20)\d{2}\s*年)")
"""CCAA2018年."""


_OPENING = re.compile(r"^(?:请问|为什么|为何|什么原因使?|怎么)")
"""Words before a name that are no part of it."""


def read_question(text: str, known: Known, taxonomy: Taxonomy) -> Question:
    """A question, read against the names that the library knows."""
    clean = _NOISE.sub("", to_simplified(unicodedata.normalize("NFKC", text))).strip()
    clean = _YEAR_AT_NAME.sub(" ", clean)
    cut = len(clean) > LONGEST
    clean = clean[:LONGEST]
    mentions = known.names.resolve(_OPENING.sub(lambda words: " " * len(words.group()), clean))
    sure = [one for one in mentions if len(one.candidates) <= 1 or one.files]
    rest = _blank(clean, [(_with_foreign_name(clean, one.start), _end_of_name(clean, one)) for one in mentions])
    rest = _in_full(rest)
    years = find_years(rest)
    dated = rest
    rest = _blank(rest, list(years.spans))
    body, every, spans = _kinds(rest)
    head, span = ("", (0, 0)) if mentions or body or every else _head(rest)
    spans += [span] if head else []
    whole = in_chinese(dated) if is_english(clean) else dated
    rest = _blank(rest, spans)
    if is_english(clean):
        rest = in_chinese(rest)
    rest = in_one_way(rest, compares=years.compares)
    organisations = tuple(dict.fromkeys(name for one in sure for name in one.candidates[:1]))
    unsure = tuple(one.candidates for one in mentions if one not in sure)
    return Question(
        text=text,
        cut=cut,
        rest=rest,
        organisations=organisations,
        files=tuple(dict.fromkeys(file for one in sure if not one.candidates for file in one.files)),
        unsure=tuple(names for names in unsure if not set(names) & set(organisations)),
        corrections=tuple((clean[one.start : one.end], _read_as(one)) for one in mentions if not one.exact),
        years=years,
        wants=wants(whole),
        number=asks_number(rest),
        asked=find_asked(rest, taxonomy, head_first=is_english(clean)),
        families=_families(rest),
        body=body,
        every=every,
        head=head,
        paired=_paired([one.start for one in mentions], [span[0] for span in find_years(clean).spans], years),
        stranger="" if mentions else _stranger(rest) or _before_year(dated, years, known, taxonomy),
    )


def _in_full(text: str) -> str:
    """三体系 as the systems that it stands for."""
    for row in table("words")["stands_for"]:
        text = re.sub(row["said"], row["meant"], text)
    return text


def _paired(bodies: list[int], years: list[int], named: Years) -> bool:
    if not 1 < len(bodies) == len(years) == len(named.named):
        return False
    return all(b < y for b, y in zip(bodies, years, strict=True)) and all(
        y < b for y, b in zip(years, bodies[1:], strict=False)
    )


def corrected(question: Question, corrections: tuple[tuple[str, str], ...], taxonomy: Taxonomy) -> Question | None:
    """The question with words of its own read as the library spells them; `None` where there is nothing to correct."""
    rest = question.rest
    for typed, meant in corrections:
        rest = rest.replace(typed, meant)
    if rest == question.rest:
        return None
    applied = tuple(pair for pair in corrections if pair[0] in question.rest)
    return replace(question, rest=rest, asked=find_asked(rest, taxonomy), corrections=(*question.corrections, *applied))


def _families(text: str) -> tuple[str, ...]:
    cue = CUE.search(text)
    return asked_families(text, cue.end() if cue else None)


_FOREIGN = re.compile(r"(?:[A-Z][A-Za-z&.-]*\s+)*[A-Z][A-Za-z&.-]*\s*[(（]\s*$")


def _with_foreign_name(text: str, start: int) -> int:
    """Where a mention begins together with the foreign name that it explains: JAC Motors (江淮汽车)."""
    match = _FOREIGN.search(text[:start])
    return match.start() if match else start


_KIND = re.compile(r"(?:股份|集团)(?:有限)?(?:公司)?(?![总数本额份])|(?:有限)?公司(?!治理)")


_IN_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
"""A further word of a full name: 大有科技 for 大有新世纪科技股份有限公司."""


def _end_of_name(text: str, mention: NameMention) -> int:
    """Where a mention ends together with what of the full name or its kind goes on behind it: 某某高速, 某某股份."""
    end = mention.end
    for name in mention.candidates[:1]:
        whole = to_simplified(name)
        while end < len(text) and text[mention.start : end + 1] in whole:
            end += 1
        rest = whole.partition(text[mention.start : end])[2]
        while _IN_NAME.fullmatch(word := text[end : end + 2]) and word in rest:
            rest, end = rest.partition(word)[2], end + 2
    match = _KIND.match(text, end)
    return match.end() if match else end


def _read_as(mention: NameMention) -> str:
    return mention.correction or (mention.candidates[0] if mention.candidates else "")


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with those stretches as one space each."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces += [text[at:start], " "]
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def _kinds(text: str) -> tuple[str, bool, list[tuple[int, int]]]:
    """Kind of body that is spoken of, whether all of that kind, and where the words stand."""
    for rule in rules("bodies", "bodies"):
        match = rule.pattern.search(text)
        if match:
            body = rule.name.removeprefix("every ")
            return "" if body == "body" else body, rule.name.startswith("every"), [match.span()]
    return "", False, []


def _head(text: str) -> tuple[str, tuple[int, int]]:
    for rule in rules("bodies", "heads"):
        match = rule.pattern.search(text)
        if match:
            return rule.name, match.span()
    return "", (0, 0)


_NAME = re.compile(r"(?:请问|查一下|那)?([\u4e00-\u9fff]{2,8})")


def _before_year(text: str, years: Years, known: Known, taxonomy: Taxonomy) -> str:
    """What stands alone before a year, 方圆认证2018年…, and is no word that the library or the taxonomy knows."""
    match = _NAME.fullmatch(text[: years.spans[0][0]].strip()) if years.spans else None
    if not match:
        return ""
    heavy = [one for asked in find_asked(match.group(1), taxonomy) for one in asked.terms if not one.light]
    known_word = any(one.dimension or one.indicators or one.others or known.says(one.text) for one in heavy)
    return match.group(1) if heavy and not known_word else ""


def _stranger(text: str) -> str:
    """What looks like the name of a body at the head of a question."""
    for rule in rules("bodies", "strangers"):
        match = rule.pattern.match(text.strip())
        if match:
            return match.group(1)
    return ""
