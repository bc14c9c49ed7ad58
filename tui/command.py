"""What all commands share: the library they work on, their formats and filters, and how they speak and fail."""

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from errno import EPIPE
from gettext import gettext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ingest.errors import ZewenError
from tui.words import N_, _

if TYPE_CHECKING:
    from index.library import Library

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit codes. Findings and 未披露 are results, not failures; click itself exits with 2 on wrong usage."""

LIBRARY = "zewen.library"
"""Key of the library's path in click's context, which the command and its group share."""

FORMATS = ("people", "jsonl", "csv")

Function = TypeVar("Function", bound=Callable[..., Any])


class Failed(click.ClickException):
    """Something that was asked for could not be done; one line on stderr."""

    exit_code = FAILED

    def show(self, file: Any = None) -> None:
        """Write the line."""
        say(self.format_message())


class Spoken(click.Command):
    """A command whose help is in the language in use."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands for options, commands and arguments, which click leaves in English."""
        return [gettext(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, whole: Chinese has no words to cut at."""
        return _in_use(self.help).partition("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole help."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_in_use(self.help))


def _in_use(text: str | None) -> str:
    return _(text) if text else ""


class SpokenOption(click.Option):
    """An option whose help is in the language in use."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value, which click leaves in English or names when the option is made."""
        return gettext(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Names and help."""
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace(self.help or "", _in_use(self.help), 1))


class SpokenGroup(Spoken, click.Group):
    """A command with commands under it."""

    command_class = Spoken


class LazyGroup(SpokenGroup):
    """A group that imports a command's module only when that command is wanted."""

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what Zewen cannot do becomes one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except ZewenError as error:
            raise Failed(_(error.said)) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == EPIPE:  # whoever reads the output has seen enough; click ends quietly
                raise
            raise Failed(_("系统错误：{error}").format(error=error)) from error
        except Exception as error:
            if os.environ.get("ZEWEN_TRACE"):
                raise
            raise Failed(accident(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, named as its function in its module."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = getattr(import_module(self.modules[cmd_name]), cmd_name)
        return command


def accident(error: Exception) -> str:
    """What to tell of an error that nobody foresaw: what, where in the program, and what to do."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    text = _("程序出错（{kind}：{error}，{file} 第 {line} 行）。请告知维护人员；设 ZEWEN_TRACE=1 再运行可看详情。")
    return text.format(kind=type(error).__name__, error=error, file=Path(last.filename).name, line=last.lineno)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option that speaks the language in use."""
    return click.option(*names, cls=SpokenOption, **settings)


def say(text: str) -> None:
    """A line of talk, on stderr."""
    click.echo(text, err=True)


def default_library() -> Path:
    """Where the library is if nobody says."""
    from platformdirs import user_data_path

    return user_data_path("zewen", appauthor=False) / "library.db"


def _remember_library(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """What is typed, before the command or after it, goes before the environment."""
    typed = parameter.name and ctx.get_parameter_source(parameter.name) is click.core.ParameterSource.COMMANDLINE
    if value is not None and (typed or LIBRARY not in ctx.meta):
        ctx.meta[LIBRARY] = value


library_option = option(
    "--library",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="ZEWEN_LIBRARY",
    callback=_remember_library,
    expose_value=False,
    help=N_("报告库文件（SQLite）。默认取 $ZEWEN_LIBRARY，其次为用户数据目录下的库。"),
)
format_option = option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="people",
    help=N_("people：供阅读；jsonl、csv：供程序使用。"),
)


def library_path(*, named: bool = True) -> Path:
    """The library that this run is about; with `named=False` the one it would be about if nobody named one."""
    path = click.get_current_context().meta.get(LIBRARY) if named else None
    return path if isinstance(path, Path) else default_library()


def use_library(path: Path) -> None:
    """Make this run about that library."""
    click.get_current_context().meta[LIBRARY] = path


def open_library(*, readonly: bool = True) -> "Library":
    """The library of this run; where there is none yet, one is made unless it is only to be read."""
    from index.library import Library

    path = library_path()
    if readonly and not path.exists():
        raise Failed(_("报告库 {path} 尚不存在。请先用 zewen add 加入报告，或用 zewen demo 看演示。").format(path=path))
    path.parent.mkdir(parents=True, exist_ok=True)
    # One that may be written is opened so, even to be read: an older library is brought up to date on the way.
    return Library.open(path, readonly=path.exists() and not os.access(path, os.W_OK))


def print_rows(rows: Iterable[Mapping[str, object]], fields: Sequence[str], form: str) -> None:
    """Rows on stdout, for programs, always in UTF-8."""
    from tui.rowtext import csv_lines, json_line

    lines = csv_lines(rows, fields) if form == "csv" else (json_line(row) for row in rows)
    stdout = sys.stdout.buffer
    for line in lines:
        stdout.write(line.encode("utf-8", "replace") + b"\n")
    stdout.flush()


def can_show_app() -> bool:
    """Whether there is a terminal to draw on, or `zewen serve` has put its own driver in a terminal's place."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


def open_app() -> None:
    """The full-screen app on the library of this run."""
    if not can_show_app():
        raise Failed(_("当前不在终端中，无法打开全屏界面。各命令见 zewen --help；在浏览器中使用请运行 zewen serve。"))
    from tui.app import run

    run(library_path())
