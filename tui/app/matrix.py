"""What a comparison says on the screen: its columns, a line about a year, a few lines about a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ingest.indicators.taxonomy import load_taxonomy
from tui.app.columns import Column, widest
from tui.app.labels import about, doubtful
from tui.app.marks import marks_of, others
from tui.app.prose import joined
from tui.app.wrapping import in_lines
from tui.labels import BODIES, value_name
from tui.numbers import amount, grouped, measured, unit_name, with_unit
from tui.safe import one_line
from tui.words import _, bracketed, listed, quoted, term

if TYPE_CHECKING:
    from assistant.comparison import Comparison

Part = tuple[str, tuple[tuple[str, str], ...]]
"""An indicator's id and the dimensions that it is limited to."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: one body in one comparison."""

    comparison: "Comparison"
    organisation: str


def part_key(part: Part) -> str:
    """A part as it is remembered."""
    return "|".join([part[0], *(f"{name}={value}" for name, value in part[1])])


def part_of(key: str) -> Part | None:
    """The part that is remembered so; `None` where the taxonomy does not know it any more."""
    name, *pairs = key.split("|")
    if name not in load_taxonomy().indicators or not all("=" in pair for pair in pairs):
        return None
    return name, tuple((pair.split("=", 1)[0], pair.split("=", 1)[1]) for pair in pairs)


def part_name(part: Part) -> str:
    """An indicator's name with the values of its dimensions."""
    name = load_taxonomy().name_of(part[0]) or part[0]
    return " · ".join((term(name), *(value_name(*limit) for limit in part[1])))


def words_for(part: Part) -> str:
    """Other words by which the picker finds it."""
    indicator = load_taxonomy().indicators.get(part[0])
    return " ".join((indicator.name, *indicator.aliases, indicator.english)) if indicator else ""


def title(comparison: "Comparison") -> str:
    """Name and unit."""
    name = part_name((comparison.indicator.id, comparison.dimensions))
    return f"{name}{bracketed(unit_name(comparison.unit))}" if comparison.unit else name


def columns(comparisons: "Sequence[Comparison]") -> tuple[Column, ...]:
    """The bodies, then a column a year; what the marks behind a value mean, the legend says."""
    from tui.app.chart import ABSENCES

    def cell_text(row: Line, *, year: int) -> str:
        cell = row.comparison.cells.get((row.organisation, year))
        if cell is None:
            return ""
        if cell.figure is None:
            return ABSENCES[cell.absence or "not_disclosed"]
        quantity = cell.figure.figure.quantity
        unit = quantity.unit if quantity.unit != row.comparison.unit else ""
        return with_unit(amount(quantity), unit) + marks_of(cell)

    def cell_style(row: Line, *, year: int) -> str:
        cell = row.comparison.cells.get((row.organisation, year))
        if cell is None or cell.figure is None:
            return "doubt" if cell is not None and cell.absence == "unreadable" else "dim"
        return "doubt" if marks_of(cell)[:1] in ("≠", "?") else ""

    names = [body for comparison in comparisons for body in comparison.organisations]
    years = sorted({year for comparison in comparisons for year in comparison.years})
    found = [Column(_("机构"), widest(names, least=12, most=24), lambda row: row.organisation)]
    for year in years:
        text = partial(cell_text, year=year)
        values = [text(Line(one, body)) for one in comparisons for body in one.organisations]
        width = widest([str(year), *values], least=8, most=18)
        found.append(Column(str(year), width, text, right=True, style=partial(cell_style, year=year)))
    return tuple(found)


def summary_text(comparison: "Comparison", year: int, body: str, *, width: int) -> str:
    """How many of the body's kind disclosed in that year, and what is in their middle; no part is torn."""
    from assistant.comparison import summary

    kind = comparison.kinds.get(body, "")
    said = summary(comparison, year, kind)
    parts = [title(comparison), _("{year} 年").format(year=year)]
    if len({comparison.kinds.get(one, "") for one in comparison.organisations}) > 1:
        parts.append(_("同类（{kind}）").format(kind=_(BODIES[kind])))
    parts.append(
        _("{disclosed} 家披露，共 {reported} 家有报告").format(disclosed=said.disclosed, reported=said.reported)
    )
    if said.median is not None:
        parts.append(_("中位数 {value}").format(value=with_unit(grouped(said.median.value), said.median.unit)))
    if said.quartiles is not None:
        parts.append(_("四分位 {low}–{high}").format(low=grouped(said.quartiles[0]), high=grouped(said.quartiles[1])))
    return in_lines([one_line(part) for part in parts], width)


def about_cell(comparison: "Comparison", body: str, year: int) -> tuple[str, Any]:
    """Value, rank, change and quote; or why there is none. Text and marks."""
    from assistant.comparison import standings

    cell = comparison.cells[body, year]
    if cell.figure is None:
        return _about_gap(comparison, body, year)
    figure = cell.figure.figure
    standing = standings(comparison, year).get(body)
    rank = ""
    if standing is not None:
        rank = _("  第 {rank}/{of} 名").format(rank=standing.rank, of=standing.of)
        if standing.percentile is not None:
            rank += _("，高于 {percent}% 的同行").format(percent=grouped(standing.percentile))
    told = _("  据 {year} 年报告").format(year=cell.told_in) if cell.told_in is not None else ""
    made = f"  {_(cell.converted.label)} {_(cell.converted.formula)}" if cell.converted is not None else ""
    growth = comparison.growth(body, year)
    change = (
        _("  较上年 {rate}%").format(rate=("+" if growth.value > 0 else "") + grouped(growth.value)) if growth else ""
    )
    different = listed(measured(one.figure.quantity) for one in others(cell))
    doubts = listed(map(_, figure.doubts), "；") or _("把握不大") if doubtful(figure) else ""
    return joined(
        (one_line(f"{body} {year}  {measured(figure.quantity)}"), "bold $accent"),
        (one_line(rank + change), "bold"),
        (one_line(told + made), "$secondary"),
        (_("  ≠ 另有不同数值：") + one_line(different) if different else "", "$warning"),
        (_("  ? 存疑：") + one_line(doubts) if doubts else "", "$warning"),
        ("\n" + one_line(f"{about(figure)} · {figure.subject}"), "$foreground 60%"),
        ("\n" + one_line(f"{quoted(figure.source.quote)} {cell.figure.report.file}"), ""),
    )


def _about_gap(comparison: "Comparison", body: str, year: int) -> tuple[str, Any]:
    from tui.app.chart import ABSENCES

    cell = comparison.cells[body, year]
    why = {
        "not_disclosed": _("报告里没有这项数据；未披露不等于零。"),
        "no_report": _("库里没有这一年度的报告。"),
        "unreadable": _("报告有页面未能读出，可能载有这项数据。"),
    }
    refused = [measured(one.disclosure.figure.quantity) + bracketed(_(one.reason)) for one in cell.excluded[:4]]
    return joined(
        (one_line(f"{body} {year}  {ABSENCES[cell.absence or 'not_disclosed']}"), "bold $warning"),
        ("\n" + why[cell.absence or "not_disclosed"], ""),
        ("\n" + _("未采用：") + one_line(listed(refused, "；")) if refused else "", "$foreground 60%"),
    )
