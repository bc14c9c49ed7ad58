"""Turns that only make sense after the last ones: 差多少？ 每项多少？ 总共给了多少钱？"""

import re

from assistant.answer import Derived
from assistant.asking.asked import Asked
from assistant.asking.inquiry import Inquiry
from assistant.asking.measures import answers, asked_families
from assistant.asking.scopes import Scope
from assistant.finding.calculating import comparable, differences, gap, ratio, total
from assistant.finding.lookup import Looked
from assistant.finding.periods import years_of
from assistant.telling.desk import Desk, Outcome
from assistant.telling.writing import calculated, lines, minded, name_of, statement
from index.library import Disclosure
from ingest.said import Said

_PER = re.compile(r"(?:平均)?每(名|位|个|家|项|人|张|户|次|场|件|份|台|吨)")
"""每项多少？"""

Made = tuple[Derived, tuple[Disclosure, ...]]
"""A calculation with its operands."""


def over_the_last(desk: Desk) -> Outcome | None:
    """A calculation over the figures of the turns before; `None` where none is asked for or possible."""
    inquiry = desk.inquiry
    made = None
    if "sum" in inquiry.wants and adds_nothing(inquiry):
        made = _sum_of_last(inquiry)
    elif "difference" in inquiry.wants and adds_nothing(inquiry):
        made = _since_last(inquiry)
    elif "per" in inquiry.wants:
        made = _per_each(inquiry)
    if made is None:
        return None
    derived, figures = made
    said = minded(differences(figures) if "per" not in inquiry.wants else ())
    said += [*map(statement, figures), calculated(derived)]
    citations = desk.citations(figures)
    return Outcome(desk.answer("answered", lines(said), figures=figures, derived=(derived,), citations=citations))


def beside_the_last(desk: Desk, asked: Asked, scope: Scope, year: int | None) -> Looked | None:
    """总共给了多少钱？ after 立项 8 项: the amount in the same sentence, where only the unit is new."""
    inquiry = desk.inquiry
    families, near = inquiry.question.families, inquiry.near
    if not (adds_nothing(inquiry) and families and near) or answers(near.figure.quantity.unit, families) > 0:
        return None
    found = desk.seeker.in_same_sentence(near, families)
    return Looked(asked, scope, year, found, 1.0) if found else None


def adds_nothing(inquiry: Inquiry) -> bool:
    """Whether a turn names no thing, body or year of its own: 差多少？"""
    question = inquiry.question
    own = any(one.terms for one in question.asked)
    return inquiry.elliptical and not (own or question.organisations or question.files or question.years)


_HOW_MANY = re.compile(r"([两二三四])[家年者项个]")
MOST = 4


def _sum_of_last(inquiry: Inquiry) -> Made | None:
    """Of what the last answer gave for several bodies or years, or the last answers one by one."""
    last = inquiry.past.answers[-1:]
    figures = last[0].figures if last and len(last[0].figures) > 1 else ()
    if not figures:
        named = _HOW_MANY.search(inquiry.question.rest)
        most = "零一两三四".index(named.group(1).replace("二", "两")) if named else MOST
        for answer in reversed(inquiry.past.answers[-most:]):
            if len(answer.figures) != 1 or not comparable((*answer.figures, *figures)):
                break
            figures = (*answer.figures, *figures)
    places = {(name_of(one), years_of(one)) for one in figures}
    if len(places) < len(figures) or len(figures) < 2 or not comparable(figures):
        return None
    return total(figures), figures


def _since_last(inquiry: Inquiry) -> Made | None:
    """Between the figures of the last two answers."""
    last = [one.figures[0] for one in inquiry.past.answers[-2:] if len(one.figures) == 1]
    if len(last) != 2 or not comparable(last):
        return None
    return gap(last[0], last[1]), (last[0], last[1])


def _per_each(inquiry: Inquiry) -> Made | None:
    """What was said last per one of what was counted before it."""
    match = _PER.search(inquiry.question.rest)
    said = [one.figures[0] for one in inquiry.past.answers[-3:] if one.figures]
    if not match or not said or any(one.terms for one in inquiry.question.asked):
        return None
    families = asked_families(match.group(1), 0)
    counted = [one for one in said if families and answers(one.figure.quantity.unit, families) == 1.0]
    others = [one for one in reversed(said) if one not in counted]
    made = (
        ratio(others[0], counted[-1], Said("平均每{unit}", unit=Said(match.group(1)))) if counted and others else None
    )
    return (made, (others[0], counted[-1])) if made else None
