"""Qualifiers: words beside a number that say it is rounded, a lower or an upper bound."""

import re
from dataclasses import dataclass

from ingest.figure import Qualifier
from ingest.said import Said


@dataclass(frozen=True, slots=True)
class QualifyingWord:
    """Words on one side of a number and what they make of it."""

    words: str
    """Alternatives, as a regular expression."""
    qualifier: Qualifier
    example: str


BEFORE = (
    QualifyingWord("不得?(?:少于|低于|小于)|至少|最少|最低|≥|起码", "at_least", "全年培训不少于20学时"),
    QualifyingWord("不得?(?:超过|高于|大于|多于)|至多|最多|最高|≤|控制在|上限为?", "at_most", "事故不超过2起"),
    QualifyingWord("不足|不到|未满|少于|低于|小于|未超过|未达|<|〈", "less_than", "占比不足5%"),
    QualifyingWord("约为?|大约|大概|大致|约合|约占|左右|估计", "approx", "约3000人参加"),
    QualifyingWord("将近|接近|近|趋近", "nearly", "近2000家企业"),
    QualifyingWord("超过|突破|逾|超|高于|大于|多于|>|〉|上(?=[百千万亿])", "more_than", "服务超过500家客户"),
)  # fmt: skip

AFTER = (
    QualifyingWord("(?:及|或|和)?以上|之多|起(?=[，。；,;)）]|$)", "at_least", "合格率98%以上"),
    QualifyingWord("(?:及|或|和)?以下|以内|之内|封顶", "at_most", "浓度在30mg/L以下"),
    QualifyingWord("左右|上下|前后|许(?=[，。；])", "approx", "每年200家左右"),
    QualifyingWord("(?:之)?多(?!次|种|项|个|家|元)|有余|余", "more_than", "增长三成多"),
)

MIDDLE = "余多几佘"
"""Between number and unit: 30余项, 二十几年; the number is a lower bound. Recognition of letters reads 佘 for 余."""

NEARLY_AND_MORE = Said("“近”与“余”“多”并用，无法判断是多于还是少于该数")
"""A doubt: 近40余人 says below and above at once."""

_BEFORE = tuple(
    (re.compile(rf"(?:{row.words})\s*(?:了|为|是|人民币|达到?|至|有|在)?\s*$"), row.qualifier) for row in BEFORE
)
_AFTER = tuple((re.compile(rf"\s*(?:{row.words})"), row.qualifier) for row in AFTER)

REACH = 7
"""Characters before a number in which its qualifier stands."""


def qualifier_before(text: str, start: int) -> Qualifier | None:
    """What the words right before a number make of it."""
    near = text[max(0, start - REACH) : start]
    return next((qualifier for pattern, qualifier in _BEFORE if pattern.search(near)), None)


def qualifier_after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """What the words right after a number make of it, and where they end."""
    for pattern, qualifier in _AFTER:
        match = pattern.match(text, end)
        if match:
            return qualifier, match.end()
    return None
