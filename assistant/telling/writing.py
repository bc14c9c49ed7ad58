"""Answers in the words of an inspector: body, time, what was counted, the number as printed, and what to mind."""

import re
from decimal import Decimal

from assistant.answer import Derived
from assistant.asking.asked import Asked
from assistant.finding.periods import period_words
from index.library import Disclosure

_SCOPES = {"parent": "上级单位", "group": "集团", "members": "会员单位", "industry": "全行业", "other": "其他主体"}
_KINDS = {
    "cumulative": "累计数",
    "target": "计划数，不是结果",
    "rule": "规定",
    "history": "历史数据",
    "growth": "增减幅度",
}
_QUALIFIERS = {
    "approx": "约数", "more_than": "原文为“余/多”，实际略多于此", "nearly": "原文为“近”，实际略少于此",
    "at_least": "原文为“以上/不少于”", "at_most": "原文为“以下/不超过”", "less_than": "原文为“不足”",
}  # fmt: skip


def subject_of(disclosure: Disclosure) -> str:
    """What was counted, short enough for a sentence."""
    subject = disclosure.figure.subject.strip()
    for word in ("披露的", "报告期内"):
        subject = subject.removeprefix(word)
    return subject or "该项"


def called(asked: Asked) -> str:
    """What was asked for, in the question's words; fragments such as 捐 name nothing."""
    return f"“{asked.label}”" if len(asked.label) > 1 else "所问内容"


def name_of(disclosure: Disclosure) -> str:
    """The body in full, or the file of a report that names none."""
    return disclosure.report.identity.organisation or disclosure.report.file


_BARE = re.compile(r"[-−+]?\d[\d,，]*(?:\.\d+)?")
"""9,871: printed without its unit, which stands in the head of the table."""


def sentence(disclosure: Disclosure, *, named: bool = True, marked: bool = True) -> str:
    """One figure as a sentence without its full stop; `marked` with what has to be minded."""
    when = period_words(disclosure)
    head = f"{_body(disclosure)}{when}" if named else when
    return f"{head}{subject_of(disclosure)}：{amount(disclosure)}{remarks(disclosure) if marked else ''}"


def amount(disclosure: Disclosure) -> str:
    """The number with its unit: as printed, or as somebody put it right."""
    quantity = disclosure.figure.quantity
    if corrected(disclosure):
        return f"{number(quantity.value)}{quantity.unit}"
    if not quantity.unit or not _BARE.fullmatch(quantity.raw):
        return quantity.raw
    printed = Decimal(re.sub(r"[,，\s]", "", quantity.raw.replace("−", "-")).strip(".") or "0")
    if printed == quantity.value:
        return f"{quantity.raw}{quantity.unit}"
    return f"{quantity.raw}（合{number(quantity.value)}{quantity.unit}）"


def corrected(disclosure: Disclosure) -> bool:
    """Whether somebody put the figure right, so that its value is no longer what was printed."""
    return disclosure.review is not None and disclosure.review.verdict == "corrected"


def _body(disclosure: Disclosure) -> str:
    """The body, or the file and that no body is named in it."""
    return disclosure.report.identity.organisation or f"《{disclosure.report.file}》（未写明机构）"


def remarks(disclosure: Disclosure) -> str:
    """What has to be minded about a figure, in brackets; nothing where it is plain."""
    figure = disclosure.figure
    said = [f"已更正；原文作{figure.quantity.raw}"] if corrected(disclosure) else []
    if figure.scope in _SCOPES:
        said.append(f"口径为{_SCOPES[figure.scope]}")
    if figure.kind in _KINDS:
        said.append(_KINDS[figure.kind])
    if figure.quantity.qualifier in _QUALIFIERS:
        said.append(_QUALIFIERS[figure.quantity.qualifier])
    if figure.basis == "inferred":
        said.append("由文字推断")
    if figure.period.inferred and figure.kind in {"stock", "cumulative"}:
        said.append("原文未写时点，按报告年度")
    said += [f"存疑：{doubt}" for doubt in figure.doubts]
    return f"（{'；'.join(said)}）" if said else ""


def number(value: Decimal) -> str:
    """A number with thousands separators and no needless zeros."""
    text = format(value.normalize(), ",f")
    return text


def calculated(derived: Derived) -> str:
    """A calculation with its operands."""
    return f"{derived.label} {number(derived.value)}{derived.unit}（计算得出：{derived.formula}）"
