"""Times: the dates, years and spans that a text names, and how far each of them reaches."""

# ruff: noqa: E501 - a rule is a line

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

Match = re.Match[str]

HAN_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
YEARS_BACK = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in a text."""

    start: int
    end: int
    period: str
    cutoff: bool = False
    """截至 or 年底: what follows is counted at that date."""
    local: bool = False
    """It says only when its own clause holds, as a date inside a phrase does."""
    compared: bool = False
    """It is what something is compared with or counted from: 较2017年; only a number right after it is of that time."""
    resolved: bool = False
    """What was resolved then was done then, however long ago."""
    until: int | None = None
    """Where the bracket closes that it and its numbers stand in, and with it what it says: （2017年：44%）."""


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A way to write a time."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match, int], str]
    """The period that a match means, given the year that is being spoken of."""
    example: str
    period: str
    """What it means in a report of 2018."""
    cutoff: bool = False


def _year(match: Match, year: int) -> int:
    """The year printed in a match, or the one spoken of."""
    printed = match["y"]
    if not printed:
        return year
    return int(printed) + 1911 if len(printed) == 3 else int(printed) if len(printed) == 4 else _short(int(printed))


def _short(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 60 else 2000)


def _month(year: int, month: int) -> str:
    return f"{year}-{min(max(month, 1), 12):02d}"


def _month_end(year: int, month: int) -> str:
    month = min(max(month, 1), 12)
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _date(match: Match, year: int) -> str:
    year, month, day = _year(match, year), int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return str(year)
    return f"{year}-{month:02d}-{day:02d}"


def _dates(match: Match, year: int) -> str:
    first = _year(match, year)
    last = int(match["y2"]) if match["y2"] else first
    begin, end = (
        f"{first}-{int(match['m']):02d}-{int(match['d']):02d}",
        f"{last}-{int(match['m2']):02d}-{int(match['d2']):02d}",
    )
    whole = begin.endswith("01-01") and end.endswith("12-31") and first == last
    return str(first) if whole else f"{begin}/{end}"


def _day(year: int, month: str, day: str) -> str:
    return f"{_month(year, int(month))}-{min(max(int(day), 1), 31):02d}"


Y = r"(?:(?P<y>(?<!\d)(?:19|20)\d{2})\s*年\s*)"
ROC = r"(?:(?:民国)\s*(?P<y>\d{2,3})|(?<![\d.])(?P<y1>1[01]\d))\s*年(?:度)?"
PLAN = r"[“\"]?(?<![一二三四五六七八九])十(?P<n>[一二三四五])五[”\"]?"
TO = r"\s*[-~～—至到]+\s*"

BEGINNING = "beginning of year"

TIME_RULES = (
    TimeRule("dates", re.compile(rf"{Y}(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*日?{TO}(?:(?P<y2>(?:19|20)\d{{2}})\s*年\s*)?(?P<m2>\d{{1,2}})\s*月\s*(?P<d2>\d{{1,2}})\s*日"),
             _dates, "2018年1月1日至2018年12月31日", "2018"),
    TimeRule("days", re.compile(rf"(?<!\d)(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*日{TO}(?P<m2>\d{{1,2}})\s*月\s*(?P<d2>\d{{1,2}})\s*日"),
             lambda m, y: f"{_day(y, m['m'], m['d'])}/{_day(y, m['m2'], m['d2'])}", "7月10日至7月25日捐款", "2018-07-10/2018-07-25"),
    TimeRule("years", re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d{{2}})\s*年?(?:度)?(?:{TO}|一)(?P<y2>(?:19|20)\d{{2}})\s*年(?:度)?"),
             lambda m, _: f"{m['y']}-01/{m['y2']}-12", "2006-2008年三年累计派息", "2006-01/2008-12"),
    TimeRule("months", re.compile(rf"{Y}?(?<!\d)(?P<m>\d{{1,2}})\s*月?{TO}(?P<m2>\d{{1,2}})\s*月"),
             lambda m, y: f"{_month(_year(m, y), int(m['m']))}/{_month(_year(m, y), int(m['m2']))}", "1-6月受理投诉", "2018-01/2018-06"),
    TimeRule("date", re.compile(rf"{Y}?(?<!\d)(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]"), _date, "5月23日捐款", "2018-05-23"),
    TimeRule("end of month", re.compile(rf"{Y}?(?<!\d)(?P<m>\d{{1,2}})\s*月\s*(?:底|末)"),
             lambda m, y: _month_end(_year(m, y), int(m["m"])), "2020年5月底，共有学员", "2020-05-31", cutoff=True),
    TimeRule("month until", re.compile(rf"(?<=[至止到])\s*{Y}(?P<m>\d{{1,2}})\s*月(?!\s*\d)"),
             lambda m, y: _month_end(_year(m, y), int(m["m"])), "截止2018年12月，拥有专利", "2018-12-31", cutoff=True),
    TimeRule("month", re.compile(rf"{Y}?(?<!\d)(?P<m>\d{{1,2}})\s*月(?:份|初|中旬|上旬|下旬)?"),
             lambda m, y: _month(_year(m, y), int(m["m"])), "7月发出首张证书", "2018-07"),
    TimeRule("half year", re.compile(rf"{Y}?(?P<h>[上下])半年"),
             lambda m, y: f"{_year(m, y)}-01/{_year(m, y)}-06" if m["h"] == "上" else f"{_year(m, y)}-07/{_year(m, y)}-12", "上半年检查", "2018-01/2018-06"),
    TimeRule("quarter", re.compile(rf"{Y}?第?(?P<q>[一二三四1-4])季度"),
             lambda m, y: f"{_month(_year(m, y), 3 * HAN_QUARTERS[m['q']] - 2)}/{_month(_year(m, y), 3 * HAN_QUARTERS[m['q']])}", "第三季度完成", "2018-07/2018-09"),
    TimeRule("end of last year", re.compile(r"(?:上一?年度?|去年)年?[底末]"), lambda _, y: f"{y - 1}-12-31", "上年末有员工30人", "2017-12-31"),
    TimeRule(BEGINNING, re.compile(rf"(?:{Y}|年)初(?=的?\s*\d)"), lambda m, y: f"{_year(m, y) - 1}-12-31", "由年初的30人增加到40人", "2017-12-31"),
    TimeRule("end of year", re.compile(rf"{Y}(?:年?[底末])(?![端期])|(?:本年度?|报告期|报告年度|当年)[底末]|年[底末]|期末"),
             lambda m, y: f"{_year(m, y)}-12-31", "截至2018年底，共有会员", "2018-12-31", cutoff=True),
    TimeRule("end of a plan", re.compile(rf"{PLAN}(?:期?末|收官)"), lambda m, _: str(2005 + 5 * YEARS_BACK[m["n"]]), "“十三五”末，共有会员", "2020"),
    TimeRule("since a plan", re.compile(rf"{PLAN}以来"), lambda m, y: f"{2001 + 5 * YEARS_BACK[m['n']]}-01/{y}-12", "“十三五”以来累计投入", "2016-01/2018-12"),
    TimeRule("plan", re.compile(rf"{PLAN}(?:时期|期间)"),
             lambda m, _: f"{2001 + 5 * YEARS_BACK[m['n']]}-01/{2005 + 5 * YEARS_BACK[m['n']]}-12", "“十三五”期间累计投入", "2016-01/2020-12"),
    TimeRule("republican year", re.compile(ROC), lambda m, _: str(int(m["y"] or m["y1"]) + 1911), "于106年度完成", "2017"),
    TimeRule("year", re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s*(?:会计|财政)?(?:年度|财年|年(?!代|[底末]|级))"), lambda m, _: m["y"], "2018 年，共召开会议", "2018"),
    TimeRule("recent years", re.compile(r"(?:近|过去|最近|前)\s*(?P<n>[两二三四五六七八九十]|\d)\s*年(?:来|内|间)?(?!级)"),
             lambda m, y: f"{y - (int(m['n']) if m['n'].isdigit() else YEARS_BACK[m['n']]) + 1}-01/{y}-12", "近三年累计出口", "2016-01/2018-12"),
    TimeRule("this year", re.compile(r"本年度?|今年|全年|年内|年度内|本报告期|报告期内?|报告年度|一年来|过去的?一年|当年|这一年"), lambda _, y: str(y), "全年举办培训", "2018"),
    TimeRule("last year", re.compile(r"上年度?(?!末)|上一年度?|去年(?!同期|初)"), lambda _, y: str(y - 1), "上年度共受理", "2017"),
)  # fmt: skip

NAMED = re.compile(r"《[^《》\n]{1,60}》|[“「](?!十[一二三四五]五[”」])[^“”「」\n]{1,40}[”」]")
"""A year in a title or a name says nothing of the figure."""

COMPARED = re.compile(
    r"(?:(?:成|建|设|创)立于?|创办于?|始建于?|建于|组建于?|注册于|上市于?|前身|源于|起于|比|较|相比|与|同|相较于?|相对于?|按|从|由|自|始于|基于|对标)\s*(?:上述|去|了)?$"
)
"""A year after these is what something is compared with or counted from: 较2017年, 自2016年."""

COMPARED_AFTER = re.compile(r"\s*(?:相比|同期|以来|起|开始|可比价|同比|成立|创立|创建|组建|上市|底?前|为基数|为基准)")
UNTIL = re.compile(r"(?:截至|截止到?|截止至|截止于|至|到|止)\s*$")
UNTIL_AFTER = re.compile(r"\s*(?:为止|止|末|底|,|，)")
ADVERBIAL = re.compile(r"(?:^|[，,；;：:。！？(（\n])\s*(?:[^，,；;：:。！？(（\d]{0,12}?)$")
"""What stands before a time that holds for the whole sentence: nothing but a short subject."""


@lru_cache(maxsize=512)
def find_times(shown: str, year: int) -> tuple[Time, ...]:
    """Times of a legible text in order; what is only compared with is left out."""
    found: list[Time] = []
    taken = bytearray(len(shown))
    for named in NAMED.finditer(shown):
        _take(taken, *named.span())
    for rule in TIME_RULES:
        for match in rule.pattern.finditer(shown):
            if taken.find(1, *match.span()) < 0:
                _take(taken, *match.span())
                found.append(_read(shown, rule, match, year))
    return tuple(_in_order(shown, found))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = bytes([1]) * (end - start)


def times_before(times: tuple[Time, ...], position: int) -> tuple[Time, ...]:
    """The latest times before a position, as many as may matter to it."""
    last = bisect_left(times, position, key=lambda time: time.start)
    return times[max(0, last - NEAREST) : last]


NEAREST = 40


def _read(shown: str, rule: TimeRule, match: Match, year: int) -> Time:
    before = shown[max(0, match.start() - 20) : match.start()]
    cutoff = rule.cutoff or (bool(UNTIL.search(before)) and rule.name in {"date", "month", "year"})
    if rule.name == "year" and int(match["y"]) > year and not re.search("截[至止]", before):
        cutoff = False
    compared = rule.name == BEGINNING or bool(COMPARED.search(before) or COMPARED_AFTER.match(shown, match.end()))
    reported = bool(OF_THE_REPORT.match(match[0]))
    spoken = (
        year
        if reported
        else _spoken_year(shown, match.start(), year)
        if "y" not in match.groupdict() or not match["y"]
        else year
    )
    period = rule.read(match, spoken) if spoken or rule.read(match, 1) == rule.read(match, 2) else ""
    if cutoff and rule.name == "year" and period:
        period = f"{period}-12-31" if UNTIL_AFTER.match(shown, match.end()) else period
    until = _bracket_end(shown, match.start(), match.end())
    resolved = bool(RESOLVED.match(shown, match.end())) and "经" in shown[max(0, match.start() - 8) : match.end() + 8]
    return Time(
        match.start(), match.end(), period, cutoff and not compared, compared=compared, resolved=resolved, until=until
    )


BRACKET = re.compile(r"[(（][^()（）。\n]{0,80}$")
IN_BRACKET = re.compile(r"(?P<says>[^()（）。\n]{0,200})[)）]")


def _bracket_end(shown: str, start: int, end: int) -> int | None:
    """Where the bracket closes that holds a time with numbers of it; none for （2018年度）, which only explains."""
    if not BRACKET.search(shown, max(0, start - 81), start):
        return None
    rest = IN_BRACKET.match(shown, end)
    return rest.end() if rest and re.search(r"\d", rest["says"]) else None


OF_THE_REPORT = re.compile(r"本?报告|本年|今年")
"""Whatever year was named before, these mean the report's."""

