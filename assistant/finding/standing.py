"""Where the words of a question stand about a figure: in what it counts, in its clause, its sentence, its headings."""

import re
from functools import cache, lru_cache

from assistant.asking.asked import Asked
from assistant.asking.rules import word_list
from assistant.asking.terms import Term
from index.library import Disclosure
from ingest.figure import Figure
from ingest.indicators.taxonomy import load_taxonomy
from ingest.indicators.wording import worded

SUBJECT, DIMENSION, EARLIER, NEAR, QUOTE, SECTION, AFTER, PASSAGE = 1.0, 1.0, 0.92, 0.9, 0.72, 0.7, 0.55, 0.5
"""How surely a word is about a figure: in what is counted, in the heads that it goes on from, in its clause, before it
in its sentence, in a heading, behind it, elsewhere in its passage."""

_EACH = re.compile(r"^(?:每|人均|户均|单位)")


Fields = tuple[tuple[str, float], ...]


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Wording of a text, kept because a library's figures are looked at again and again."""
    return worded(text)


def near_enough(asked: Asked, figure: Figure) -> bool:
    """Whether any word that matters is anywhere around a figure: a quick look before the careful one."""
    text = folded(f"{figure.subject} {figure.source.quote} {''.join(figure.source.section)}")
    for term in asked.heavy or asked.terms:
        if (figure.indicator and figure.indicator in term.indicators) or term.dimension in figure.dimensions:
            return True
        if any(form in text or any(pair in text for pair in _pairs(form)) for form in term.forms):
            return True
        if term.loose and term.loose in text:
            return True
    return False


def stands(term: Term, disclosure: Disclosure) -> bool:
    """Whether a figure is about a word."""
    return covered(term, fields_of(disclosure, ""), disclosure.figure) >= SECTION


def stands_close(term: Term, disclosure: Disclosure) -> bool:
    """Whether a figure's own words are about it: not only those of the figures before it in the sentence."""
    figure = disclosure.figure
    if term.dimension and term.dimension in figure.dimensions:
        return True
    subject = folded(figure.subject)
    own = (
        subject
        if figure.in_table
        else subject.rsplit("·", 1)[-1] + folded(clause_of(figure.source.quote, figure.quantity.raw))
    )
    return any(_stands(form, own) == 1.0 for form in term.forms)


def fields_of(disclosure: Disclosure, passage: str) -> Fields:
    """The texts around a figure, each with how surely a word in it is about the figure, surest first."""
    figure = disclosure.figure
    quote = _without_names(figure.source.quote, disclosure)
    dimensions = " ".join(value for _, value in figure.dimensions)
    near = "" if figure.in_table else clause_of(quote, figure.quantity.raw)
    subject = folded(figure.subject)
    at = place_of(figure.quantity.raw, quote)
    before, after = (quote, "") if figure.in_table or at < 0 else (quote[:at], quote[at:])
    return (
        (subject if figure.in_table else subject.rsplit("·", 1)[-1], SUBJECT),
        (folded(dimensions), DIMENSION),
        (subject, EARLIER),
        (folded(near), NEAR),
        (folded(before), QUOTE),
        (folded("".join(figure.source.section)), SECTION),
        (folded(after), AFTER),
        (folded(passage), PASSAGE),
    )


def covered(term: Term, fields: Fields, figure: Figure) -> float:
    """How surely the figure is about a word: 1 where its subject says it, less the further away it stands."""
    if term.dimension and term.dimension in figure.dimensions:
        return 1.0
    if figure.indicator and figure.indicator in term.indicators and not term.dimension:
        return 0.97
    if any(name in term.forms for name, _ in figure.dimensions):
        return 0.95
    best = 0.0
    close = _only_close(term, figure)
    whole = close == EARLIER
    for text, weight in fields:
        if weight <= best or weight < close:
            break
        best = max(best, weight * max((_stands(form, text, whole=whole) for form in term.forms), default=0.0))
        if term.loose and term.loose in text:
            best = max(best, 0.85 * weight)
    return best


