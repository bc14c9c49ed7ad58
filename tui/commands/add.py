"""`zewen add`: read reports into the library."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import FAILED, Spoken, format_option, library_option, open_library, option, print_rows
from tui.rows import OUTCOME_FIELDS, outcome_row
from tui.words import N_

if TYPE_CHECKING:
    from tui.adding import Added


@click.command(cls=Spoken, help=N_("把文件和文件夹（含子文件夹）中的报告读入报告库。"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--password", help=N_("加密 PDF 的口令。"))
@option("--keep-non-reports", is_flag=True, help=N_("看来不是社会责任报告的文件也加入。"))
@option(
    "--timeout", type=click.FloatRange(min=1), default=600.0, show_default=True, help=N_("单个文件的读取时限（秒）。")
)
@option("--jobs", type=click.IntRange(min=1), help=N_("同时读取的文件数；默认与处理器核数相同。"))
@format_option
@library_option
@click.pass_context
def add(
    context: click.Context,
    paths: tuple[Path, ...],
    password: str | None,
    keep_non_reports: bool,
    timeout: float,
    jobs: int | None,
    form: str,
) -> None:
    """Print a row a file."""
    from ingest.batch import find_files, start_loading

    start_loading()
    from tui.adding import IN_THE_LIBRARY, Reading, add_files
    from tui.console import console
    from tui.printing.adding import watched

    files = find_files(paths)
    for_people = form == "people"
    with open_library(readonly=False) as library:
        added = add_files(library, files, Reading(password, keep_non_reports, jobs, timeout))
        shown = watched(console(stderr=not for_people), added, len(files), lines=for_people)
        failed: list[Added] = []
        kept = _noting(shown, failed, IN_THE_LIBRARY)
        if for_people:
            for _one in kept:
                pass
        else:
            print_rows(map(outcome_row, kept), OUTCOME_FIELDS, form)
    if failed:
        context.exit(FAILED)


def _noting(added: "Iterable[Added]", failed: "list[Added]", good: Iterable[str]) -> "Iterator[Added]":
    """The same again; those that failed are noted on the way."""
    for one in added:
        if one.status not in good:
            failed.append(one)
        yield one
