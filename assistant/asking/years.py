"""The years that a question names, in whatever way people name them."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.asking.rules import table

_PLAIN = re.compile(
    r"(?<![\d.])((?:19|20)\d{2})(?=\s*(?:年度|年|[-—–~～至到、和与及/,，]\s*(?:19|20)?\d{2}\s*年|$|[^\d.%\w]))"
)
"""2018年, 2018和2019年, 2018-2020年; a bare 2018 at the end or before a space or a sign."""
_BARE = re.compile(
    r"(?<![\d.A-Za-z/:-])((?:19|20)\d{2})(?![\d.%]|[-:]\d|\s*(?:元|人|张|家|个|项|次|万|吨|名|条|件|户))"
)
"""2018良好认证案例: four digits that look like a year and count nothing."""
_SHORT = re.compile(r"(?<![\d.近满共立续过])([0-3]\d)\s*(?=年(?!来|前|后|内|以|间|多|了|的?历史))")
"""18年, 09年."""
_ROC = re.compile(r"民[国國]\s*(\d{2,3})\s*年|(?<![\d近过過])(1[0-4]\d)\s*年(?=度|底|末|的|全年|\s*$|[^多来來])")
"""民国105年 and 105年度: 1911 is added."""
_RANGE = re.compile(r"((?:19|20)\d{2})\s*年?度?\s*(?:[-—–~～至到]|\bto\b)\s*((?:19|20)?\d{2})\s*年")
_TITLE = re.compile(r"《[^》]*》")


@dataclass(frozen=True, slots=True)
class Years:
    """What a question says about years."""

    named: tuple[int, ...] = ()
    """Those it names, in its order."""
    shifts: tuple[int, ...] = ()
    """去年 → -1: counted from the year talked about."""
    last: int | None = None
    """近三年 → 3; 0 means every year there is."""
    base: tuple[int, ...] = ()
    """Those it compares against: 比2015年少了多少."""
    base_shifts: tuple[int, ...] = ()
    """The same counted from the year spoken of: 较去年, 比年初 → -1."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where in the text, so that what is left can be read without them."""

    def __bool__(self) -> bool:
        """Whether it says which year it speaks of; what it compares with says nothing of that."""
        return bool(self.named or self.shifts or self.last is not None)

    @property
    def compares(self) -> bool:
        """Whether it names a year to compare with."""
        return bool(self.base or self.base_shifts)


def find_years(text: str) -> Years:
    """The years that a question names; years inside 《》 belong to titles and are left alone."""
    shown = _TITLE.sub(lambda title: " " * len(title.group()), text)
    found = _named_years(shown)
    spans = [(_from_base(shown, start), _end_of_year(shown, end)) for start, end, _ in found]
    base = [year for start, _, years in found for year in years if _is_base(shown, start)]
    named = [
        year
        for start, end, years in found
        for year in years
        if not _is_base(shown, start) and not _SINCE.match(shown, end)
    ]
    shifts: list[int] = []
    base_shifts: list[int] = []
    last = None
    for name in ("base", "relative"):
        for word, shift in _words(name, "shift"):
            at = shown.find(word)
            if at >= 0 and not _covered(spans, at) and (name == "relative" or _is_base(shown, at)):
                (base_shifts if _is_base(shown, at) else shifts).append(shift)
                spans.append((_from_base(shown, at), at + len(word)))
    for word, count in _words("several", "count"):
        at = shown.find(word)
        if last is None and at >= 0 and not _covered(spans, at):
            last = count
            spans.append((at, at + len(word)))
    several = _SEVERAL.search(shown) if last is None and not found and _OVER_TIME.search(shown) else None
    if several and not _covered(spans, several.start()):
        last = "零一两三四五".index(several.group(1).replace("二", "两"))
        spans.append(several.span())
    once = dict.fromkeys
    return Years(
        tuple(once(named)), tuple(shifts), last, tuple(once(base)), tuple(once(base_shifts)), tuple(sorted(spans))
    )


