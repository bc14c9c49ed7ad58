"""Answers in the report's own words: lists, policies, reasons, yes or no."""

import re

from assistant.asking.asked import whole
from assistant.finding.lookup import Looked
from assistant.finding.passages import ENOUGH, SHOWN, told_about
from assistant.telling.desk import Desk, Outcome, once
from assistant.telling.silence import not_disclosed
from assistant.telling.writing import lines, statement
from ingest.said import Said

SURE = 0.75
"""A figure that fits so well answers even a question that does not ask for a number."""
_REASON = re.compile(r"因为|由于|原因|因此|所致|导致|受.{1,12}影响|随着")
"""由于转版，证书减少: a report that gives a reason."""


def in_words(desk: Desk, looked: tuple[Looked, ...]) -> Outcome:
    """Passages that say it, with the figures that fit beyond doubt."""
    inquiry = desk.inquiry
    figures = desk.proved(once(figure for one in looked if one.score >= SURE for figure in one.chosen))
    told = told_about(inquiry, whole(inquiry.asked), desk.library)
    passages = tuple(one.quoted for one in told if one.covered >= ENOUGH)
    if not passages and not figures:
        return not_disclosed(desk, looked)
    why = "why" in inquiry.wants
    cited = desk.citations(figures) if "yesno" in inquiry.wants or not passages else ()
    if why and inquiry.elliptical:
        cited = tuple(one for past in inquiry.past.answers[-2:] for one in past.citations)
    citations = tuple(dict.fromkeys((*cited, *passages)))[: SHOWN + len(cited)]
    figures = figures if cited and not why else ()
    said = [statement(one) for one in figures]
    if why and not any(_REASON.search(one.quote) for one in citations):
        said.append(Said("报告未说明原因，不作推断；有关原文如下："))
    elif passages:
        said.append(Said("报告原文如下："))
    return Outcome(desk.answer("answered", lines(said), figures=figures, citations=citations), looked)
