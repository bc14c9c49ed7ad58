"""How well a disclosed figure fits what is asked for: the heart of the assistant.

A figure answers when every word that matters stands in what it counts, in the sentence around it or in its headings;
when its unit can answer; and when it counts no narrower thing than was asked for. Being close is not enough: what is
left of a question's words unexplained is what makes the figure another one.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asked import Asked
from assistant.measures import answers, family_of
from assistant.rules import word_list
from assistant.terms import Term
from index.library import Disclosure
from ingest.figure import Figure
from ingest.taxonomy import load_taxonomy
from ingest.wording import worded

TAKEN = 0.62
"""A figure below this is not taken for the answer."""
HEAVY = 0.45
"""What a word that matters must reach somewhere around the figure."""

AROUND = 0.15
"""How much the words said around can move a fit."""

ALONE = 0.52
"""The same where no indicator says that it is the right figure: its passage alone is too far."""

SUBJECT, DIMENSION, EARLIER, NEAR, QUOTE, SECTION, AFTER, PASSAGE = 1.0, 1.0, 0.92, 0.9, 0.72, 0.7, 0.55, 0.5
"""How surely a word is about a figure: in what is counted, in the heads that it goes on from, in its clause, before it
in its sentence, in a heading, behind it, elsewhere in its passage."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure with how well it fits, and why not better."""

    disclosure: Disclosure
    score: float
    missing: tuple[str, ...] = ()
    """Words that matter and stand nowhere around it."""
    reason: str = ""
    """Why it cannot be the answer, in Chinese; empty where it may."""
    part: bool = False
    """True where it is refused only for being a part of what is asked."""

    @property
    def taken(self) -> bool:
        """Whether it may be given as the answer."""
        return not self.reason and not self.missing and self.score >= TAKEN


@dataclass(frozen=True, slots=True)
class Manner:
    """What else the question says about the number that it wants."""

    growth: bool = False
    several: bool = False
    """Whether the parts of a total or the rows of a table are asked for."""
    target: bool = False
    text: str = ""
    """The question's words, for what a rule must find in them."""


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Wording of a text, kept because a library's figures are looked at again and again."""
    return worded(text)


def fit(asked: Asked, disclosure: Disclosure, manner: Manner, passage: str = "") -> Fit:
    """How well one figure fits one thing asked for; `passage` is the text it stands in, where it is at hand."""
    figure = disclosure.figure
    reason = _refused(asked, figure, manner)
    fields = _fields(disclosure, passage)
    marks = [(term, _covered(term, fields, figure)) for term in asked.terms]
    around = [(term, _covered(term, fields, figure)) for term in asked.context]
    heavy = asked.heavy or asked.terms
    head = asked.heavy[-1:]
    named = any(figure.indicator in term.indicators for term in asked.terms) or _called(asked, figure)
    least = _least(figure, named=named)
    missing = tuple(term.text for term, mark in marks if term in heavy and mark < least)
    if not missing and not named and any(mark < SECTION for term, mark in marks if term in head):
        missing = tuple(term.text for term in head)
    if not missing and marks and max((mark for term, mark in marks if term in heavy), default=1.0) < QUOTE:
        missing = tuple(term.text for term in heavy)[-1:]
    weight = sum(term.weight for term, _ in marks)
    if not weight:
        return Fit(disclosure, 0.0, (), reason)
    score = sum(term.weight * mark for term, mark in marks) / weight
    if around:
        said = sum(term.weight * mark for term, mark in around) / sum(term.weight for term, _ in around)
        score += AROUND * (said - 0.4)
    score -= (0.0 if manner.several else _narrower(asked, disclosure)) + _unlike(asked, figure, manner)
    score *= 0.7 + 0.3 * answers(figure.quantity.unit, asked.families)
    return Fit(disclosure, round(score, 4), missing, reason, reason.endswith(_PART))


def _called(asked: Asked, figure: Figure) -> bool:
    """Whether what is counted has a name of the indicator that the question is wholly about."""
    taxonomy = load_taxonomy()
    subject = folded(figure.subject)
    return any(
        folded(alias) in subject for found in asked.about for alias in (taxonomy[found].name, *taxonomy[found].aliases)
    )


def _least(figure: Figure, *, named: bool) -> float:
    """What every word that matters must reach: more where nothing but words speaks for the figure."""
    if figure.basis == "inferred" and not named:
        return SECTION
    return HEAVY if named else ALONE


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
    return _covered(term, _fields(disclosure, ""), disclosure.figure) >= SECTION


