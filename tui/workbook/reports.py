"""The sheet of reports: what was read, and what could not be."""

from collections.abc import Sequence

from index.library import Filed
from tui.words import N_, _, with_label
from tui.workbook.sheet import Book

HEADS = (
    N_("机构"), N_("年度"), N_("标题"), N_("文号"), N_("文件"), N_("页"), N_("字数"), N_("段落"), N_("数据"),
    N_("读取提示"), N_("未能读取的页"), N_("文件指纹（SHA-256）"),
)  # fmt: skip


def write_reports(book: Book, filed: Sequence[Filed]) -> None:
    """A row a report."""
    sheet = book.sheet(_("报告"))
    sheet.head([_(head) for head in HEADS], freeze_columns=1)
    for one in filed:
        identity = one.identity
        sheet.row(
            (
                identity.organisation,
                identity.year,
                identity.title,
                identity.document_number,
                one.file,
                one.pages,
                one.characters,
                one.passages,
                one.figures,
                "\n".join(map(_, one.warnings)),
                "\n".join(with_label(str(page.number), _(page.reason)) for page in one.unread),
                one.sha256,
            )
        )
