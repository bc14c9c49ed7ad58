"""Answers in the words of an inspector: body, time, what was counted, the number as printed, and what to mind."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.answer import Derived
from assistant.asking.asked import Asked
from assistant.finding.periods import period_words
from index.library import Disclosure
from ingest.figure import Quantity
from ingest.figures.units import spoken_unit
from ingest.said import Listed, Said

_SCOPES = {
    "parent": Said("上级单位"),
    "group": Said("集团"),
    "members": Said("会员单位"),
    "industry": Said("全行业"),
    "other": Said("其他主体"),
}
_KINDS = {
    "cumulative": Said("累计数"),
    "target": Said("计划或目标，非实际结果"),
    "rule": Said("规定"),
    "history": Said("历史数据"),
    "growth": Said("增减幅度"),
}
_QUALIFIERS = {
    "approx": Said("约数"),
    "more_than": Said("原文为“余/多”，实际略多于此"),
    "nearly": Said("原文为“近”，实际略少于此"),
    "at_least": Said("原文为“以上/不少于”"),
    "at_most": Said("原文为“以下/不超过”"),
    "less_than": Said("原文为“不足”"),
}
LONGEST_NOTE = 40
"""Characters of a footnote that are said beside a figure."""


def lines(said: Iterable[Said]) -> Said:
    """What an answer says, a line each."""
    return Listed(said, "\n")


def minded(differences: Sequence[Said]) -> list[Said]:
    """A line on what has to be minded when figures are set against each other; none where nothing has."""
    if not differences:
        return []
    return [Said("请注意：{differences}，比较时应予考虑。", differences=Listed(differences, "，"))]


def of_years(what: str, years: Sequence[int]) -> Said:
    """A body with the years that are spoken of."""
    return Listed(filter(None, (what, dated(years))), "")


def dated(years: Sequence[int]) -> Said:
    """2016年、2017年."""
    return Listed(Said("{year}年", year=year) for year in years)


def subject_of(disclosure: Disclosure) -> str:
    """What was counted, short enough for a sentence."""
    subject = disclosure.figure.subject.strip()
    for word in ("披露的", "报告期内"):
        subject = subject.removeprefix(word)
    return subject or Said("该项")


def called(asked: Asked) -> Said:
    """What was asked for, in the question's words; 捐, which names little, as reports say it: 捐赠."""
    if len(asked.label) > 1:
        return Said("“{label}”", label=label_of(asked))
    usual = next((term.others[0] for term in asked.terms if term.others), "")
    return Said("“{label}”", label=Said(usual)) if usual else Said("所问内容")


def label_of(asked: Asked) -> Said:
    """The words as asked; in another language word by word, as the taxonomy and the lexicon know them."""
    said = asked.heavy or asked.terms
    terms = Listed((Said(term.text) for term in said), "") if said else asked.label
    return Said("{label}", label=asked.label, terms=terms)


def name_of(disclosure: Disclosure) -> str:
    """The body in full, or the file of a report that names none."""
    return disclosure.report.identity.organisation or disclosure.report.file


_SIGNS = frozenset({"", "%", "‰", "℃"})
"""Units that are no words."""
_BARE = re.compile(r"[-−+]?\d[\d,，]*(?:\.\d+)?")
"""9,871: printed without its unit, which stands in the head of the table."""


def statement(disclosure: Disclosure, *, named: bool = True) -> Said:
    """One figure as a whole sentence."""
    return Said("{sentence}。", sentence=sentence(disclosure, named=named))


def sentence(disclosure: Disclosure, *, named: bool = True, marked: bool = True) -> Said:
    """One figure as a sentence without its full stop; `marked` with what has to be minded."""
    head = (_body(disclosure) if named else "", period_words(disclosure), subject_of(disclosure))
    return Said(
        "{what}：{amount}{remarks}",
        what=Listed(filter(None, head), ""),
        amount=amount(disclosure),
        remarks=remarks(disclosure) if marked else "",
    )


def amount(disclosure: Disclosure) -> str:
    """The number with its unit: as printed, or as somebody put it right; abroad in the base unit."""
    quantity = disclosure.figure.quantity
    if corrected(disclosure):
        return measured(number(quantity.value), quantity.unit)
    if not quantity.unit or not _BARE.fullmatch(quantity.raw):
        return Said("{raw}", raw=quantity.raw, value=_in_base_unit(quantity))
    printed = Decimal(re.sub(r"[,，\s]", "", quantity.raw.replace("−", "-")).strip(".") or "0")
    if printed == quantity.value:
        return measured(quantity.raw, quantity.unit)
    return Said("{raw}（合{value}）", raw=quantity.raw, value=measured(number(quantity.value), quantity.unit))


def measured(figures: str, unit: str) -> Said:
    """Number and unit; what is no word stands close to the number in every language."""
    if unit in _SIGNS:
        return Said("{number}{sign}", number=figures, sign=unit)
    return Said("{number}{unit}", number=figures, unit=spoken_unit(unit))


def corrected(disclosure: Disclosure) -> bool:
    """Whether somebody put the figure right, so that its value is no longer what was printed."""
    return disclosure.review is not None and disclosure.review.verdict == "corrected"


def remarks(disclosure: Disclosure) -> str:
    """What has to be minded about a figure, in brackets; nothing where it is plain."""
    figure = disclosure.figure
    said: list[str] = []
    if corrected(disclosure):
        said.append(Said("已更正；原文作{raw}", raw=figure.quantity.raw))
    if figure.scope in _SCOPES:
        said.append(Said("口径为{scope}", scope=_SCOPES[figure.scope]))
    if figure.kind in _KINDS:
        said.append(_KINDS[figure.kind])
    if figure.quantity.qualifier in _QUALIFIERS:
        said.append(_QUALIFIERS[figure.quantity.qualifier])
    if figure.basis == "inferred":
        said.append(Said("由文字推定"))
    if figure.period.inferred and figure.kind in {"stock", "cumulative"}:
        said.append(Said("原文未注明时点，按报告年度计"))
    said += [Said("存疑：{doubt}", doubt=doubt) for doubt in figure.doubts]
    said += [Said("原文注：{note}", note=_shortened(note.text)) for note in figure.footnotes]
    return Said("（{remarks}）", remarks=Listed(said, "；")) if said else ""


def _shortened(note: str) -> str:
    """A footnote's first words; all of it stands in its own passage."""
    return note.rstrip("。") if len(note) <= LONGEST_NOTE else f"{note[:LONGEST_NOTE]}…"


def number(value: Decimal) -> str:
    """A number with thousands separators and no needless zeros."""
    return format(value.normalize(), ",f")


def calculated(derived: Derived) -> Said:
    """A calculation with its operands, as a whole sentence."""
    return Said(
        "{label}{value}（计算：{formula}）。",
        label=derived.label,
        value=measured(number(derived.value), derived.unit),
        formula=derived.formula,
    )


def _in_base_unit(quantity: Quantity) -> str:
    """For readers of another language, to whom 1056万元 says little; a range and a bare number as printed."""
    ranged = quantity.low is not None and quantity.low != quantity.high
    return quantity.raw if ranged or not quantity.unit else measured(number(quantity.value), quantity.unit)


def _body(disclosure: Disclosure) -> str:
    """The body, or the file and that no body is named in it."""
    file = disclosure.report.file
    return disclosure.report.identity.organisation or Said("《{file}》（未写明机构）", file=file)