def stands_close(term: Term, disclosure: Disclosure) -> bool:
    """Whether a figure's own words are about it: not only those of the figures before it in the sentence."""
    figure = disclosure.figure
    if term.dimension and term.dimension in figure.dimensions:
        return True
    subject = folded(figure.subject)
    own = (
        subject
        if figure.in_table
        else subject.rsplit("·", 1)[-1] + folded(_clause(figure.source.quote, figure.quantity.raw))
    )
    return any(_stands(form, own) == 1.0 for form in term.forms)


def _fields(disclosure: Disclosure, passage: str) -> tuple[tuple[str, float], ...]:
    figure = disclosure.figure
    quote = _without_names(figure.source.quote, disclosure)
    dimensions = " ".join(value for _, value in figure.dimensions)
    near = "" if figure.in_table else _clause(quote, figure.quantity.raw)
    subject = folded(figure.subject)
    at = quote.find(figure.quantity.raw)
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


def _without_names(text: str, disclosure: Disclosure) -> str:
    """The text without the body's own names, whose 质量 and 环境 say nothing about a figure."""
    identity = disclosure.report.identity
    for name in (identity.organisation or "", *identity.short_names):
        if len(name) > 1:
            text = text.replace(name, " " * len(name))
    return text


def _clause(quote: str, raw: str) -> str:
    """The part of a sentence between commas in which the number stands."""
    at = quote.find(raw)
    if at < 0:
        return quote
    start = max((quote.rfind(mark, 0, at) for mark in "，,；;。：:"), default=-1) + 1
    ends = [end for end in (quote.find(mark, at + len(raw)) for mark in "，,；;。") if end >= 0]
    return quote[start : min(ends, default=len(quote))]


def _covered(term: Term, fields: tuple[tuple[str, float], ...], figure: Figure) -> float:
    """How surely the figure is about a word: 1 where its subject says it, less the further away it stands."""
    if term.dimension and term.dimension in figure.dimensions:
        return 1.0
    if figure.indicator and figure.indicator in term.indicators and not term.dimension:
        return 0.97
    if any(name in term.forms for name, _ in figure.dimensions):
        return 0.95
    best = 0.0
    close = _only_close(term, figure)
    for text, weight in fields:
        if weight <= best or (close and weight < NEAR):
            break
        best = max(best, weight * max((_stands(form, text) for form in term.forms), default=0.0))
        if term.loose and term.loose in text:
            best = max(best, 0.85 * weight)
    return best


def _counted(term: Term, families: tuple[str, ...]) -> tuple[str, ...]:
    """The indicators that a word helps to name and that come in a unit asked for: 多少场培训 is no number of people."""
    return tuple(found for found in term.indicators if _comes_in(found, families)) if families else term.indicators


def _comes_in(indicator: str, families: tuple[str, ...]) -> bool:
    """Whether an indicator may come in the unit asked for."""
    taxonomy = load_taxonomy()
    units = taxonomy[indicator].units if indicator in taxonomy else ()
    return indicator in taxonomy and (
        not families or not units or any(family_of(unit) == families[0] for unit in units)
    )


def _another_indicator(asked: Asked, figure: Figure) -> str:
    """Why a figure is not of the one indicator that a question is wholly about; empty where it may be."""
    taxonomy = load_taxonomy()
    meant = [found for found in asked.about if _comes_in(found, asked.families)]
    if not meant or figure.indicator in meant:
        return ""
    if figure.indicator and figure.indicator in taxonomy:
        return "" if _akin(figure.indicator, meant) else f"是{taxonomy[figure.indicator].name}"
    units = {family_of(unit) for found in meant for unit in taxonomy[found].units}
    family = family_of(figure.quantity.unit)
    if units and family and family not in units:
        return "单位不同"
    return ""


def _akin(indicator: str, others: list[str]) -> bool:
    """Whether two indicators count the same things in another way: parts, or the same name for other units."""
    taxonomy = load_taxonomy()
    names = {name for other in others for name in (taxonomy[other].name, *taxonomy[other].aliases)}
    own = {taxonomy[indicator].name, *taxonomy[indicator].aliases}
    return bool(names & own) or taxonomy[indicator].part_of in others


def _of_another(asked: Asked, figure: Figure) -> bool:
    """Whether only the figure before it in the sentence is what was asked: 支出 in 收入…，支出…"""
    if figure.in_table or "·" not in figure.subject:
        return False
    last = folded(figure.subject).rsplit("·", 1)[-1]
    if len(_FILLING.sub("", last)) <= 1:
        return False
    own = last + folded(_clause(figure.source.quote, figure.quantity.raw))
    return not any(form in own for term in asked.heavy or asked.terms for form in (*term.forms, term.loose) if form)


def _unusual(ids: set[str], figure: Figure) -> bool:
    """Whether none of the indicators that the question names comes in the figure's unit."""
    units = {family_of(unit) for found in ids if found in load_taxonomy() for unit in load_taxonomy()[found].units}
    family = family_of(figure.quantity.unit)
    return bool(units and family and figure.quantity.unit and family not in units)


