"""`zewen search`: the passages that fit some words best."""

from typing import Any

import click

from tui.command import Spoken, format_option, library_option, open_library, option, print_rows
from tui.filters import where_from, where_options
from tui.rows import HIT_FIELDS, hit_row
from tui.words import N_, _


@click.command(cls=Spoken, help=N_("检索原文段落，最相关的在前。"))
@click.argument("query")
@option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help=N_("最多列出几段。"))
@where_options
@format_option
@library_option
def search(query: str, limit: int, form: str, **filters: Any) -> None:
    """Print a row a passage."""
    if not query.strip():
        raise click.UsageError(_("请写明要检索的词，如 zewen search 有效证书。"))
    with open_library() as library:
        found = library.search(query, where_from(library, **filters), limit=limit)
        if form == "people":
            from tui.console import console
            from tui.printing.hits import print_found

            print_found(console(), found)
            return
        print_rows(map(hit_row, found.hits), HIT_FIELDS, form)
