"""Passages that answer where no figure does: lists, policies, reasons, yes or no."""

import re
from dataclasses import dataclass

from assistant.answer import Quoted
from assistant.asking.asked import Asked
from assistant.asking.inquiry import Inquiry
from assistant.asking.scopes import Scope
from assistant.asking.terms import Term
from assistant.finding.reading import passages_of
from assistant.finding.standing import folded
from assistant.telling.proof import prove
from index.library import Filed, Library
from ingest.document import Passage

ENOUGH = 0.55
"""Share of the question's words, by weight, that a passage has to hold."""
SHOWN = 5
SEARCHED = 40
_IS = ("是指", "是", "指的是", "即")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”’」』]?|\n")
LONG = 420
"""A quote is kept to about so many characters."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that tells something about what was asked."""

    quoted: Quoted
    score: float
    covered: float


def find_passages(
    asked: Asked, words: str, scope: Scope, years: tuple[int, ...], library: Library, *, define: bool = False
) -> tuple[Told, ...]:
    """Passages of a scope about what is asked, best first, each quoted as far as it matters.

    With `define`, those that say what the thing is come first."""
    if not asked.terms:
        return ()
    query = " ".join(dict.fromkeys((words.strip(), *(form for term in asked.terms for form in term.forms[:3]))))
    hits = library.search(query, scope.where(years), limit=SEARCHED).hits
    if define:
        hits = (*hits, *library.search(f"“{asked.terms[0].text}是”", scope.where(years), limit=SEARCHED).hits)
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    told: list[Told] = []
    for hit in hits:
        covered = _coverage(asked.terms, hit.passage)
        if define and any(f"{form}{word}" in folded(hit.passage.text) for form in asked.terms[0].forms for word in _IS):
            covered += 0.5
        quote = _quote(asked.terms, hit.passage.text)
        quoted = prove(quote, hit.passage, hit.report)
        if quoted:
            told.append(Told(quoted, round(covered + 0.5 * hit.score / top, 4), covered))
    told += _listed(asked.terms, hits[:8], library)
    told.sort(key=lambda one: (-one.score, one.quoted.file, one.quoted.passage))
    return _each_once(told)


def told_about(inquiry: Inquiry, asked: Asked, library: Library) -> tuple[Told, ...]:
    """Passages of every scope that an inquiry is about, best first."""
    words = (
        inquiry.question.rest
        if not inquiry.elliptical
        else " ".join(term.text for term in (*asked.terms, *asked.context))
    )
    define = "definition" in inquiry.wants
    told: list[Told] = []
    for scope in inquiry.scopes:
        years = tuple(year for year in inquiry.years if year in scope.years)
        unreported = inquiry.years and not years and not scope.open
        here = () if unreported else find_passages(asked, words, scope, years, library, define=define)
        if inquiry.years and not any(one.covered >= ENOUGH for one in here):
            elsewhere = find_passages(asked, words, scope, (), library)
            here = (*here, *(one for one in elsewhere if any(f"{year}" in one.quoted.quote for year in inquiry.years)))
        told += here
    return tuple(sorted(told, key=lambda one: (-one.score, one.quoted.file, one.quoted.passage)))


def _each_once(told: list[Told]) -> tuple[Told, ...]:
    kept: dict[tuple[str, int], Told] = {}
    for one in told:
        kept.setdefault((one.quoted.sha256, one.quoted.passage), one)
    return tuple(kept.values())


def _coverage(terms: tuple[Term, ...], passage: Passage) -> float:
    """Share of the words' weight that stands in a passage or its headings."""
    text, section = folded(passage.text), folded("".join(passage.section))
    weight = sum(term.weight for term in terms)
    held = sum(term.weight * _held(term, text, section) for term in terms)
    return held / weight if weight else 0.0


def _held(term: Term, text: str, section: str) -> float:
    if term.text in text:
        return 1.0
    if any(form in text for form in term.others):
        return 0.95
    if term.loose and term.loose in text:
        return 0.85
    if any(form in section for form in term.forms):
        return 0.85
    if len(term.text) >= 3:
        pairs = [term.text[i : i + 2] for i in range(len(term.text) - 1)]
        share = sum(pair in text for pair in pairs) / len(pairs)
        return 0.8 * share if share >= 0.5 else 0.0
    return 0.0


def _quote(terms: tuple[Term, ...], text: str) -> str:
    """The whole passage where it is short, else the sentences around the one that says most."""
    if len(text) <= LONG:
        return text.strip()
    sentences = [m.span() for m in _SENTENCE.finditer(text) if m.group().strip()]
    if not sentences:
        return text[:LONG]
    marks = [_said(terms, text[a:b]) for a, b in sentences]
    best = max(range(len(sentences)), key=lambda i: (marks[i], -i))
    first = last = best
    while sentences[last][1] - sentences[first][0] < LONG and (first > 0 or last < len(sentences) - 1):
        before = marks[first - 1] if first > 0 else -1.0
        after = marks[last + 1] if last < len(sentences) - 1 else -1.0
        grown = (
            sentences[last][1] - sentences[first - 1][0]
            if before > after
            else sentences[last + 1][1] - sentences[first][0]
        )
        if grown > LONG:
            break
        first, last = (first - 1, last) if before > after else (first, last + 1)
    return text[sentences[first][0] : sentences[last][1]].strip()[: 3 * LONG]


def _said(terms: tuple[Term, ...], sentence: str) -> float:
    text = folded(sentence)
    return sum(term.weight for term in terms if any(form in text for form in term.forms))


def _listed(terms: tuple[Term, ...], hits: tuple[object, ...], library: Library) -> list[Told]:
    """The passages under a heading that is itself about what is asked: the items of its list."""
    told: list[Told] = []
    for report, section in _headings(terms, hits):
        for passage in passages_of(library, report.sha256).values():
            if passage.section[: len(section)] == section:
                quoted = prove(_quote(terms, passage.text), passage, report)
                if quoted:
                    told.append(Told(quoted, 1.25, 1.0))
    return told


def _headings(terms: tuple[Term, ...], hits: tuple[object, ...]) -> list[tuple[Filed, tuple[str, ...]]]:
    """Innermost headings above the hits that hold nearly every word."""
    found: list[tuple[Filed, tuple[str, ...]]] = []
    for hit in hits:
        section = hit.passage.section  # type: ignore[attr-defined]
        if not section:
            continue
        text = folded(section[-1])
        weight = sum(term.weight for term in terms)
        held = sum(term.weight for term in terms if any(form in text for form in term.forms))
        if weight and held / weight >= 0.75 and (hit.report, section) not in found:  # type: ignore[attr-defined]
            found.append((hit.report, section))  # type: ignore[attr-defined]
    return found[:1]
