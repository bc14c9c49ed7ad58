"""`zewen coverage`."""

import click

from tui.command import Failed, Spoken, library_option
from tui.words import N_, _


@click.command(cls=Spoken, help=N_("（即将提供）"))
@library_option
def coverage() -> None:
    """Say that it is not there yet."""
    raise Failed(_("这个命令还没有做好。"))
