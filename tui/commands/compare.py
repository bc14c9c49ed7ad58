"""`zewen compare`: one indicator, or several, over organisations and years."""

from typing import TYPE_CHECKING, Any

import click

from tui.checking_rows import COMPARISON_FIELDS, comparison_rows
from tui.command import Failed, Spoken, format_option, library_option, open_library, option, print_rows
from tui.words import N_, _

if TYPE_CHECKING:
    from assistant.comparison import Comparison

BODIES = ("certification", "association", "laboratory", "company")


@click.command(cls=Spoken, help=N_("比较：机构 × 年度。INDICATOR 是指标的名称或编号，可写多个。"))
@click.argument("indicators", metavar="INDICATOR...", nargs=-1, required=True)
@option("--organisation", "organisations", multiple=True, help=N_("只比这家机构（全称或简称），可写多次。"))
@option("--year", "years", type=int, multiple=True, help=N_("只比这一年度，可写多次。"))
@option(
    "--body", "bodies", type=click.Choice(BODIES), multiple=True, help=N_("只比这类机构：认证、协会、实验室、企业。")
)
@option("--region", "regions", multiple=True, help=N_("只比这个地区的机构，如 上海。"))
@option("--dimension", "dimensions", multiple=True, metavar="NAME=VALUE", help=N_("只比这一部分，如 认证领域=EMS。"))
@option("--peers", is_flag=True, help=N_("加上名次、百分位、中位数和披露家数。"))
@option("--per", "per", metavar="INDICATOR", help=N_("按另一指标折算，如 人均：--per 员工总数。"))
@format_option
@library_option
def compare(
    indicators: tuple[str, ...], dimensions: tuple[str, ...], peers: bool, per: str | None, form: str, **peer_group: Any
) -> None:
    """Print the comparison of each indicator."""
    from assistant.comparison import compare as compare_indicator
    from tui.filters import indicator_named

    pairs = tuple(sorted(_pair(dimension) for dimension in dimensions))
    with open_library() as library:
        where = _peer_group(library, **peer_group)
        compared = [
            compare_indicator(library, indicator_named(library, name), where=where, dimensions=pairs)
            for name in indicators
        ]
        base = compare_indicator(library, indicator_named(library, per), where=where) if per else None
    if form == "people":
        _print(compared, base, peers=peers)
    else:
        rows = (row for comparison in compared for row in comparison_rows(comparison, base, peers=peers))
        print_rows(rows, COMPARISON_FIELDS, form)


def _print(compared: "list[Comparison]", base: "Comparison | None", *, peers: bool) -> None:
    from tui.console import console
    from tui.printing.comparison import print_comparison

    for comparison in compared:
        print_comparison(console(), comparison, base, peers=peers)


def _peer_group(
    library: Any,
    organisations: tuple[str, ...],
    years: tuple[int, ...],
    bodies: tuple[str, ...],
    regions: tuple[str, ...],
) -> Any:
    """The organisations that are compared: those named, of a kind, or of a region."""
    from dataclasses import replace

    from tui.filters import where_from

    where = replace(where_from(library, organisations=organisations, years=years), bodies=bodies)
    if regions:
        filed = library.filed(replace(where, years=()))
        here = tuple(
            sorted({i.organisation for one in filed if (i := one.identity).organisation and i.region in regions})
        )
        if not here:
            raise Failed(_("库里没有这个地区的机构：{regions}").format(regions=_("、").join(regions)))
        where = replace(where, organisations=here)
    return where


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not (name and mark and value):
        raise click.UsageError(_("“{text}”不是 名称=值，如 认证领域=EMS。").format(text=text))
    return name, value
