"""A comparison for people: organisations down, years across, and why a cell is empty."""

from rich.console import Console
from rich.text import Text

from assistant.comparison import Absence, Compared, Comparison, per, standings, summary
from tui.console import Column, Filled, plain, table
from tui.labels import ABSENCES, BODIES, dimension_name, indicator_name, value_name
from tui.numbers import amount, grouped, unit_name
from tui.safe import one_line
from tui.words import _, bracketed, listed


def print_comparison(console: Console, comparison: Comparison, base: Comparison | None = None, *, peers: bool) -> None:
    """The matrix, then what has to be minded about it; `peers`: a matrix for each kind of body."""
    kinds = comparison.kinds_of_body()
    if not peers or len(kinds) < 2:
        _print_one(console, comparison, base, peers=peers, name=title(comparison))
        return
    for kind in kinds:
        name = _("{title}  {kind}").format(title=title(comparison), kind=_(BODIES[kind]))
        _print_one(console, comparison.among(kind), base, peers=True, name=name)


def _print_one(console: Console, comparison: Comparison, base: Comparison | None, *, peers: bool, name: str) -> None:
    if not comparison.years:
        console.print(plain(_("没有可比的报告。")))
        return
    latest = comparison.latest or comparison.years[-1]
    ranked = standings(comparison, latest) if peers else {}
    columns = [Column(_("机构"), share=1), *(Column(str(year), "right") for year in comparison.years)]
    if base:
        columns.append(Column(_("按{base}，{year}").format(base=indicator_name(base.indicator), year=latest), "right"))
    if peers:
        rank = _("{year} 名次").format(year=latest)
        columns += [Column(rank, "right"), Column(_("百分位"), "right")]
    rows = []
    for body in comparison.organisations:
        cells: list[str | Text] = [body, *(_cell(comparison, body, year) for year in comparison.years)]
        if base:
            made = per(comparison, base, body, latest)
            cells.append(grouped(made.value) if made else "—")
        if peers:
            standing = ranked.get(body)
            cells.append(f"{standing.rank}/{standing.of}" if standing else "—")
            cells.append(f"{grouped(standing.percentile)}%" if standing and standing.percentile is not None else "—")
        rows.append(cells)
    console.print(table(columns, rows, title=name))
    if peers:
        _print_summary(console, comparison)
    for line in notes(comparison):
        console.print(Filled(plain(line, "dim")))


def title(comparison: Comparison) -> str:
    """有效证书数（认证领域 EMS） 张."""
    limits = listed(f"{dimension_name(name)} {value_name(name, value)}" for name, value in comparison.dimensions)
    indicator = indicator_name(comparison.indicator)
    name = _("{indicator}（{limits}）").format(indicator=indicator, limits=limits) if limits else indicator
    return f"{name}  {unit_name(comparison.unit)}".rstrip()


def _cell(comparison: Comparison, body: str, year: int) -> Text:
    return cell_text(comparison.cells[body, year], comparison.unit)


def cell_text(cell: Compared, unit: str = "") -> Text:
    """The value, with its unit where that is not the comparison's, or why there is none.

    Marks: ≠ reports give several, ‡ another year's report gives it or it was converted, † something was left out.
    """
    if cell.figure is None:
        text = plain(absence_label(cell), "dim")
    else:
        text = plain(amount(cell.figure.figure.quantity))
        own = cell.figure.figure.quantity.unit
        if own and unit and own != unit:
            text.append(bracketed(unit_name(own)))
        if told(cell):
            text.append(" ‡", style="dim")
        if len(cell.figures) > 1:
            text.append(" ≠", style="yellow")
    if cell.excluded:
        text.append(" †", style="dim")
    return text


def absence_label(cell: Compared) -> str:
    """Why there is no value."""
    reason: Absence = cell.absence or "not_disclosed"
    return _(ABSENCES[reason])


def told(cell: Compared) -> list[str]:
    """What has to be known of the value: another year's report gives it, or it was converted."""
    said = []
    if cell.figure and cell.told_in:
        said.append(_("据 {year} 年报告").format(year=cell.told_in))
    if cell.figure and cell.converted:
        said.append(
            _("原文 {raw}，{formula}").format(raw=cell.figure.figure.quantity.raw, formula=_(cell.converted.formula))
        )
    return said


def notes(comparison: Comparison) -> list[str]:
    """One line for every value that was passed over, and why."""
    lines = []
    for cell in comparison.cells.values():
        where = one_line(f"{cell.organisation} {cell.year}")
        if remarks := told(cell):
            lines.append(_("‡ {where}：{remarks}").format(where=where, remarks=listed(remarks, "；")))
        for other in cell.figures[1:]:
            text = _("≠ {where}：另有一处写作 {raw}（{file}）")
            lines.append(text.format(where=where, raw=other.figure.quantity.raw, file=other.report.file))
        for refused in cell.excluded:
            figure = refused.disclosure.figure
            text = _("† {where}：未采用 {raw} {subject}，{reason}")
            lines.append(
                text.format(where=where, raw=figure.quantity.raw, subject=figure.subject, reason=_(refused.reason))
            )
    return lines


def _print_summary(console: Console, comparison: Comparison) -> None:
    for year in comparison.years:
        made = summary(comparison, year)
        if not made.reported:
            continue
        line = _("{year} 年：{reported} 家有报告，{disclosed} 家披露").format(
            year=year, reported=made.reported, disclosed=made.disclosed
        )
        if made.median:
            line += _("，中位数 {median}").format(median=grouped(made.median.value))
        if made.quartiles:
            low, high = made.quartiles
            line += _("，四分位 {low}–{high}").format(low=grouped(low), high=grouped(high))
        console.print(plain(line))
