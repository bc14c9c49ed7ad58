"""The opening of a report: the parts of its text that tell whose it is and of which year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.manuscript import Manuscript, Paragraph

OPENING = 60
"""Paragraphs at the beginning that may be cover, contents, preamble."""
LONG_CONTENTS, FIRST_PROSE = 300, 12
"""Where a contents list fills the beginning: how far on the preamble is looked for, and how many paragraphs it has."""

ENTRY = re.compile(
    r"^(?:\d{1,2}[.、．•])?(?:填报|报告|编制|申报|法定)?(?:单位|机构|公司|企业)?的?(?:中文)?"
    r"(?:名称|全称|(?<=单位)|(?<=机构)|(?<=公司)|(?<=企业))"
    r"[（(]?(?:盖章|公章)?[)）]?[:：](?P<name>.*)$"
)
"""机构名称：甲认证中心, 1.法定中文名称：甲银行股份有限公司 法定英文名称：…, as forms and profiles have it."""

NEXT_ENTRY = re.compile(r"(?<!\s)\s++(?=[\u3400-\u9fff]{2,10}\s*[:：])")
"""公司名称：甲股份有限公司 公司地址：…: a profile may print several entries on a line."""

FORM_BLOCKS, FORM_ROWS = 6, 12
"""So many blocks and rows at the beginning may be a form's head."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The parts of a manuscript that tell whose it is."""

    cover: tuple[str, ...]
    """Short lines before the first paragraph of prose."""
    preamble: tuple[str, ...]
    """The first paragraphs, cover included."""
    closing: tuple[str, ...]
    running: tuple[str, ...]
    text: str
    glossary: tuple[tuple[str, str], ...] = ()
    """(short names, what they mean) as a list of terms says it: 本公司、方壶 | 指 | 方壶股份有限公司."""


def read_opening(manuscript: Manuscript) -> Opening:
    """Cover, preamble, closing lines and running heads."""
    texts = list(_lines(manuscript))
    first_prose = next((i for i, t in enumerate(texts) if len(t) > 60), len(texts))
    cover = tuple(texts[: min(first_prose, 30)])
    preamble = (*texts[:OPENING], *_late_preamble(texts))
    return Opening(cover, preamble, tuple(texts[-15:]), manuscript.running, "\n".join(texts), _glossary(manuscript))


def _glossary(manuscript: Manuscript) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row[0].text, row[2].text)
        for block in manuscript.blocks
        if not isinstance(block, Paragraph) and len(block.rows[0]) >= 3
        for row in block.rows
        if row[1].text.strip() == "指"
    )


def _late_preamble(texts: list[str]) -> list[str]:
    """The first prose behind a contents list that fills the whole beginning, a line an entry; else nothing."""
    if any(len(text) > 60 for text in texts[:OPENING]):
        return []
    return [text for text in texts[OPENING:LONG_CONTENTS] if len(text) > 40][:FIRST_PROSE]


def _lines(manuscript: Manuscript) -> Iterator[str]:
    """The paragraphs; of the first tables the first rows too, a label and its entry as 机构名称：甲中心."""
    for index, block in enumerate(manuscript.blocks):
        if isinstance(block, Paragraph):
            yield block.text.strip()
        elif index < FORM_BLOCKS and (manuscript.statistics or len(block.rows[0]) <= 4):
            for row in block.rows[:FORM_ROWS]:
                filled = [cell.text for cell in row if cell.text and not cell.inherited]
                if filled and ENTRY.match(filled[0] if len(filled) == 1 else f"{filled[0]}："):
                    yield "：".join(filled[:2])
