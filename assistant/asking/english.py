"""English questions, put into the words that reports use."""

import re
from collections.abc import Mapping
from functools import cache

from assistant.asking.rules import table, word_list

_WHAT = re.compile(
    r"\bwhat (?:was|were|is|are)\b(?=.*\b(?:number|amount|volume|rate|income|revenue|profits?|emissions?|consumption|"
    r"tax|taxes|expenditure|spending|output|capital|assets|ratio|intensity|age|headcount|turnover|hours|dividends?|donations?)\b)",
    re.IGNORECASE,
)
"""What was the income: a question for a number though nothing says how much."""
_MANY = re.compile(r"^\W*how (?:many|much)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z&'-]*|\d+")


def is_english(text: str) -> bool:
    """Whether a question is asked in English; names may stand in Chinese in it."""
    letters = len(re.findall(r"[A-Za-z]", text))
    hanzi = len(re.findall(r"[\u4e00-\u9fff]", text))
    return letters > 12 and letters > 2 * hanzi and len(_WORD.findall(text)) >= 4


def in_chinese(text: str) -> str:
    """The question with every English word that the lexicon knows in Chinese, the rest left in its place."""
    text = re.sub(r"['\u2019]s\b", " ", text)
    if not _MANY.search(text):
        text = _WHAT.sub(" how much ", text, count=1)
    spaced = _phrases().sub(lambda match: f" {_lexicon()[_key(match.group())]} ", text)
    kept = _WORD.sub(
        lambda match: "" if match.group().lower() in word_list("english", "stop") else match.group(), spaced
    )
    return re.sub(r"\s+", " ", re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", kept)).strip()


@cache
def in_english() -> Mapping[str, str]:
    """The Chinese words of the lexicon in English, by the phrase that stands first for each."""
    found: dict[str, str] = {}
    for phrase, chinese in _lexicon().items():
        found.setdefault(chinese, phrase)
    return found


def _key(phrase: str) -> str:
    return re.sub(r"\s+", " ", phrase.lower())


@cache
def _lexicon() -> dict[str, str]:
    return {phrase: chinese for rows in table("english")["words"] for phrase, chinese in rows.items()}


@cache
def _phrases() -> re.Pattern[str]:
    """All phrases, longest first; a phrase never begins or ends inside a word."""
    longest = sorted(_lexicon(), key=lambda phrase: (-len(phrase), phrase))
    spaced = [re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(spaced)})(?![A-Za-z])", re.IGNORECASE)
