"""`zewen demo`: a library of demonstration reports, to try everything on."""

import hashlib
from pathlib import Path

import click

from tui.command import (
    Spoken,
    can_show_app,
    library_option,
    library_path,
    open_app,
    open_library,
    option,
    say,
    use_library,
)
from tui.words import N_, _


@click.command(cls=Spoken, help=N_("用演示报告（虚构机构）建库，并打开界面。"))
@option("--no-app", is_flag=True, help=N_("只建库，不打开界面。"))
@library_option
def demo(no_app: bool) -> None:
    """Fill the library and open the app on it."""
    from importlib.resources import as_file, files

    from ingest.batch import find_files
    from tui.adding import add_files
    from tui.console import console
    from tui.printing.adding import watched

    with as_file(files("corpus") / "reports") as folder:
        reports = find_files([folder])
        _spare_the_users_library(reports)
        with open_library(readonly=False) as library:
            for _added in watched(console(stderr=True), add_files(library, reports), len(reports), lines=False):
                pass
    say(_("演示库：{path}").format(path=library_path()))
    if no_app:
        return
    if can_show_app():
        open_app()
    else:
        say(_("当前不在终端中，未打开界面。"))


def _spare_the_users_library(reports: tuple[Path, ...]) -> None:
    """Where nobody named a library and the usual one holds other reports, work on one beside it."""
    usual = library_path(named=False)
    if library_path() != usual or not usual.exists():
        return
    with open_library() as library:
        held = {filed.sha256 for filed in library.filed(versions=True)}
    if held - {hashlib.sha256(report.read_bytes()).hexdigest() for report in reports}:
        use_library(usual.with_name("demo.db"))
        say(_("您的库里已有别的报告，演示报告另放一库；要用它，请加 --library {path}").format(path=library_path()))
