"""`zewen audit`: figures that cannot all be true."""

from typing import Any

import click

from tui.checking_rows import FINDING_FIELDS, finding_row
from tui.command import (
    Failed,
    Spoken,
    SpokenGroup,
    format_option,
    library_option,
    open_library,
    option,
    print_rows,
    say,
)
from tui.commands.reviewing import note, note_options
from tui.filters import where_from, where_options
from tui.words import N_, _

SEVERITIES = ("contradiction", "suspicion", "note")


@click.group(
    cls=SpokenGroup, invoke_without_command=True, help=N_("核查：不可能同时成立或需要留意的数据，附算式和原文。")
)
@where_options
@option(
    "--severity",
    "severities",
    type=click.Choice(SEVERITIES),
    multiple=True,
    help=N_("只看这一级：矛盾、可疑、提示，可写多次。"),
)
@format_option
@library_option
@click.pass_context
def audit(context: click.Context, /, severities: tuple[str, ...], form: str, **filters: Any) -> None:
    """Print a row a finding."""
    if context.invoked_subcommand is not None:
        return
    from tui.auditing import find
    from tui.console import console
    from tui.printing.progress import progress

    with open_library() as library:
        with progress(console(stderr=True), _("核查")) as on_progress:
            found = tuple(find(library, where_from(library, **filters), on_progress))
        kept = (one for one in found if not severities or one.about.finding.severity in severities)
        if form == "people":
            from tui.printing.findings import print_findings

            print_findings(console(), kept)
        else:
            from ingest.indicators.taxonomy import load_taxonomy

            print_rows((finding_row(one, load_taxonomy()) for one in kept), FINDING_FIELDS, form)


@audit.command(cls=Spoken, help=N_("说明一条发现的缘由；ID 是 zewen audit 列出的编号。"))
@click.argument("identifier", metavar="ID")
@note_options
@library_option
def explain(identifier: str, reason: str, author: str) -> None:
    """Say why a finding is as it is."""
    from index.library import Where
    from tui.auditing import find

    with open_library(readonly=False) as library:
        keys = {one.key for one in find(library, Where())}
        if identifier not in keys:
            raise Failed(_("没有编号为 {id} 的发现。编号见 zewen audit。").format(id=identifier))
        library.amendments.explain(identifier, note(reason, author))
    say(_("已记下说明。"))
