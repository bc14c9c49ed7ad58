"""Reports and what became of files, for people."""

from collections.abc import Sequence

from rich.console import Console

from index.library import Filed
from tui.console import Column, Filled, plain, table
from tui.words import _


def print_reports(console: Console, filed: Sequence[Filed], *, empty: bool = False) -> None:
    """A line a report; warnings under the table. `empty`: the library holds none at all."""
    if not filed:
        none_yet = _("库里还没有报告。用 zewen add 文件或文件夹 加入，或用 zewen demo 看演示。")
        console.print(Filled(plain(none_yet if empty else _("没有这样的报告。"))))
        return
    columns = [
        Column(_("机构"), share=3),
        Column(_("年度"), "right"),
        Column(_("页"), "right"),
        Column(_("段落"), "right"),
        Column(_("数据"), "right"),
        Column(_("文件"), share=3, style="dim"),
    ]
    console.print(table(columns, (_report_cells(one) for one in filed)))
    for one in filed:
        for warning in one.warnings:
            console.print(plain(_("{file}：{reason}").format(file=one.file, reason=_(warning)), "yellow"))
        for page in one.unread:
            text = _("{file} 第 {page} 页未能读取：{reason}")
            console.print(plain(text.format(file=one.file, page=page.number, reason=_(page.reason)), "yellow"))


def _report_cells(filed: Filed) -> tuple[str, ...]:
    return (
        filed.identity.organisation or _("（未写明）"),
        str(filed.identity.year or "—"),
        str(filed.pages or "—"),
        f"{filed.passages:,}",
        f"{filed.figures:,}",
        filed.file,
    )
