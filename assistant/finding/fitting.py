"""How well a disclosed figure fits what is asked for: the heart of the assistant.

A figure answers when every word that matters stands in what it counts, in the sentence around it or in its headings;
when its unit can answer; and when it counts no narrower thing than was asked for. Being close is not enough: what is
left of a question's words unexplained is what makes the figure another one.
"""

import re
from dataclasses import dataclass

from assistant.asking.asked import Asked
from assistant.asking.measures import answers, family_of
from assistant.asking.terms import Term
from assistant.finding.heads import counted_by, left_of
from assistant.finding.refusing import LOOSE, PART, SO_FAR, Manner, comes_in, refused
from assistant.finding.standing import (
    FILLING,
    QUOTE,
    SECTION,
    clause_of,
    covered,
    fields_of,
    folded,
    light_words,
    said_by,
)
from index.library import Disclosure
from ingest.figure import Figure
from ingest.indicators.taxonomy import load_taxonomy

TAKEN = 0.62
"""A figure below this is not taken for the answer."""

HEAVY = 0.45
"""What a word that matters must reach somewhere around the figure."""

ALONE = 0.52
"""The same where no indicator says that it is the right figure: its passage alone is too far."""

KIN, FOREIGN = 0.3, 2
"""What says so little of what is asked and so many characters of something else is only a relative of it."""

OWN = 0.6
"""How much of the thing asked for such a figure's own words have to say."""

EARLIER_YET = 0.75
"""How near a prose figure without an indicator has to be to the thing asked for, where that is an indicator's name."""

SURE_OF_IT = 0.4
"""How much the words of a subject beyond the question count where the indicator is the very one asked for."""

AROUND = 0.15
"""How much the words said around can move a fit."""

UNSAID = 0.2
"""What a figure loses whose own words say nothing of what is asked, though its indicator does."""

_IN_ALL = re.compile(r"共计|合计|总计|总共|共有|共")
"""共计对外捐赠: a total, which is meant where no part is named."""

PHRASE = 4
"""So many characters at the end of a subject that the question says in one run are its very words: 职工监事."""

_HELD, _GAINED = re.compile(r"拥有|持有|现有|保有"), re.compile(r"申请|申报|受理|新增|获得|取得|获批|授权")
HELD = 0.12
"""谁的专利多 asks for those held before those applied for or gained in a year."""

_OF_THESE = re.compile(r"其中|属于|包括")

_OTHERS = re.compile(r"行业|全国|全球|全市|全省|会员|集团|机构|上级|国内|同业|市场")
"""Words of a question that speak of others than the reporting body."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure with how well it fits, and why not better."""

    disclosure: Disclosure
    score: float
    missing: tuple[str, ...] = ()
    """Words that matter and stand nowhere around it."""
    reason: str = ""
    """Why it cannot be the answer, in Chinese; empty where it may."""
    said: float = 1.0
    """How much of what is asked the figure's own words say, from 0 to 1; the rest is said by its indicator alone."""
    part: bool = False
    """True where it is refused only for being a part of what is asked."""

    @property
    def rank(self) -> float:
        """How it stands among others: what says the words itself comes before what is only of their kind."""
        return self.score - UNSAID * (1 - self.said)

    @property
    def taken(self) -> bool:
        """Whether it may be given as the answer."""
        return not self.reason and not self.missing and self.score >= TAKEN


def fit(asked: Asked, disclosure: Disclosure, manner: Manner, passage: str = "") -> Fit:
    """How well one figure fits one thing asked for; `passage` is the text it stands in, where it is at hand."""
    figure = disclosure.figure
    reason = refused(asked, figure, manner)
    fields = fields_of(disclosure, passage)
    marks = [(term, covered(term, fields, figure)) for term in asked.terms]
    around = [(term, covered(term, fields, figure)) for term in asked.context]
    heavy = asked.heavy or asked.terms
    head = asked.heavy[-1:]
    named = any(figure.indicator in term.indicators for term in asked.terms) or _called(asked, figure)
    least = _least(figure, named=named)
    missing = tuple(term.text for term, mark in marks if term in heavy and mark < least)
    if not missing and not named and any(mark < SECTION for term, mark in marks if term in head):
        missing = tuple(term.text for term in head)
    if not missing and marks and max((mark for term, mark in marks if term in heavy), default=1.0) < QUOTE:
        missing = tuple(term.text for term in heavy)[-1:]
    if (
        figure.indicator is None
        and not figure.in_table
        and (asked.about or left_of(asked, counted_by(figure)) > FOREIGN)
    ):
        far = (term for term, mark in marks if term in head and (mark < EARLIER_YET or said_by(term, figure) < OWN))
        missing = missing or tuple(term.text for term in far)
    weight = sum(term.weight for term, _ in marks)
    if not weight:
        return Fit(disclosure, 0.0, (), reason)
    score = sum(term.weight * mark for term, mark in marks) / weight
    if around:
        said = sum(term.weight * mark for term, mark in around) / sum(term.weight for term, _ in around)
        score += AROUND * (said - 0.4)
    narrower = 0.0 if manner.several else _narrower(asked, disclosure)
    score -= narrower * (SURE_OF_IT if _is_it(asked, figure) else 1.0) + _unlike(asked, figure, manner)
    said = sum(term.weight * said_by(term, figure) for term in asked.terms) / weight
    if not missing and said < KIN and len(asked.heavy) > 1 and left_of(asked, counted_by(figure)) > FOREIGN:
        missing = tuple(term.text for term in head)
    score *= 0.7 + 0.3 * answers(figure.quantity.unit, asked.families)
    return Fit(disclosure, round(score, 4), missing, reason, said, reason.endswith(PART))


