"""`zewen reports`: what is in the library."""

from typing import Any

import click

from tui.command import SpokenGroup, format_option, library_option, open_library, print_rows
from tui.commands.filing import check, rematch, remove, set_identity
from tui.filters import where_from, where_options
from tui.rows import REPORT_FIELDS, report_row
from tui.words import N_


@click.group(cls=SpokenGroup, invoke_without_command=True, help=N_("列出库里的报告。"))
@where_options
@format_option
@library_option
@click.pass_context
def reports(context: click.Context, /, form: str, **filters: Any) -> None:
    """Print a row a report."""
    if context.invoked_subcommand is not None:
        return
    with open_library() as library:
        filed = library.filed(where_from(library, **filters))
        if form == "people":
            from tui.console import console
            from tui.printing.reports import print_reports

            print_reports(console(), filed, empty=not filed and not library.filed(versions=True))
            return
        rows = (report_row(one, library.sections(one.sha256)) for one in filed)
        print_rows(rows, REPORT_FIELDS, form)


for command in (set_identity, remove, rematch, check):
    reports.add_command(command)
