"""The filters `--organisation --year --indicator --file`, and what they mean in a library."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from tui.command import Failed, option
from tui.words import N_, _

if TYPE_CHECKING:
    from index.library import Library, Where
    from ingest.indicators.entries import Indicator

Function = TypeVar("Function", bound=Callable[..., Any])


def where_options(function: Function) -> Function:
    """Filters by organisation, year, indicator and file, each of which may be given several times."""
    for decorate in (
        option("--file", "files", multiple=True, help=N_("只看这个文件（文件名）。")),
        option("--indicator", "indicators", multiple=True, help=N_("只看这个指标（编号或名称）。")),
        option("--year", "years", type=int, multiple=True, help=N_("只看这一报告年度。")),
        option("--organisation", "organisations", multiple=True, help=N_("只看这家机构（全称或简称）。")),
    ):
        function = decorate(function)
    return function


def where_from(
    library: "Library",
    *,
    organisations: tuple[str, ...] = (),
    years: tuple[int, ...] = (),
    indicators: tuple[str, ...] = (),
    files: tuple[str, ...] = (),
) -> "Where":
    """The part of the library that the filters name."""
    from index.library import Where

    return Where(
        organisations=tuple(full for name in organisations for full in full_names(library, name)),
        years=years,
        indicators=tuple(one.id for name in indicators for one in indicators_named(name)),
        files=files,
    )


def full_names(library: "Library", name: str) -> tuple[str, ...]:
    """The bodies that a name may mean: by full or short name, or by a part of the full name."""
    identities = [filed.identity for filed in library.filed(versions=True)]
    exact = {
        one.organisation for one in identities if one.organisation and name in (one.organisation, *one.short_names)
    }
    within = {one.organisation for one in identities if one.organisation and name in one.organisation}
    if not (exact or within):
        raise Failed(_("库里没有“{name}”的报告。用 zewen reports 看有哪些机构。").format(name=name))
    return tuple(sorted(exact or within))


def indicators_named(name: str) -> "tuple[Indicator, ...]":
    """The indicators with that id, name or alias; several may share an alias."""
    from ingest.indicators.taxonomy import load_taxonomy

    named = load_taxonomy().named(name)
    if not named:
        near = _("、").join(nearest_names(name))
        hint = _("最接近的：{names}。").format(names=near) if near else _("用 zewen figures 看有哪些指标。")
        raise Failed(_("没有名为“{name}”的指标。").format(name=name) + hint)
    return named


NEAREST = 5
"""Names that are proposed where there is none of that name."""


def nearest_names(name: str) -> list[str]:
    """Names of indicators that share most with it, those that hold it first."""
    from rapidfuzz import fuzz, process

    from ingest.indicators.taxonomy import load_taxonomy

    called = {alias: one.name for one in load_taxonomy() for alias in (*one.aliases, one.id, one.english, one.name)}
    found = process.extract(name, list(called), scorer=fuzz.ratio, score_cutoff=60, limit=10 * NEAREST)
    return list(dict.fromkeys(called[alias] for alias, _score, _place in found))[:NEAREST]


def indicator_named(library: "Library", name: str) -> "Indicator":
    """Of the indicators with that id, name or alias the one that the library has most figures of."""
    from index.library import Where

    named = indicators_named(name)
    if len(named) == 1:
        return named[0]
    counts = [sum(1 for _ in library.disclosures(Where(indicators=(one.id,)))) for one in named]
    return named[counts.index(max(counts))]