def _is_it(asked: Asked, figure: Figure) -> bool:
    """Whether the taxonomy says that a figure is the very thing the question is wholly about, in a unit asked for."""
    return figure.indicator in asked.about and bool(asked.families) and not figure.dimensions


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
    forms = dict.fromkeys(form for term in (*asked.terms, *asked.context) for form in term.forms)
    for form in sorted(forms, key=len, reverse=True):
        subject = subject.replace(form, "|")
    last = subject.rsplit("·", 1)[-1]
    own = folded(figure.subject)
    earlier = 1.0 if figure.in_table else 0.5
    return 0.3 * max(earlier * _left(subject) / max(4, len(own)), _left(last) / max(4, len(own.rsplit("·", 1)[-1])))


def _left(subject: str) -> int:
    """How many characters of a subject say more than was asked."""
    return len(light_words().sub("", FILLING.sub("", subject.replace("|", ""))))


def _unlike(asked: Asked, figure: Figure, manner: Manner) -> float:
    """Small doubts: another kind of number, another body's, a value only read out of words."""
    doubt = 0.0
    clause = "" if figure.in_table else clause_of(figure.source.quote, figure.quantity.raw)
    doubt += (0.04 if asked.within else -0.04) * bool(_IN_ALL.search(clause))
    doubt += (-0.12 if asked.within else 0.12) * bool(_OF_THESE.search(clause))
    doubt -= 0.02 * (figure.quantity.qualifier == "exact")
    ids = {found for term in asked.terms for found in _counted(term, asked.families)}
    if ids and figure.indicator:
        head = _counted((asked.heavy or asked.terms)[-1], asked.families)
        doubt += -0.07 if figure.indicator in head else -0.03 if figure.indicator in ids else 0.1
    if _of_another(asked, figure):
        doubt += 0.1
    if asked.terms and folded(figure.subject).endswith(asked.terms[-1].forms):
        doubt -= 0.03 + 0.06 * (len(figure.subject) >= PHRASE and folded(figure.subject)[-PHRASE:] in asked.label)
    if not asked.families and _unusual(ids, figure):
        doubt += 0.12
    doubt += 0.08 * figure.source.quote.lstrip().startswith("其中")
    named = {term.dimension for term in (*asked.terms, *asked.context) if term.dimension}
    if not manner.several:
        forms = [form for term in (*asked.terms, *asked.context) for form in term.forms]
        limits = [
            pair
            for pair in figure.dimensions
            if pair not in named and not _made_of(pair[1], forms, within=asked.within)
        ]
        doubt += sum(0.05 if name in LOOSE else 0.1 for name, _ in limits)
    if figure.kind in {"rule", "history"}:
        doubt += 0.08
    cumulative = SO_FAR.search(manner.text) is not None
    doubt += (-0.04 if figure.kind == "cumulative" else 0.06) if cumulative else 0.06 * (figure.kind == "cumulative")
    if figure.kind == "target" and not manner.target:
        doubt += 0.3
    if _has_stages(figure) and not _GAINED.search(_said_in_all(asked)):
        held = _HELD.search(figure.subject) is not None
        doubt += HELD * ((not held and _GAINED.search(figure.subject) is not None) - held)
    if figure.scope != "own" and not _OTHERS.search(manner.text):
        doubt += 0.12
    if figure.basis == "inferred":
        doubt += 0.03
    return doubt


STAGES = "专利阶段"


def _has_stages(figure: Figure) -> bool:
    """Whether what a figure counts is applied for, then granted, then held."""
    indicator = load_taxonomy().indicators.get(figure.indicator or "")
    return indicator is not None and STAGES in indicator.dimensions


def _said_in_all(asked: Asked) -> str:
    """All words that a question and the turns before it said of what is asked."""
    return "".join(term.text for term in (*asked.terms, *asked.context)) + asked.label


def _made_of(value: str, forms: list[str], *, within: bool) -> bool:
    """Whether what a figure is limited to was asked for: 捐赠助学奖金 of 捐赠, 助学, 奖金."""
    plain = folded(value)
    for form in sorted(forms, key=len, reverse=True):
        plain = plain.replace(form, "")
    plain = plain.removeprefix("其中") if within else plain
    return not FILLING.sub("", plain)


def _counted(term: Term, families: tuple[str, ...]) -> tuple[str, ...]:
    """The indicators that a word helps to name and that come in a unit asked for: 多少场培训 is no number of people."""
    return tuple(found for found in term.indicators if comes_in(found, families)) if families else term.indicators


def _of_another(asked: Asked, figure: Figure) -> bool:
    """Whether only the figure before it in the sentence is what was asked: 支出 in 收入…，支出…"""
    if figure.in_table or "·" not in figure.subject:
        return False
    last = folded(figure.subject).rsplit("·", 1)[-1]
    if len(FILLING.sub("", last)) <= 1:
        return False
    own = last + folded(clause_of(figure.source.quote, figure.quantity.raw))
    return not any(form in own for term in asked.heavy or asked.terms for form in (*term.forms, term.loose) if form)


def _unusual(ids: set[str], figure: Figure) -> bool:
    """Whether none of the indicators that the question names comes in the figure's unit."""
    units = {family_of(unit) for found in ids if found in load_taxonomy() for unit in load_taxonomy()[found].units}
    family = family_of(figure.quantity.unit)
    return bool(units and family and figure.quantity.unit and family not in units)
