"""The sheet of coverage: every item of the checklist for every report, with its evidence."""

from collections.abc import Iterable, Sequence

from ingest.coverage.checklist import Covered, Evidence
from tui.covering import Checked
from tui.labels import STATES
from tui.numbers import measured
from tui.words import N_, _, term
from tui.workbook.sheet import Book, Cell

HEADS = (
    N_("机构"), N_("年度"), N_("编号"), N_("清单项目"), N_("结论"), N_("数据"), N_("原文"), N_("页"), N_("章节"),
    N_("清单"), N_("类别"), N_("条款"), N_("文件"),
)  # fmt: skip
PRINTED = (16, 6, 6, 24, 8, 26, 48, 4)
"""How wide the columns are that are printed: the item, what became of it, and the proof."""


def write_coverage(book: Book, checked: Iterable[Checked]) -> None:
    """A row a report and item."""
    sheet = book.sheet(_("披露情况"))
    sheet.head([_(head) for head in HEADS], freeze_columns=2, printed=PRINTED)
    for one in checked:
        for covered in one.items:
            sheet.row(
                (
                    one.report.identity.organisation,
                    one.report.identity.year,
                    covered.item.id,
                    term(covered.item.name),
                    _(STATES[covered.state]),
                    _figures(covered),
                    *_best(covered.evidence),
                    term(one.checklist.name),
                    term(covered.item.group),
                    term(covered.item.clause),
                    one.report.file,
                )
            )


def _best(evidence: Sequence[Evidence]) -> tuple[Cell, Cell, Cell]:
    """Quote, page and section of the first proof."""
    if not evidence:
        return None, None, None
    best = evidence[0]
    return best.quote, best.page, " / ".join(best.section)


def _figures(covered: Covered) -> str:
    return "\n".join(f"{figure.subject} {measured(figure.quantity)}" for figure in covered.figures)
