"""Years and dates as covers, titles and closing lines print them."""

import re

ZERO = "〇○◯零ＯOo0０"
HAN_DIGITS = str.maketrans(f"{ZERO}一二三四五六七八九", f"{'0' * len(ZERO)}123456789")

YEAR = rf"(?:(?:19|20)\d\s?\d|(?:一九|二[{ZERO}])[{ZERO}一二三四五六七八九]{{2}})"
"""2016, 2 016 never, 二〇一八, 二○一八, 二零一八."""

DATE = re.compile(
    rf"(?P<year>{YEAR})\s*(?:年|[-/.])\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*(?:月|[-/.])?"
    r"\s*(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
"""2017 年 1 月; 2021年3月18日; 二○一○年四月十二日; 2019-04-30."""

SPECK = re.compile(rf"(?<=[{ZERO}一二三四五六七八九])[\^~`'’*|·.,](?=[{ZERO}一二三四五六七八九])")
"""二〇一^七年: dirt that was read as a mark."""

STROKE = re.compile(rf"(?<=二[{ZERO}])[—–－-](?=[{ZERO}一二三四五六七八九]年)")
"""二〇—七年: the numeral 一, read as a dash."""


def tidy(text: str) -> str:
    """The text with its years in Chinese numerals as they were printed before they were misread."""
    return STROKE.sub("一", SPECK.sub("", text))


def year_of(text: str) -> int | None:
    """The year that digits or Chinese numerals print."""
    digits = re.sub(r"\s", "", text).translate(HAN_DIGITS)
    return int(digits) if digits.isdigit() and 1980 <= int(digits) <= 2100 else None


def small_number(text: str) -> int | None:
    """1 to 31 in digits or Chinese numerals."""
    if text.isdigit():
        return int(text)
    digits = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return digits.get(text)
    return (digits.get(tens, 1) if tens or text.startswith("十") else 0) * 10 + digits.get(ones, 0)


def date_of(text: str) -> str | None:
    """The first date in the text as ISO date or year-month; `None` where there is none."""
    found = DATE.search(tidy(text))
    if not found:
        return None
    year, month = year_of(found["year"]), small_number(found["month"])
    if year is None or month is None or not 1 <= month <= 12:
        return None
    day = small_number(found["day"]) if found["day"] else None
    return f"{year}-{month:02d}-{day:02d}" if day and 1 <= day <= 31 else f"{year}-{month:02d}"
