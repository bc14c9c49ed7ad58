"""Table subjects: what a cell counts, from the heads of its row and column and the caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.subjects import PART_OF
from ingest.figures.table_heads import read_unit, time_of, without_unit
from ingest.text.legible import legible

PLAIN = re.compile(
    r"^(?:项目|类别|指标|名称|年度|年份|内容|性别|分类)(?:[/／\\](?:项目|年度|年份|类别|指标|单位|名称|性别))*$"
    r"|^(?:数值|数量|合计数|数据|单位|指标名称|序号|实际|完成值?|统计|本年|本期)$"
)
"""Heads that name a column's or a row's place, not its content."""

TOTAL = re.compile(r"^(?:合计|总计|小计|总数|总额|共计|人数|数量|金额|占比|比例|百分比|次数)$")
"""Heads that name nothing without the caption or the heading above."""

SHORT = 5
"""Characters of heads that a caption is added to."""

COUNTING = 12
"""Characters of a caption that is the name of what is counted, not a sentence about it."""

ANNOUNCES = re.compile(
    r"^.*?见?下表$|^(?:附?表|图)\s*[\d一二三四五六七八九十.-]+\s*|(?:如下|见下表|具体如下|情况|一览)?(?:表)?$"
)

COUNTED = re.compile(r"(?:数|数量|量|额|率|收入|支出|费用|比例|占比)$")
"""How a head or a caption ends that says what is counted: 有效证书数."""

PART = re.compile(r"\s*(?:其中|#其中|-?其中)\s*[:：,，、]?\s*")
"""What begins the head of a part: 其中：女性."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the heads of a cell."""

    year: int | None
    group: str = ""
    """A row of one cell that names the rows below it."""
    whole: str = ""
    """Head of the latest row that is no part of another."""
    caption: str = ""
    section: tuple[str, ...] = ()


def name_cell(heads: Sequence[str], part: int, around: Surroundings) -> str:
    """The heads without times and units, and the caption or the title above where they say little."""
    halves = [_of_whole(_half(head, part), around.whole) for head in (around.group, *heads)]
    words = [without_unit(head) for head in halves if head and not time_of(head, around.year) and not read_unit(head)]
    told = list(dict.fromkeys(word for word in words if word and not PLAIN.match(legible(word))))
    caption = without_unit(ANNOUNCES.sub("", re.split(r"[，,。；;]", around.caption)[-1].strip(" ：:")))
    if all(TOTAL.match(legible(word)) for word in told):
        told.insert(0, caption or _heading(around.section))
    elif len("".join(told)) < SHORT or _counts_for(caption, told):
        told.insert(0, caption)
    return PART_OF.join(word for word in told if word)


def _counts_for(caption: str, told: Sequence[str]) -> bool:
    """Whether the caption says what is counted where the only head says of which kind: 有效证书数, 环境管理体系."""
    return (
        len(told) == 1
        and len(caption) <= COUNTING
        and bool(COUNTED.search(legible(caption)))
        and not COUNTED.search(legible(told[0]))
    )


def is_part(head: str) -> bool:
    """Whether a head names a part of the row above."""
    return bool(PART.match(legible(head)))


def _heading(section: Sequence[str]) -> str:
    """The title above a table, without its number."""
    return re.sub(r"^[\W\d一二三四五六七八九十]+", "", section[-1]) if section else ""


def _of_whole(head: str, whole: str) -> str:
    """其中：女性 below 员工总数 → 员工总数·女性."""
    part = PART.match(legible(head))
    if not part:
        return head
    return f"{without_unit(whole)}{PART_OF}{head[part.end() :]}" if whole else head[part.end() :]


def _half(head: str, part: int) -> str:
    """专职审核员/总数 over 27/48: 专职审核员 for the part, 总数 for the whole."""
    if not part or "/" not in legible(head):
        return head
    stroke = legible(head).index("/")
    return head[:stroke] if part == 1 else f"{head[:stroke]}{PART_OF}{head[stroke + 1 :]}"
