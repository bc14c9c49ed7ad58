"""What reports disclose of their checklist, for people: a table a report, the evidence in short."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.coverage.checklist import Covered
from tui.console import Column, plain, table
from tui.covering import Checked
from tui.labels import STATES
from tui.numbers import measured
from tui.printing.places import body_and_year
from tui.words import _, term

STYLES = {"figure": "green", "words": "yellow", "nothing": "red"}
LONGEST = 40
"""Characters of a quote that are enough to recognise it; the whole stands in the rows and the workbook."""


def print_coverage(console: Console, checked: Iterable[Checked], states: Sequence[str]) -> None:
    """A count a report, then report by report."""
    reports = list(checked)
    if not reports:
        console.print(plain(_("没有这样的报告。")))
        return
    console.print(summary_table(reports))
    for one in reports:
        identity = one.report.identity
        title = (
            f"{body_and_year(identity.organisation, identity.year)}  {term(one.checklist.name)}  {counts(one.items)}"
        )
        columns = [
            Column(_("清单项目"), share=3),
            Column(_("结论")),
            Column(_("证据"), share=5),
            Column(_("页"), "right"),
        ]
        rows = [item_cells(covered) for covered in one.items if covered.state in states]
        console.print(table(columns, rows, title=title))


def summary_table(reports: Sequence[Checked]) -> Table:
    """Each report with how many items of its checklist have figures, have only words, are not there."""
    columns = [
        Column(_("机构"), share=3),
        Column(_("年度"), "right"),
        *(Column(_(name), "right") for name in STATES.values()),
        Column(_("共"), "right"),
        Column(_("清单"), share=2, style="dim"),
    ]
    rows = []
    for one in reports:
        identity, counted = one.report.identity, Counter(covered.state for covered in one.items)
        body, year = identity.organisation or one.report.file, str(identity.year or "—")
        rows.append(
            [body, year, *(str(counted[state]) for state in STATES), str(len(one.items)), term(one.checklist.name)]
        )
    return table(columns, rows, title=_("汇总"))


def counts(items: Iterable[Covered]) -> str:
    """有数据 12，仅有文字 5，未见披露 3."""
    counted = Counter(covered.state for covered in items)
    return _("，").join(f"{_(name)} {counted[state]}" for state, name in STATES.items())


def item_cells(covered: Covered) -> tuple[str | Text, ...]:
    """One item with the best of its evidence."""
    state = plain(_(STATES[covered.state]), STYLES[covered.state])
    if covered.figures:
        figure = covered.figures[0]
        proof, page = f"{figure.subject} {measured(figure.quantity)}", figure.source.page
    elif covered.evidence:
        quote = covered.evidence[0].quote
        proof, page = (f"{quote[:LONGEST]}…" if len(quote) > LONGEST else quote), covered.evidence[0].page
    else:
        proof, page = "", None
    return term(covered.item.name), state, proof, str(page or "")
