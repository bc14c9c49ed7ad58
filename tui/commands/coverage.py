"""`zewen coverage`: what each report discloses of the checklist for its kind of body."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.checking_rows import COVERAGE_FIELDS, coverage_row
from tui.command import Spoken, format_option, library_option, open_library, option, print_rows
from tui.filters import where_from, where_options
from tui.words import N_

if TYPE_CHECKING:
    from tui.covering import Checked
    from tui.rows import Row

STATES = ("figure", "words", "nothing")


@click.command(cls=Spoken, help=N_("披露情况：清单各项在报告中有数据、仅有文字还是未见披露，各附依据。"))
@where_options
@option("--state", "states", type=click.Choice(STATES), multiple=True, help=N_("只列这类项目，可写多次。"))
@format_option
@library_option
def coverage(states: tuple[str, ...], form: str, **filters: Any) -> None:
    """Print a row a report and item."""
    from tui.covering import check

    with open_library() as library:
        checked = check(library, where_from(library, **filters))
        if form == "people":
            from tui.console import console
            from tui.printing.coverage import print_coverage

            print_coverage(console(), checked, states or STATES)
        else:
            print_rows(_rows(checked, states or STATES), COVERAGE_FIELDS, form)


def _rows(checked: "Iterator[Checked]", states: tuple[str, ...]) -> "Iterator[Row]":
    from ingest.indicators.taxonomy import load_taxonomy

    for report in checked:
        for covered in report.items:
            if covered.state in states:
                yield coverage_row(report, covered, load_taxonomy())