_EACH = re.compile(r"^(?:每|人均|户均|单位)")


def _only_close(term: Term, figure: Figure) -> bool:
    """Whether a word has to stand at the number itself: 女, 每股, and a part where the figure may be the whole."""
    if len(term.text) == 1 or _EACH.match(term.text):
        return True
    if not term.dimension or not figure.indicator:
        return False
    indicator = load_taxonomy().indicators.get(figure.indicator)
    return bool(indicator and term.dimension[0] in indicator.dimensions)


def _stands(form: str, text: str) -> float:
    """1 where a word stands in a text, less where only most of its character pairs do."""
    if form in text:
        return 1.0
    pairs = _pairs(form)
    if not pairs:
        return 0.0
    share = sum([pair in text for pair in pairs]) / len(pairs)
    return 0.85 * share if share >= 0.5 else 0.0


@lru_cache(maxsize=10_000)
def _pairs(form: str) -> tuple[str, ...]:
    """Neighbouring characters of a word long enough to be known by most of them."""
    return () if len(form) < 3 or form.isascii() else tuple(form[i : i + 2] for i in range(len(form) - 1))


_IN_ALL = re.compile(r"共计|合计|总计|总共|共有|共")
"""共计对外捐赠: a total, which is meant where no part is named."""
_DIVIDED = re.compile(r"按.{1,4}(?:划分|分类|区分|分组)")
"""按年龄划分的员工人数: always a part, even where the row's head was not understood."""
_PART = "部分的数"
_OTHERS = re.compile(r"行业|全国|全球|全市|全省|会员|集团|机构|上级|国内|同业|市场")
"""Words of a question that speak of others than the reporting body."""
_LOOSE = frozenset(["限定", "变化", "专利阶段"])
"""Dimensions that only describe."""
_WHOLE = frozenset(["合计", "总计", "全部", "总"])
_OF_THESE = re.compile(r"其中|属于|包括")
_FILLING = re.compile(
    r"按.{1,4}(?:划分|分类|分组|统计|分布)的?|合计|总计|总数|总量|共计|总|共|数量|人数|数目|数|量|额|率|本年|年度|全年|年末|年底|目前|现有|已|有|的|为|达到?|约|及|和|与|等|个|家|名|人|项|张|次|件|份|台|辆|\d+年?|[^\w]"
)


def _narrower(asked: Asked, disclosure: Disclosure) -> float:
    """What the subject says beyond the question: 质量管理体系有效证书 is narrower than 有效证书."""
    figure = disclosure.figure
    subject = folded(figure.subject)
    if not subject:
        return 0.1
    names = (disclosure.report.identity.organisation or "", *disclosure.report.identity.short_names)
    for name in (*names, *disclosure.report.identity.self_references):
        if len(name) > 1:
            subject = subject.replace(folded(name), "|")
    for form in sorted({form for term in (*asked.terms, *asked.context) for form in term.forms}, key=len, reverse=True):
        subject = subject.replace(form, "|")
    last = subject.rsplit("·", 1)[-1]
    own = folded(figure.subject)
    earlier = 1.0 if figure.in_table else 0.5
    return 0.3 * max(earlier * _left(subject) / max(4, len(own)), _left(last) / max(4, len(own.rsplit("·", 1)[-1])))


def _left(subject: str) -> int:
    """How many characters of a subject say more than was asked."""
    return len(_light_words().sub("", _FILLING.sub("", subject.replace("|", ""))))


@cache
def _light_words() -> re.Pattern[str]:
    """Words in a subject that make it no narrower: 获得, 召开, 在岗."""
    words = [word for name in ("light", "empty") for word in word_list("words", name) if len(word) > 1]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def _unlike(asked: Asked, figure: Figure, manner: Manner) -> float:
    """Small doubts: another kind of number, another body's, a value only read out of words."""
    doubt = 0.0
    clause = "" if figure.in_table else _clause(figure.source.quote, figure.quantity.raw)
    doubt -= 0.04 * bool(_IN_ALL.search(clause)) - 0.12 * bool(_OF_THESE.search(clause))
    doubt -= 0.02 * (figure.quantity.qualifier == "exact")
    ids = {found for term in asked.terms for found in _counted(term, asked.families)}
    if ids and figure.indicator:
        head = _counted((asked.heavy or asked.terms)[-1], asked.families)
        doubt += -0.07 if figure.indicator in head else -0.03 if figure.indicator in ids else 0.1
    if _of_another(asked, figure):
        doubt += 0.1
    if asked.terms and folded(figure.subject).endswith(asked.terms[-1].forms):
        doubt -= 0.03
    if not asked.families and _unusual(ids, figure):
        doubt += 0.12
    named = {term.dimension for term in (*asked.terms, *asked.context) if term.dimension}
    if not manner.several:
        doubt += sum(0.05 if pair[0] in _LOOSE else 0.1 for pair in figure.dimensions if pair not in named)
    if figure.kind in {"rule", "history"}:
        doubt += 0.08
    cumulative = any(term.text.startswith("累计") for term in asked.terms)
    doubt += (-0.04 if figure.kind == "cumulative" else 0.06) if cumulative else 0.0
    if figure.kind == "target" and not manner.target:
        doubt += 0.3
    if figure.scope != "own" and not _OTHERS.search(manner.text):
        doubt += 0.12
    if figure.basis == "inferred":
        doubt += 0.03
    return doubt


