"""The first sheet: what the book is, what it was made with, and where somebody signs."""

from collections.abc import Sequence
from importlib.metadata import version

from index.library import Filed
from ingest.indicators.taxonomy import Taxonomy
from ingest.reading import READER
from tui.words import N_, _
from tui.workbook.sheet import Book

SHEETS = (
    (N_("数据"), N_("报告披露的每个数据：出处、原文、规则、可信度、复核")),
    (N_("比较"), N_("同一指标，机构 × 年度；斜体是活公式，随“数据”一页改动")),
    (N_("核查发现"), N_("不可能同时成立、或需要看一眼的数据，附算式")),
    (N_("披露情况"), N_("每家披露了清单里的哪些内容：有数字、只有文字、没有")),
    (N_("报告"), N_("读了哪些文件；哪些页没有读到")),
)


def write_cover(book: Book, filed: Sequence[Filed], taxonomy: Taxonomy) -> None:
    """Versions, contents, and a line to sign on."""
    sheet = book.sheet(_("说明"))
    sheet.row((_("社会责任报告数据检查表"),), style="title")
    sheet.row(())
    unread = sum(len(one.unread) for one in filed)
    for name, value in (
        (_("程序版本"), f"zewen {version('zewen')}"),
        (_("读取规则版本"), READER),
        (_("指标体系"), _("{n} 个指标，指纹 {fingerprint}").format(n=len(taxonomy), fingerprint=taxonomy.fingerprint)),
        (_("报告份数"), len(filed)),
        (_("没有读到的页数"), unread),
    ):
        sheet.row((name, value))
    sheet.row(())
    for name, what in SHEETS:
        sheet.row((_(name), _(what)))
    sheet.row(())
    for line in (_("检查人"), _("日期"), _("意见")):
        sheet.row((line, "________________"))
