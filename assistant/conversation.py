"""A conversation: turns that inherit what they leave out."""

import os
from dataclasses import dataclass, field, replace
from functools import partial

from assistant.answer import Answer, Understood
from assistant.asking.asked import Asked
from assistant.asking.catalogue import Known
from assistant.asking.inquiry import Inquiry, Past, inquire
from assistant.asking.question import corrected, read_question
from assistant.finding.standing import stands, stands_close
from assistant.rephrasing import Rephrase, chosen, helped, lost
from assistant.telling.answering import respond
from assistant.telling.desk import Outcome
from index.library import Library
from ingest.indicators.taxonomy import load_taxonomy


@dataclass(frozen=True, slots=True)
class Context:
    """What the next turn inherits."""

    turns: tuple[Answer, ...] = ()
    understood: Understood = field(default_factory=Understood)
    past: Past = field(default_factory=Past)


EMPTY = Context()


def ask(
    question: str, library: Library, context: Context = EMPTY, *, rephrase: Rephrase | None = None
) -> tuple[Answer, Context]:
    """The answer and the context for the next turn. Same library, question and context: the same bytes.

    `rephrase` may help with the wording; by default whoever the environment names, which is nobody unless set."""
    known = Known(library)
    inquiry, outcome = _answered(question, library, context, known)
    if lost(inquiry, outcome.answer):
        again = partial(_answered, library=library, context=context, known=known)
        inquiry, outcome = helped(inquiry, outcome, rephrase=rephrase or chosen(os.environ), ask=again)
    answer = outcome.answer
    return answer, Context((*context.turns, answer), answer.understood, _past(inquiry, outcome))


def _answered(question: str, library: Library, context: Context, known: Known) -> tuple[Inquiry, Outcome]:
    """A question as it is written, or as the library spells its words where that is answered."""
    taxonomy = load_taxonomy()
    read = read_question(question, known, taxonomy)
    inquiry = inquire(read, context.past, known, taxonomy)
    outcome = respond(inquiry, library, known, taxonomy)
    if outcome.answer.status == "not_disclosed":
        again = corrected(read, library.search(read.rest, limit=1).corrections, taxonomy)
        if again:
            other = inquire(again, context.past, known, taxonomy)
            answered = respond(other, library, known, taxonomy)
            if answered.answer.status == "answered":
                inquiry, outcome = other, answered
    return inquiry, outcome


def _past(inquiry: Inquiry, outcome: Outcome) -> Past:
    """What the next turn may leave out."""
    named = [scope for scope in inquiry.scopes if not scope.open]
    organisations = tuple(scope.label for scope in named if scope.reports[0].identity.organisation)
    if not named and outcome.answer.figures:
        organisations = tuple(dict.fromkeys(one.report.identity.organisation or "" for one in outcome.answer.figures))
        organisations = tuple(filter(None, organisations))
    files = tuple(scope.reports[0].file for scope in named if not scope.reports[0].identity.organisation)
    return Past(
        organisations=organisations,
        files=files,
        years=inquiry.about,
        asked=tuple(_settled(one, outcome) for one in inquiry.asked),
        answers=(*inquiry.past.answers, outcome.answer)[-4:],
        wants=inquiry.wants,
        number=inquiry.number,
    )


def _settled(asked: Asked, outcome: Outcome) -> Asked:
    """What was asked, with those words of the turns before that the answer is about too."""
    found = [one for one in outcome.looked if one.asked == asked and one.chosen]
    if not found:
        return asked
    figure = found[0].chosen[0]
    close = tuple(term for term in asked.context if stands_close(term, figure))
    around = tuple(term for term in asked.context if term not in close and stands(term, figure))
    return replace(asked, terms=(*asked.terms, *close), context=around)
