"""Which years a figure speaks of."""

import re

from index.library import Disclosure
from ingest.said import Listed, Said

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def years_of(disclosure: Disclosure) -> tuple[int, ...]:
    """The years a figure holds for: those of its period, else the report's."""
    period = disclosure.figure.period
    named = [int(year) for year in _YEAR.findall(period.text)]
    if not named:
        return (disclosure.report.identity.year,) if disclosure.report.identity.year is not None else ()
    if "/" in period.text and len(named) == 2 and named[0] < named[1]:
        return tuple(range(named[0], named[1] + 1))
    return tuple(dict.fromkeys(named))


def holds_in(disclosure: Disclosure, year: int) -> bool:
    """Whether a figure may answer for a year: the one it is of, or the one whose profit it distributes."""
    return year in years_of(disclosure) or year == _profit_year(disclosure)


_DISTRIBUTED = re.compile(r"(?<!\d)(\d{4})\s*年\s*度?的?\s*(?:利润\s*分配|权益\s*分派|现金\s*分红|分红|股利|股息|派息)")
"""2016年8月完成2015年度利润分配，派发现金股利9亿元: paid in 2016, and what was paid for 2015."""


def _profit_year(disclosure: Disclosure) -> int | None:
    """The year whose profit a figure distributes, where its sentence says so before the number."""
    figure = disclosure.figure
    said = _DISTRIBUTED.findall(figure.source.quote.partition(figure.quantity.raw)[0])
    return int(said[-1]) if said else None


def period_words(disclosure: Disclosure) -> str:
    """When a figure holds, as an inspector writes it: 2016年12月31日, 2018年, 2016年1月至6月."""
    text = disclosure.figure.period.text
    if not text:
        year = disclosure.report.identity.year
        return _date_words(str(year)) if year else ""
    return Listed((_date_words(part) for part in text.split("/")), "至")


def _date_words(text: str) -> str:
    """2016-12-31 as 2016年12月31日; what is no date as it is."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts):
        return text
    year, *rest = map(int, parts)
    if not rest:
        return Said("{year}年", year=year)
    month, *day = rest
    if not day:
        return Said("{year}年{month}月", year=year, month=month)
    return Said("{year}年{month}月{day}日", year=year, month=month, day=day[0])
