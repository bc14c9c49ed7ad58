"""A questionnaire: many conversations in one file, each asked afresh, and their answers as one table."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer, Derived
from ingest.errors import ZewenError
from ingest.figures.units import spoken_unit
from ingest.said import Listed, Said
from tui.labels import STATUSES
from tui.rows import Row, join_section
from tui.rowtext import number_text
from tui.words import N_, _, listed


class BadQuestionnaire(ZewenError):
    """A questionnaire that cannot be read; names file and line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation."""

    id: str | int
    turns: tuple[str, ...]


TABLE_FIELDS = (
    N_("编号"), N_("第几问"), N_("问题"), N_("结论"), N_("答案"), N_("数值"), N_("单位"), N_("算出"),
    N_("机构"), N_("年度"), N_("文件"), N_("页"), N_("章节"), N_("原文"),
)  # fmt: skip


def read_questionnaire(path: Path) -> Iterator[Entry]:
    """The conversations in the file, in its order. Raises BadQuestionnaire."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = listed(READERS)
        raise BadQuestionnaire(_("{file}：问卷只认 {kinds}。").format(file=path.name, kinds=kinds))
    try:
        yield from reader(path)
    except UnicodeDecodeError as error:
        raise BadQuestionnaire(_("{file} 不是 UTF-8 文本。").format(file=path.name)) from error
    except OSError as error:
        raise BadQuestionnaire(_("无法读取 {file}：{reason}").format(file=path.name, reason=error.strerror)) from error


def _read_json_lines(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json_entry(path, number, line)


def _json_entry(path: Path, number: int, line: str) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    match entry:
        case {"id": str() | int() as identifier, "turns": [*turns]} if all(isinstance(turn, str) for turn in turns):
            return Entry(identifier, tuple(turns))
    text = _('{file} 第 {number} 行不是 {{"id": …, "turns": ["问题", …]}}。')
    raise BadQuestionnaire(text.format(file=path.name, number=number))


def _read_lines(path: Path) -> Iterator[Entry]:
    """A question a line."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield Entry(number, (line.strip(),))


def _read_csv(path: Path) -> Iterator[Entry]:
    """A head, then a question a row: `id` if there is such a column, else the row's number."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        column = next((name for name in rows.fieldnames or () if name.strip().lower() in QUESTION_HEADS), None)
        if column is None:
            heads = listed(sorted(QUESTION_HEADS))
            raise BadQuestionnaire(_("{file} 的表头里没有 {heads}。").format(file=path.name, heads=heads))
        for number, row in enumerate(rows, 1):
            if question := (row[column] or "").strip():
                yield Entry(next((row[head] for head in ID_HEADS if row.get(head)), number), (question,))


QUESTION_HEADS = {N_("问题"), "question"}
ID_HEADS = ("id", N_("编号"))

READERS: Mapping[str, Callable[[Path], Iterator[Entry]]] = {
    ".jsonl": _read_json_lines,
    ".txt": _read_lines,
    ".csv": _read_csv,
}


def table_rows(entry: Entry, answers: tuple[Answer, ...]) -> Iterator[Row]:
    """A row a turn, its first figure and first citation beside the words.

    The same for programs in every language; a workbook shows what is `Said` in the language in use.
    """
    for turn, answer in enumerate(answers, 1):
        figures = [disclosure.figure.quantity for disclosure in answer.figures]
        cited = answer.citations[0] if answer.citations else None
        yield dict(
            zip(
                TABLE_FIELDS,
                (
                    entry.id,
                    turn,
                    answer.question,
                    Said(STATUSES[answer.status]),
                    answer.text,
                    figures[0].value
                    if len(figures) == 1
                    else Listed((number_text(one.value) for one in figures), "；"),
                    Listed(dict.fromkeys(spoken_unit(one.unit) for one in figures), "；"),
                    Listed(map(_derived, answer.derived), "；"),
                    cited and cited.organisation,
                    cited and cited.year,
                    cited and cited.file,
                    cited and cited.page,
                    cited and join_section(cited.section),
                    cited and cited.quote,
                ),
                strict=True,
            )
        )


def _derived(made: Derived) -> Said:
    parts = (made.label, number_text(made.value), spoken_unit(made.unit))
    return Listed(filter(None, parts), " ")
