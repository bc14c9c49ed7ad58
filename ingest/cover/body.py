"""The body that reports: its full name by the evidence of cover, title and preamble, and its short names."""

import re
from collections import Counter

from ingest.cover.opening import ENTRY, NEXT_ENTRY, Opening
from ingest.cover.organisations import declared, definitions, names_in, own_words, self_words, trimmed, uses, whole_name
from ingest.cover.titles import Title, plain
from ingest.text.characters import fold_in_place, to_simplified

ABOUT_REPORT = re.compile(
    r"本报告|报告书?(?:为|由|系|是|以|披露|揭露)|欢迎阅读|社会责任.{0,60}报告|可持续发展报告|永续报告"
)

FULL = re.compile(r"(?:集团)?(?:股份|有限责任|有限)*公司")
"""What a bank or group may leave out of its name."""

Votes = Counter[str]


def find_organisation(opening: Opening, titles: tuple[Title, ...]) -> tuple[str | None, str]:
    """The full name with the most evidence for it, and where it was read."""
    votes: Votes = Counter()
    places: dict[str, str] = {}

    def vote(name: str | None, weight: int, place: str) -> None:
        if name and 4 <= len(name) <= 40:
            votes[name] += weight
            places.setdefault(name, place)

    for line in dict.fromkeys(opening.cover):
        for part in re.split(r"\s{2,}", line):
            name = whole_name(plain(part))
            vote(name, 3 if name and name.endswith("集团") else 5, "封面")  # a bare 集团 is the mark of a parent
    for line in dict.fromkeys(opening.running):
        vote(whole_name(plain(line)), 3, "页眉")
    for line in dict.fromkeys(opening.closing):
        name = whole_name(plain(line).removesuffix("董事会"))
        vote(name, 1 if name and name.endswith("集团") else 3, "落款")
    for line in opening.preamble:
        for part in NEXT_ENTRY.split(line):
            if entry := ENTRY.match(plain(part)):
                vote(whole_name(entry["name"]), 5, "填报单位")
    for title in titles:
        before = trimmed(title.before)
        vote(whole_name(before), 5, "标题")
    for paragraph in opening.preamble:
        for full, inside in definitions(plain(paragraph)):
            selves = [s for s in declared(inside) if s in self_words() or s in {t.before for t in titles}]
            vote(full, 5 if selves else 2, "正文简称定义")
    for paragraph in opening.preamble[:30]:
        squeezed = plain(paragraph)
        named = dict.fromkeys(names_in(squeezed))
        for full in named:
            vote(full, 4 if len(named) == 1 and ABOUT_REPORT.search(squeezed) else 1, "正文")
    body = plain(opening.text[:300_000])
    for candidate in list(votes):
        votes[candidate] += min(4, body.count(candidate) - 1)
    votes = _with_full_names(votes, places)
    best = votes.most_common(2)
    if not best or best[0][1] < 4:
        return None, ""
    if len(best) > 1 and best[1][1] == best[0][1] and best[0][0] not in best[1][0] and best[1][0] not in best[0][0]:
        return None, ""
    return _as_printed(best[0][0], opening), places[best[0][0]]


def _with_full_names(votes: Votes, places: dict[str, str]) -> Votes:
    """The votes, those for a name given to the longer one that begins with it and says what kind of company it is."""
    full = {
        short: next((name for name in votes if name != short and FULL.fullmatch(name.removeprefix(short))), short)
        for short in votes
        if not short.endswith("公司")
    }
    joined: Votes = Counter()
    for name, count in votes.items():
        whole = full.get(name, name)
        joined[whole] += count
        places[whole] = min(places[whole], places[name], key=list(places.values()).index)
    return joined


def _as_printed(name: str, opening: Opening) -> str:
    """The name with the characters that the report prints."""
    squeezed = re.sub(r"\s+", "", opening.text)
    bare = re.sub(r"\s+", "", name)
    start = to_simplified(fold_in_place(squeezed)).find(bare)
    return squeezed[start : start + len(bare)] if start >= 0 else name


def find_names(
    opening: Opening, organisation: str | None, titles: tuple[Title, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Short names and self-references, as printed."""
    found: dict[str, None] = {}
    wanted = plain(organisation or "")
    for paragraph in opening.preamble:
        squeezed = re.sub(r"\s+", "", fold_in_place(paragraph))
        simplified = to_simplified(squeezed)
        for full, inside in definitions(simplified):
            if wanted and (full.endswith(wanted) or wanted.endswith(full)):
                start = simplified.find(inside)
                found.update(dict.fromkeys(declared(squeezed[start : start + len(inside)])))
        if re.search(r"分别使用|称谓|指代", simplified) and wanted and wanted in simplified:
            found.update(dict.fromkeys(declared(squeezed[simplified.find(wanted) :])))
    for names, meant in opening.glossary:
        if wanted and plain(meant) == wanted:
            found.update(dict.fromkeys(part for part in re.split(r"[、/，,或\s]+", names) if len(part) >= 2))
    for title in titles:
        if title.before and plain(title.before) != wanted and title.alone and len(title.before) <= 10:
            found[title.before] = None
    squeezed_text = re.sub(r"\s+", "", opening.text[:300_000])
    if organisation and (acronym := re.search(re.escape(organisation) + r"[（(]([A-Z]{2,8})[）)]", squeezed_text)):
        found[acronym[1]] = None
    selves = self_words()
    plainly = {name: plain(name) for name in found if name != organisation}
    short = tuple(n for n, s in plainly.items() if s not in selves and s != wanted)
    declared_selves = [n for n, s in plainly.items() if s in selves]
    return short, tuple(dict.fromkeys((*declared_selves, *uses(to_simplified(squeezed_text), own_words(wanted)))))
