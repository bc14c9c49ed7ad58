"""`zewen ask`: a question, a conversation, or a whole questionnaire."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.answer_rows import answer_row
from tui.command import FAILED, Failed, Spoken, format_option, library_option, open_library, option, print_rows, say
from tui.rows import Row
from tui.words import N_, _

if TYPE_CHECKING:
    from assistant.answer import Answer
    from index.library import Library
    from tui.questionnaire import Entry

ANSWER_FIELDS = ("question", "status", "text", "figures", "derived", "citations", "choices", "receipt")


@click.command(cls=Spoken, help=N_("提问。依次写几个问题为一次连续对话；不写问题则逐句对话。"))
@click.argument("questions", nargs=-1)
@option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_('问卷：.jsonl 每行一个 {"id", "turns": [...]}，.txt 每行一问，.csv 须有“问题”一列。'),
)
@option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("把问卷的答案写成工作簿（.xlsx）。"),
)
@format_option
@library_option
def ask(questions: tuple[str, ...], batch: Path | None, output: Path | None, form: str) -> None:
    """Print an answer a question."""
    if batch and questions:
        raise click.UsageError(_("--batch 与问题不能同时使用。"))
    if output and not batch:
        raise click.UsageError(_("--output 须与 --batch 一起使用。"))
    with open_library() as library:
        if batch:
            answer_questionnaire(library, batch, output, form)
        elif form == "people":
            print_conversation(library, questions)
        else:
            rows = (_row(answer) for answer in converse(library, questions or typed_questions()))
            print_rows(rows, ANSWER_FIELDS, form)


def converse(library: Library, questions: Iterable[str]) -> Iterator[Answer]:
    """The answers to the turns of one conversation; a bare number chooses among the readings just offered."""
    from assistant.conversation import Context
    from assistant.conversation import ask as ask_one

    context = Context()
    choices: tuple[str, ...] = ()
    for question in questions:
        answer, context = ask_one(chosen(question, choices), library, context)
        choices = answer.choices
        yield answer


def chosen(question: str, choices: Sequence[str]) -> str:
    """The choice that a number stands for, else the question itself."""
    if question.isdecimal() and 1 <= int(question) <= len(choices):
        return choices[int(question) - 1]
    return question


def print_conversation(library: Library, questions: Sequence[str]) -> None:
    """The answers for people; without questions, one after another as they are typed."""
    from tui.console import console
    from tui.printing.answers import print_answer

    terminal = console()
    for answer in converse(library, questions or typed_questions()):
        print_answer(terminal, answer, with_question=len(questions) > 1)


def typed_questions() -> Iterator[str]:
    """Lines as the user types them, until the input ends."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        say(_("一行一问，可以追问；Ctrl-D 结束。"))
    while True:
        try:
            line = input(_("责问> ") if at_terminal else "")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line.strip()


def answer_questionnaire(library: Library, path: Path, output: Path | None, form: str) -> None:
    """Every conversation of the questionnaire: as rows, as a table, or as a workbook."""
    from tui.questionnaire import TABLE_FIELDS, read_questionnaire, table_rows

    failed: list[Entry] = []
    answered = answer_entries(library, read_questionnaire(path), failed)
    if output:
        from tui.workbook.answers import write_answers

        if output.suffix.lower() != ".xlsx":
            raise Failed(_("--output 的文件名须以 .xlsx 结尾。"))
        write_answers(output, (row for entry, answers in answered for row in table_rows(entry, answers)))
        say(_("已写入 {path}").format(path=output))
    elif form == "csv":
        print_rows((row for entry, answers in answered for row in table_rows(entry, answers)), TABLE_FIELDS, form)
    else:
        print_rows((_questionnaire_row(entry.id, answers) for entry, answers in answered), ("id", "answers"), "jsonl")
    if failed:
        click.get_current_context().exit(FAILED)


def answer_entries(
    library: Library, entries: Iterable[Entry], failed: list[Entry]
) -> Iterator[tuple[Entry, tuple[Answer, ...]]]:
    """The answers to every entry; one that brings the program down costs itself only, and is noted as failed."""
    for entry in entries:
        answers: list[Answer] = []
        try:
            answers.extend(converse(library, entry.turns))
        except Exception as error:  # noqa: BLE001 (a batch: the other questions must have their answers)
            failed.append(entry)
            text = _("问卷 {id}：程序出错（{kind}：{error}），请告知维护人员。")
            say(text.format(id=entry.id, kind=type(error).__name__, error=error))
        yield entry, tuple(answers)


def _row(answer: Answer) -> Row:
    from ingest.indicators.taxonomy import load_taxonomy

    return answer_row(answer, load_taxonomy())


def _questionnaire_row(identifier: str | int, answers: Iterable[Answer]) -> Row:
    return {"id": identifier, "answers": [_row(answer) for answer in answers]}
