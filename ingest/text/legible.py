"""Legible text: what the rules about figures read, in half width and Simplified, each character in its place."""

import re
from functools import lru_cache

from ingest.text.characters import fold_in_place, to_simplified

KEPT = re.compile("[，①-⓿❶-➓㈠-㊰¹²³⁰-₉]")
"""Folding would turn a comma between clauses into one between digits, and ① into a digit of the next number."""

DASH = re.compile(r"(?<=[\d年月日])[一ー](?=\s?\d)")
"""2011年一2016年, 1月1日一12月31日: a numeral that stands between two dates or digits was printed as a dash."""

SLIP = re.compile(r"(?<![\dA-Za-z])(?:[1Il|丨]9|2[0O〇○])[\dIlO|丨〇○]{2}(?=\s?年)")
"""20I7年, 2O16年: letters that look like digits in the number of a year."""

LETTERS = str.maketrans("IlO|丨〇○", "1101100")

LOOKALIKES = (
    (re.compile(r"(?<=[\d十百千万亿])佘(?=\s?[\u3400-\u9fff])"), "余"),
    (re.compile(r"(?:(?<=[\d百千万亿])|(?<=[\d百千万亿]\s))兀"), "元"),
    (re.compile(r"(?:(?<=\d)|(?<=\d\s)|(?<=[一二三四五六七八九十]))曰"), "日"),
    (re.compile(r"釆"), "采"),
    (re.compile(r"(?<![〇○零十百千一二三四五六七八九])一一(?![一二三四五六七八九十〇○零年月日])"), "——"),
)
"""360佘万元, 11761万兀, 12月31曰, 一一家园: what recognition takes for something else, where that makes a number."""

MISREAD = re.compile("[佘兀曰釆]|一一")

DASHES = str.maketrans("－−‒–﹣", "-----")


@lru_cache(maxsize=512)
def legible(text: str) -> str:
    """The same text, as long as before, in the one form that rules are written for."""
    folded = fold_in_place(text)
    if KEPT.search(text):
        folded = "".join(a if KEPT.match(a) and a not in "²³₂" else b for a, b in zip(text, folded, strict=True))
    return _simplified(_years(_recognised(folded.translate(DASHES))))


def _recognised(text: str) -> str:
    if MISREAD.search(text):
        for pattern, meant in LOOKALIKES:
            text = pattern.sub(meant, text)
    return text


def _years(text: str) -> str:
    """Years and the dash between them, as recognised text misprints them."""
    if "年" not in text:
        return text
    return SLIP.sub(lambda found: found[0].translate(LETTERS), DASH.sub("-", text))


def _simplified(text: str) -> str:
    """Most text is Simplified, which GB 2312 holds: only the rest pays for the conversion table."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return to_simplified(text)
    return text
