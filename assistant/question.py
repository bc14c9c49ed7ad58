"""A question as it was understood, from its words alone and from the names that the library knows."""

import re
import unicodedata
from dataclasses import dataclass

from assistant.asked import Asked, find_asked
from assistant.catalogue import Catalogue
from assistant.english import in_chinese, is_english
from assistant.rules import rules
from assistant.wanted import asks_number, wants
from assistant.years import Years, find_years
from index.names import NameMention
from ingest.characters import to_simplified
from ingest.taxonomy import Taxonomy


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
    body: str = ""
    """Kind of body that it speaks of: certification, association, laboratory, company."""
    every: bool = False
    """Whether it speaks of all bodies, or all of that kind."""
    region: str = ""
    stranger: str = ""
    """A name of a body that the library does not have."""


def read_question(text: str, known: Catalogue, taxonomy: Taxonomy) -> Question:
    """A question, read against the names that the library knows."""
    clean = to_simplified(unicodedata.normalize("NFKC", text)).strip()
    mentions = known.names.resolve(clean)
    sure = [one for one in mentions if len(one.candidates) <= 1 or one.files]
    rest = _blank(clean, [(one.start, one.end) for one in mentions])
    years = find_years(rest)
    rest = _blank(rest, list(years.spans))
    body, every, region, spans = _kinds(rest, known)
    rest = _blank(rest, spans)
    if is_english(clean):
        rest = in_chinese(rest)
    organisations = tuple(dict.fromkeys(name for one in sure for name in one.candidates[:1]))
    return Question(
        text=text, rest=rest, organisations=organisations,
        files=tuple(dict.fromkeys(file for one in sure if not one.candidates for file in one.files)),
        unsure=tuple(one.candidates for one in mentions if one not in sure and not set(one.candidates) & set(organisations)),
        corrections=tuple((clean[one.start : one.end], _read_as(one)) for one in mentions if not one.exact),
        years=years, wants=wants(rest), number=asks_number(rest), asked=find_asked(rest, taxonomy),
        body=body, every=every, region=region,
        stranger="" if mentions else _stranger(rest),
    )  # fmt: skip


def _read_as(mention: NameMention) -> str:
    return mention.correction or (mention.candidates[0] if mention.candidates else "")


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with those stretches as one space each."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces += [text[at:start], " "]
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def _kinds(text: str, known: Catalogue) -> tuple[str, bool, str, list[tuple[int, int]]]:
    """Kind of body, whether all of them, region, and where the words stand."""
    spans: list[tuple[int, int]] = []
    body, every = "", False
    for rule in rules("bodies", "bodies"):
        match = rule.pattern.search(text)
        if match:
            body, every = (rule.name.removeprefix("every "), True) if rule.name.startswith("every") else (rule.name, every)
            spans.append(match.span())
            break
    body = "" if body == "body" else body
    place = re.search(r"([\u4e00-\u9fff]{2,3})(?:那|这)(?:一)?(?:家|个|所)(?:机构|单位|公司|中心|企业)?", text)
    regions = {one.identity.region for one in known.filed if one.identity.region}
    region = next((name for name in sorted(regions) if place and place.group(1).endswith(name)), "")
    if region and place:
        spans.append((place.end(1) - len(region), place.end()))
    return body, every, region, spans


def _stranger(text: str) -> str:
    """What looks like the name of a body at the head of a question."""
    for rule in rules("bodies", "strangers"):
        match = rule.pattern.match(text.strip())
        if match:
            return match.group(1)
    return ""
