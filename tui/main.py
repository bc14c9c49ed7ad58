"""The `zewen` command: without a command it opens the app, with one it does that and prints."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from tui.command import LazyGroup, SpokenOption, library_option, option
from tui.words import LANGUAGES, N_, asked_language, use_language

COMMANDS = {
    "add": "tui.commands.add",
    "demo": "tui.commands.demo",
    "reports": "tui.commands.reports",
    "figures": "tui.commands.figures",
    "search": "tui.commands.search",
    "ask": "tui.commands.ask",
    "compare": "tui.commands.compare",
    "audit": "tui.commands.audit",
    "coverage": "tui.commands.coverage",
    "export": "tui.commands.export",
    "serve": "tui.commands.serve",
}
"""Each command's module, which holds a function of the command's name."""


def _take_indicators(_context: click.Context, _parameter: click.Parameter, file: Path | None) -> None:
    """Name the user's indicators to this process and to the workers that read reports."""
    if file is not None:
        os.environ["ZEWEN_INDICATORS"] = str(file.absolute())


@click.group(
    cls=LazyGroup,
    modules=COMMANDS,
    invoke_without_command=True,
    help=N_("责问：就社会责任报告提问，每个数据都有原文和页码。不带命令则打开全屏界面。"),
)
@option(
    "--language",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=N_("界面语言；报告原文从不翻译。"),
)
@option(
    "--indicators",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="ZEWEN_INDICATORS",
    expose_value=False,
    callback=_take_indicators,
    help=N_("自定指标的 TOML 文件，加在现有指标之上。"),
)
@library_option
@click.version_option(package_name="zewen", prog_name="zewen", cls=SpokenOption, help=N_("显示版本。"))
@click.pass_context
def zewen(context: click.Context) -> None:
    """Open the app if no command is given."""
    if context.invoked_subcommand is None:
        from tui.command import open_app

        open_app()


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what the terminal cannot show must not end the program
    use_language(asked_language(sys.argv[1:], os.environ))
    zewen()


if __name__ == "__main__":
    main()
