"""Titles of reports: what kind of report, of which year, of whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.cover.dates import YEAR, year_of
from ingest.text.characters import fold_in_place, to_simplified

SUBJECT = (
    r"(?:企业|(?<![限团])公司)?(?:社会责任|可持续发展|永续发展|永续|环境、?社会(?:、|及|和|与|以及)+(?:公司|企业)?(?:治理|管治)|企业公民|公司责任)"
    r"|(?:环境|社会责任)[暨及和与](?:社会责任|可持续发展|环境)|ESG|CSR"
)
"""What such reports are about, in Simplified characters."""

BETWEEN = r"暨|及|和|与|[（(·]|[)）]|的|年度|专项|工作|履行情况|情况|管治|治理|自我声明|信息披露|绩效"

KIND = rf"(?:履行|年度)?(?:{SUBJECT})(?:{BETWEEN}|{SUBJECT}){{0,5}}(?:报告书?|白皮书)"
"""社会责任报告; 环境、社会及治理（ESG）报告; 社会责任暨可持续发展报告."""

BEFORE = r"[^。；：，;:,]{0,45}?"

STATED_YEAR = (
    r"(?:民国(?P<roc>\d{2,3})|(?P<roc2>(?<!\d)1[01]\d)(?=年)"
    rf"|(?P<year>{YEAR})(?:[-—–~至](?P<until>{YEAR}|\d\d))?)"
)

TITLE = re.compile(
    rf"(?P<before>{BEFORE}){STATED_YEAR}(?:年\s*年?度?|年?度|财年)?(?:公司|本公司|企业|认证机构|机构)?(?P<kind>{KIND})"
    rf"|(?P<before2>{BEFORE})(?P<kind2>{KIND})[（(\-—]?(?P<year2>{YEAR})(?!\s*年\s*\d)(?:年?度?[)）])?"
)
"""甲公司2016年社会责任报告; 民国103年企业社会责任报告书; 社会责任报告（2018年度）."""

YEARLESS = re.compile(rf"^(?P<before>{BEFORE})(?P<kind>{KIND})(?:[（(].{{1,4}}[)）])?$")
"""甲公司社会责任报告, alone on its line."""

ENGLISH_SUBJECT = r"(?:Corporate\s+)?(?:Social\s+Responsibility|Sustainability|ESG|CSR|Environmental,?\s+Social)"

ENGLISH = re.compile(
    rf"(?P<year>20\d\d)\s+(?:Annual\s+)?{ENGLISH_SUBJECT}[\w ,&]{{0,40}}Report"
    rf"|{ENGLISH_SUBJECT}[\w ,&]{{0,30}}Report\s*(?P<year2>20\d\d)",
    re.IGNORECASE,
)

SPACES = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
"""White space that Chinese text does not need."""

OPENERS = re.compile(r"^.*[《“「]|^附件\d*[:：]?|^关于(?:发布|印发|公布|披露)?")
"""What may stand before a title in its line, as in 关于发布《…》的通知."""


@dataclass(frozen=True, slots=True)
class Title:
    """A report's title as found."""

    text: str
    """As printed, white space inside taken out."""
    before: str
    """What stands before the year: the body's full or short name, or nothing."""
    year: int | None
    """`None` where the title says none."""
    alone: bool
    """True where the line holds nothing else."""


def plain(text: str) -> str:
    """Folded, Simplified, without white space between Chinese characters; offsets do not matter here."""
    return to_simplified(fold_in_place(SPACES.sub("", text)))


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
    if found := TITLE.search(squeezed):
        alone = found.start() <= 1 and found.end() >= len(squeezed) - 4
        before = OPENERS.sub("", found["before"] or found["before2"] or "")
        return Title(_printed(line, found[0]), before, _year(found), alone)
    if bare := YEARLESS.match(squeezed):
        return Title(_printed(line, bare[0]), OPENERS.sub("", bare["before"]), None, alone=True)
    return None


def _year(found: re.Match[str]) -> int | None:
    """The year of a title; of two the later, and of the republic's the common one."""
    if roc := found["roc"] or found["roc2"]:
        return int(roc) + 1911
    year = year_of(found["year"] or found["year2"])
    until = found["until"]
    if year is None or not until:
        return year
    return year_of(until if len(until) == 4 else f"{year // 100}{until}") or year


def _printed(line: str, matched: str) -> str:
    """The title with the characters of the line, which may be Traditional."""
    squeezed = SPACES.sub("", line)
    end = plain(line).find(matched) + len(matched)
    return squeezed[end - len(OPENERS.sub("", matched)) : end]
