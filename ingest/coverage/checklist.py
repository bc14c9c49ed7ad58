"""Coverage: which items of a disclosure checklist a report discloses with a figure, in words, or not at all."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ingest.errors import ZewenError
from ingest.figure import Figure
from ingest.figures.doubts import DOUBTED
from ingest.indicators.dimensions import CHANGE
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import BodyKind, Report
from ingest.said import Said
from ingest.text.characters import to_simplified

State = Literal["figure", "words", "nothing"]

FOLDER = Path(__file__).parent

MOST_EVIDENCE = 3

MOST_WORDS = 3
"""A sentence with so many of an item's words is about it; more make it no better."""

SENTENCE_ENDS = "。；;！？!?\n"

LONGEST_QUOTE = 200

LEADERS = re.compile(r"[.．·•…]{4,}|(?:\. ){4,}")
"""Dots that lead to a page number: 负责人致辞........3."""

SHORTEST_QUOTE = 6
"""Characters; a single word is a heading or a cell and says nothing."""

AN_ADDRESS = re.compile(r"(?:注册|办公|通讯)地址\s*[：:]|(?:电话|传真|邮箱|邮编)\s*[：:]")
CONTACT = re.compile("电话|传真|地址|邮箱|邮编|网站|联系|热线")
A_GREETING = re.compile(r"谨代表|(?:衷心|诚挚|真诚)[^。]{0,6}感谢|感谢[^。]{0,24}(?:关心|支持|关注)")
"""Lines that name people only to reach or to thank them."""

EXPECTED = re.compile(r"(?:期望|诉求|关注点)[^。；;]{0,60}$|无[^，,。；;\s]{0,4}(?:投诉|处罚)[及和、与]")
"""What parties wish for and nobody has done yet: 期望：无投诉及行政处罚."""


class ChecklistError(ZewenError):
    """A checklist that cannot be used; says file and item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a checklist asks for."""

    id: str
    name: str
    group: str = ""
    clause: str = ""
    """Who asks for it: 指导意见（十七）, GRI 302."""
    wants: State = "figure"
    """`figure` where a number can be asked; `words` where words are all there is to say."""
    figures: tuple[str, ...] = ()
    """Indicators of which one discloses it."""
    dimensions: tuple[str, ...] = ()
    """Where given, a figure counts only with one of these dimensions: 性别."""
    words: re.Pattern[str] | None = field(default=None, compare=False)
    example: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a kind of body should disclose."""

    name: str
    bodies: tuple[str, ...]
    items: tuple[Item, ...]

    def asked_of(self, body: BodyKind | None) -> tuple[Item, ...]:
        """The items that apply to this kind of body."""
        return tuple(item for item in self.items if not item.bodies or body is None or body in item.bodies)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the report that disclose an item."""

    passage: int
    """Order of the passage."""
    quote: str
    """Verbatim from that passage."""
    page: int | None = None
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of a checklist as one report discloses it."""

    item: Item
    state: State
    evidence: tuple[Evidence, ...] = ()
    """Best first; empty for `nothing`."""
    figures: tuple[Figure, ...] = ()
    """The figures that disclose it."""


def cover(report: Report, checklist: Checklist) -> tuple[Covered, ...]:
    """Every item that applies to the report's kind of body, in the checklist's order."""
    text = Simplified(report)
    return tuple(_covered(report, text, item) for item in checklist.asked_of(report.identity.body))


def checklist_for(body: BodyKind | None) -> Checklist:
    """The checklist of this kind of body; a company's where the kind is not known."""
    lists = load_checklists()
    return next((one for one in lists if body in one.bodies), lists[-1])


@cache
def load_checklists() -> tuple[Checklist, ...]:
    """All checklists, by file name. Raises ChecklistError."""
    return tuple(load_checklist(path) for path in sorted(FOLDER.glob("*.toml")))


