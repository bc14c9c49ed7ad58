"""Figures for people: a table a report, numbers aligned, the doubtful marked."""

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from index.library import Disclosure
from ingest.figure import Figure
from ingest.indicators.taxonomy import Taxonomy
from tui.console import Column, plain, table
from tui.figure_ids import figure_id
from tui.labels import SCOPES, VERDICTS, indicator_label
from tui.numbers import amount, unit_name
from tui.printing.places import body_and_year
from tui.words import _, bracketed

DOUBTFUL_BELOW = 0.6
"""Figures of lower confidence are marked."""


def print_figures(console: Console, disclosures: Iterable[Disclosure], taxonomy: Taxonomy) -> int:
    """Print them report by report; how many there were."""
    count = 0
    for report, group in groupby(disclosures, key=lambda disclosure: disclosure.report):
        disclosed = list(group)
        count += len(disclosed)
        title = f"{body_and_year(report.identity.organisation, report.identity.year)}  {report.file}"
        columns = [
            Column(_("统计对象"), share=4),
            Column(_("数值"), "right"),
            Column(_("单位")),
            Column(_("期间")),
            Column(_("页"), "right", style="dim"),
            Column(_("指标"), share=3, style="dim"),
            Column(_("编号"), style="dim"),
        ]
        console.print(table(columns, (figure_cells(disclosure, taxonomy) for disclosure in disclosed), title=title))
    if not count:
        console.print(plain(_("没有这样的数据。")))
    return count


def figure_cells(disclosure: Disclosure, taxonomy: Taxonomy) -> tuple[str | Text, ...]:
    """What one line says."""
    figure = disclosure.figure
    scope = _(SCOPES[figure.scope]) if figure.scope != "own" else ""
    subject = plain(figure.subject)
    if scope:
        subject.append(bracketed(scope), style="dim")
    if disclosure.review:
        subject.append(f" ✓{_(VERDICTS[disclosure.review.verdict])}", style="green")
    elif is_doubtful(figure):
        subject.append(" ?", style="yellow")
    return (
        subject,
        amount(figure.quantity),
        unit_name(figure.quantity.unit),
        figure.period.text,
        str(figure.source.page or ""),
        indicator_label(figure, taxonomy),
        figure_id(disclosure),
    )


def is_doubtful(figure: Figure) -> bool:
    """Whether a reader should look at the quote before using it."""
    return bool(figure.doubts) or figure.confidence < DOUBTFUL_BELOW
