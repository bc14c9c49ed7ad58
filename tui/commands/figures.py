"""`zewen figures`: every figure that the reports disclose."""

from typing import Any

import click

from tui.command import SpokenGroup, format_option, library_option, open_library, print_rows
from tui.commands.reviewing import accept, correct, reject, reviews, withdraw
from tui.filters import where_from, where_options
from tui.rows import FIGURE_FIELDS, figure_row
from tui.words import N_


@click.group(cls=SpokenGroup, invoke_without_command=True, help=N_("列出报告披露的每个数据。"))
@where_options
@format_option
@library_option
@click.pass_context
def figures(context: click.Context, /, form: str, **filters: Any) -> None:
    """Print a row a figure."""
    if context.invoked_subcommand is not None:
        return
    from ingest.indicators.taxonomy import load_taxonomy

    with open_library() as library:
        disclosures = library.disclosures(where_from(library, **filters))
        if form == "people":
            from tui.console import console
            from tui.printing.figures import print_figures

            print_figures(console(), disclosures, load_taxonomy())
            return
        rows = (figure_row(disclosure, load_taxonomy()) for disclosure in disclosures)
        print_rows(rows, FIGURE_FIELDS, form)


for command in (accept, correct, reject, withdraw, reviews):
    figures.add_command(command)