_AGAINST = re.compile(r"(?:(?<![占对性])比|(?<!比)较|相[比较]于)\s*$")
"""比2015年, 较上年, 比年初; not 比较2015年和2016年, not 占比2016年是多少."""


def _is_base(text: str, start: int) -> bool:
    """Whether a year that begins there is one that another is compared with."""
    return _from_base(text, start) < start


def resolve(years: Years, *, available: tuple[int, ...], talked_about: int | None) -> tuple[int, ...]:
    """The years meant, given those that the library has and the one the conversation is about."""
    if years.named:
        meant = list(years.named)
        meant += [years.named[0] + shift for shift in years.shifts if shift]
        return tuple(dict.fromkeys(meant))
    latest = talked_about if talked_about is not None else max(available, default=None)
    if years.last is not None:
        every = sorted(available)
        if every and len(every) < years.last:
            return tuple(range(every[-1] - years.last + 1, every[-1] + 1))
        return tuple(every[-years.last :] if years.last else every)
    if latest is None:
        return ()
    return tuple(dict.fromkeys(latest + shift for shift in years.shifts))


_SEVERAL = re.compile(r"(?<![第满每隔前后近\d十百])([两二三四五])年(?![期级制多一以之内前后半])")
_OVER_TIME = re.compile(r"分别|各|列|表|变|趋势|走势|对比|比较|每年|逐年")
"""三年净利润列个表: years that are told one by one."""


def _from_base(text: str, start: int) -> int:
    """Where a year begins together with the 比 before it."""
    against = _AGAINST.search(text, 0, start)
    return against.start() if against else start


_SINCE = re.compile(r"\s*年?(?:以来|至今|迄今|起至今)")
"""2008年以来累计: asks for what there is up to now, not for that year."""


def base_of(years: Years, about: tuple[int, ...]) -> tuple[int, ...]:
    """The years compared with, given those that are spoken of."""
    counted = [max(about) + shift for shift in years.base_shifts] if about else []
    return tuple(dict.fromkeys(year for year in (*years.base, *counted) if year not in about))


def _named_years(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """The years named, in the text's order, each with where it begins and ends; a range names several."""
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for match in _RANGE.finditer(text):
        first = int(match.group(1))
        last = int(match.group(2)) if len(match.group(2)) == 4 else first // 100 * 100 + int(match.group(2))
        if first <= last <= first + 30:
            found.append((match.start(), match.end(), tuple(range(first, last + 1))))
    for pattern, year in (
        (_PLAIN, _in_full),
        (_BARE, _in_full),
        (_ROC, _republican),
        (_SHORT, _in_short),
    ):
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), (year(match),)))
    return sorted(found)


def _in_full(match: re.Match[str]) -> int:
    return int(match.group(1))


def _in_short(match: re.Match[str]) -> int:
    return (2000 if int(match.group(1)) < 50 else 1900) + int(match.group(1))


def _republican(match: re.Match[str]) -> int:
    return 1911 + int(match.group(1) or match.group(2))


_AFTER = re.compile(
    r"\s*年?(?:度|底|末|年?终|年中(?![级层国心型])|全年|中期|(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底|末)?(?:\d{1,2}[日号])?)*(?:报告期)?(?:内(?![审部容外控训设科])|间|里(?![面头程]))?"
)


def _end_of_year(text: str, end: int) -> int:
    """The end of 2018年12月31日 or 2018年底, where 2018 ends at `end`."""
    match = _AFTER.match(text, end)
    return match.end() if match else end


def _covered(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


@cache
def _words(name: str, value: str) -> tuple[tuple[str, int], ...]:
    """Words of one table with their number, longest first so that 上一年度 is not read as 上一年."""
    pairs = [(word, int(row[value])) for row in table("years")[name] for word in row["words"].split()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
