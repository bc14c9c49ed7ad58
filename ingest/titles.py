"""Titles of reports: what kind of report, of which year, of whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.characters import fold_in_place, to_simplified
from ingest.dates import YEAR, year_of

SUBJECT = (
    r"(?:企业|公司)?(?:社会责任|可持续发展|永续发展|永续|环境、?社会(?:、|及|和|与|以及)+(?:公司|企业)?(?:治理|管治)|企业公民|公司责任)"
    r"|(?:环境|社会责任)[暨及和与](?:社会责任|可持续发展|环境)|ESG|CSR"
)
"""What such reports are about, in Simplified characters."""

KIND = (
    rf"(?:履行|年度)?(?:{SUBJECT})(?:暨|及|和|与|[（(·]|{SUBJECT}|工作|履行情况|情况|管治|治理|[)）]|的|年度|专项){{0,5}}"
    r"(?:报告书?|白皮书)"
)
"""社会责任报告; 环境、社会及治理（ESG）报告; 社会责任暨可持续发展报告."""

TITLE = re.compile(
    rf"(?P<before>[^。；：，;:,]{{0,45}}?)(?P<year>{YEAR})\s*(?:[-—–~至]\s*(?P<until>{YEAR}|\d\d)\s*)?(?:年\s*度?|年?度|财年)?\s*(?P<kind>{KIND})"
    rf"|(?P<before2>[^。；：，;:,]{{0,45}}?)(?P<kind2>{KIND})\s*[（(\-—]?\s*(?P<year2>{YEAR})(?!\s*年\s*\d)"
)

ENGLISH_SUBJECT = r"(?:Corporate\s+)?(?:Social\s+Responsibility|Sustainability|ESG|CSR|Environmental,?\s+Social)"

ENGLISH = re.compile(
    rf"(?P<year>20\d\d)\s+(?:Annual\s+)?{ENGLISH_SUBJECT}[\w ,&]{{0,40}}Report"
    rf"|{ENGLISH_SUBJECT}[\w ,&]{{0,30}}Report\s*(?P<year2>20\d\d)",
    re.IGNORECASE,
)

OPENERS = re.compile(r"^.*[《“「]|^附件\d*[:：]?|^关于(?:发布|印发|公布|披露)?")
"""What may stand before a title in its line, as in 关于发布《…》的通知."""


@dataclass(frozen=True, slots=True)
class Title:
    """A report's title as found."""

    text: str
    """As printed, white space inside taken out."""
    before: str
    """What stands before the year: the body's full or short name, or nothing."""
    year: int
    alone: bool
    """True where the line holds nothing else."""


def plain(text: str) -> str:
    """Folded, Simplified, without white space between Chinese characters; offsets do not matter here."""
    squeezed = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", fold_in_place(text))
    return to_simplified(squeezed)


def find_titles(lines: Iterable[str]) -> tuple[Title, ...]:
    """The titles that lines hold, or two lines together, in order."""
    listed = [line for line in lines if line.strip()]
    found: list[Title] = []
    for index, line in enumerate(listed):
        title = title_in(line)
        if title is None or not title.before:
            joined = title_in(listed[index - 1] + line) if index and len(listed[index - 1]) <= 40 else None
            title = joined if joined and (title is None or joined.before) else title
        if title:
            found.append(title)
    return tuple(found)


def title_in(line: str) -> Title | None:
    """The title inside a line, if there is one."""
    squeezed = plain(line)
    if english := ENGLISH.search(line):
        whole = len(english[0]) > 0.8 * len(line.strip())
        stated = int(english["year"] or english["year2"])
        return Title(english[0].strip(), line[: english.start()].strip(), stated, whole)
    found = TITLE.search(squeezed)
    if not found:
        return None
    year = year_of(found["year"] or found["year2"])
    if year is None:
        return None
    if found["until"]:
        until = found["until"]
        year = year_of(until if len(until) == 4 else f"{year // 100}{until}") or year
    before = OPENERS.sub("", found["before"] or found["before2"] or "")
    alone = found.start() <= 1 and found.end() >= len(squeezed) - 2
    return Title(_printed(line, found[0]), before, year, alone)


def _printed(line: str, matched: str) -> str:
    """The title with the characters of the line, which may be Traditional."""
    squeezed = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", fold_in_place(line))
    end = plain(line).find(matched) + len(matched)
    return squeezed[end - len(OPENERS.sub("", matched)) : end]
