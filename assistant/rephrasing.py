"""Help with the wording of a question, off unless asked for: who is asked, and what is taken of what they propose.

Only another wording of the question is ever taken, never an answer: it is read, looked up and proved like any other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.asking.inquiry import Inquiry
from assistant.asking.sameness import asks_the_same, words_left
from assistant.telling.desk import Outcome
from assistant.telling.proof import unsupported
from ingest.said import NOTHING, Listed, Said

AT_MOST = 3
"""So many rewordings of one question are tried."""
LONGEST = 120
"""A longer rewording, in characters, is not a question any more."""
URL, MODEL, KEY = "ZEWEN_MODEL_URL", "ZEWEN_MODEL", "ZEWEN_MODEL_KEY"
"""Variables of the environment that name an endpoint; without the first there is no help."""


@dataclass(frozen=True, slots=True)
class Rewordings:
    """What was proposed for one question, or why nothing was."""

    questions: tuple[str, ...] = ()
    warning: Said = NOTHING
    """One of our own sentences, fit to show; never words of whoever was asked."""


Rephrase = Callable[[str], Rewordings]
"""Other wordings of a question. Never raises: that no help came is a warning."""
Ask = Callable[[str], tuple[Inquiry, Outcome]]
"""How a question is read and answered."""


def no_rephrasing(_question: str) -> Rewordings:
    """No help at all."""
    return Rewordings()


def chosen(environment: Mapping[str, str]) -> Rephrase:
    """Who helps: the endpoint that the environment names, else nobody."""
    if not environment.get(URL, "").strip():
        return no_rephrasing
    from assistant.endpoint import Endpoint

    return Endpoint(environment[URL].strip(), environment.get(MODEL, ""), environment.get(KEY, "")).rephrase


def lost(inquiry: Inquiry, answer: Answer) -> bool:
    """Whether another wording may help: nothing was understood, or not disclosed is said with words left over.

    Where every word was understood, silence is the answer, and nobody is asked to talk it away.
    """
    if answer.status == "ambiguous":
        return not inquiry.unsure and not any(one.terms for one in inquiry.asked)
    return answer.status == "not_disclosed" and bool(words_left(inquiry))


def helped(inquiry: Inquiry, outcome: Outcome, *, rephrase: Rephrase, ask: Ask) -> tuple[Inquiry, Outcome]:
    """The answer to the first rewording that asks the same and is answered; else the one given, with a warning."""
    said = rephrase(inquiry.question.text)
    proposed = tuple(text for text in dict.fromkeys(map(neutral, said.questions)) if 0 < len(text) <= LONGEST)
    for text in proposed[:AT_MOST]:
        other, answered = ask(text)
        answer = _told(answered.answer, inquiry.question.text, text)
        if answer.status == "answered" and asks_the_same(inquiry, other, answer) and not unsupported(answer):
            return other, replace(answered, answer=answer)
    warning = said.warning or (Said("模型的改写不合用，没有采用") if said.questions else None)
    return inquiry, replace(outcome, answer=_with_line(outcome.answer, warning)) if warning else outcome


def neutral(text: str) -> str:
    """Foreign words as plain data: one line, nothing that steers a terminal or turns the reading direction."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _told(answer: Answer, question: str, reworded: str) -> Answer:
    """The answer as one to the user's own question, which says whose wording it goes by."""
    wording = Said("借助模型改写为：{question}", question=reworded)
    warning = Said("请注意：按原问题未查到，以下答的是改写后的问题，请核对改写是否走样。")
    return _with_line(replace(answer, question=question, text=Listed((answer.text, warning, wording), "\n")), wording)


def _with_line(answer: Answer, said: Said) -> Answer:
    line = Listed((part for part in (answer.understood.line, said) if part), " · ")
    return replace(answer, understood=replace(answer.understood, line=line))