SPOKEN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")


def _spoken_year(shown: str, position: int, year: int) -> int:
    """The year that a bare month means: the one named shortly before, or the report's."""
    named = [int(match[1]) for match in SPOKEN.finditer(shown, max(0, position - 60), position)]
    return named[-1] if named and abs(named[-1] - year) <= 1 else year


def years_of(times: tuple[Time, ...], begin: int, position: int, count: int) -> tuple[str, ...]:
    """The `count` years that a sentence lists before a position, or the years of its span; empty if it has others."""
    told = [time.period for time in times if begin <= time.start < position and not time.compared]
    years = [period for period in told if len(period) == 4]
    if len(years) == count > 1:
        return tuple(years)
    for period in reversed(told):
        first, _, last = period.partition("/")
        if last and first.endswith("-01") and last.endswith("-12") and int(last[:4]) - int(first[:4]) + 1 == count:
            return tuple(str(year) for year in range(int(first[:4]), int(last[:4]) + 1))
    return ()


def _in_order(shown: str, found: list[Time]) -> Iterator[Time]:
    for time in sorted(found, key=lambda one: one.start):
        if time.period:
            yield replace(time, local=time.compared or not _holds_on(shown, time))


def _holds_on(shown: str, time: Time) -> bool:
    """Whether the clauses after its own are of the same time."""
    before = shown[max(0, time.start - 30) : time.start]
    if "其中" in CLAUSES.split(before)[-1]:
        return False
    if time.cutoff or time.resolved or BREAK.match(shown, time.end):
        return True
    return len(time.period) == 4 and bool(ADVERBIAL.search(before))


CLAUSES = re.compile(r"[，,；;：:。！？\n]")

BREAK = re.compile(r"(?:期间|之?间|内|以?来|时期)?\s*[，,]")
"""After a time by itself: 2014-2016年期间，."""

RESOLVED = re.compile(r"[^，,。；;\d]{0,24}(?:批准|核准|通过|决议)[，,]")
"""What was resolved then was done then: 经2013年第二次股东大会批准，."""
