"""What the fields of a figure and the states of an answer are called on the screen."""

from ingest.figure import Figure
from tui.words import _

QUALIFIERS = {
    "exact": "",
    "approx": _("约"),
    "more_than": _("多于"),
    "nearly": _("近"),
    "at_least": _("不少于"),
    "at_most": _("不超过"),
    "less_than": _("不足"),
}
KINDS = {
    "stock": _("期末数"),
    "flow": _("当期发生"),
    "cumulative": _("累计"),
    "ratio": _("比率"),
    "growth": _("增减"),
    "rule": _("规定"),
    "history": _("往事"),
    "target": _("目标"),
}
SCOPES = {
    "own": _("本机构"),
    "parent": _("上级单位"),
    "group": _("集团"),
    "members": _("会员"),
    "industry": _("行业"),
    "other": _("其他单位"),
}
STATUSES = {
    "answered": _("有披露"),
    "not_disclosed": _("未披露"),
    "no_report": _("无报告"),
    "ambiguous": _("请选择"),
    "unreadable": _("无法辨读"),
}
STATUS_STYLES = {
    "answered": "$success",
    "not_disclosed": "$warning",
    "no_report": "$warning",
    "ambiguous": "$secondary",
    "unreadable": "$error",
}


def period_label(figure: Figure) -> str:
    """When it holds: 截至 2016-12-31, 2016 年（推定）."""
    text = figure.period.text
    if not text:
        return _("时间不详")
    label = text.replace("/", _(" 至 "))
    if len(text) == len("2016"):
        label = _("{year} 年").format(year=text)
    elif figure.kind == "stock" and "/" not in text:
        label = _("截至 {date}").format(date=text)
    return label + (_("（推定）") if figure.period.inferred else "")


def about(figure: Figure) -> str:
    """What one should know beside the value: when, of what kind, about whom, how sure."""
    words = [period_label(figure), KINDS[figure.kind]]
    if figure.scope != "own":
        words.append(SCOPES[figure.scope])
    if label := QUALIFIERS[figure.quantity.qualifier]:
        words.append(label)
    if figure.basis == "inferred":
        words.append(_("由文字推定"))
    words.extend(f"{name} {value}" for name, value in figure.dimensions)
    return " · ".join(words)


def doubtful(figure: Figure) -> bool:
    """Whether a reviewer should look at it."""
    return bool(figure.doubts) or figure.confidence < 0.6
