"""Zewen's answers about the demonstration reports against `corpus/questions.jsonl`."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.conversation import EMPTY, ask
from index.library import Library

CORPUS = Path(__file__).parents[2] / "corpus"
QUESTIONS = [json.loads(line) for line in (CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
SCANNED = next(question for question in QUESTIONS if question["type"] == "scanned")


def last_answer(turns: list[str], library: Library) -> Answer:
    context = EMPTY
    for turn in turns:
        answer, context = ask(turn, library, context)
    return answer


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def stated(answer: Answer) -> list[Decimal]:
    return [one.figure.quantity.value for one in answer.figures] + [one.value for one in answer.derived]


def is_right(question: dict, answer: Answer) -> bool:
    gold = question["answer"]
    if question["type"] == "not_disclosed":
        return answer.status in {"not_disclosed", "no_report"}
    if question["type"] == "ambiguous":
        return answer.status == "ambiguous" and len(answer.choices) >= 2
    wanted = [(Decimal(str(value["value"])), Decimal(str(value.get("tolerance", 0)))) for value in gold["values"]]
    return answer.status == "answered" and all(
        any(abs(value - given) <= slack for given in stated(answer)) for value, slack in wanted
    )


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one is not SCANNED], ids=lambda one: one["id"])
def test_a_question_is_answered_as_the_reports_say(question: dict, demonstration: Library) -> None:
    answer = last_answer(question["turns"], demonstration)
    assert is_right(question, answer), f"{answer.status}: {answer.text}"
    for one in answer.figures:
        assert squeeze(one.figure.quantity.raw) in squeeze(one.figure.source.quote)


def test_what_stands_on_an_unread_page_is_not_called_undisclosed(demonstration: Library) -> None:
    assert last_answer(SCANNED["turns"], demonstration).status == "unreadable"


@pytest.mark.parametrize("question", ["昆仑墟质量认证中心2019年的投诉有多少起？", "南柯认证中心2021年有多少审核员？"])
def test_a_body_or_year_without_a_report_is_said_to_be_missing(question: str, demonstration: Library) -> None:
    answer = last_answer([question], demonstration)
    assert answer.status in {"no_report", "not_disclosed"}
    assert not answer.figures
