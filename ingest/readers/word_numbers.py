"""List numbers that Word prints but does not store: counted as Word counts them."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

HAN = "〇一二三四五六七八九"


def han_number(n: int) -> str:
    """一, 十, 十一, 二十三 up to 99."""
    tens, ones = divmod(n, 10)
    if n > 99:
        return str(n)
    return (("" if tens == 1 else HAN[tens]) + "十" if tens else "") + (HAN[ones] if ones or not tens else "")


def roman(n: int) -> str:
    """I, IV, XII."""
    text = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += letters * (n // value)
        n %= value
    return text


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": str,
    "chineseCounting": han_number,
    "chineseCountingThousand": han_number,
    "japaneseCounting": han_number,
    "ideographDigital": han_number,
    "taiwaneseCounting": han_number,
    "taiwaneseCountingThousand": han_number,
    "lowerLetter": lambda n: chr(96 + (n - 1) % 26 + 1),
    "upperLetter": lambda n: chr(64 + (n - 1) % 26 + 1),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
    "decimalEnclosedCircleChinese": lambda n: chr(0x2460 + (n - 1) % 20),
    "decimalEnclosedCircle": lambda n: chr(0x2460 + (n - 1) % 20),
}
"""How each of Word's number formats prints a count; bullets and the rest print nothing that a report is cited by."""


class Numbering:
    """Counts through a document's numbered paragraphs."""

    def __init__(self, document: Document) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            self.levels[abstract.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.findall(qn("w:lvl"))
            }
        for number in root.findall(qn("w:num")):
            self.abstract[number.get(qn("w:numId"))] = number.find(qn("w:abstractNumId")).get(qn("w:val"))

    def next(self, paragraph: Paragraph) -> str:
        """The number that Word prints before this paragraph; empty where it prints none."""
        found = _number_of(paragraph)
        if found is None or found[0] not in self.abstract:
            return ""
        abstract, depth = self.abstract[found[0]], found[1]
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts[abstract]
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        text = levels[depth][1]
        for above in range(depth + 1):
            form = FORMS.get(levels.get(above, ("", "", 1))[0])
            if f"%{above + 1}" in text:
                if form is None:
                    return ""
                text = text.replace(f"%{above + 1}", form(counts.get(above, levels.get(above, ("", "", 1))[2])))
        return text if levels[depth][0] in FORMS else ""


def _level(level: Any) -> tuple[str, str, int]:
    """Format, text with places such as %1, and first number of one level."""

    def value(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        return found.get(qn("w:val"), default) if found is not None else default

    start = value("w:start", "1")
    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdecimal() else 1


def _number_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """Which list the paragraph belongs to and how deep, by itself or by its style."""
    properties = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None and len(properties) < 10:
        properties.append(style.element.pPr)
        style = style.base_style
    for found in properties:
        numbers = found.find(qn("w:numPr")) if found is not None else None
        if numbers is not None and (list_id := numbers.find(qn("w:numId"))) is not None:
            depth = numbers.find(qn("w:ilvl"))
            level = depth.get(qn("w:val")) if depth is not None else None
            return list_id.get(qn("w:val")) or "", int(level) if level and level.isdecimal() else 0
    return None
