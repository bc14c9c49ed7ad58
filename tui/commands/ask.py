"""`zewen ask`: a question, a conversation, or a whole questionnaire."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.taxonomy import load_taxonomy
from tui.command import Failed, Spoken, format_option, library_option, open_library, option, print_rows
from tui.rows import Row, answer_row
from tui.words import N_, _

if TYPE_CHECKING:
    from assistant.answer import Answer
    from index.library import Library


@click.command(cls=Spoken, help=N_("提问。几个问题依次写是一次连续的对话；不写问题则逐句对话。"))
@click.argument("questions", nargs=-1)
@option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_('问卷：每行一个 {"id", "turns": [...]}，各自是一次新的对话。'),
)
@format_option
@library_option
def ask(questions: tuple[str, ...], batch: Path | None, form: str) -> None:
    """Print an answer a question."""
    with open_library() as library:
        if batch:
            print_rows(answer_questionnaire(library, batch), ("id", "answers"), "jsonl")
            return
        if form == "people":
            print_conversation(library, questions)
            return
        rows = (answer_row(answer, load_taxonomy()) for answer in converse(library, questions or typed_questions()))
        print_rows(rows, ("question", "status", "text"), form)


def converse(library: "Library", questions: Iterable[str]) -> Iterator["Answer"]:
    """The answers to the turns of one conversation."""
    from assistant.conversation import Context
    from assistant.conversation import ask as ask_one

    context = Context()
    for question in questions:
        answer, context = ask_one(question, library, context)
        yield answer


def print_conversation(library: "Library", questions: Sequence[str]) -> None:
    """The answers for people; without questions, one after another as they are typed."""
    from tui.console import console
    from tui.printing.answers import print_answer

    terminal = console()
    for answer in converse(library, questions or typed_questions()):
        print_answer(terminal, answer, with_question=len(questions) > 1)


def typed_questions() -> Iterator[str]:
    """Lines as the user types them, until an empty end of input."""
    while True:
        try:
            line = input(_("责问> ") if sys.stdin.isatty() else "")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line.strip()


def answer_questionnaire(library: "Library", path: Path) -> Iterator[Row]:
    """A row an entry of the questionnaire, each a conversation of its own."""
    for entry in read_questionnaire(path):
        answers = [answer_row(answer, load_taxonomy()) for answer in converse(library, entry["turns"])]
        yield {"id": entry["id"], "answers": answers}


def read_questionnaire(path: Path) -> Iterator[dict[str, list[str]]]:
    """The entries; a line that is not one stops everything with its number."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                yield {"id": entry["id"], "turns": entry["turns"]}
            except (ValueError, TypeError, KeyError) as error:
                message = _('{file} 第 {number} 行不是 {{"id", "turns": [...]}}。')
                raise Failed(message.format(file=path.name, number=number)) from error
