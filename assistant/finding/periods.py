"""Which years a figure speaks of."""

import re

from index.library import Disclosure

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
    """Whether a figure may answer for a year."""
    return year in years_of(disclosure)


def period_words(disclosure: Disclosure) -> str:
    """When a figure holds, as an inspector writes it: 2016年12月31日, 2018年, 2016年1月至6月."""
    text = disclosure.figure.period.text
    if not text:
        year = disclosure.report.identity.year
        return f"{year}年" if year else ""
    return "至".join(_date_words(part) for part in text.split("/"))


def _date_words(text: str) -> str:
    parts = text.split("-")
    return "".join(
        f"{int(part)}{unit}" if part.isdigit() else part for part, unit in zip(parts, "年月日", strict=False)
    )