def load_checklist(path: Path) -> Checklist:
    """The checklist in one file. Raises ChecklistError."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ChecklistError(Said("{file} 不能作为清单读取：{why}", file=path.name, why=error)) from error
    items = tuple(_item(row, path.name) for row in tables.get("items", []))
    return Checklist(tables.get("name", path.stem), tuple(tables.get("bodies", ())), items)


def _item(row: dict[str, Any], file: str) -> Item:
    where = Said("{file} 的 {item}", file=file, item=row.get("id", Said("（无编号的项）")))
    unknown = set(row) - {
        "id",
        "name",
        "group",
        "clause",
        "wants",
        "figures",
        "dimensions",
        "words",
        "example",
        "bodies",
    }
    if unknown:
        raise ChecklistError(Said("{where}：没有“{key}”这个键。", where=where, key=min(unknown)))
    if not row.get("id") or not row.get("name"):
        raise ChecklistError(Said("{where}：缺少 id 或 name。", where=where))
    strange = [name for name in row.get("figures", ()) if name not in load_taxonomy()]
    if strange:
        raise ChecklistError(Said("{where}：没有“{name}”这个指标。", where=where, name=strange[0]))
    try:
        words = re.compile("|".join(f"(?:{word})" for word in row["words"])) if row.get("words") else None
    except re.error as error:
        raise ChecklistError(Said("{where}：words 不是合法的正则表达式（{why}）。", where=where, why=error)) from error
    return Item(
        row["id"], row["name"], row.get("group", ""), row.get("clause", ""), row.get("wants", "figure"),
        tuple(row.get("figures", ())), tuple(row.get("dimensions", ())), words, row.get("example", ""),
        tuple(row.get("bodies", ())),
    )  # fmt: skip


class Simplified:
    """The report's passages and headings as checklists are written; offsets stay true."""

    def __init__(self, report: Report) -> None:
        written = to_simplified if report.identity.language == "zh-Hant" else str
        self.passages = tuple(written(passage.text) for passage in report.passages)
        self.headings = tuple(written("\n".join(passage.section)) for passage in report.passages)


def _covered(report: Report, text: Simplified, item: Item) -> Covered:
    figures = tuple(figure for figure in report.figures if _discloses(figure, item))
    if figures:
        figures = tuple(sorted(figures, key=lambda one: _rank(one, report.identity.year, item)))
        cited = [one.source for one in figures[:MOST_EVIDENCE]]
        evidence = [Evidence(one.passage, one.quote, one.page, one.section) for one in cited]
        return Covered(item, "figure", tuple(dict.fromkeys(evidence)), figures)
    said = _said(report, text, item)
    return Covered(item, "words" if said else "nothing", said)


def _rank(figure: Figure, year: int | None, item: Item) -> tuple[bool, int, int]:
    """Figures of the report's own year first, then in the item's order of indicators, totals before parts."""
    other_year = year is not None and not figure.period.text.startswith(str(year))
    return other_year, item.figures.index(figure.indicator or ""), len(figure.dimensions)


def _discloses(figure: Figure, item: Item) -> bool:
    """A result of the body's own; a plan, a mere change, a doubted number or the trade's total discloses nothing."""
    if (
        figure.indicator not in item.figures
        or figure.kind in {"target", "growth"}
        or figure.scope in {"industry", "other", "parent"}
        or any(name == CHANGE for name, _ in figure.dimensions)
        or figure.confidence <= DOUBTED
    ):
        return False
    return not item.dimensions or any(name in item.dimensions for name, _ in figure.dimensions)


def _said(report: Report, text: Simplified, item: Item) -> tuple[Evidence, ...]:
    """Sentences that name the item, those under a heading that names it first."""
    if item.words is None:
        return ()
    found = []
    for passage, simplified, headings in zip(report.passages, text.passages, text.headings, strict=True):
        headed = bool(item.words.search(headings))
        for at in item.words.finditer(simplified):
            quote = _sentence(passage.text, at.start(), at.end())
            if _only_names(simplified, at) or len(quote) < SHORTEST_QUOTE:
                continue
            words = len({one[0] for one in item.words.finditer(_sentence(simplified, at.start(), at.end()))})
            evidence = Evidence(passage.order, quote, passage.page, passage.section)
            found.append((not headed, -min(words, MOST_WORDS), passage.order, evidence))
            break
    return tuple(evidence for *_, evidence in sorted(found, key=lambda one: one[:3])[:MOST_EVIDENCE])


def _only_names(text: str, found: re.Match[str]) -> bool:
    """Whether the line is one of a contents list or tells what others expect."""
    opened = text.rfind("\n", 0, found.start()) + 1
    line = text[opened:].partition("\n")[0]
    sentence = _sentence(text, found.start(), found.end())
    return bool(
        LEADERS.search(line)
        or EXPECTED.search(line[: found.end() - opened])
        or (AN_ADDRESS.search(sentence) and not CONTACT.search(found[0]))
        or A_GREETING.search(sentence)
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of text, verbatim; a long one cut around the stretch."""
    opened = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    closed = min((at + 1 for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    if closed - opened > LONGEST_QUOTE:
        opened = max(opened, start - LONGEST_QUOTE // 2)
        closed = min(closed, max(end, opened + LONGEST_QUOTE))
    return text[opened:closed].strip()
