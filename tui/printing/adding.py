"""What became of each file, while files are being added: a line a file, a bar on a terminal, a sum at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from tui.adding import IN_THE_LIBRARY, Added, Status
from tui.console import plain
from tui.printing.places import body_and_year
from tui.printing.progress import bar
from tui.words import N_, _

STATUSES: dict[Status, str] = {
    "added": N_("已加入"),
    "replaced": N_("已更新"),
    "unchanged": N_("未变"),
    "duplicate": N_("内容重复"),
    "unreadable": N_("无法读取"),
    "not_a_report": N_("不是报告"),
}


def watched(console: Console, added: Iterable[Added], total: int, *, lines: bool) -> Iterator[Added]:
    """The same again, each shown as it passes: a bar where the console is a terminal, and lines if wanted."""
    counts: Counter[Status] = Counter()
    with bar(console) as shown:
        task = shown.add_task(_("读取"), total=total)
        for one in added:
            counts[one.status] += 1
            if lines or one.status not in IN_THE_LIBRARY:
                shown.console.print(outcome_line(one), soft_wrap=True)
            shown.advance(task)
            yield one
    console.print(plain(summary(counts), "bold"), soft_wrap=True)


def outcome_line(added: Added) -> Text:
    """One file, what became of it, and what was found in it."""
    good = added.status in IN_THE_LIBRARY
    line = plain(f"{'✓' if good else '✗'} {_(STATUSES[added.status])}  ", "green" if good else "red")
    if added.report is None:
        return line + plain(_(added.reason) or added.file)
    report = added.report
    found = _("{pages}{passages} 段，{figures} 个数据").format(
        pages=_("{pages} 页，").format(pages=report.pages) if report.pages else "",
        passages=len(report.passages),
        figures=len(report.figures),
    )
    who = body_and_year(report.identity.organisation, report.identity.year)
    line.append_text(plain(f"{who}  ", "bold")).append_text(plain(f"{found}  ")).append_text(plain(added.file, "dim"))
    unread = (
        _("第 {page} 页未能读取：{reason}").format(page=page.number, reason=_(page.reason)) for page in report.unread
    )
    for warning in (*map(_, report.warnings), *unread):
        line.append("\n    ").append_text(plain(warning, "yellow"))
    return line


def summary(counts: Counter[Status]) -> str:
    """已加入 9，无法读取 1."""
    return _("，").join(f"{_(name)} {counts[status]}" for status, name in STATUSES.items() if counts[status]) or _(
        "没有文件。"
    )