_JOINT = "[、与與和及]"
_LISTED = re.compile(rf"\d[^、\d]{{0,8}}?{_JOINT}")
"""5处、 of 营业所5处、实验室12间: what stands behind it is another thing."""
_AND_ANOTHER = re.compile(rf"{_JOINT}(?=[^，。；]*\d)")


def place_of(raw: str, quote: str) -> int:
    """Where a number stands in its sentence, 2.5 not inside 12.5; -1 where it does not."""
    at = quote.find(raw)
    while at > 0 and raw[:1].isdigit() and (quote[at - 1].isdigit() or quote[at - 1] in ".,"):
        at = quote.find(raw, at + 1)
    return at if at >= 0 else quote.find(raw)


def clause_of(quote: str, raw: str) -> str:
    """The part of a sentence between commas in which the number stands, without the other numbers of its list."""
    at = place_of(raw, quote)
    if at < 0:
        return quote
    start = max((quote.rfind(mark, 0, at) for mark in "，,；;。：:"), default=-1) + 1
    start = max((match.end() for match in _LISTED.finditer(quote, start, at)), default=start)
    ends = [end for end in (quote.find(mark, at + len(raw)) for mark in "，,；;。") if end >= 0]
    end = min(ends, default=len(quote))
    following = _AND_ANOTHER.search(quote, at + len(raw), end)
    return quote[start : following.start() if following else end]


def said_by(term: Term, figure: Figure) -> float:
    """Whether a figure's own words say a word: 1 in what is counted, less by another word or only in its clause."""
    if term.dimension and term.dimension in figure.dimensions:
        return 1.0
    subject = folded(figure.subject)
    own = subject if figure.in_table else subject.rsplit("·", 1)[-1]
    if term.text in own:
        return 1.0
    near = "" if figure.in_table else folded(clause_of(figure.source.quote, figure.quantity.raw))
    forms = (*term.forms, term.loose) if term.loose else term.forms
    return 0.8 if any(form in own or form in near for form in forms) else 0.6 * any(form in subject for form in forms)


def _without_names(text: str, disclosure: Disclosure) -> str:
    """The text without the body's own names, whose 质量 and 环境 say nothing about a figure."""
    identity = disclosure.report.identity
    for name in (identity.organisation or "", *identity.short_names):
        if len(name) > 1:
            text = text.replace(name, " " * len(name))
    return text


def _only_close(term: Term, figure: Figure) -> float:
    """How near the number a word has to stand: 女 and 每股 in its clause, a part of a whole in its name."""
    if term.dimension and figure.indicator:
        indicator = load_taxonomy().indicators.get(figure.indicator)
        if indicator and term.dimension[0] in indicator.dimensions:
            return EARLIER
    return NEAR if len(term.text) == 1 or _EACH.match(term.text) else 0.0


def _stands(form: str, text: str, *, whole: bool = False) -> float:
    """1 where a word stands in a text, less where only most of its character pairs do, unless it must be `whole`."""
    if form in text:
        return 1.0
    pairs = () if whole else _pairs(form)
    if not pairs:
        return 0.0
    share = sum([pair in text for pair in pairs]) / len(pairs)
    return 0.85 * share if share >= 0.5 else 0.0


@lru_cache(maxsize=10_000)
def _pairs(form: str) -> tuple[str, ...]:
    """Neighbouring characters of a word long enough to be known by most of them."""
    return () if len(form) < 3 or form.isascii() else tuple(form[i : i + 2] for i in range(len(form) - 1))


FILLING = re.compile(
    r"按.{1,4}(?:划分|分类|分组|统计|分布)的?|据(?:不完全|初步)?统计|合计|总计|总数|总量|共计|总|共|数量|人数|数目|数|量|额|率|本年|年度|全年|年末|年底|目前|现有|已|有|的|为|达到?|约|及|和|与|等|个|家|名|人|项|张|次|件|份|台|辆|\d+年?|[^\w]"
)
"""What a subject may hold without being narrower for it."""


@cache
def light_words() -> re.Pattern[str]:
    """Words in a subject that make it no narrower: 获得, 召开, 在岗."""
    words = [word for name in ("light", "empty") for word in word_list("words", name) if len(word) > 1]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
