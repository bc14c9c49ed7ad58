"""`zewen demo`: a library of demonstration reports, to try everything on."""

import click

from tui.command import Spoken, library_option, open_app, open_library, option, say
from tui.words import N_, _


@click.command(cls=Spoken, help=N_("用演示报告（虚构机构）建库，并打开界面。"))
@option("--no-app", is_flag=True, help=N_("只建库，不打开界面。"))
@library_option
def demo(no_app: bool) -> None:
    """Fill the library and open the app on it."""
    from importlib.resources import as_file, files

    from tui.commands.add import add_reports

    with as_file(files("corpus") / "reports") as folder, open_library(readonly=False) as library:
        rows = list(add_reports(library, [folder]))
    say(_("演示库里有 {n} 份报告。").format(n=len(rows)))
    if not no_app:
        open_app()
