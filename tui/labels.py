"""What the fields of a figure and the states of an answer are called where people read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.words import LANGUAGES, N_, _, bracketed, language_in_use, listed, term, with_label

if TYPE_CHECKING:
    from assistant.answer import Status
    from assistant.comparison import Absence
    from ingest.audit.finding import Severity
    from ingest.coverage.checklist import State
    from ingest.figure import Basis, Figure, Kind, Qualifier, Scope
    from ingest.indicators.entries import Indicator
    from ingest.indicators.taxonomy import Taxonomy

QUALIFIERS: dict[Qualifier, str] = {
    "exact": "",
    "approx": N_("约"),
    "more_than": N_("超过"),
    "nearly": N_("近"),
    "at_least": N_("不少于"),
    "at_most": N_("不超过"),
    "less_than": N_("不足"),
}
KINDS: dict[Kind, str] = {
    "stock": N_("期末数"),
    "flow": N_("当期数"),
    "cumulative": N_("累计"),
    "ratio": N_("比率"),
    "growth": N_("增减幅度"),
    "rule": N_("规定"),
    "history": N_("历史数据"),
    "target": N_("目标"),
}
SCOPES: dict[Scope, str] = {
    "own": N_("本机构"),
    "parent": N_("上级单位"),
    "group": N_("集团"),
    "members": N_("会员"),
    "industry": N_("行业"),
    "other": N_("其他单位"),
}
BASES: dict[Basis, str] = {
    "disclosed": N_("原文披露"),
    "inferred": N_("由文字推定"),
}
ABSENCES: dict[Absence, str] = {
    "not_disclosed": N_("未披露"),
    "no_report": N_("无报告"),
    "unreadable": N_("无法辨读"),
}
SEVERITIES: dict[Severity, str] = {
    "contradiction": N_("矛盾"),
    "suspicion": N_("可疑"),
    "note": N_("提示"),
}
STATES: dict[State, str] = {
    "figure": N_("有数据"),
    "words": N_("仅有文字"),
    "nothing": N_("未见披露"),
}
BODIES: dict[str, str] = {
    "certification": N_("认证机构"),
    "association": N_("行业协会"),
    "laboratory": N_("实验室"),
    "company": N_("企业"),
    "": N_("未写明类别"),
}
RULES = {
    "prose": N_("正文"),
    "prose in a table": N_("表格里的句子"),
    "table": N_("表格"),
    "implied": N_("由文字推定"),
}
"""How a figure was found; what follows a colon names the rule for those who keep it."""
VERDICTS = {
    "accepted": N_("无误"),
    "corrected": N_("更正"),
    "rejected": N_("剔除"),
}
STATUSES: dict[Status, str] = {
    "answered": N_("有披露"),
    "not_disclosed": N_("未披露"),
    "no_report": N_("无报告"),
    "ambiguous": N_("请选择"),
    "unreadable": N_("无法辨读"),
}


OTHERWISE_NAMED = {N_("编号"): N_("章节编号")}
"""Rules of auditing whose own name says too little beside others."""


def rule_name(rule: str) -> str:
    """What a rule of auditing is called."""
    return _(OTHERWISE_NAMED.get(rule, rule))


def indicator_label(figure: Figure, taxonomy: Taxonomy) -> str:
    """有效证书（QMS）; empty without an indicator."""
    indicator = taxonomy.indicators.get(figure.indicator or "")
    name = indicator_name(indicator) if indicator else taxonomy.name_of(figure.indicator)
    limits = listed(value_name(name, value) for name, value in figure.dimensions)
    return f"{name}{bracketed(limits)}" if name and limits else name or ""


def value_name(dimension: str, value: str) -> str:
    """What a value of a dimension is called; words that only the report limits something by are the report's."""
    if language_in_use() == LANGUAGES[0]:
        return value
    from ingest.indicators.dimensions import RESTRICTION  # brings all of matching, which readers of Chinese never need

    return value if dimension == RESTRICTION else term(value)


def dimension_name(name: str) -> str:
    """What a dimension is called; by the taxonomy first, since a value of another may be called alike."""
    if language_in_use() == LANGUAGES[0]:
        return name
    from ingest.indicators.dimensions import RESTRICTION
    from ingest.indicators.taxonomy import load_taxonomy

    known = load_taxonomy().dimensions.get(name)
    return _("限于") if name == RESTRICTION else known.english if known and known.english else term(name)


def dimension_text(dimensions: Iterable[tuple[str, str]]) -> str:
    """认证领域：QMS；性别：女."""
    return listed((with_label(dimension_name(name), value_name(name, value)) for name, value in dimensions), "；")


def indicator_name(indicator: Indicator) -> str:
    """The indicator in the language in use; in Chinese where the taxonomy has no other name."""
    return indicator.name if language_in_use() == LANGUAGES[0] else indicator.english or indicator.name
