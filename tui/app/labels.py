"""What is said of a figure beside its value, and the colours of an answer's states."""

from typing import TYPE_CHECKING

from tui.labels import KINDS, SCOPES, dimension_name, value_name
from tui.words import _

if TYPE_CHECKING:
    from ingest.figure import Figure

STATUS_STYLES = {
    "answered": "$success",
    "not_disclosed": "$warning",
    "no_report": "$warning",
    "ambiguous": "$secondary",
    "unreadable": "$error",
}


def period_label(figure: "Figure") -> str:
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


def about(figure: "Figure") -> str:
    """What one should know beside the value: when, of what kind, about whom, how sure."""
    words = [period_label(figure), _(KINDS[figure.kind])]
    if figure.scope != "own":
        words.append(_(SCOPES[figure.scope]))
    if figure.basis == "inferred":
        words.append(_("由文字推定"))
    words.extend(f"{dimension_name(name)} {value_name(name, value)}" for name, value in figure.dimensions)
    return " · ".join(words)


def doubtful(figure: "Figure") -> bool:
    """Whether a reviewer should look at it."""
    return bool(figure.doubts) or figure.confidence < 0.6
