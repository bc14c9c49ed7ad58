"""`zewen figures accept|correct|reject|withdraw|reviews`: what a reviewer says of figures, with reason and name."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tui.command import Failed, Spoken, format_option, library_option, open_library, option, print_rows, say
from tui.labels import KINDS, SCOPES
from tui.rows import REVIEW_FIELDS, review_row
from tui.words import N_, _

if TYPE_CHECKING:
    from index.library import Disclosure, Library
    from index.reviewing.amendments import Amendments, Note
    from ingest.figure import Figure, Kind, Scope

Function = TypeVar("Function", bound=Callable[..., Any])

identifiers_argument = click.argument("identifiers", metavar="ID...", nargs=-1, required=True)


def note_options(function: Function) -> Function:
    """Who says so, and why."""
    for decorate in (
        option("--author", default=getpass.getuser, show_default=False, help=N_("复核人；默认为登录名。")),
        option("--reason", required=True, help=N_("理由，记入日志。")),
    ):
        function = decorate(function)
    return function


def note(reason: str, author: str) -> Note:
    """The reason with its author, now."""
    from index.reviewing.amendments import Note

    return Note(reason, author, datetime.now(UTC).isoformat(timespec="seconds"))


@click.command(cls=Spoken, help=N_("复核无误：数据与原文相符。ID 为 zewen figures 列出的编号。"))
@identifiers_argument
@note_options
@library_option
def accept(identifiers: tuple[str, ...], reason: str, author: str) -> None:
    """Say that figures are right."""
    with _pointing(identifiers) as (amendments, disclosures):
        for disclosure in disclosures:
            amendments.accept(disclosure, note(reason, author))
            _tell(_("已确认：{figure}"), disclosure)


@click.command(cls=Spoken, help=N_("剔除：并非数据或识别有误。此后不再列出，也不再用于作答。"))
@identifiers_argument
@note_options
@library_option
def reject(identifiers: tuple[str, ...], reason: str, author: str) -> None:
    """Say that figures are none or wrong."""
    with _pointing(identifiers) as (amendments, disclosures):
        for disclosure in disclosures:
            amendments.reject(disclosure, note(reason, author))
            _tell(_("已剔除：{figure}"), disclosure)


@click.command(cls=Spoken, help=N_("更正：写明要改的项，其余不变；原文和原文数字不变。"))
@click.argument("identifier", metavar="ID")
@option("--value", help=N_("数值，按基本单位：22.16 万元写 221600。"))
@option("--unit", help=N_("基本单位：元、张、人次、%……"))
@option("--subject", help=N_("统计对象。"))
@option("--period", help=N_("期间：2016-12-31、2016、2016-01/2016-06。"))
@option("--kind", type=click.Choice(list(KINDS)), help=N_("类型。"))
@option("--scope", type=click.Choice(list(SCOPES)), help=N_("统计范围：本机构、集团、会员、行业等。"))
@option("--indicator", help=N_("指标（编号或名称）；写 none 则不归入指标。"))
@note_options
@library_option
def correct(identifier: str, reason: str, author: str, **changes: str | None) -> None:
    """Say what is right."""
    with _pointing((identifier,)) as (amendments, (disclosure,)):
        corrected = corrected_figure(disclosure.figure, changes)
        if corrected == disclosure.figure:
            raise click.UsageError(_("请写明要更正的内容。"))
        amendments.correct(disclosure, corrected, note(reason, author))
        _tell(_("已更正：{figure}"), replace(disclosure, figure=corrected))


def corrected_figure(figure: Figure, changes: Mapping[str, str | None]) -> Figure:
    """The figure with what is given put in, as it is typed."""
    return reduce(lambda changed, given: PUT[given[0]](changed, given[1]), _given(changes), figure)


def _given(changes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in changes.items() if text is not None)


PUT: Mapping[str, Callable[[Figure, str], Figure]] = {
    "value": lambda figure, text: replace(
        figure, quantity=replace(figure.quantity, value=_number(text), low=None, high=None)
    ),
    "unit": lambda figure, text: replace(figure, quantity=replace(figure.quantity, unit=text)),
    "subject": lambda figure, text: replace(figure, subject=text),
    "period": lambda figure, text: replace(figure, period=replace(figure.period, text=text, inferred=False)),
    "kind": lambda figure, text: replace(figure, kind=cast("Kind", text)),
    "scope": lambda figure, text: replace(figure, scope=cast("Scope", text)),
    "indicator": lambda figure, text: replace(figure, indicator=_indicator(text)),
}
"""What each option of `correct` puts into a figure."""


@click.command(cls=Spoken, help=N_("撤回对一条数据的复核。"))
@identifiers_argument
@library_option
def withdraw(identifiers: tuple[str, ...]) -> None:
    """Forget what was said about figures."""
    with _pointing(identifiers, reviewed_ones) as (amendments, disclosures):
        for disclosure in disclosures:
            amendments.withdraw(disclosure)
            _tell(_("已收回：{figure}"), disclosure)


@click.command(cls=Spoken, help=N_("列出复核记录：谁、何时、为什么。"))
@format_option
@library_option
def reviews(form: str) -> None:
    """Print a row a review."""
    from tui.reviewed import reviewed

    with open_library() as library:
        said = tuple(reviewed(library))
        if form == "people":
            from tui.console import console
            from tui.printing.reviews import print_reviews

            print_reviews(console(), said)
        else:
            print_rows((review_row(*one) for one in said), REVIEW_FIELDS, form)


def disclosed_ones(library: Library) -> Iterable[Disclosure]:
    """The figures that can be reviewed."""
    return library.disclosures()


def reviewed_ones(library: Library) -> Iterable[Disclosure]:
    """The figures that were reviewed, the rejected ones too."""
    from tui.reviewed import reviewed

    return (disclosure for _said, disclosure in reviewed(library) if disclosure)


@contextmanager
def _pointing(
    identifiers: Iterable[str], among: Callable[[Library], Iterable[Disclosure]] = disclosed_ones
) -> Iterator[tuple[Amendments, tuple[Disclosure, ...]]]:
    """The amendments of the library, and the figures that the ids point at, one each."""
    from tui.figure_ids import SHORTEST, pointed_at

    with open_library(readonly=False) as library:
        everything = tuple(among(library))
        found: list[Disclosure] = []
        for identifier in identifiers:
            fitting = pointed_at(everything, identifier) if len(identifier) >= SHORTEST else ()
            if not fitting:
                raise Failed(_("没有编号为 {id} 的数据。编号见 zewen figures。").format(id=identifier))
            if len(fitting) > 1:
                raise Failed(_("编号 {id} 对应 {n} 条数据，请多写几位。").format(id=identifier, n=len(fitting)))
            found += fitting
        yield library.amendments, tuple(found)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", "").replace("，", "").replace("−", "-"))
    except InvalidOperation as error:
        raise click.UsageError(_("“{text}”不是数。").format(text=text)) from error
    if not number.is_finite():
        raise click.UsageError(_("“{text}”不是数。").format(text=text))
    return number


def _indicator(name: str) -> str | None:
    from tui.filters import indicators_named

    return None if name == "none" else indicators_named(name)[0].id


def _tell(sentence: str, disclosure: Disclosure) -> None:
    from tui.numbers import measured
    from tui.safe import one_line

    figure = disclosure.figure
    say(sentence.format(figure=one_line(f"{figure.subject} {measured(figure.quantity)}")))
