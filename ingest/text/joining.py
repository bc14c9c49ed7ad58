"""Where a printed line goes on in the next: what ends a sentence, and how two halves are put together."""

import re

ENDS = "。！？；：…!?;:”』」》）)"
"""Characters after which a short line is complete; a full line may still go on after the closing ones."""

STOPS = re.compile(r"(?:[。！？；：!?;:]|\.{3}|……)[”』」’\"]?$")
"""A line that ends a sentence or announces something."""

CLAUSE = re.compile(r"[，、；。,;]")
"""Punctuation inside a sentence: what headings and names rarely have and prose always has."""

HANGING = re.compile(r"^[，。、；：？！）】」』》〉”’％%,.;:?!)\]]")
"""No line begins with these unless it goes on from the line before."""

OPEN = re.compile(r"[，、,（(《“「『〈/—-]$")
"""No sentence ends with these."""

NUMBER_FIRST = re.compile(r"(?!(?:19|20)\d\d\s*年)\d[\d,.]*\s*(?:[%％‰]|[\u3400-\u9fffA-Za-z])")
"""60%以上; 0.025立方米; a year begins a sentence of its own."""

WORD_END = re.compile(r"[\u3400-\u9fff]$")

COUNTED = re.compile(r"\d\s*(?:[%％‰]|(?![年月日号级期届])[\u3400-\u9fff]{1,3})$")
"""A line that ends in a number with its unit has told what it counts."""

LABELLED = re.compile(r"^[\u3400-\u9fffA-Za-z（）()、/\s]{2,20}?(?:共计?|共有|合计|总计|[：:])\s*\d")
"""环境审核员共 23 人, 女职工：12人: the next item of a list without marks."""


def stops(line: str) -> bool:
    """Whether the line ends a sentence."""
    return bool(STOPS.search(line))


def goes_on(line: str, following: str) -> bool:
    """Whether punctuation alone shows that `following` continues `line`."""
    return bool(OPEN.search(line) or HANGING.match(following))


def counts_on(line: str, following: str) -> bool:
    """Whether a sentence stops before its number, which the next line begins with."""
    return len(line) >= 12 and bool(CLAUSE.search(line) and WORD_END.search(line) and NUMBER_FIRST.match(following))


def begins_anew(line: str, following: str) -> bool:
    """Whether a line that ends in what it counts stands over the next item with its own label and number."""
    return bool(COUNTED.search(line) and LABELLED.match(following))


def join(line: str, following: str) -> str:
    """Both halves in one: Latin words and numbers apart by a space, Chinese characters by nothing."""
    if not line or not following:
        return line or following
    left, right = line[-1], following[0]
    if left == "-" and right.isascii() and right.islower() and line[-2:-1].isascii() and line[-2:-1].isalpha():
        return line + following
    latin = (
        left.isascii()
        and right.isascii()
        and (left.isalnum() or left in ",.;:)%")
        and (right.isalnum() or right in "(")
    )
    return f"{line} {following}" if latin and not (left.isdigit() and right.isdigit()) else line + following


def opens_bracket(line: str, following: str) -> bool:
    """Whether a bracket that the line opens is closed in the next."""
    for opening, closing in ("（）", "《》", "“”", "「」"):
        if line.rfind(opening) > line.rfind(closing) and closing in following:
            return following.find(closing) < (following.find(opening) + 1 or len(following) + 1)
    return False


def unbalanced(text: str) -> bool:
    """Whether a bracket or quotation mark is still open."""
    return any(text.count(a) > text.count(b) for a, b in ("（）", "《》", "“”", "「」", "()"))
