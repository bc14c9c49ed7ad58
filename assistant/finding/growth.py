"""Whether a figure tells how much there is or by how much it changed, and what it changed from."""

import re

from assistant.asking.measures import family_of
from assistant.finding.standing import folded
from ingest.figure import Figure

_CHANGE = re.compile(r"增|减|降|升|涨|跌|同比|环比|较上|翻|上浮|下浮|下滑|回落")
_AGAINST = re.compile(r"[同环]比|[比较](?:上年|去年|年初|期初|上期|同期|前年|\d{4}年)")
"""年流失率·比去年上浮: it is said against another time, so it is no level whatever its unit."""
_SAYS_CHANGE = re.compile(
    r"同比|环比|相?[比较]|与|同期|上年|去年|上期|年初|期初|\d{4}年?|年度?|增[加长幅多速]?|减[少幅]?|下?降[低幅]?|上升|升[高幅]?|上?涨幅?|下?跌幅?|提[高升]|[上下]浮|下滑|回落|变[化动]|分别|[大小]幅|明显|显著|略有?|有所|了|约|率|幅度?|·|[^\w]"
)
"""What the name of a change holds besides that of the thing that changed."""
_BEFORE = re.compile(r"同期|上年|去年|上期")


def tells_change(figure: Figure) -> bool:
    """Whether a figure may be one of change: read as such, or a rate whose words speak of change."""
    last = figure.subject.rsplit("·", 1)[-1]
    rate = family_of(figure.quantity.unit) in {"percent", "percentage-points", "multiple"}
    return figure.kind == "growth" or is_change(figure) or (rate and bool(_CHANGE.search(last + figure.quantity.raw)))


def is_change(figure: Figure) -> bool:
    """Whether a figure cannot but be one of change, so that it never tells how much there is."""
    last = figure.subject.rsplit("·", 1)[-1]
    against = _AGAINST.search(last)
    if figure.kind == "growth" or against is None:
        return figure.kind == "growth"
    unsaid = against.end() == len(last) and figure.period.inferred
    return unsaid or _CHANGE.search(last, against.end()) is not None


def grows_from(change: Figure, value: Figure) -> bool:
    """Whether a change is of the thing that a value before it in its sentence counts: it names no other."""
    return _SAYS_CHANGE.sub("", folded(change.subject).rsplit("·", 1)[-1]) in folded(value.subject)


def thing_of(figure: Figure) -> str:
    """What a figure is of, whatever its subject says of change and time: 撤销率 of 撤销率·比上年."""
    parts = [_SAYS_CHANGE.sub("", part) for part in folded(figure.subject).split("·")]
    return "·".join(filter(None, parts))


def of_time_before(figure: Figure) -> bool:
    """Whether a figure is last year's: 同期销售182.4吨 between a value and its change."""
    return bool(_BEFORE.search(figure.subject.rsplit("·", 1)[-1]))
