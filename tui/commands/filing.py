"""`zewen reports set|remove|check`: a report's facts put right, a report taken out, the library's file looked over."""

from typing import TYPE_CHECKING, Any

import click

from tui.command import FAILED, Failed, Spoken, library_option, open_library, option, say
from tui.commands.reviewing import note, note_options
from tui.words import N_, _

if TYPE_CHECKING:
    from index.library import Filed, Library

BODIES = ("certification", "association", "laboratory", "company")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")

file_argument = click.argument("file", metavar="FILE")


@click.command("set", cls=Spoken, help=N_("补充或更正报告的机构、年度等；文件可写文件名或指纹的开头。"))
@file_argument
@option("--organisation", help=N_("机构全称。"))
@option("--year", type=int, help=N_("报告年度。"))
@option("--short-name", "short_names", multiple=True, help=N_("简称，可写多次。"))
@option("--title", help=N_("标题。"))
@option("--published", help=N_("发布日期，如 2021-04-30。"))
@option("--period-start", help=N_("报告期起，如 2020-01-01。"))
@option("--period-end", help=N_("报告期止，如 2020-12-31。"))
@option("--language", type=click.Choice(LANGUAGES), help=N_("报告的语言。"))
@option("--body", type=click.Choice(BODIES), help=N_("机构类别：认证、协会、实验室、企业。"))
@option("--region", help=N_("省级地区。"))
@note_options
@library_option
def set_identity(file: str, reason: str, author: str, **facts: Any) -> None:
    """Put a report's facts right."""
    changes = {name: value for name, value in facts.items() if value not in (None, ())}
    if not changes:
        raise click.UsageError(_("请写明要更正的内容。"))
    with open_library(readonly=False) as library:
        report = _named(library, file)
        library.amendments.set_identity(report.sha256, changes, note(reason, author))
        say(_("已更正：{figure}").format(figure=report.file))


@click.command(cls=Spoken, help=N_("把报告移出库；文件可写文件名或指纹的开头。"))
@file_argument
@library_option
def remove(file: str) -> None:
    """Take a report out of the library."""
    with open_library(readonly=False) as library:
        report = _named(library, file)
        library.remove(report.sha256)
        say(_("已移出：{file}").format(file=report.file))


@click.command(cls=Spoken, help=N_("检查库文件是否完好。"))
@library_option
@click.pass_context
def check(context: click.Context) -> None:
    """Look the library's file over."""
    with open_library() as library:
        problems = library.check()
    for problem in problems:
        say(_(problem))
    if problems:
        context.exit(FAILED)
    say(_("库文件完好。"))


@click.command(cls=Spoken, help=N_("按现在的指标体系重新归类库里的数据，不必重读文件。"))
@library_option
def rematch() -> None:
    """Fit the stored figures to the taxonomy as it is now."""
    from ingest.indicators.taxonomy import load_taxonomy

    taxonomy = load_taxonomy()
    with open_library(readonly=False) as library:
        changed = library.rematch(taxonomy)
    say(_("{n} 个数据换了指标。").format(n=changed))


def _named(library: "Library", name: str) -> "Filed":
    """The one report with that file name, or whose fingerprint begins so."""
    filed = library.filed(versions=True)
    found = [one for one in filed if one.file == name] or [one for one in filed if one.sha256.startswith(name)]
    if not found:
        raise Failed(_("库里没有文件“{name}”。用 zewen reports 看有哪些报告。").format(name=name))
    if len(found) > 1:
        prints = _("、").join(one.sha256[:12] for one in found)
        raise Failed(_("名为“{name}”的文件不止一个，请改用指纹：{prints}").format(name=name, prints=prints))
    return found[0]
