"""Whether another wording still asks what a question asked: bodies, years, dimensions, units and numbers."""

import re

from assistant.answer import Answer
from assistant.asking.inquiry import Inquiry
from assistant.asking.terms import Term

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两]{2,}")


def words_left(inquiry: Inquiry) -> tuple[Term, ...]:
    """The words that had to be found and that nothing we know stands behind."""
    return tuple(term for term in _heavy(inquiry) if not _known(term))


def asks_the_same(inquiry: Inquiry, other: Inquiry, answer: Answer) -> bool:
    """Whether `other`, answered so, is the same inquiry in other words.

    What was understood has to stay as it was; only words that were not understood may be replaced, and not by nothing:
    a rewording that merely leaves out 外地 of 外地员工 asks for something else.
    """
    return (
        _frame(inquiry) == _frame(other)
        and other.number >= inquiry.number
        and _units_kept(_units(inquiry), _units(other))
        and _dimensions_kept(inquiry, other)
        and all(_kept(term, _heavy(other)) for term in _heavy(inquiry) if _known(term))
        and any(not _kept(term, _heavy(inquiry)) for term in _heavy(other))
        and _numbers(other.question.text) <= _numbers(inquiry.question.text) | set(map(str, inquiry.years))
        and _numbers(inquiry.question.rest) <= _numbers(other.question.rest)
        and _from_the_scopes(inquiry, answer)
    )


def _frame(inquiry: Inquiry) -> tuple[object, ...]:
    """All of an inquiry but its words: who, when, of which kind, and what for."""
    question, manner = inquiry.question, inquiry.manner
    return (
        inquiry.scopes, inquiry.unsure, inquiry.years, question.years.last, question.paired, question.every,
        frozenset(inquiry.wants), manner.growth, manner.several, manner.target,
    )  # fmt: skip


def _dimensions_kept(inquiry: Inquiry, other: Inquiry) -> bool:
    """Whether 环境 stays 环境; where no word was known, one may turn out to name one: 充电."""
    before, after = _dimensions(inquiry), _dimensions(other)
    return before == after or (not before and not any(map(_known, _heavy(inquiry))))


def _dimensions(inquiry: Inquiry) -> frozenset[tuple[str, str]]:
    terms = (term for one in inquiry.asked for term in (*one.terms, *one.context))
    return frozenset(term.dimension for term in terms if term.dimension)


def _units_kept(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether every unit that may answer the other could answer the first."""
    return not before or (bool(after) and after <= before)


def _units(inquiry: Inquiry) -> frozenset[str]:
    return frozenset(family for one in inquiry.asked for family in one.families)


def _heavy(inquiry: Inquiry) -> tuple[Term, ...]:
    """The words of the turn itself that had to be found."""
    return tuple(dict.fromkeys(term for one in inquiry.question.asked for term in one.heavy))


def _known(term: Term) -> bool:
    return bool(term.others or term.dimension or term.indicators)


def _kept(term: Term, others: tuple[Term, ...]) -> bool:
    """Whether one of the words is it, or means the same."""
    return any(set(term.forms) & set(other.forms) for other in others)


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def _from_the_scopes(inquiry: Inquiry, answer: Answer) -> bool:
    """Whether all that is shown comes from reports of the bodies asked about."""
    if any(scope.open for scope in inquiry.scopes):
        return True
    asked = {report.sha256 for scope in inquiry.scopes for report in scope.reports}
    shown = {one.report.sha256 for one in answer.figures} | {one.sha256 for one in answer.citations}
    return shown <= asked
