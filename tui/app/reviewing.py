"""What a reviewer typed, made into a note and a corrected figure."""

import getpass
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from index.reviewing.amendments import Note
from ingest.errors import ZewenError
from ingest.figure import Figure, Period
from ingest.figures.units import load_units
from ingest.indicators.taxonomy import load_taxonomy
from tui.numbers import unit_name
from tui.words import _, listed, term

LABELS = {
    "value": _("数值"),
    "unit": _("单位"),
    "subject": _("统计对象"),
    "period": _("时间"),
    "indicator": _("指标"),
}
"""What can be corrected, by the name of its field."""


class NotUnderstood(ZewenError):
    """What was typed cannot be put into a figure."""


def note(reason: str) -> Note:
    """The reason, by whoever is logged in, now."""
    return Note(reason, getpass.getuser(), datetime.now(UTC).isoformat(timespec="seconds"))


def as_typed(figure: Figure) -> dict[str, str]:
    """The fields that can be corrected, as they stand in the form."""
    return {
        "value": f"{figure.quantity.value:f}",
        "unit": unit_name(figure.quantity.unit),
        "subject": figure.subject,
        "period": figure.period.text,
        "indicator": term(load_taxonomy().name_of(figure.indicator) or ""),
    }


def corrected(figure: Figure, typed: Mapping[str, str]) -> Figure:
    """The figure with what was typed otherwise than it stood. Raises NotUnderstood."""
    before = as_typed(figure)
    for name, text in typed.items():
        if text != before[name]:
            figure = PUT[name](figure, text)
    return figure


def changes(figure: Figure, typed: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """(label, old, new) of every field that was typed otherwise than it stood."""
    before = as_typed(figure)
    return tuple((LABELS[name], before[name], text) for name, text in typed.items() if text != before[name])


def _value(figure: Figure, text: str) -> Figure:
    try:
        value = Decimal(text.replace(",", "").replace("，", "").replace("−", "-"))
    except InvalidOperation as error:
        raise NotUnderstood(_("“{text}”不是数。").format(text=text)) from error
    if not value.is_finite():
        raise NotUnderstood(_("“{text}”不是数。").format(text=text))
    return replace(figure, quantity=replace(figure.quantity, value=value, low=None, high=None))


def _unit(figure: Figure, text: str) -> Figure:
    unit = "/".join(map(_unit_called, text.split("/")))
    return replace(figure, quantity=replace(figure.quantity, unit=unit))


def _unit_called(name: str) -> str:
    """The base unit of that name in the language in use; a word that names none is a unit of its own."""
    units = sorted({one.base for one in load_units().by_form.values()})
    called = [one for one in units if unit_name(one) == name]
    if len(called) > 1 and name not in units:
        raise NotUnderstood(_("“{name}”可指多个单位，请写其中之一：{units}。").format(name=name, units=listed(called)))
    return name if name in units or not called else called[0]


def _indicator(figure: Figure, text: str) -> Figure:
    if not text:
        return replace(figure, indicator=None)
    named = load_taxonomy().named(text)
    if len(named) != 1:
        raise NotUnderstood(_("没有名为“{name}”的指标，或不止一个。").format(name=text))
    return replace(figure, indicator=named[0].id)


PUT: Mapping[str, Callable[[Figure, str], Figure]] = {
    "value": _value,
    "unit": _unit,
    "subject": lambda figure, text: replace(figure, subject=text),
    "period": lambda figure, text: replace(figure, period=Period(text)),
    "indicator": _indicator,
}