def _refused(asked: Asked, figure: Figure, manner: Manner) -> str:
    """Why the figure cannot answer whatever its words say."""
    if asked.families and not answers(figure.quantity.unit, asked.families):
        return "单位不同"
    if not asked.families and not manner.several and _is_share(figure) and not _SHARE.search(manner.text):
        return "是比率"
    if _divides(asked, figure) and not _SHARE.search(manner.text):
        return "是占比的分母"
    if _is_share(figure, wanted=asked.families):
        return "单位不同"
    if _implausible(asked, figure):
        return "数值明显不合该指标"
    another = _another_indicator(asked, figure)
    if another:
        return another
    if manner.growth and figure.kind != "growth" and family_of(figure.quantity.unit) not in {"percent", "multiple"}:
        return "不是增减幅度"
    if figure.kind == "growth" and not manner.growth and not _says_change(asked):
        return "是增减幅度"
    named = {term.dimension[0]: term.dimension for term in asked.terms if term.dimension}
    for pair in figure.dimensions:
        if pair[0] in named and named[pair[0]] != pair and pair not in {t.dimension for t in asked.terms}:
            return f"是{pair[1]}的数"
    part = "" if manner.several else _part_of(asked, figure)
    return f"只是{part}{_PART}" if part else ""


def _part_of(asked: Asked, figure: Figure) -> str:
    """The value of a dimension that a figure is limited to and the question says nothing about."""
    named = {term.dimension for term in (*asked.terms, *asked.context) if term.dimension}
    names = {name for name, _ in named}
    said = "".join(form for term in (*asked.terms, *asked.context) for form in term.forms)
    divided = _DIVIDED.search(figure.subject)
    if divided and not any(pair in named for pair in figure.dimensions):
        return divided.group()
    for name, value in figure.dimensions:
        plain = folded(value)
        if (
            name in _LOOSE
            or name in names
            or plain in said
            or plain in _WHOLE
            or f"各{plain}" in folded(figure.subject)
        ):
            continue
        if any(plain.startswith(word) for word in word_list("words", "light") if len(word) > 1):
            continue
        return value
    return ""


_SHARE = re.compile(r"率|占|比|幅|%|百分|成|满意|程度|水平|进度|份额|强度|增|减|降|升|变|目标|多少倍")
"""Words of a question that a percentage may answer."""


def _is_share(figure: Figure, wanted: tuple[str, ...] = ("percent",)) -> bool:
    """Whether a figure is a percentage; with a percentage wanted, only one without any unit can fail to be one."""
    family = family_of(figure.quantity.unit)
    if "percent" not in wanted:
        return False
    if wanted == ("percent",):
        return family in {"percent", "permille"}
    return not figure.quantity.unit and not _RATED.search(folded(figure.subject) + figure.quantity.raw)


def _divides(asked: Asked, figure: Figure) -> bool:
    """Whether the subject names what is asked only as what something is a share of: 占营收比重."""
    subject = folded(figure.subject)
    forms = [form for term in asked.heavy[-1:] for form in term.forms if form in subject]
    return bool(forms) and all(re.search(rf"(?:占|相当于|每)[^·]{{0,8}}{re.escape(form)}", subject) for form in forms)


_RATED = re.compile(r"率|比|占|%|百分|成")
"""出勤率: a number without a unit under such a head is a percentage."""


def _implausible(asked: Asked, figure: Figure) -> bool:
    """Whether no body could report such a value for the indicator asked for."""
    ids = {found for term in asked.terms for found in term.indicators}
    if figure.indicator not in ids or figure.quantity.unit in {"", "%"}:
        return False
    bounds = load_taxonomy()[figure.indicator].bounds if figure.indicator in load_taxonomy() else None
    return bool(bounds and figure.quantity.value and not bounds[0] / 10 <= figure.quantity.value <= bounds[1] * 10)


def _says_change(asked: Asked) -> bool:
    return any(term.text in word_list("words", "change") for term in (*asked.terms, *asked.context))
