"""Why a figure was not taken, and what a rule of auditing is called, in the language in use."""

from tui.words import N_, _

REASONS = (
    N_("单位不同"),
    N_("行业数据"),
    N_("其他主体的数"),
    N_("是增减幅度"),
    N_("不是增减幅度"),
    N_("是累计数"),
    N_("是规定、目标或往事"),
    N_("跨多个年度"),
    N_("不是全年"),
    N_("由文字推定，另有印出的数字"),
    N_("是比率"),
    N_("是占比的分母"),
    N_("数值明显不合该指标"),
    N_("不够贴合"),
)
"""Those that are always worded the same."""

WITH_WORDS = (
    N_("是{what}年的数"),
    N_("只是{what}部分的数"),
    N_("没有提到{what}"),
    N_("是{what}的数"),
)
"""Those that name something of a report, which is never translated."""

AUDIT_RULES = (
    N_("分项之和"),
    N_("表内合计"),
    N_("分母"),
    N_("部分与整体"),
    N_("比例"),
    N_("增长"),
    N_("乘积"),
    N_("两处所述"),
    N_("文表"),
    N_("列举"),
    N_("存量流量"),
    N_("合理区间"),
    N_("约数叠用"),
    N_("累计回落"),
    N_("前后重述"),
    N_("数量级"),
    N_("期初期末"),
    N_("年际变动"),
    N_("同行"),
)
"""The rules of auditing, within a report and between reports."""

OTHERWISE_NAMED = {N_("编号"): N_("章节编号")}
"""Rules whose own name says too little beside others."""


def reason_text(reason: str) -> str:
    """The reason; as it is where nothing is known of it."""
    if reason in REASONS:
        return _(reason)
    for text in WITH_WORDS:
        before, after = text.split("{what}")
        what = reason.removeprefix(before).removesuffix(after)
        if what and reason == text.format(what=what):
            return _(text).format(what=what)
    return reason


def rule_name(rule: str) -> str:
    """What a rule of auditing is called."""
    return _(OTHERWISE_NAMED.get(rule, rule)) if rule in (*AUDIT_RULES, *OTHERWISE_NAMED) else rule
