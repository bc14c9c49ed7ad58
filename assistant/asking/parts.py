"""Where a question leaves numbers open, and how that parts it: 多少场培训、多少人次参加."""

import re
from dataclasses import dataclass

from assistant.asking.measures import CUE, asked_families, measure_at

BREAK = re.compile(r"[，,；;。：:！!？?\n]")
CONJUNCTION = re.compile(r"和|与|及(?!以[上下])|以及|、|或|或者|还有|跟|/")
_BEFORE_CUE = re.compile(r"(?:一共|总共|超过|大约|大概|约|共有|共计|合计|达到|占|有|共|了|过|达|为|是|各)+$")
"""Words before 多少 that belong to the asking."""
_SHARE = re.compile(r"占比(?!\s*(?:是|为)?多少)")
_AND_THIS = re.compile(r"(?<=[\u4e00-\u9fff])呢(?=[？?。！!\s]*$)")
"""多少专利？发明专利呢？: another thing asked for in the same words."""
_AND_WHETHER = re.compile(r"(?<=[，,；;])\s*(?:有没有|有无|是否有)")
"""工伤多少人，有没有因公死亡的？"""
_GREW = re.compile(r"增减|(?:[增涨]长?|下?[降跌])了?(?:多少|百分|几)|同比|涨幅|增幅|降幅|增速|增长率")
_NUMBER_OF = re.compile(r"(?:人次|满意度|金额|[\u4e00-\u9fff](?:数量?|额|量|率))(?=\s*(?:以及|还有|[和及与、]))")
"""新增会员数、年底会员总数: a noun of number before another thing asked for."""
_AT_LAST = re.compile(r"[\u4e00-\u9fff](?:数量?|额|量|率|次)(?=[?？。\s]*$)")
_KNOWN = re.compile(r"(?<![\d.每第])\d[\d,]*(?:\.\d+)?\s*[万亿千百]{0,2}余?(?![\d.])")
"""7.48 of 出口7.48万辆，同比增幅是多少: a number that the question already knows, where a measure word follows."""
OPEN = "□"
"""Stands where a question leaves the number open."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a question that asks for one number, or for nothing that can be counted."""

    start: int
    end: int
    families: tuple[str, ...]
    growth: bool = False


def parts_of(text: str) -> list[Part]:
    """A part for each 多少: from the break before it on; what follows the last one belongs to it."""
    cues = sorted(
        (*CUE.finditer(text), *_SHARE.finditer(text), *_NUMBER_OF.finditer(text)), key=lambda cue: cue.start()
    )
    if cues and cues[-1].re is _NUMBER_OF:
        cues += [cue for cue in _AT_LAST.finditer(text) if cue.start() > cues[-1].end()]
    cues += [cue for cue in _AND_WHETHER.finditer(text) if cues and cue.start() > cues[-1].end()]
    cues += [cue for cue in _AND_THIS.finditer(text) if cues and cue.start() > cues[-1].end()]
    parts: list[Part] = []
    start = 0
    for cue, following in zip(cues, (*cues[1:], None), strict=False):
        end = _end_of_part(text, cue, following)
        if end is None:
            continue
        unit = measure_at(text, cue.end())
        families = asked_families(text[start:end], cue.end() - start if cue.re is CUE else None)
        if not families and parts and cue.group() == "呢":
            families = parts[-1].families
        if unit or families or CUE.sub("", text[start:end]).strip(" ，,、"):
            parts.append(Part(start, end, families, _GREW.search(text[start:end]) is not None))
        start = end
    return parts or [Part(0, len(text), asked_families(text))]


def _end_of_part(text: str, cue: re.Match[str], following: re.Match[str] | None) -> int | None:
    """Where the part with `cue` ends; `None` where it belongs together with the following one: 由几项减为几项."""
    if following is None:
        return len(text)
    if cue.re is _NUMBER_OF:
        return cue.end()
    here = (cue.end(), following.start())
    between = list(BREAK.finditer(text, *here)) or list(CONJUNCTION.finditer(text, *here))
    if between:
        return between[-1].start()
    units = [asked_families(text, one.end()) for one in (cue, following)]
    return (
        following.start()
        if all(measure_at(text, one.end()) for one in (cue, following)) and units[0] != units[1]
        else None
    )


def without_known(text: str) -> str:
    """The text without the numbers that the question itself gives, each with its measure word."""
    pieces, at = [], 0
    for match in _KNOWN.finditer(text):
        unit = measure_at(text, match.end())
        if unit and unit not in {"岁", "度", "股", "成"}:
            pieces += [text[at : match.start()], " "]
            at = match.end() + len(unit)
    return "".join((*pieces, text[at:]))


def without_cues(text: str) -> str:
    """The text with 多少张 as one mark, so that its measure word never joins the noun behind it."""
    pieces: list[str] = []
    at = 0
    for cue in sorted((*CUE.finditer(text), *_SHARE.finditer(text)), key=lambda cue: cue.start()):
        pieces += [_BEFORE_CUE.sub("", text[at : cue.start()]), OPEN]
        at = cue.end() + len(measure_at(text, cue.end()))
    return "".join((*pieces, text[at:]))
